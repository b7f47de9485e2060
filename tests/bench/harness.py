"""What every benchmark shares: percentiles, what machine this is, and the file its figures go to."""

import json
import math
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "bench-out"


def is_full() -> bool:
    """`FULL=1`: as long and as large as the promise says; else a rehearsal of seconds."""
    return os.environ.get("FULL", "") not in {"", "0"}


def since_ms(started: float) -> float:
    """`started`: of `time.perf_counter`."""
    return (time.perf_counter() - started) * 1_000


def timed_ms(do: Callable[..., object], *args: object) -> float:
    started = time.perf_counter()
    do(*args)
    return since_ms(started)


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest rank: the smallest value that at least `share` (0..1) of them do not exceed; nan of nothing."""
    if not values:
        return math.nan
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def spread(values: Sequence[float], digits: int = 2) -> dict[str, float]:
    """The usual four, rounded."""
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {name: round(percentile(values, share), digits) for name, share in shares.items()}


def machine() -> dict[str, object]:
    """What the figures were measured on; two runs are compared only where this is equal."""
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_mb": _memory_mb(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    }


def write_json(
    name: str,
    figures: dict[str, object],
    limit: dict[str, float] | None = None,
    peer: dict[str, object] | None = None,
) -> Path:
    """Writes `bench-out/NAME.json` and prints the figures.

    `limit`: figure -> what it may be at most (a name beginning with `least_` turns that round for the figure named
    after it); `peer`: the same figures of a bare program or of another library, measured in the same run.
    """
    limit = limit or {}
    missed = [key for key, bound in limit.items() if not _is_kept(key, bound, figures)]
    record = {
        "name": name,
        "full": is_full(),
        **figures,
        "limit": limit,
        "peer": peer,
        "missed": missed,
        "machine": machine(),
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{name}.json"
    path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    shown = "  ".join(f"{key} {value}" for key, value in figures.items() if not isinstance(value, list | dict))
    print(f"{name}: {shown}" + (f"  MISSED {', '.join(missed)}" if missed else ""), flush=True)
    return path


def peak_rss_mb(pid: int | None = None) -> float:
    """The most memory the process ever held resident (Linux: VmHWM); of this one without `pid`."""
    status = Path(f"/proc/{pid or os.getpid()}/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) / 1024, 1)
    if pid is None and sys.platform != "win32":
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return round(most / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
    return math.nan


def _is_kept(key: str, bound: float, figures: dict[str, object]) -> bool:
    least = key.startswith("least_")
    value = figures.get(key.removeprefix("least_"))
    if not isinstance(value, int | float) or math.isnan(value):
        return False
    return value >= bound if least else value <= bound


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()


def _memory_mb() -> int | None:
    info = Path("/proc/meminfo")
    return int(info.read_text().split()[1]) // 1024 if info.exists() else None
