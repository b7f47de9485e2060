"""Slots, fans, the recorder's backlog and the ring."""

import cv2
import numpy as np
import pytest

from app.media.frames import Backlog, Fan, FrameRef, Kept, Ring, Slot


def kept(stamp: int, size: int | None = None) -> Kept:
    if size is not None:
        return Kept(FrameRef("camera", stamp), b"x" * size, 8, 8)
    picture = np.full((8, 8, 3), stamp % 250, np.uint8)
    return Kept(FrameRef("camera", stamp), cv2.imencode(".jpg", picture)[1].tobytes(), 8, 8)


def test_the_ring_answers_only_the_exact_moment() -> None:
    ring = Ring()
    for stamp in (1000, 1033, 1067):
        ring.put(kept(stamp))
    frame = ring.get(1033)
    assert frame is not None and frame.ref == FrameRef("camera", 1033)
    assert abs(int(frame.pixels[4, 4, 0]) - 1033 % 250) <= 2
    assert ring.get(1034) is None
    assert ring.newest() == FrameRef("camera", 1067)


def test_the_ring_names_what_came_after_a_moment() -> None:
    ring = Ring()
    for stamp in (1_000, 1_040, 1_080):
        ring.put(kept(stamp))
    assert ring.since(1_000) == (1_040, 1_080)
    assert ring.since(1_080) == ()


def test_the_ring_keeps_four_seconds() -> None:
    ring = Ring()
    for stamp in range(0, 6001, 100):
        ring.put(kept(stamp, 10))
    assert ring.kept(1900) is None
    assert ring.kept(2000) is not None and ring.kept(6000) is not None


def test_the_ring_never_holds_more_than_its_limit() -> None:
    ring = Ring(limit_bytes=1000)
    for stamp in range(10):
        ring.put(kept(stamp, 300))
    assert ring.bytes_held == 900
    assert ring.kept(6) is None and ring.kept(7) is not None


def test_a_stamp_that_does_not_rise_is_refused() -> None:
    ring = Ring()
    ring.put(kept(5, 1))
    with pytest.raises(ValueError, match="rise"):
        ring.put(kept(5, 1))


def test_a_cleared_ring_holds_nothing() -> None:
    ring = Ring()
    ring.put(kept(5, 100))
    ring.clear()
    assert ring.bytes_held == 0 and ring.newest() is None


def test_a_slot_gives_the_newest_once_and_wakes_once_until_it_is_taken() -> None:
    wakes = []
    slot: Slot[int] = Slot(lambda: wakes.append(1))
    slot.put(1)
    slot.put(2)
    assert (slot.take(), slot.take(), slot.peek()) == (2, None, 2)
    assert len(wakes) == 1


def test_each_reader_of_a_fan_has_its_own_pace() -> None:
    fan: Fan[int] = Fan()
    quick, slow = fan.reader(), fan.reader()
    fan.put(1)
    assert quick.take() == 1
    fan.put(2)
    assert (quick.take(), slow.take()) == (2, 2)
    fan.drop(slow)
    fan.put(3)
    assert slow.take() is None


def test_a_backlog_keeps_order_and_counts_what_it_lost() -> None:
    waiting: Backlog[int] = Backlog(3)
    for value in range(5):
        waiting.put(value)
    assert [waiting.take() for _ in range(4)] == [2, 3, 4, None]
    assert waiting.lost == 2


def test_a_backlog_is_bounded_by_bytes_and_what_nobody_wants_is_no_loss() -> None:
    waiting: Backlog[bytes] = Backlog(100, len, 10, lambda value, _: value != b"no")
    for value in (b"1234", b"no", b"5678", b"90", b"abcd"):
        waiting.put(value)
    assert [waiting.take() for _ in range(4)] == [b"5678", b"90", b"abcd", None] and waiting.lost == 1
    waiting.put(b"longer than all of it")
    assert waiting.take() == b"longer than all of it" and waiting.lost == 1
