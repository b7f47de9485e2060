"""After three minutes the link is back: everything once, in its order, and what is late by then says so."""

import time

import pytest

from app.consult.events.guidance import Done, InstructionGiven
from app.consult.events.marks import MarkAdded
from app.consult.events.media import MeetingEnded, MeetingStarted
from app.consult.events.people import PersonLeft
from tests.windows.badday.day import Day, all_see, none_sees, start_again
from tests.windows.badday.diary import Diary
from tests.windows.badday.words import ASK, LEVEL, ORDER, SECOND_ORDER
from tests.windows.seat import Seat
from tests.windows.witness import assert_chain_holds, outbox, refused, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

CUT_S = 180.0
LATE_MS = 20_000
NOBODY = "Camera and microphone are off: no specialist is here any more."


def test_after_two_minutes_the_call_ends_and_what_is_asked_then_waits(day: Day, diary: Diary) -> None:
    disk, (anna, omar, tom) = day.disk, day.everybody
    (ended,) = until(lambda: disk.all(day.consult, MeetingEnded), "the end of the call in the log", 200)
    assert ended[0].by in ("server", "anna") and ended[1].reason == "left"  # both count to two minutes
    ((left, why),) = disk.all(day.consult, PersonLeft)
    assert (left.by, why.why) == ("omar", "dropped")
    anna.see(NOBODY)
    assert not anna.has_key("Mute") and not anna.has_key("Cover")
    all_see("Not recorded", anna, tom)
    none_sees(NOBODY, omar, tom)

    omar.press("Instructions")
    omar.write(ASK, SECOND_ORDER)
    omar.press("Ask")
    omar.see("not shown in time")
    none_sees(SECOND_ORDER, anna, tom)
    waiting = outbox(omar.shelf)
    assert [one.text for one in waiting if isinstance(one, InstructionGiven)] == [ORDER, SECOND_ORDER]
    assert [one.mark for one in waiting if isinstance(one, MarkAdded)] == [*diary.drawn]
    assert not disk.all(day.consult, InstructionGiven)


def test_back_everything_comes_once_and_a_late_instruction_says_so(day: Day, diary: Diary) -> None:
    disk, (anna, omar, tom) = day.disk, day.everybody
    omar.do("turn_to", page="Page 1")  # where he drew: the others are taken there
    time.sleep(max(0.0, CUT_S - (time.monotonic() - diary.cut_s)))
    day.relay.restore()
    tom.press("Instructions")
    for one in day.everybody:
        for mark in diary.drawn:
            one.do("see_mark", mark=mark)
    until(lambda: outbox(omar.shelf) == [], "the outbox to empty")
    omar.gone("unsent")
    assert heard_of_the_link(omar) == ["link_back"]  # its loss was heard as it began, and not again half a minute later
    all_see(SECOND_ORDER, anna, tom)
    anna.see("This arrived late: it was said")
    none_sees(ORDER, anna)  # what she did is not asked again
    all_see(ORDER, omar, tom)

    new = disk.log(day.consult)[diary.before :]
    assert [one.event.mark for one in new if isinstance(one.event, MarkAdded)] == [*diary.drawn]
    given = [one for one in new if isinstance(one.event, InstructionGiven)]
    assert [one.event.text for one in given] == [ORDER, SECOND_ORDER]
    assert all(one.record.at_ms - one.record.made_ms > LATE_MS for one in given)
    (done,) = until(lambda: disk.all(day.consult, Done), "her word that the first is done in the log")
    assert (done[0].by, done[1].instruction) == ("anna", given[0].event.instruction)
    assert_chain_holds(disk, day.consult)
    until(lambda: answers_again(day, 2), "her word on the second in the log")
    all_see("done, Anna Berg", omar, tom)
    for one in day.everybody:
        assert refused(one.shelf) == []


def heard_of_the_link(seat: Seat) -> list[str]:
    """Since it was asked last, until it is back."""
    heard: list[str] = []

    def is_back() -> bool:
        heard.extend(one for one in seat.heard() if one.startswith("link_"))
        return "link_back" in heard

    until(is_back, "the sound of a link that is back")
    return heard


def answers_again(day: Day, wanted: int) -> bool:
    """A press on a step that came this moment counts for nothing, it could not be read yet: she presses again, unless
    the first was only slow to come to the log."""
    if day.anna.has_key("Done"):
        day.anna.press("Done")
    ends = time.monotonic() + 5.0
    while len(day.disk.all(day.consult, Done)) < wanted and time.monotonic() < ends:
        time.sleep(0.2)
    return len(day.disk.all(day.consult, Done)) == wanted


def test_the_call_begins_again_by_a_press_at_the_bedside(day: Day) -> None:
    meetings = len(day.disk.all(day.consult, MeetingStarted))
    start_again(day.anna)
    start_again(day.omar)
    until(lambda: len(day.disk.all(day.consult, MeetingStarted)) > meetings, "the call in the log")
    all_see("Recording", *day.everybody)


def test_a_stroke_under_way_while_the_server_is_killed_arrives_once(day: Day) -> None:
    disk, (anna, omar, tom) = day.disk, day.everybody
    before = len(disk.all(day.consult, MarkAdded))
    omar.do("pen_down", points=LEVEL[:4])
    day.server.kill()
    omar.do("pen_on", points=LEVEL[4:])
    (mark,) = omar.do("pen_up", at=LEVEL[-1])  # type: ignore[misc]
    assert mark in omar.look()["pending"]
    assert len(disk.all(day.consult, MarkAdded)) == before
    day.server.start()
    for one in (anna, omar, tom):
        one.do("see_mark", mark=mark, within_s=60)
    for one in (anna, omar):
        assert one.has_key("Mute"), "a server that begins anew ends nobody's call"
    assert [event.mark for _, event in disk.all(day.consult, MarkAdded)][before:] == [mark]
    assert_chain_holds(disk, day.consult)
