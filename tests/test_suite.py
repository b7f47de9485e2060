"""The order of the whole suite: a failure by chance is named and does not stop a change; a crash, and what fails again
with the rest of its file, does."""

from pathlib import Path

import pytest

from tests.suite import AT_MOST_AGAIN, ONE, ROOT, TWO, Stage, run

pytestmark = pytest.mark.slow  # starts some twenty of pytest

BY_CHANCE = """
import os
from pathlib import Path
import pytest
def test_of_a_crowd():
    seen = Path(__file__).with_name("seen")
    first = not seen.exists()
    seen.touch()
    assert not first
"""
CRASHES = BY_CHANCE.replace("assert not first", "os._exit(3) if first else None")
CRASHES_EARLY = "import os, sys\nif 'xdist' in sys.modules and 'PYTEST_XDIST_WORKER' in os.environ:\n    os._exit(3)\n"
SKIPS = BY_CHANCE.replace("assert not first", "assert not first or False\n    pytest.skip('no more')")
SPOILT = """
SPOILT = []
def test_that_spoils():
    SPOILT.append(1)
def test_that_is_spoilt():
    assert not SPOILT
"""
ALWAYS = "def test_wrong():\n    assert False\n"
BROKEN = "import nothing_of_this_name\n"
FINE = "def test_fine():\n    pass\n"


@pytest.fixture(autouse=True)
def _as_the_project_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -q\n", encoding="utf-8")
    (tmp_path / "test_fine.py").write_text(FINE, encoding="utf-8")


def ran(folder: Path, crowded: str, choice: tuple[str, ...] = ONE) -> int:
    (folder / "test_crowd.py").write_text(crowded, encoding="utf-8")
    return run((Stage("crowd", choice, "test_crowd.py"),), folder)


def test_all_that_passes_is_passed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    stages = (Stage("behind", ONE, "test_fine.py", behind=True), Stage("last", ONE, "test_fine.py", crowded=False))
    assert run(stages, tmp_path) == 0
    said = capfd.readouterr().out
    assert "UNSTEADY" not in said and "behind:" in said and "last:" in said


WITH_ODD_NAME = BY_CHANCE.replace(
    "def test_of_a_crowd()", "@pytest.mark.parametrize('n', ['a::b é'])\ndef test_of_a_crowd(n)"
)
IN_A_CLASS = BY_CHANCE.replace("def test_of_a_crowd():", "class TestCrowd:\n  def test_one(self):")


@pytest.mark.parametrize("crowded", [BY_CHANCE, WITH_ODD_NAME, IN_A_CLASS], ids=["plain", "odd name", "in a class"])
def test_what_failed_beside_others_and_passes_alone_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], crowded: str
) -> None:
    assert ran(tmp_path, crowded) == 0
    assert "UNSTEADY, they passed alone:\n  test_crowd.py::" in capfd.readouterr().out


@pytest.mark.parametrize(
    "crowded",
    [ALWAYS, SKIPS, BROKEN],
    ids=["wrong", "skips", "broken"],
)
def test_what_is_wrong_is_not_passed(tmp_path: Path, crowded: str) -> None:
    assert ran(tmp_path, crowded) != 0


@pytest.mark.parametrize("crowded", [CRASHES, CRASHES_EARLY], ids=["in a test", "while it is read"])
def test_a_process_that_crashes_is_not_passed(tmp_path: Path, crowded: str) -> None:
    assert ran(tmp_path, crowded, TWO) not in (0, 1)


def test_what_another_test_of_its_file_spoils_is_not_passed(tmp_path: Path) -> None:
    assert ran(tmp_path, SPOILT) == 1


def test_what_fails_alone_has_no_second_try(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "test_last.py").write_text(BY_CHANCE, encoding="utf-8")
    assert run((Stage("last", ONE, "test_last.py", crowded=False),), tmp_path) == 1
    assert "Failed beside" not in capfd.readouterr().out


def test_many_failures_are_no_chance(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    each = f"@pytest.mark.parametrize('n', range({AT_MOST_AGAIN + 1}))\ndef test_of_a_crowd(n)"
    many = BY_CHANCE.replace("def test_of_a_crowd()", each).replace('"seen"', 'f"seen{n}"')
    assert ran(tmp_path, many) == 1
    assert "UNSTEADY" not in capfd.readouterr().out


def test_a_pytest_that_cannot_begin_is_not_passed(tmp_path: Path) -> None:
    assert run((Stage("crowd", ("--no-such-option",)),), tmp_path) not in (0, 1)
