"""What is open only now lies in one folder of this person's and is gone afterwards, also after a crash."""

import subprocess
import sys
from pathlib import Path

from app.client.scratch import Scratch
from tests.client.place import Place


def test_closing_leaves_nothing(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    (scratch.path / "letter.clean").write_bytes(b"a letter")
    scratch.close()
    assert not list((tmp_path / "open").iterdir())


def test_what_a_crash_left_open_is_swept_and_what_a_living_program_has_open_is_not(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from app.client.scratch import Scratch\n"
        "scratch = Scratch(Path(sys.argv[1])); (scratch.path / 'letter.clean').write_bytes(b'a letter'); os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)]).returncode == 9
    living = Scratch(tmp_path)
    assert len(list((tmp_path / "open").rglob("letter.clean"))) == 1
    next_start = Scratch(tmp_path)
    next_start.sweep()
    assert not list((tmp_path / "open").rglob("letter.clean"))
    assert living.path.is_dir()
    assert next_start.path.is_dir()
    living.close()
    next_start.close()
    assert not list((tmp_path / "open").iterdir())


def test_an_engine_sweeps_at_its_start_and_leaves_nothing_at_its_end(tmp_path: Path) -> None:
    left = tmp_path / "open" / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "letter.clean").write_bytes(b"a letter")
    with Place(tmp_path) as place:
        place.until(lambda: not left.exists())
    assert not list((tmp_path / "open").iterdir())
