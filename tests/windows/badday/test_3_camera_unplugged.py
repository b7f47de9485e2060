"""The bedside's camera is pulled out and comes back by itself; pulled again, another is one press away."""

import pytest

from app.consult.events.media import MediaGap, SegmentOpened
from tests.windows.badday.day import FACE, HAND, Day, none_sees
from tests.windows.badday.diary import CLOCKS_MS, Diary, Span, now_ms
from tests.windows.seat import Seat
from tests.windows.visit import LIVE
from tests.windows.witness import outbox, recordings_under_way, refused, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

GONE = "The camera cannot be found. Plug it in or choose another one; it is taken up again by itself."


def test_an_unplugged_camera_is_said_and_returns_by_itself(day: Day, diary: Diary) -> None:
    anna, omar, tom = day.everybody
    omar.do("see_stage", key=LIVE)
    before = {gap.gap for gap in gaps(day)}
    day.cameras.pull_out(FACE)
    anna.see(GONE)
    anna.do("see_key", word=f"Use {HAND}")
    from_ms = now_ms()
    until(lambda: new_gaps(day, before), "the gap in the log")
    none_sees(GONE, omar, tom)
    assert 0 < seen_ms(omar) < from_ms, "no picture is made up"
    for one in (anna, omar):
        assert one.has_key("Mute"), "the voice goes on"
    diary.unplugged = Span(from_ms, now_ms())

    day.cameras.put_in(FACE)
    anna.gone(GONE)
    assert not anna.has_key(f"Use {HAND}")
    until(lambda: seen_ms(omar) > diary.unplugged.until_ms, "its picture at the other end")
    until(lambda: all(gap.until_ms for gap in new_gaps(day, before)), "the end of the gap in the log")
    until_ms = diary.unplugged.until_ms - CLOCKS_MS
    assert any(gap.from_ms <= from_ms and gap.until_ms > until_ms for gap in new_gaps(day, before))
    for one in (anna, omar):  # what the pictures' files hold is read when they are whole
        until(lambda one=one: recordings_under_way(one.shelf), "the recording to go on")
        assert refused(one.shelf) == []
    until(lambda: outbox(anna.shelf) == [], "the gap to be sent")
    assert recordings_under_way(tom.shelf) == []


def test_another_camera_is_one_press_away_and_is_seen_while_the_link_is_cut(day: Day) -> None:
    anna, omar, tom = day.everybody
    before = own_sources(day)
    day.cameras.pull_out(FACE)
    anna.press(f"Use {HAND}")
    pressed_ms = now_ms()
    anna.gone(GONE)
    until(lambda: seen_ms(omar) > pressed_ms, "its picture at the other end")
    until(lambda: own_sources(day) - before, "its recording under its own name in the log")
    none_sees(GONE, omar, tom)
    day.cameras.put_in(FACE)


def seen_ms(seat: Seat) -> int:
    """When what is on the stage was taken; 0 where there is no picture, as between two cameras."""
    return seat.look()["capture_ms"] or 0


def own_sources(day: Day) -> set[str]:
    """What the bedside recorded of its own so far."""
    opened = day.disk.all(day.consult, SegmentOpened)
    return {event.source for record, event in opened if record.by == "anna" and event.stream == "own"}


def gaps(day: Day) -> list[MediaGap]:
    """Of a camera that gave nothing, each as it was told last."""
    told = {event.gap: event for _, event in day.disk.all(day.consult, MediaGap) if event.kind == "device"}
    return [*told.values()]


def new_gaps(day: Day, before: set[str]) -> list[MediaGap]:
    return [gap for gap in gaps(day) if gap.gap not in before]
