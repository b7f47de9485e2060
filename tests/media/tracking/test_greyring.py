"""The ring holds the last seconds of one source in one size, within its bounds, and nothing else."""

import numpy as np

from app.geometry import Box
from app.media.frames import Frame, FrameRef
from app.media.tracking import GreyRing, grey_of
from tests.media.tracking.pictures import frame


def test_a_picture_is_found_by_its_stamp_and_by_no_other() -> None:
    ring = GreyRing()
    for ms in (100, 133, 166):
        ring.put(frame(ms))
    found = ring.at(133)
    assert found is not None
    assert found.capture_ms == 133
    assert ring.at(134) is None
    assert [one.capture_ms for one in ring.since(100)] == [133, 166]


def test_every_size_that_is_sent_becomes_one_size() -> None:
    small = frame(1)
    small = Frame(small.ref, np.ascontiguousarray(small.pixels[::3, ::3]), 1_280, 960)
    large = Frame(small.ref, np.repeat(np.repeat(frame(1).pixels, 2, axis=0), 2, axis=1), 1_280, 960)
    made = [grey_of(one) for one in (small, frame(1), large)]
    assert {one.pixels.shape for one in made if one is not None} == {(480, 640)}
    assert {one.scale for one in made if one is not None} == {2.0}


def test_what_is_older_than_it_keeps_goes_and_so_does_what_weighs_too_much() -> None:
    ring = GreyRing(keep_ms=1_000, most_bytes=4 * 640 * 480)
    for ms in range(0, 3_000, 500):
        ring.put(frame(ms))
    assert [one.capture_ms for one in ring.since(-1)] == [1_500, 2_000, 2_500]
    for ms in range(2_501, 2_510):
        ring.put(frame(ms))
    assert ring.bytes_held == 4 * 640 * 480
    assert len(ring.since(-1)) == 4


def test_a_stamp_that_does_not_rise_is_not_taken() -> None:
    ring = GreyRing()
    ring.put(frame(500))
    assert ring.put(frame(500)) is None
    assert ring.put(frame(400)) is None
    assert [one.capture_ms for one in ring.since(0)] == [500]


def test_a_source_that_begins_anew_leaves_nothing_of_before() -> None:
    ring = GreyRing()
    ring.put(frame(900_000))
    assert ring.put(frame(10)) is not None
    assert [one.capture_ms for one in ring.since(0)] == [10]


def test_what_is_too_small_or_too_narrow_is_not_kept() -> None:
    dot = Frame(FrameRef("a", 1), np.zeros((1, 1, 3), np.uint8), 1, 1)
    line = Frame(FrameRef("a", 1), np.zeros((10, 2_000, 3), np.uint8), 2_000, 10)
    assert grey_of(line) is None
    ring = GreyRing()
    kept = ring.put(dot)
    assert kept is None or min(kept.pixels.shape) >= 48


def test_a_picture_that_is_not_whole_says_so_and_a_covered_lens_empties_the_ring() -> None:
    ring = GreyRing()
    kept = ring.put(frame(1, whole=False))
    assert kept is not None
    assert not kept.whole
    ring.clear()
    assert ring.since(-1) == ()
    assert ring.bytes_held == 0


def test_a_part_of_a_frame_is_no_picture_of_it() -> None:
    ring = GreyRing()
    whole = frame(1)
    part = Frame(
        whole.ref, whole.pixels[:240, :320].copy(), whole.full_width, whole.full_height, box=Box(0, 0, 320, 240)
    )
    assert ring.put(part) is None
    assert ring.at(1) is None
    assert ring.put(whole) is not None
