"""The whole suite in its order, as `make test` runs it: two things at a time on two cores, and what measures, alone.

A file with a test that failed beside others is run once more with nothing beside it. What passes then is named at the
end as unsteady: a fault of the product or of the test that is still to be found."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as Xml
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
AT_MOST_AGAIN = 3  # more than these is no chance
NOT_PASSED = {"failure", "error", "skipped"}  # in a report
PASSED, FAILED = 0, 1  # of pytest; whatever else it says is no verdict on tests
LOOK_EVERY_S = 0.2


class Stage(Struct, frozen=True):
    """`behind`: it has what the others leave of the computer, and ends when it ends."""

    name: str
    choice: tuple[str, ...]
    where: str = ""
    wanted: str = ""
    behind: bool = False
    crowded: bool = True


# Two at a time. The tests of a file share its server, so they stay in one process, but for those that the one which
# is done first takes over from the other's end. A process that ends too early is told.
TWO = ("-n2", "--dist=worksteal", "--max-worker-restart=0", "-ptests.rig.crashes")
ONE = ("-pno:xdist",)
# Two processes have a core each: more threads of numpy's in each of them only wait for each other, spinning.
A_CORE_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
# What only thinks runs behind everything else, while whole programs play their days in windows, one after another:
# those mostly wait. Then what runs programs without a window. Last, one by one, what a neighbour on two cores would
# spoil: what it measures.
STAGES = (
    Stage("what only thinks", TWO, wanted="not slow", behind=True),
    Stage("windows", ONE, where="tests/windows", wanted="windows"),
    Stage("programs", TWO, wanted="slow and not windows and not alone"),
    Stage("alone", ONE, wanted="alone", crowded=False),
)


def run(stages: Sequence[Stage] = STAGES, root: Path = ROOT) -> int:
    """Runs `stages` in the checkout at `root`. Returns 0 where every test passed, beside the others or alone."""
    with tempfile.TemporaryDirectory() as kept:
        began: list[_Running] = []
        try:
            began += [_Running(stage, root, Path(kept)) for stage in stages if stage.behind]
            for stage in stages:
                if not stage.behind:
                    if not stage.crowded:  # nothing is beside it any more
                        _wait(began, began)
                    began.append(_Running(stage, root, Path(kept)))
                    _wait(began[-1:], began)
            _wait(began, began)
            for one in began:
                said = {PASSED: "passed", FAILED: "failed"}.get(one.status, f"ended with {one.status}")
                print(f"{one.stage.name}: {one.took_s:.0f} s, {said}", flush=True)
            return _verdict(began, root, Path(kept) / "again.xml")
        finally:
            for one in began:
                one.end()


def _wait(wanted: "Sequence[_Running]", all_of_them: "Sequence[_Running]") -> None:
    """For each of `wanted`; meanwhile each one's time is taken when it ends."""
    while [one for one in all_of_them if not one.is_over() and one in wanted]:
        time.sleep(LOOK_EVERY_S)


def _verdict(ran: "Sequence[_Running]", root: Path, told: Path) -> int:
    for one in ran:
        if one.status not in (PASSED, FAILED) or (one.status == FAILED and not (one.stage.crowded and one.failed())):
            return one.status
    failed = [name for one in ran for name in one.failed()]
    if not failed:
        return PASSED
    print("Failed beside others:", *failed, sep="\n  ", flush=True)
    if len(failed) > AT_MOST_AGAIN:
        return FAILED
    for one in ran:
        # The whole file: a test that another one of it spoils fails again.
        files = sorted({name.split("::")[0] for name in one.failed()})
        if files:
            command = [*_pytest(one.stage.wanted), *ONE, "-pno:cacheprovider", f"--junitxml={told}", *files]
            again = subprocess.run(command, cwd=root).returncode
            if again != PASSED or not set(map(_as_told, one.failed())) <= _passed(told):
                return again or FAILED
    print("UNSTEADY, they passed alone:", *failed, sep="\n  ", flush=True)
    return PASSED


def _pytest(wanted: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *(("-m", wanted) if wanted else ())]


def _as_told(name: str) -> str:
    """A test's name as it stands in pytest's report: `tests/a.py::One::test_b[c]` is `tests.a.One::test_b[c]`."""
    file, _, rest = name.partition("::")
    parts, bracket, parameters = rest.partition("[")
    *classes, test = parts.split("::")
    return ".".join([*file.removesuffix(".py").split("/"), *classes]) + f"::{test}{bracket}{parameters}"


def _passed(told: Path) -> set[str]:
    """Neither failed nor skipped."""
    cases = [case for case in Xml.parse(told).iter("testcase") if not {one.tag for one in case} & NOT_PASSED]
    return {f"{case.get('classname')}::{case.get('name')}" for case in cases}


class _Running:
    """One pytest of a stage, begun when it is made."""

    def __init__(self, stage: Stage, root: Path, kept: Path) -> None:
        self.stage = stage
        self.took_s = 0.0
        self._cache = kept / stage.name.replace(" ", "-")
        nice = ["nice", "-n", "10"] if stage.behind and shutil.which("nice") else []
        where = [stage.where] if stage.where else []
        command = [*nice, *_pytest(stage.wanted), "-o", f"cache_dir={self._cache}", *stage.choice, *where]
        self._began_s = time.monotonic()
        environment = {**os.environ, **(A_CORE_EACH if stage.choice == TWO else {})}
        self._process = subprocess.Popen(command, cwd=root, env=environment)

    @property
    def status(self) -> int:
        return self._process.wait()

    def is_over(self) -> bool:
        over = self._process.poll() is not None
        if over and not self.took_s:
            self.took_s = time.monotonic() - self._began_s
        return over

    def end(self) -> None:
        """Where it has not ended by itself."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def failed(self) -> list[str]:
        """The names pytest keeps of what failed."""
        names = self._cache / "v" / "cache" / "lastfailed"
        return sorted(json.loads(names.read_text(encoding="utf-8"))) if names.exists() else []


if __name__ == "__main__":
    sys.exit(run())
