"""Even spacing, a rate that holds, and encoders that hear of a new rate seldom enough."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.codecs.ratekeeper import Bucket, FramePicker, Patience, Told

SLOW = Patience(sink=0.8, rise=1.2, plunge=0.5, calm_ms=2_000, soon_ms=500)


def taken(fps: int, camera_fps: float, seconds: float = 4, jitter_ms: float = 0) -> list[float]:
    picker, random = FramePicker(), Random(1)
    times = [i * 1_000 / camera_fps + random.uniform(0, jitter_ms) for i in range(round(seconds * camera_fps))]
    return [at_ms for at_ms in times if picker.takes(at_ms, fps)]


@pytest.mark.parametrize(
    ("fps", "camera_fps", "count"), [(15, 30, 60), (10, 30, 40), (30, 30, 120), (12, 30, 48), (20, 25, 80), (5, 60, 20)]
)
def test_so_many_frames_are_taken_and_evenly(fps: int, camera_fps: float, count: int) -> None:
    times = taken(fps, camera_fps)
    assert abs(len(times) - count) <= 1
    gaps = [after - before for before, after in pairwise(times)]
    assert max(gaps) <= 1_000 / fps + 1_000 / camera_fps


def test_a_camera_that_trembles_gives_as_many() -> None:
    assert abs(len(taken(15, 30, jitter_ms=15)) - 60) <= 1


def test_a_slow_camera_gives_all_it_has_and_the_picker_says_how_many_that_are() -> None:
    assert len(taken(30, 12)) == 48
    picker = FramePicker()
    for i in range(30):
        picker.takes(i * 1_000 / 12, 30)
    assert picker.fps == pytest.approx(12)


def test_frames_that_were_not_asked_for_do_not_make_the_camera_slower() -> None:
    picker = FramePicker()
    for i in range(60):
        if i % 5:
            picker.takes(i * 40, 25)
    assert picker.fps == pytest.approx(25)


def test_after_a_pause_and_at_a_higher_rate_the_next_frame_is_taken_at_once() -> None:
    picker = FramePicker()
    assert [picker.takes(at_ms, 2) for at_ms in (0, 33, 66)] == [True, False, False]
    assert picker.takes(100, 30)
    assert picker.takes(20_000, 2)
    assert picker.takes(5, 2)  # another clock


@given(st.lists(st.integers(50, 9_000), min_size=40, max_size=120), st.integers(40_000, 900_000))
def test_no_second_carries_more_than_the_target_the_bucket_and_one_frame(sizes: list[int], bps: int) -> None:
    bucket = Bucket()
    sent = []
    for i, size in enumerate(sizes):
        if bucket.has_room(i * 66, bps):
            bucket.fill(size)
            sent.append((i * 66, size * 8))
    for begin, _ in sent:
        within = [bits for at_ms, bits in sent if begin <= at_ms < begin + 1_000]
        assert sum(within) <= bps * 1.22 + max(sizes) * 8


def test_a_bucket_drains_at_the_target() -> None:
    bucket = Bucket()
    bucket.fill(10_000)
    assert not bucket.has_room(0, 100_000)
    assert not bucket.has_room(500, 100_000)
    assert bucket.has_room(600, 100_000)


def heard(targets: Sequence[float], every_ms: float = 100) -> list[tuple[float, float]]:
    told = Told(SLOW, 0, 100)
    return [(i * every_ms, told.value) for i, target in enumerate(targets) if told.hear(i * every_ms, target)]


def test_a_wobble_is_not_passed_on() -> None:
    random = Random(3)
    assert heard([100 * random.uniform(0.82, 1.18) for _ in range(300)]) == []


def test_a_lower_rate_is_passed_on_after_the_calm_and_a_much_lower_one_soon() -> None:
    assert heard([70] * 100) == [(2_000, 70)]
    assert heard([40] * 100) == [(500, 40)]


def test_a_higher_rate_is_passed_on_when_it_was_certain_all_the_while() -> None:
    assert heard([180] * 10 + [150] + [180] * 20) == [(2_000, 150)]
    assert heard(([180] * 10 + [100]) * 5) == []
    assert heard([100] * 30 + [180] * 40) == [(5_000, 180)]


def test_a_much_higher_rate_is_passed_on_soon() -> None:
    assert heard([100] * 30 + [300] * 40) == [(3_500, 300)]


def test_patience_of_none_hears_at_once() -> None:
    told = Told(Patience(0.9, 1.1, 0.9, 0, 0), 0, 100)
    assert told.hear(1, 120)
    assert told.hear(2, 60)
    assert not told.hear(3, 61)
    assert told.value == 60
