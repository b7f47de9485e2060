"""The figures of a demo, each computed from samples that were really taken; pure, knows no file and no process."""

import itertools
import math
from collections.abc import Mapping, Sequence

from app.demo.samples import Refold, Samples
from app.media.framecode import MASK

WARM_UP_MS = 1_000.0  # the first second of a meeting: the encoder has not found its rate yet
Figure = float | int | bool | str | list[int] | dict[str, float] | None


def summarise(
    clinic: Samples,
    specialist: Samples,
    found: Refold,
    peak_rss_mb: Mapping[str, float],
    spawned_ms: Mapping[str, float],
) -> dict[str, Figure]:
    """`spawned_ms`: part -> monotonic time its process was started at."""
    delays = mark_delays(clinic, specialist)
    ages = [frame.age_ms for frame in specialist.frames if frame.age_ms is not None]
    return {
        "events": found.events,
        "log_verified": found.verified,
        "log_trouble": found.why_not,
        "marks_sent": len(specialist.pen_ups_ms),
        "marks_seen": len(delays),
        "mark_ms_p50": rounded(percentile(delays, 0.5)),
        "mark_ms_p95": rounded(percentile(delays, 0.95)),
        "video_frames_received": len(specialist.frames),
        "video_fps": rounded(frames_a_second(specialist)),
        "video_ms_p50": rounded(percentile(ages, 0.5)),
        "video_px": [specialist.frames[-1].width, specialist.frames[-1].height] if specialist.frames else [],
        "still_px": found.still_px,
        "still_code_equal": still_code_equal(specialist, found),
        "segments": found.segments,
        "recorded_s": found.recorded_s,
        "report_pages": found.report_pages,
        "ui_lateness_ms_p99": {
            part.part: round(percentile(part.late_ms, 0.99), 2) for part in (clinic, specialist) if part.late_ms
        },
        "start_ms": {
            part.part: round(part.signin_painted_ms - spawned_ms[part.part], 1)
            for part in (clinic, specialist)
            if part.signin_painted_ms is not None
        },
        "peak_rss_mb": dict(peak_rss_mb),
        "trouble": "; ".join(f"{part.part}: {part.trouble}" for part in (clinic, specialist) if part.trouble),
    }


def mark_delays(clinic: Samples, specialist: Samples) -> list[float]:
    """From pen up at the specialist's to the end of the paint that showed the stored mark at the clinic's.

    One pen up makes one mark, and both are in the order made: the nth pen up is the nth new mark on its own stage.
    """
    own = sorted(specialist.marks.values(), key=lambda mark: mark.first_ms)
    delays: list[float] = []
    for pen_up_ms, mark in zip(specialist.pen_ups_ms, own, strict=False):
        there = clinic.marks.get(mark.mark)
        if there is not None and there.stored_ms is not None:
            delays.append(there.stored_ms - pen_up_ms)
    return delays


def frames_a_second(samples: Samples) -> float:
    """While the live picture was on the stage, after the meeting's first second."""
    frames = samples.frames
    gaps = [
        b.at_ms - a.at_ms
        for a, b in itertools.pairwise(frames)
        if a.run == b.run and a.at_ms > frames[0].at_ms + WARM_UP_MS
    ]
    return 1000 * len(gaps) / sum(gaps) if gaps else math.nan


def still_code_equal(specialist: Samples, found: Refold) -> bool | None:
    """The picture kept is the one that was under the pen: by the code in what was painted at the press, the code in
    the stored file, and the stamp that names the surface. None when nothing was frozen."""
    if not specialist.frozen:
        return None
    return all(
        still.code is not None and still.code == found.still_codes.get(still.key) == _stamp(still.key)
        for still in specialist.frozen
    )


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest rank; nan of nothing."""
    if not values:
        return math.nan
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def rounded(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 2)


def _stamp(key: str) -> int:
    """The low bits of capture_ms in `frame:SOURCE:MS`."""
    return int(key.rpartition(":")[2]) & MASK
