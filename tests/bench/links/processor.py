"""Processor time as Linux counts it: of processes with all they started, and of the whole computer; elsewhere 0."""

import os
from pathlib import Path

_IDLE = (3, 4)  # columns of /proc/stat: idle, and waiting for a disk


def used_by(*roots: int) -> float:
    """Seconds so far of those processes and all below them that still live."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        pid = int(stat.parent.name)
        parents[pid], ticks[pid] = int(fields[1]), int(fields[11]) + int(fields[12])
    counted = set(roots)
    while below := {pid for pid, parent in parents.items() if parent in counted} - counted:
        counted |= below
    return _seconds(sum(ticks.get(pid, 0) for pid in counted))


def used() -> float:
    """Seconds so far of all cores together."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return 0.0
    columns = [int(value) for value in stat.read_text().splitlines()[0].split()[1:9]]
    return _seconds(sum(columns) - sum(columns[at] for at in _IDLE))


def _seconds(ticks: int) -> float:
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0
