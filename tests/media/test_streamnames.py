"""Pictures of a peer that names none: named by their capture, rising, and by one rule as long as the stream lasts."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consult.events.surface import FrameSurface
from app.consult.rules import limits
from app.media.frames import Frame, FrameRef
from app.media.naming import Naming
from app.media.picturehear import Shown
from app.media.rtp.capture import Capture
from app.media.rtp.picturein import Ready
from app.media.streamnames import StreamNames, source_of

WRAP = 1 << 32
NOON_MS = 1_700_000_000_000


def ready(rtp_time: int, capture_ms: int | None = None) -> Ready:
    return Ready("VP8", b"", rtp_time % WRAP, False, False, None if capture_ms is None else Capture(capture_ms), 0.0)


@given(
    start=st.integers(0, WRAP - 1),
    steps=st.lists(st.tuples(st.integers(1, 5_000), st.integers(-200, 200)), min_size=1, max_size=60),
)
def test_names_count_by_rtp_time_however_much_what_is_told_wavers(start: int, steps: list[tuple[int, int]]) -> None:
    names = StreamNames("nurse.cam")
    assert names.name(ready(start, NOON_MS), 0) == FrameRef("nurse.cam", NOON_MS)
    later_ms = 0
    for step_ms, wavers_ms in steps:
        later_ms += step_ms
        told = ready(start + later_ms * 90, NOON_MS + later_ms + wavers_ms)
        assert names.name(told, 0) == FrameRef("nurse.cam", NOON_MS + later_ms)


@given(st.lists(st.tuples(st.integers(0, WRAP - 1), st.none() | st.integers(0, 1 << 41)), min_size=2, max_size=60))
def test_names_rise_whatever_comes(frames: list[tuple[int, int | None]]) -> None:
    names, before = StreamNames("nurse.cam"), -1
    for number, (rtp_time, capture_ms) in enumerate(frames):
        ref = names.name(ready(rtp_time, capture_ms), number * 500)
        if ref is not None:
            assert ref.capture_ms > before
            before = ref.capture_ms


def test_two_frames_of_one_millisecond_have_two_names() -> None:
    names = StreamNames("nurse.cam")
    assert [names.name(ready(ticks, NOON_MS), 0) for ticks in (0, 1, 2)] == [
        FrameRef("nurse.cam", NOON_MS + more) for more in (0, 1, 2)
    ]


def test_who_never_says_when_is_named_by_when_it_came_here_after_a_while() -> None:
    names = StreamNames("nurse.cam")
    assert [names.name(ready(later * 90), 500_000 + later) for later in (0, 40, 1_999)] == [None] * 3
    assert names.name(ready(2_000 * 90), 502_000) == FrameRef("nurse.cam", 502_000)
    assert names.name(ready(2_040 * 90), 502_100) == FrameRef("nurse.cam", 502_040)


def test_a_stream_that_begins_anew_is_held_anew() -> None:
    names = StreamNames("nurse.cam")
    names.name(ready(90, NOON_MS), 0)
    assert names.name(ready(1 << 30, NOON_MS + 60_000), 0) == FrameRef("nurse.cam", NOON_MS + 60_000)


def test_the_stage_hears_of_a_picture_once_its_time_is_known() -> None:
    now, named = [7_000], list[Frame]()
    naming = Naming(lambda: now[0], named.append)
    naming.by_stream = StreamNames("nurse.cam")
    pixels = np.zeros((48, 64, 3), np.uint8)
    naming.shown(Shown(pixels, ready(90)))
    naming.look()
    assert named == []
    now[0] += 2_000
    naming.look()
    naming.look()
    assert [(one.ref, one.full_width, one.full_height) for one in named] == [(FrameRef("nurse.cam", 7_000), 64, 48)]


@pytest.mark.parametrize("track", ["c6281fa9-8f0e-4ead-8978-b693d3e1ea56", "", "{camera 1}", "Kamera é", "x" * 99])
def test_the_name_of_a_source_is_one_that_marks_may_carry(track: str) -> None:
    source = source_of("nurse-1", track)
    assert limits.source(source) is None
    assert FrameSurface(source, 1, 64, 48).source.startswith("nurse-1.")
    assert re.fullmatch(r"nurse-1\.\w+", source)


def test_two_cameras_of_one_person_are_two_sources() -> None:
    assert source_of("nurse", "c6281fa9-8f0e") != source_of("nurse", "b693d3e1-ea56")
