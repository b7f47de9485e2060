"""A process held to a share of a core, as a slow computer is: by Linux's own accounting of time (cgroup, v1 or v2).

    if not (why := missing()):
        with held(process.pid, cores=0.5) as share:
            ...
            share.throttled         # how often it had to wait for its next turn

As root. The share is given out every 10 ms, so that the process is slow rather than halting; all its threads and the
processes that it has started or starts share it. Threads of real time are accounted apart: they may have as much, and
what they are known to take is to be taken off the others' share (`ahead`).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PERIOD_US, _LEAST_US = 10_000, 1_000
_V1, _V2 = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")


def missing() -> str:
    """Why nothing can be held here; empty when it can."""
    if not (_is_v1() or _is_v2()):
        return "there is no cgroup with the controller cpu"
    return "" if os.geteuid() == 0 else "cgroups want root"


class Held:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def throttled(self) -> int:
        """Periods in which it had used up its share."""
        words = (self._folder / "cpu.stat").read_text().split()
        return int(words[words.index("nr_throttled") + 1])


@contextmanager
def held(pid: int, cores: float, ahead: float = 0.0) -> Iterator[Held]:
    """The process and all below it, until the end of the block. `ahead`: cores that its threads of real time take."""
    root = _V1 if _is_v1() else _V2
    folder = root / f"preceptor-{os.getpid()}-{pid}"
    folder.mkdir()
    try:
        quota_us = max(_LEAST_US, round(PERIOD_US * (cores - ahead)))
        if root is _V1:
            (folder / "cpu.cfs_period_us").write_text(str(PERIOD_US))
            (folder / "cpu.cfs_quota_us").write_text(str(quota_us))
            if (real_time := folder / "cpu.rt_runtime_us").exists():  # without it no such thread may enter
                real_time.write_text(str(round(int((folder / "cpu.rt_period_us").read_text()) * min(cores, 0.9))))
        else:
            (folder / "cpu.max").write_text(f"{quota_us} {PERIOD_US}")
        for one in all_below(pid):
            (folder / "cgroup.procs").write_text(str(one))
        yield Held(folder)
    finally:
        for one in (folder / "cgroup.procs").read_text().split():
            (root / "cgroup.procs").write_text(one)
        folder.rmdir()


def all_below(*roots: int) -> set[int]:
    """Those processes and all that they started and that still live."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it ended meanwhile
    found = set(roots)
    while below := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= below
    return found


def _is_v1() -> bool:
    return (_V1 / "cgroup.procs").exists()


def _is_v2() -> bool:
    control = _V2 / "cgroup.controllers"
    return control.exists() and "cpu" in control.read_text().split()
