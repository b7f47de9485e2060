"""Every durable event is made by a press that somebody can reach, or is on the list of those no hand makes."""

import re
from pathlib import Path

import pytest

import app.documents.tools
import ui
from app.consult.events import KNOWN_TAGS

UI = Path(ui.__file__).parent
TOOLS = Path(app.documents.tools.__file__)

PRESSES = {
    # request
    "ConsultRequested": ("dialogs/request.py", "clinic: Ask a specialist, Call duty specialist now"),
    "RequestAmended": ("dialogs/amend.py", "clinic: Case, Correct…; more, Correct the request…"),
    "Accepted": ("home/clerk.py", "specialist: Accept on the board"),
    "Declined": ("home/clerk.py", "specialist: Decline on the board, with a reason"),
    "Released": ("stage/menu.py", "specialist: Give back…; more, Give back to the board…"),
    "HandoverConfirmed": ("stage/handoverline.py", "specialist: I have read it"),
    "HandedOn": ("stage/menu.py", "specialist: Hand on…; on the board too"),
    "Held": ("stage/menu.py", "specialist: Hold"),
    "Resumed": ("stage/menu.py", "specialist: Go on"),
    "LeadTaken": ("stage/menu.py", "specialist: more, Take the lead"),
    "Cancelled": ("stage/menu.py", "clinic: more, Call off…"),
    "Voided": ("stage/menu.py", "clinic, specialist: Wrong patient…; more, Wrong patient: end this consult…"),
    "ConsultClosed": ("stage/menu.py", "clinic, specialist: more, Close the consult…"),
    "ConsultReopened": ("stage/menu.py", "clinic, specialist: more, Reopen…; in the review too"),
    # people
    "PresentInRoom": ("dialogs/present.py", "clinic: People, Somebody else is here…; Has left"),
    "IdentityConfirmed": (
        "stage/identityline.py",
        "clinic, specialist: These are right; People, Confirm number and age",
    ),
    "ObserverAsked": ("home/clerk.py", "observer: Ask to look on, on the board"),
    "ObserverAdmitted": ("stage/observerline.py", "clinic: Let in; People, Let in"),
    "ObserverDismissed": ("stage/observerline.py", "clinic: No; People, Send out"),
    # consent
    "ConsentGiven": ("dialogs/consent.py", "clinic: Consent, Yes"),
    "ConsentRefused": ("dialogs/consent.py", "clinic: Consent, No"),
    "ConsentWithdrawn": ("panels/case.py", "clinic: Case, Withdraw…; Consent, Take it back"),
    "ConsentPostponed": ("stage/asking.py", "clinic: Not yet…, before closing Close without asking…"),
    "EmergencyWithoutConsent": ("dialogs/consent.py", "clinic: Consent, Emergency"),
    # documents and view
    "DocumentWithdrawn": ("panels/documents.py", "clinic, specialist: Documents, Withdraw…"),
    "PageTurned": ("stage/looking.py", "specialist: filmstrip, Show, Live"),
    "ViewMoved": ("stage/looking.py", "specialist: zoom and pan of the leader"),
    "PresentationSet": ("stage/presenting.py", "specialist who leads: Window, Presets, Light, Invert, Turn"),
    "CineSet": ("stage/film.py", "specialist who leads: Run, Stand, the wheel"),
    "SurfaceCalibrated": ("stage/paperbar.py", "clinic, specialist: the scale of a straightened paper ECG"),
    # marks
    "MarkAdded": (str(TOOLS), "clinic, specialist: pen, highlighter, arrow, ellipse, text"),
    "MarkReshaped": (str(TOOLS.with_name("moving.py")), "specialist: Choose mine; arrow keys"),
    "MarkRemoved": (str(TOOLS), "clinic, specialist: eraser, undo"),
    "MarkRestored": (str(TOOLS.with_name("history.py")), "clinic, specialist: undo, redo"),
    "MarkStruck": ("stage/striking.py", "specialist who leads: right button, eraser"),
    "TrackConfirmed": ("stage/staying.py", "clinic, specialist: Stays on the place; Yes, it is here"),
    "TrackEnded": ("stage/staying.py", "clinic, specialist: End staying"),
    # guidance
    "MessageSent": ("panels/messages.py", "everybody: Messages; at the bedside the line at the foot"),
    "InstructionGiven": ("panels/instructions.py", "specialist: Instructions, Ask"),
    "Seen": ("stage/bedside.py", "clinic: by the paint itself"),
    "Doing": ("stage/bedside.py", "clinic: Doing it"),
    "Done": ("stage/bedside.py", "clinic: Done; specialist: Done, they said"),
    "Impossible": ("stage/bedside.py", "clinic: Cannot…"),
    "Withdrawn": ("panels/instructions.py", "specialist: Instructions, Withdraw"),
    "StopCalled": ("stage/roomwiring.py", "specialist: STOP"),
    "StopAcknowledged": ("stage/stopcover.py", "clinic: I have stopped"),
    "HelpHeard": ("stage/helpline.py", "specialist: I have heard"),
    "HelpCalled": ("stage/bedside.py", "clinic: I need you"),
    "FindingWritten": ("panels/findings.py", "clinic, specialist: Findings"),
    "FindingAmended": ("panels/findings.py", "clinic, specialist: Findings, Correct"),
    "FindingStruck": ("panels/findings.py", "clinic, specialist: Findings, Strike"),
    "BookmarkPlaced": ("stage/menu.py", "clinic, specialist: B; more, Mark this moment"),
    "SourceOriented": ("stage/orienting.py", "clinic, specialist: the compass, C; the live picture turned, Q"),
    # stethoscope
    "ListeningAsked": ("stage/listeningbar.py", "specialist: Listen"),
    "ListeningStarted": ("stage/listeningbar.py", "clinic: Listen; more, Listen with the stethoscope"),
    "ListeningEnded": ("stage/listeningbar.py", "clinic, specialist: Back to voice, Not now"),
    # opinion
    "OpinionDrafted": ("dialogs/opinion.py", "specialist: Opinion…, while it is written"),
    "OpinionSigned": ("dialogs/opinion.py", "specialist: Opinion…, Sign"),
    "OpinionReceived": ("stage/asking.py", "clinic: Read it, once it is on the screen"),
}
NOT_BY_HAND = {
    "PersonJoined": "the room",
    "PersonLeft": "the room",
    "MarksSeen": "the engine, of what was painted in the visible part of the stage",
    "SeenThrough": "the engine, of what was painted",
    "DocumentShared": "the engine, of SharePlan",
    "PagePictured": "the engine, beside what is shared",
    "PagesDescribed": "the engine, beside what is shared",
    "StillTaken": "the engine, of Freeze and Photograph",
    "StillPictured": "the engine, beside a still",
    "MeetingStarted": "the engine, of StartMedia",
    "MeetingEnded": "the engine and the room",
    "TrackFollowed": "the engine, of what was followed",
    "SegmentOpened": "the engine",
    "SegmentClosed": "the engine",
    "MediaGap": "the engine, of mute and cover",
    "LinkSampled": "the engine",
    "Reopened": "older programs: here *Ask again* gives a step of its own, which the call tells too",
    "SoundKept": "the engine, of what a stethoscope gave",
}


def test_every_event_is_a_press_or_made_by_no_hand():
    assert set(PRESSES) | set(NOT_BY_HAND) == set(KNOWN_TAGS)
    assert not set(PRESSES) & set(NOT_BY_HAND)


@pytest.mark.parametrize("event", sorted(PRESSES))
def test_the_press_makes_the_event(event):
    where, _press = PRESSES[event]
    text = (UI / where).read_text(encoding="utf-8")
    used = [line for line in text.splitlines() if re.search(rf"\b{event}\b", line) and "import" not in line]
    assert any(re.search(rf"\b{event}\(|[ ,(]{event}[,)\]]", line) for line in used), where
