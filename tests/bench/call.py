"""One call between two real clients through windows, with 720p30 running: marks and the window's lateness.

Writes `marks.json` and `ui_lateness.json`: two promises about the same minutes, so one run for both. A mark that was
never painted there counts as one that took for ever, and a run without its picture keeps no promise.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from app.demo.play import Demo
from app.demo.samples import LateSample, Refold, Samples
from app.demo.summary import frames_a_second, mark_delays
from tests.bench.harness import OUT, ROOT, is_full, percentile, spread, write_json

MARKS, SECONDS = (220, 120) if is_full() else (45, 25)
LEAST_MARKS = 200 if is_full() else 45
LEAST_FPS, LEAST_LINES = 24.0, 720  # the picture that was promised to run meanwhile
MARK_P95_MS = 60
LATER_THAN_BARE_MS = 8


class TimedDemo(Demo):
    flushes = Path()

    def server_command(self, data: Path) -> list[str]:
        return [sys.executable, "-m", "tests.bench.timed_server", str(data), str(self.flushes)]


class Raw(msgspec.Struct, frozen=True):
    clinic: Samples
    specialist: Samples
    found: Refold


def main() -> int:
    out = OUT / "call"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as name:
        folder = Path(name)
        demo = TimedDemo(folder, out, headless=True, seconds=SECONDS, raw=True, marks=MARKS)
        demo.flushes = out / "flushes.json"
        bare = _start_bare(folder / "bare.json")
        try:
            code = demo.play()
        finally:
            bare.communicate(timeout=30)
        bare_late = msgspec.json.decode((folder / "bare.json").read_bytes(), type=list[LateSample])
    raw = read_raw(out)
    _write_marks(raw, json.loads(demo.flushes.read_text()))
    _write_lateness(raw, bare_late)
    return code


def read_raw(out: Path) -> Raw:
    raw = out / "raw"
    return Raw(
        msgspec.json.decode((raw / "clinic.json").read_bytes(), type=Samples),
        msgspec.json.decode((raw / "specialist.json").read_bytes(), type=Samples),
        msgspec.json.decode((raw / "refold.json").read_bytes(), type=Refold),
    )


def picture_figures(samples: Samples) -> dict[str, object]:
    """What was on the stage meanwhile, for the limits below."""
    lines = [frame.height for frame in samples.frames]
    return {"video_fps": round(frames_a_second(samples), 1), "video_lines": percentile(lines, 0.5) if lines else 0}


PICTURE_LIMITS = {"least_video_fps": LEAST_FPS, "least_video_lines": float(LEAST_LINES)}


def _write_marks(raw: Raw, flushes: list[float]) -> None:
    delays = mark_delays(raw.clinic, raw.specialist)
    never = len(raw.specialist.pen_ups_ms) - len(delays)
    ages = [frame.age_ms for frame in raw.specialist.frames if frame.age_ms is not None]
    figures: dict[str, object] = {
        "marks_sent": len(raw.specialist.pen_ups_ms),
        "marks_seen": len(delays),
        **spread([*delays, *[math.inf] * never]),
        "flush_p50": round(percentile(flushes, 0.5), 2),
        "flush_p95": round(percentile(flushes, 0.95), 2),
        **picture_figures(raw.specialist),
        "video_ms_p50": round(percentile(ages, 0.5), 1),
        "log_verified": raw.found.verified,
    }
    limits = {"p95": float(MARK_P95_MS), "least_marks_seen": float(LEAST_MARKS), **PICTURE_LIMITS}
    write_json("marks", figures, limits)


def _write_lateness(raw: Raw, bare: list[LateSample]) -> None:
    """The bare program is asked about the very time in which the clients were."""
    clients = [*raw.clinic.late, *raw.specialist.late]
    began, ended = min(one.at_ms for one in clients), max(one.at_ms for one in clients)
    peer = spread([one.late_ms for one in bare if began <= one.at_ms <= ended])
    figures: dict[str, object] = {
        "clinic_p99": round(percentile(raw.clinic.late_ms, 0.99), 2),
        "specialist_p99": round(percentile(raw.specialist.late_ms, 0.99), 2),
        "clinic_p50": round(percentile(raw.clinic.late_ms, 0.5), 2),
        "specialist_p50": round(percentile(raw.specialist.late_ms, 0.5), 2),
        "bare_p99": peer["p99"],
        "ticks": len(clients),
        **picture_figures(raw.specialist),
    }
    bound = peer["p99"] + LATER_THAN_BARE_MS
    write_json("ui_lateness", figures, {"clinic_p99": bound, "specialist_p99": bound, **PICTURE_LIMITS}, dict(peer))


def _start_bare(out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bare_qt", str(out)],
        stdin=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


if __name__ == "__main__":
    sys.exit(main())
