"""Every cell of role x event x phase x consent against a table written by hand, not taken from the code.

A line: event | clinic | specialist | observer | privacy | need. Phases by their letter: n none, w waiting, a accepted,
h held, c closed, x cancelled, v voided. Reviewer and admin never act. Need: A also after consent was withdrawn,
O until then, C with consent to the consult (or an emergency, or a red call nobody has asked on), R recording besides.
"""

import pytest

from app.consult.rules.gate import Cell, cells

EXPECTED = """
ConsultRequested        | n      |        |     |        | O
RequestAmended          | wah    |        |     |        | O
Accepted                |        | w      |     |        | O
Declined                |        | w      |     |        | O
Released                |        | ah     |     |        | O
HandedOn                |        | ah     |     |        | O
HandoverConfirmed       |        | ah     |     |        | A
Held                    |        | a      |     |        | O
Resumed                 |        | h      |     |        | O
LeadTaken               |        | ah     |     |        | O
Cancelled               | wah    |        |     |        | A
Voided                  | wahc   | ahc    |     |        | A
ConsultClosed           | ah     | ah     |     |        | A
ConsultReopened         | c      | c      |     |        | O
PresentInRoom           | wah    |        |     |        | O
IdentityConfirmed       | wah    | ah     |     |        | O
ObserverAsked           |        |        | ah  |        | O
ObserverAdmitted        | wah    |        |     |        | O
ObserverDismissed       | wah    |        |     |        | A
SeenThrough             | wahcxv | wahcxv | wahcxv |     | A
MarksSeen               | wahcxv | wahcxv | wahcxv |     | A
ConsentGiven            | wahc   |        |     |        | A
ConsentRefused          | wahc   |        |     |        | A
ConsentWithdrawn        | wahcxv |        |     |        | A
ConsentPostponed        | ah     |        |     |        | A
EmergencyWithoutConsent | wah    | ah     |     |        | O
DocumentShared          | wah    | ah     |     |        | C
PagePictured            | wah    | ah     |     |        | C
DocumentWithdrawn       | wahcxv | wahcxv |     | wahcxv | A
PageTurned              | wah    | ah     |     |        | C
ViewMoved               | wah    | ah     |     |        | C
PresentationSet         | wah    | ah     |     |        | C
CineSet                 | wah    | ah     |     |        | C
SourceOriented          | wah    | ah     |     |        | C
PagesDescribed          | wah    | ah     |     |        | C
SurfaceCalibrated       | wah    | ah     |     |        | C
StillTaken              | wah    | ah     |     |        | C
StillPictured           | wah    | ah     |     |        | C
MarkAdded               | wah    | ah     |     |        | C
MarkReshaped            | wah    | ah     |     |        | C
MarkRemoved             | wah    | ah     |     |        | C
MarkRestored            | wah    | ah     |     |        | C
MarkStruck              |        | ah     |     |        | C
TrackConfirmed          | wah    | ah     |     |        | C
TrackEnded              | wah    | ah     |     |        | C
TrackFollowed           | wah    | ah     |     |        | C
MessageSent             | wahc   | ahc    |     |        | A
InstructionGiven        |        | ah     |     |        | O
Seen                    | ah     |        |     |        | A
Doing                   | ah     |        |     |        | A
Done                    | ah     | ah     |     |        | A
Impossible              | ah     |        |     |        | A
Withdrawn               |        | ah     |     |        | A
Reopened                |        | ah     |     |        | O
StopCalled              | ah     | ah     |     |        | A
StopAcknowledged        | ah     | ah     |     |        | A
HelpCalled              | wah    |        |     |        | A
HelpHeard               |        | ah     |     |        | A
FindingWritten          | ah     | ah     |     |        | O
FindingAmended          | ah     | ah     |     |        | O
FindingStruck           | ah     | ah     |     |        | O
BookmarkPlaced          | ah     | ah     |     |        | O
MeetingStarted          | a      | a      |     |        | C
MeetingEnded            | wahcxv | wahcxv |     |        | A
SegmentOpened           | ah     | ah     |     |        | R
SegmentClosed           | wahcxv | wahcxv |     |        | A
MediaGap                | wahcxv | wahcxv |     |        | A
LinkSampled             | wah    | ah     | ah  |        | A
ListeningAsked          |        | a      |     |        | C
ListeningStarted        | a      |        |     |        | C
ListeningEnded          | wahcxv | wahcxv |     |        | A
SoundKept               | ah     |        |     |        | C
OpinionDrafted          |        | ahc    |     |        | A
OpinionSigned           |        | ahc    |     |        | A
OpinionReceived         | ahc    |        |     |        | A
PersonJoined            |        |        |     |        | A
PersonLeft              |        |        |     |        | A
"""
LETTER = {"none": "n", "waiting": "w", "accepted": "a", "held": "h", "closed": "c", "cancelled": "x", "voided": "v"}


def parsed() -> dict[str, tuple[dict[str, str], str]]:
    rows = {}
    for line in EXPECTED.strip().splitlines():
        name, clinic, specialist, observer, privacy, need = (part.strip() for part in line.split("|"))
        roles = {"clinic": clinic, "specialist": specialist, "observer": observer, "privacy": privacy}
        rows[name] = ({**roles, "reviewer": "", "admin": ""}, need)
    return rows


ROWS = parsed()
CELLS: dict[str, list[Cell]] = {}
for _cell in cells():
    CELLS.setdefault(_cell.event, []).append(_cell)


def expected_code(cell: Cell) -> str:
    """In the order the answers are given: who, when, consent."""
    if cell.event in ("PersonJoined", "PersonLeft"):
        return "room_only"
    roles, need = ROWS[cell.event]
    phases = roles[cell.role]
    if cell.phase == "none" and "n" not in phases:
        return "not_found"
    if not phases:
        return "role"
    if LETTER[cell.phase] not in phases:
        return cell.phase
    if need == "A":
        return ""
    if cell.consents.consult == "withdrawn":
        return "consent_withdrawn"
    if need == "O" or (cell.consents.consult == "unasked" and cell.consents.red and need == "C"):
        return ""
    if cell.consents.consult not in ("given", "emergency") and not (
        cell.consents.consult == "unasked" and cell.consents.red
    ):
        return "no_consent"
    return "no_recording_consent" if need == "R" and cell.consents.recording != "given" else ""


def test_the_hand_written_table_names_every_event() -> None:
    assert set(ROWS) == set(CELLS)


@pytest.mark.parametrize("event", sorted(CELLS))
def test_every_cell_is_as_written_by_hand(event: str) -> None:
    wrong = [(cell, expected_code(cell)) for cell in CELLS[event] if cell.code != expected_code(cell)]
    assert not wrong, wrong[:3]


def test_there_is_a_cell_for_every_role_phase_and_consent() -> None:
    assert sum(map(len, CELLS.values())) == 77 * 6 * 7 * 5 * 3 * 2
