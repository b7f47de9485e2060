"""What a client of a demo is told holds on every computer, whatever language that speaks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.demo.plan import Plan, read_plan, write_plan


def plan(folder: Path) -> Plan:
    return Plan(
        part="clinic",
        server="ws://127.0.0.1:1",
        user="anna",
        secret="a secret",
        camera="none",
        microphone="none",
        speaker="none",
        document="",
        picture="",
        out=str(folder),
        samples=str(folder / "samples.json"),
        seconds=10,
        marks=10,
        stay=False,
        spawned_ms=0.0,
    )


def test_a_plan_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_plan(plan(tmp_path), tmp_path / "plan.json")
    assert read_plan(tmp_path / "plan.json") == plan(tmp_path)


@pytest.mark.parametrize("spoken", [{"LANGUAGE": "nb"}, {"LC_ALL": "zh_CN.UTF-8"}])
def test_the_keys_that_a_script_presses_are_found_on_every_computer(tmp_path: Path, spoken: dict[str, str]) -> None:
    write_plan(plan(tmp_path), tmp_path / "plan.json")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from app.demo.plan import read_plan\n"
        "from ui.demo import eyes\n"
        "from ui.demo.__main__ import settings_of\n"
        "from ui.language import system_language\n"
        "from ui.program import Program\n"
        "program = Program(settings_of(read_plan(Path(sys.argv[1]))), sys.argv)\n"
        "program.window.show()\n"
        "print(system_language(), eyes.key('Sign in', enabled=False) is not None)\n"
        "program.close()\n"
    )
    home = {"PRECEPTOR_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    bare = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "plan.json")],
        env={**bare, **home, **spoken},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == [{"LANGUAGE": "nb", "LC_ALL": "zh_CN"}[next(iter(spoken))], "True"], done.stderr
