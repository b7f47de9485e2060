"""P17: who may ask for, begin and end the stethoscope; what the log tells of it afterwards."""

import pytest

from app.consult import events as e
from app.consult.person import Person
from app.consult.rules import may
from app.consult.timeline import Timeline
from app.server.named import named
from tests.consult.cast import BLOB, COLLEAGUE, EXPERT, NURSE, T0, Table, together

SEATS = {"nurse": 1, "expert": 2, "colleague": 3}
MEETING = (NURSE, e.MeetingStarted("meeting", "nurse", "expert"))
ASKED, STARTED, ENDED = e.ListeningAsked("heart"), e.ListeningStarted("heart"), e.ListeningEnded("heart")
PREVIEW = "ef" * 32
SOUND = e.SoundKept("sound", "nurse.voice", T0, 15_000, BLOB, 700_000, PREVIEW, 60_000, bytes(300))


def after(*events: tuple[Person, e.AnyEvent]) -> Table:
    table = together()
    table.open(3, COLLEAGUE)
    for person, event in events:
        before = table.state.seq
        table.submit(SEATS[person.person], person, event)
        assert table.state.seq == before + 1, event
    return table


def code(table: Table, person: Person, event: e.AnyEvent) -> str:
    refusal = may(table.state, person, event, T0)
    return refusal.code if refusal else ""


def test_p17_it_is_between_the_two_of_the_meeting_and_begins_at_the_bedside() -> None:
    assert code(after(), EXPERT, ASKED) == code(after(), NURSE, STARTED) == "no_meeting"
    met = after(MEETING)
    assert code(met, EXPERT, ASKED) == code(met, NURSE, STARTED) == ""
    assert code(met, COLLEAGUE, ASKED) == "not_own"
    assert code(met, EXPERT, STARTED) == code(met, NURSE, ASKED) == "role"
    asked = after(MEETING, (EXPERT, ASKED))
    assert code(asked, NURSE, STARTED) == ""
    assert (
        code(asked, NURSE, e.ListeningStarted("lung"))
        == code(asked, EXPERT, e.ListeningAsked("lung"))
        == "listening_on"
    )
    assert code(after(MEETING, (NURSE, STARTED)), NURSE, STARTED) == "already"


@pytest.mark.parametrize("person", [NURSE, EXPERT])
def test_p17_either_of_the_two_ends_it_also_before_it_began(person: Person) -> None:
    for begun in ((EXPERT, ASKED), (NURSE, STARTED)):
        on = after(MEETING, begun)
        assert code(on, COLLEAGUE, ENDED) == "not_own"
        ended = after(MEETING, begun, (person, ENDED))
        assert ended.state.listening is None
        assert code(ended, NURSE, STARTED) in ("already", "same_id") and code(ended, NURSE, ENDED) == "already"


def test_the_end_of_the_meeting_ends_it() -> None:
    table = after(MEETING, (EXPERT, ASKED), (NURSE, STARTED), (NURSE, e.MeetingEnded("meeting")))
    one = table.state.listenings["heart"]
    assert table.state.listening is None and one.until_ms == table.state.at_ms
    assert (one.asked_by, one.by) == ("expert", "nurse") and one.from_ms is not None


def test_p17_a_sound_is_of_ones_own_source_and_its_bytes_are_the_consults() -> None:
    table = after(MEETING, (NURSE, SOUND))
    assert {BLOB, PREVIEW} <= named(table.state) and table.state.sounds["sound"].outline == bytes(300)
    assert code(table, NURSE, SOUND) == "same_id"
    other = e.SoundKept("other", "expert.voice", T0, 15_000, BLOB, 700_000)
    assert code(table, NURSE, other) == "not_own_source"
    assert code(table, NURSE, e.SoundKept("other", "nurse.voice", T0, 90_000, BLOB, 700_000)) == "bad_value"


def test_the_review_stops_at_what_was_listened_to() -> None:
    table = after(MEETING, (EXPERT, ASKED), (NURSE, STARTED), (NURSE, SOUND), (EXPERT, ENDED))
    told = [step.text for step in Timeline(table.log).steps()][-4:]
    assert told == [
        "Asked to listen with the stethoscope",
        "Listening with the stethoscope began",
        "Kept 15 s of the stethoscope, whole",
        "Listening ended: voice is back",
    ]
