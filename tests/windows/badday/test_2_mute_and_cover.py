"""Muted, then covered, at the bedside: said on every screen at once. What the recordings hold of it is asked later."""

import time

import pytest

from app.consult.events.media import MediaGap
from tests.windows.badday.day import Day, all_see, none_sees
from tests.windows.badday.diary import CLOCKS_MS, Diary, Span, now_ms
from tests.windows.visit import LIVE
from tests.windows.witness import until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

HIDDEN_S = 4.0  # long enough that a voice that pauses would be heard in it
COVERED_HERE = "Covered. Nobody sees or hears you, and nothing is recorded here."
COVERED_THERE = "You see and hear nothing of it, and none of it is recorded."


def test_muted_is_said_on_every_screen(day: Day, diary: Diary) -> None:
    anna, omar, tom = day.everybody
    for one in (omar, tom):
        one.press("People")
    anna.press("Mute")
    anna.do("see_key", word="Muted")
    from_ms = now_ms()
    all_see("at the bedside · muted", omar, tom)
    time.sleep(HIDDEN_S)
    diary.muted = Span(from_ms, now_ms())
    anna.press("Muted")
    anna.do("see_key", word="Mute")
    for one in (omar, tom):
        one.gone("at the bedside · muted")
    assert_gap(day, "muted", diary.muted)


def test_covered_is_said_on_every_screen_and_no_picture_stays(day: Day, diary: Diary) -> None:
    anna, omar, tom = day.everybody
    omar.press("Live")
    omar.do("see_stage", key=LIVE)
    anna.press("Cover")
    anna.see(COVERED_HERE)
    from_ms = now_ms()
    all_see("at the bedside · covered", omar, tom)
    omar.see(COVERED_THERE)
    until(lambda: omar.look()["quality"] is None, "the last picture to leave the stage")
    none_sees(COVERED_HERE, omar, tom)
    time.sleep(HIDDEN_S)
    assert omar.look()["quality"] is None
    diary.covered = Span(from_ms, now_ms())
    anna.press("Uncover")
    anna.gone(COVERED_HERE)
    omar.gone(COVERED_THERE)
    until(lambda: (omar.look()["capture_ms"] or 0) > diary.covered.until_ms, "a picture of after it")
    tom.gone("at the bedside · covered")
    assert_gap(day, "covered", diary.covered)


def assert_gap(day: Day, kind: str, hidden: Span) -> None:
    """The bedside's own recording says what is missing, in the log, while the specialist's link is away."""

    def said() -> list[MediaGap]:
        gaps = [event for _, event in day.disk.all(day.consult, MediaGap) if event.kind == kind]
        return [one for one in gaps if one.until_ms is not None]

    until(said, f"the end of what was {kind} in the log")
    from_ms, until_ms = hidden.from_ms + CLOCKS_MS, hidden.until_ms - CLOCKS_MS
    assert any(one.from_ms <= from_ms and (one.until_ms or 0) >= until_ms for one in said())
