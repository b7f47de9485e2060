"""Frames that wait: which give way, which are finished, and who is told."""

import pytest

from app.media.rtp.departing import Dropped, Outgoing, Picture
from app.media.rtp.picturequeue import MOST_BYTES, MOST_FRAMES, SPARED_MS, PictureQueue

FAST = 1_000.0  # bytes a ms


def frame(number: int, *refers: int, count: int = 1, size: int = 100, top: bool = False, stream: int = 0) -> Picture:
    return Picture(number, (Outgoing(b"", size),) * count, refers, top, stream)


def told(dropped: tuple[Dropped, ...]) -> list[tuple[int | None, str]]:
    return [(one.picture, one.why) for one in dropped]


def test_a_frame_that_has_begun_is_not_replaced() -> None:
    queue = PictureQueue()
    queue.put(frame(1, 0, count=2, top=True), 0)
    queue.pop()
    assert queue.put(frame(2, 0, top=True), 10) == ()
    assert [queue.pop().number, queue.pop().number] == [1, 2]


def test_a_frame_that_others_refer_to_is_not_replaced() -> None:
    queue = PictureQueue()
    queue.put(frame(1, 0), 0)
    assert queue.put(frame(2, 1, top=True), 10) == ()


def test_a_key_frame_takes_the_place_of_all_that_has_not_begun() -> None:
    queue = PictureQueue()
    queue.put(frame(1, 0, count=2), 0)
    queue.pop()
    queue.put(frame(2, 1), 1)
    queue.put(frame(3, 2), 2)
    assert told(queue.put(frame(4), 3)) == [(2, "replaced"), (3, "replaced")]
    assert queue.put(frame(5, 4), 4) == ()


def test_streams_give_way_only_to_themselves() -> None:
    queue = PictureQueue()
    queue.put(frame(1, 0, top=True), 0)
    assert queue.put(frame(1, stream=1), 1) == ()
    assert told(queue.put(frame(2, 0, top=True), 2 + SPARED_MS)) == [(1, "replaced")]
    assert queue.put(frame(2, 1, stream=1), 3 + SPARED_MS) == ()  # frame 1 of the other stream was lost, not its own


def test_a_small_frame_behind_a_base_frame_on_its_way_out_is_not_stale_yet() -> None:
    queue = PictureQueue()
    queue.put(frame(1, 0, count=3), 0)
    queue.pop()
    queue.put(frame(2, 1, top=True), 33)
    assert queue.put(frame(3, 1), 33 + SPARED_MS) == ()
    assert told(queue.put(frame(4, 3), 34 + SPARED_MS)) == [(2, "replaced")]


def test_what_refers_to_a_lost_frame_is_lost_until_a_key_frame_comes() -> None:
    queue = PictureQueue()
    queue.put(frame(1), 0)
    queue.pop()
    queue.put(frame(2, 1), 0)
    assert told(queue.shed(1_600, FAST)) == [(2, "late")]
    assert told(queue.put(frame(3, 2), 1_601)) == [(3, "refers")]
    assert told(queue.put(frame(4, 3), 1_602)) == [(4, "refers")]
    assert queue.put(frame(5), 1_603) == ()
    assert queue.put(frame(6, 5), 1_604) == ()


@pytest.mark.parametrize(
    ("picture", "limit_ms"), [(frame(2, 1, count=2, top=True), 600), (frame(2, 1), 1_500), (frame(2), 4_000)]
)
def test_each_kind_of_frame_has_its_time(picture: Picture, limit_ms: int) -> None:
    queue = PictureQueue()
    queue.put(picture, 0)
    assert queue.shed(limit_ms - 1, FAST) == ()
    assert told(queue.shed(limit_ms, FAST)) == [(2, "late")]


def test_a_frame_that_has_begun_may_take_longer() -> None:
    queue = PictureQueue()
    queue.put(frame(2, 1, count=2, top=True), 0)
    queue.pop()
    assert queue.shed(900, FAST) == ()
    (dropped,) = queue.shed(1_000, FAST)
    assert dropped.begun and not dropped.refer_around and len(dropped.packets) == 1


def test_what_can_no_longer_end_in_time_goes_at_once() -> None:
    queue = PictureQueue()
    queue.put(frame(2, 1, count=10, size=1_000, top=True), 0)
    assert queue.shed(1, 20) == ()
    assert told(queue.shed(1, 10)) == [(2, "late")]


def test_its_bytes_and_frames_are_bounded() -> None:
    queue = PictureQueue()
    assert told(queue.put(frame(1, count=1, size=MOST_BYTES + 1), 0)) == [(1, "full")]
    for number in range(2, 2 + MOST_FRAMES):
        assert queue.put(frame(number, 0), 0) == ()
    assert len(queue.put(frame(99, 0), 0)) == MOST_FRAMES + 1
    assert (len(queue), queue.bytes) == (0, 0)


def test_a_frame_without_packets_is_a_mistake() -> None:
    with pytest.raises(ValueError):
        PictureQueue().put(Picture(1, ()), 0)
