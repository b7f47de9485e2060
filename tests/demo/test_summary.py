"""The figures of a demo are what the samples say, no better."""

import pytest

from app.demo.samples import FrameSample, FrozenSample, MarkSample, Refold, Samples
from app.demo.summary import frames_a_second, mark_delays, still_code_equal, summarise

KEY = "frame:omar.camera:1800000000123"
CODE = 1_800_000_000_123 & 0xFFFFFFFF


def specialist(**values: object) -> Samples:
    return Samples("specialist", **values)  # type: ignore[arg-type]


def test_a_mark_counts_from_its_own_pen_up_to_the_stored_mark_painted_there() -> None:
    here = specialist(
        pen_ups_ms=[100.0, 200.0], marks={"b": MarkSample("b", 205.0, 215.0), "a": MarkSample("a", 103.0, 113.0)}
    )
    there = Samples("clinic", marks={"a": MarkSample("a", 120.0, 130.0), "b": MarkSample("b", 250.0, 250.0)})
    assert mark_delays(there, here) == [30.0, 50.0]


def test_a_mark_never_painted_there_as_stored_is_not_seen() -> None:
    here = specialist(pen_ups_ms=[100.0], marks={"a": MarkSample("a", 103.0, 113.0)})
    there = Samples("clinic", marks={"a": MarkSample("a", 120.0, None)})
    assert mark_delays(there, here) == []


def test_the_time_while_something_else_was_on_the_stage_is_no_slowness_of_the_picture() -> None:
    times = [(1, float(t)) for t in range(0, 3_000, 50)] + [(2, 9_000.0 + t) for t in range(0, 1_000, 50)]
    frames = [FrameSample(run, at, int(at), 30.0, 1280, 720) for run, at in times]
    assert frames_a_second(specialist(frames=frames)) == pytest.approx(20.0)


def test_a_picture_that_stalls_on_the_stage_is_slow() -> None:
    times = [*range(0, 1_500, 50), *range(4_000, 5_000, 50)]
    frames = [FrameSample(1, float(at), at, 30.0, 1280, 720) for at in times]
    assert frames_a_second(specialist(frames=frames)) < 10


@pytest.mark.parametrize(
    ("painted", "stored", "equal"), [(CODE, CODE, True), (CODE, CODE + 33, False), (None, CODE, False)]
)
def test_a_still_is_the_frame_under_the_pen_only_when_all_three_codes_agree(
    painted: int | None, stored: int, equal: bool
) -> None:
    here = specialist(frozen=[FrozenSample(1.0, KEY, painted)])
    assert still_code_equal(here, Refold(still_codes={KEY: stored})) is equal


def test_without_a_still_nothing_is_said_of_one() -> None:
    assert still_code_equal(specialist(), Refold()) is None


def test_the_summary_has_every_promised_field_also_when_nothing_was_played() -> None:
    fields = summarise(Samples("clinic"), specialist(), Refold(), {}, {})
    promised = (
        "events log_verified marks_sent marks_seen mark_ms_p50 mark_ms_p95 video_frames_received video_fps "
        "video_ms_p50 still_px still_code_equal segments recorded_s report_pages ui_lateness_ms_p99 start_ms "
        "peak_rss_mb"
    )
    assert set(promised.split()) <= set(fields)
