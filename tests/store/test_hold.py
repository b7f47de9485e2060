"""One program at a time; whoever is killed holds nothing any more."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.store.hold import Held, Hold

ROOT = Path(__file__).resolve().parents[2]
OTHER = """
import sys
from pathlib import Path
from app.store.hold import Hold

hold = Hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_what_another_program_holds_is_free_again_when_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "people" / "one.held"
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        with pytest.raises(Held):
            Hold(path)
    finally:
        other.kill()
        other.communicate()
    Hold(path).release()


def test_a_hold_that_was_released_can_be_had_again_in_the_same_program(tmp_path: Path) -> None:
    first = Hold(tmp_path / "held")
    with pytest.raises(Held):
        Hold(tmp_path / "held")
    first.release()
    first.release()
    Hold(tmp_path / "held").release()


@pytest.mark.skipif(sys.platform == "win32", reason="there a child is given no open file")
def test_a_child_that_was_being_started_holds_nothing_on(tmp_path: Path) -> None:
    """Until it begins its own program it has every file of its parent open."""
    hold = Hold(tmp_path / "held")
    child = subprocess.Popen(["sleep", "60"], pass_fds=[hold._file])
    try:
        hold.release()
        Hold(tmp_path / "held").release()
    finally:
        child.kill()
        child.wait()
