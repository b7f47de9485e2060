"""One call between two real clients through windows, with 720p30 running: marks, the window's lateness, memory.

Writes `marks.json`, `ui_lateness.json` and `memory.json`: three promises about the same minutes, so one run for all.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from app.demo.play import Demo
from app.demo.samples import Refold, Samples
from app.demo.summary import frames_a_second, mark_delays
from tests.bench.harness import OUT, ROOT, is_full, percentile, spread, write_json

MARKS, SECONDS = (220, 120) if is_full() else (45, 25)
MARK_P95_MS = 60
LATER_THAN_BARE_MS = 8
CLIENT_MB = 400


class TimedDemo(Demo):
    flushes = Path()

    def server_command(self, data: Path) -> list[str]:
        return [sys.executable, "-m", "tests.bench.timed_server", str(data), str(self.flushes)]


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
        bare_late = json.loads((folder / "bare.json").read_text())
    raw = out / "raw"
    clinic = msgspec.json.decode((raw / "clinic.json").read_bytes(), type=Samples)
    specialist = msgspec.json.decode((raw / "specialist.json").read_bytes(), type=Samples)
    found = msgspec.json.decode((raw / "refold.json").read_bytes(), type=Refold)
    summary = json.loads((out / "summary.json").read_text())
    _write_marks(clinic, specialist, json.loads(demo.flushes.read_text()), found)
    _write_lateness(clinic, specialist, bare_late)
    memory = {f"{part}_mb": value for part, value in summary["peak_rss_mb"].items()}
    limit = {"clinic_mb": float(CLIENT_MB), "specialist_mb": float(CLIENT_MB)}
    write_json("memory", {**memory, "seconds": SECONDS}, limit)
    return code


def _write_marks(clinic: Samples, specialist: Samples, flushes: list[float], found: Refold) -> None:
    delays = mark_delays(clinic, specialist)
    ages = [frame.age_ms for frame in specialist.frames if frame.age_ms is not None]
    figures: dict[str, object] = {
        "marks_sent": len(specialist.pen_ups_ms),
        "marks_seen": len(delays),
        **spread(delays),
        "flush_p50": round(percentile(flushes, 0.5), 2),
        "flush_p95": round(percentile(flushes, 0.95), 2),
        "video_fps": round(frames_a_second(specialist), 1),
        "video_ms_p50": round(percentile(ages, 0.5), 1),
        "log_verified": found.verified,
    }
    write_json("marks", figures, {"p95": MARK_P95_MS, "least_marks_seen": 200 if is_full() else 40})


def _write_lateness(clinic: Samples, specialist: Samples, bare: list[float]) -> None:
    peer = spread(bare)
    figures: dict[str, object] = {
        "clinic_p99": round(percentile(clinic.late_ms, 0.99), 2),
        "specialist_p99": round(percentile(specialist.late_ms, 0.99), 2),
        "clinic_p50": round(percentile(clinic.late_ms, 0.5), 2),
        "specialist_p50": round(percentile(specialist.late_ms, 0.5), 2),
        "bare_p99": peer["p99"],
        "ticks": len(clinic.late_ms) + len(specialist.late_ms),
    }
    bound = peer["p99"] + LATER_THAN_BARE_MS
    write_json("ui_lateness", figures, {"clinic_p99": bound, "specialist_p99": bound}, dict(peer))


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
