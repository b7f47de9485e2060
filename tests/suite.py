"""The whole suite in its order, as `make test` runs it: two things at a time on two cores, and what measures, alone.

A test that failed beside others is run once more with nothing beside it. What passes then is named at the end as
unsteady: a fault of the product or of the test that is still to be found."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
AT_MOST_AGAIN = 3  # more than these is no chance
PASSED, FAILED = 0, 1  # of pytest; whatever else it says is no verdict on tests


class Stage(Struct, frozen=True):
    """`behind`: it has what the others leave of the computer, and ends when it ends."""

    name: str
    choice: tuple[str, ...]
    behind: bool = False
    crowded: bool = True


# A process that ends in the middle of a test is told by pytest's exit status.
WITH_CRASHES = ("--max-worker-restart=0", "-ptests.rig.crashes")
# What only thinks runs behind everything else, while whole programs play their days in windows, one after another:
# those mostly wait. Then what runs programs without a window, two at a time (a file's tests stay in one process: they
# share its server). Last, one by one, what a neighbour on two cores would spoil: what it measures.
STAGES = (
    Stage("what only thinks", ("-n2", "--dist=loadfile", *WITH_CRASHES, "-m", "not slow"), behind=True),
    Stage("windows", ("-pno:xdist", "-m", "windows", "tests/windows")),
    Stage("programs", ("-n2", "--dist=loadgroup", *WITH_CRASHES, "-m", "slow and not windows and not alone")),
    Stage("alone", ("-pno:xdist", "-m", "alone"), crowded=False),
)


def run(stages: Sequence[Stage] = STAGES, root: Path = ROOT) -> int:
    """Runs `stages` in the checkout at `root`. Returns 0 where every test passed, beside the others or alone."""
    with tempfile.TemporaryDirectory() as kept:
        began = [_Running(stage, root, Path(kept)) for stage in stages if stage.behind]
        for stage in stages:
            if not stage.behind:
                if not stage.crowded:  # nothing is beside it any more
                    for one in began:
                        one.wait()
                began.append(_Running(stage, root, Path(kept)))
                began[-1].wait()
        for one in began:
            one.wait()
            print(f"{one.stage.name}: {one.took_s:.0f} s, {'passed' if one.status == PASSED else 'failed'}", flush=True)
        return _verdict(began, root)


def _verdict(ran: "Sequence[_Running]", root: Path) -> int:
    failed = [name for one in ran if one.stage.crowded for name in one.failed()]
    for one in ran:
        if one.status not in (PASSED, FAILED) or (one.status == FAILED and not (one.stage.crowded and one.failed())):
            return one.status
    if not failed:
        return PASSED
    print("Failed beside others:", *failed, sep="\n  ", flush=True)
    if len(failed) > AT_MOST_AGAIN:
        return FAILED
    again = subprocess.run([sys.executable, "-m", "pytest", "-pno:xdist", "-pno:cacheprovider", *failed], cwd=root)
    if again.returncode == PASSED:
        print("UNSTEADY, they passed alone:", *failed, sep="\n  ", flush=True)
    return again.returncode


class _Running:
    """One pytest of a stage, begun when it is made."""

    def __init__(self, stage: Stage, root: Path, kept: Path) -> None:
        self.stage = stage
        self.took_s = 0.0
        self._cache = kept / stage.name.replace(" ", "-")
        nice = ["nice", "-n", "10"] if stage.behind and shutil.which("nice") else []
        command = [*nice, sys.executable, "-m", "pytest", "-o", f"cache_dir={self._cache}", *stage.choice]
        self._began_s = time.monotonic()
        self._process = subprocess.Popen(command, cwd=root)

    @property
    def status(self) -> int:
        return self._process.wait()

    def wait(self) -> None:
        self._process.wait()
        self.took_s = self.took_s or time.monotonic() - self._began_s

    def failed(self) -> list[str]:
        """The names pytest keeps of what failed."""
        names = self._cache / "v" / "cache" / "lastfailed"
        return sorted(json.loads(names.read_text(encoding="utf-8"))) if names.exists() else []


if __name__ == "__main__":
    sys.exit(run())
