"""`make` sets up what is needed, also after a set-up that broke off; with a python that only pretends."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# `-m venv DIR` makes an environment whose python is this script too; a python beside the file `broken` has no pip.
PYTHON = """#!/bin/sh
echo "$@" >> "$SAID"
case "$*" in
  "-m venv"*) for last; do :; done; rm -rf "$last"; mkdir -p "$last/bin"; cp "$0" "$last/bin/python";;
  *"pip"*) test ! -e "$(dirname "$0")/broken";;
esac
"""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("make") is None, reason="there is no make, as on Windows"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("apt.txt", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    _python(tmp_path / "python")
    return tmp_path


def test_an_environment_whose_making_broke_off_is_made_anew(checkout: Path) -> None:
    left = checkout / ".venv" / "bin"
    left.mkdir(parents=True)
    _python(left / "python")
    (left / "broken").touch()
    assert "-m venv --clear .venv" in _made(checkout)
    assert not (left / "broken").exists()
    assert (checkout / ".venv" / ".ready").exists()


def test_an_environment_that_works_is_kept_and_only_brought_up_to_date(checkout: Path) -> None:
    _made(checkout)
    (checkout / "requirements.lock").write_text("# newer\n", encoding="utf-8")
    (checkout / ".venv" / ".ready").unlink()
    said = _made(checkout)
    assert not [line for line in said if "venv" in line]
    assert [line for line in said if "--require-hashes" in line]


def test_nothing_is_run_when_nothing_has_changed(checkout: Path) -> None:
    _made(checkout)
    assert _made(checkout) == []


def _python(path: Path) -> None:
    path.write_text(PYTHON, encoding="utf-8")
    path.chmod(0o755)


def _made(checkout: Path) -> list[str]:
    """Every line that a python was called with."""
    said = checkout / "said"
    said.write_text("", encoding="utf-8")
    command = ["make", f"PYTHON={checkout / 'python'}", ".venv/.ready"]
    done = subprocess.run(command, cwd=checkout, env={"PATH": "/usr/bin:/bin", "SAID": str(said)}, capture_output=True)
    assert done.returncode == 0, done.stderr
    return said.read_text(encoding="utf-8").splitlines()
