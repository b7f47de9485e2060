"""Frames keep their names across the wire."""

from hypothesis import given
from hypothesis import strategies as st

from app.media.frames import FrameRef
from app.media.rtptime import FrameNames, Stamper

WRAP = 1 << 32


def sent(stamper: Stamper, ref: FrameRef, origin: int, size: tuple[int, int] = (1280, 720)) -> int:
    stamped = stamper.ticks(ref, *size)
    assert stamped is not None
    return (origin + stamped[0]) % WRAP


@given(
    origin=st.integers(0, WRAP - 1),
    start=st.integers(0, 2**42),
    steps=st.lists(st.integers(1, 60_000), min_size=1, max_size=40),
)
def test_one_pair_names_every_frame_exactly_also_across_the_wrap(origin: int, start: int, steps: list[int]) -> None:
    stamper, names = Stamper(), FrameNames()
    ticks = stamper.ticks(FrameRef("a", start), 1280, 720)
    assert ticks is not None
    names.hear(Stamper.clock(FrameRef("a", start), 1280, 720, (origin + ticks[0]) % WRAP))
    stamp = start
    for step in steps:
        stamp += step
        ref = FrameRef("a", stamp)
        assert names.name(sent(stamper, ref, origin)) == (ref, 1280, 720, None)


def test_a_frame_just_before_the_wrap_is_named_by_a_pair_from_just_after() -> None:
    stamper, names = Stamper(), FrameNames()
    origin = WRAP - 10 * 90
    before = sent(stamper, FrameRef("a", 1000), origin)
    ticks = stamper.ticks(FrameRef("a", 1033), 1280, 720)
    assert ticks is not None and (origin + ticks[0]) >= WRAP
    names.hear(Stamper.clock(FrameRef("a", 1033), 1280, 720, (origin + ticks[0]) % WRAP))
    assert names.name(before) == (FrameRef("a", 1000), 1280, 720, None)


def test_a_frame_of_a_new_source_is_not_named_with_the_old_clock() -> None:
    stamper, names = Stamper(), FrameNames()
    old = stamper.ticks(FrameRef("a", 1000), 1280, 720)
    assert old is not None
    names.hear(Stamper.clock(FrameRef("a", 1000), 1280, 720, (77 + old[0]) % WRAP))
    new = stamper.ticks(FrameRef("b", 1040), 640, 480)
    assert new is not None and new[1]
    rtp = (77 + new[0]) % WRAP
    assert names.name(rtp) is None
    names.hear(Stamper.clock(FrameRef("b", 1040), 640, 480, (77 + new[0]) % WRAP))
    assert names.name(rtp) == (FrameRef("b", 1040), 640, 480, None)
    assert names.name((77 + old[0]) % WRAP) == (FrameRef("a", 1000), 1280, 720, None)


def test_a_frame_older_than_the_newest_sent_is_not_sent() -> None:
    stamper = Stamper()
    assert stamper.ticks(FrameRef("a", 1000), 8, 8) is not None
    assert stamper.ticks(FrameRef("b", 999), 8, 8) is None


def test_nothing_is_named_before_a_clock_was_heard() -> None:
    assert FrameNames().name(5) is None
