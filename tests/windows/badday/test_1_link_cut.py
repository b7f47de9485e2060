"""The specialist's link to the server is cut for three minutes; what is drawn and asked meanwhile is lost nowhere."""

import time

import pytest

from app.consult.events.guidance import Done, InstructionGiven
from app.consult.events.marks import MarkAdded
from tests.windows.badday.day import Day, none_sees
from tests.windows.badday.diary import Diary
from tests.windows.badday.words import ASK, LOWER, ORDER, PEN
from tests.windows.witness import outbox, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_what_is_drawn_and_asked_stays_here_and_looks_like_it(day: Day, diary: Diary) -> None:
    disk, omar = day.disk, day.omar
    diary.before = len(disk.records(day.consult))
    omar.heard()
    day.relay.cut()
    diary.cut_s = time.monotonic()
    diary.drawn = (omar.draw(PEN), omar.draw(LOWER))
    omar.write(ASK, ORDER)
    omar.press("Ask")

    look = omar.look()
    assert {*diary.drawn} <= set(look["pending"]) and not {*diary.drawn} & set(look["stored"])
    omar.see("Your mark: sending")
    until(lambda: [one for one in outbox(omar.shelf) if isinstance(one, InstructionGiven)], "the outbox on disk")
    waiting = outbox(omar.shelf)
    assert [one.mark for one in waiting if isinstance(one, MarkAdded)] == [*diary.drawn]
    assert [one.text for one in waiting if isinstance(one, InstructionGiven)] == [ORDER]


def test_the_call_takes_the_instruction_along_and_the_log_does_not_have_it(day: Day, diary: Diary) -> None:
    disk, (anna, omar, tom) = day.disk, day.everybody
    anna.see(ORDER, 20)
    omar.gone("Your instruction was not shown at the bedside in time. Send it again or withdraw it.")
    omar.see("Connecting…")  # the socket is really gone: what comes now is sent anew
    until(lambda: "link_lost" in omar.heard(), "the sound of a lost link")
    none_sees(ORDER, tom)  # nobody calls with him: the log alone would tell
    assert not disk.all(day.consult, InstructionGiven)
    for one in (anna, tom):
        assert not {*diary.drawn} & set(one.look()["stored"])
    assert {*diary.drawn} <= set(omar.look()["pending"])


def test_her_answer_goes_by_the_call_too(day: Day) -> None:
    anna, omar, tom = day.everybody
    anna.press("Done")
    omar.see("done, Anna Berg")
    anna.gone(ORDER)
    assert not day.disk.all(day.consult, Done), "the log cannot take an answer before its question"
    none_sees("done, Anna Berg", tom)
