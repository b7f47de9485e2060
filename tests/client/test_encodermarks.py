"""A mark stands while hardware codes; only one whose program is gone is found."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.client.encodermarks import EncoderMarks, encoder_of

FALLS = """
import os, sys
from pathlib import Path
from app.client.encodermarks import EncoderMarks
EncoderMarks(Path(sys.argv[1])).stand("h264_nvenc")
os.abort()
"""


def test_a_mark_stands_until_it_ended_well_and_is_not_found_while_its_program_lives(tmp_path: Path) -> None:
    marks = EncoderMarks(tmp_path / "encoders")
    assert marks.left() == ()
    first, second = marks.stand("h264_qsv"), marks.stand("h264_qsv")
    assert first is not None and second is not None
    assert len(list((tmp_path / "encoders").iterdir())) == 2 and marks.left() == ()
    first()
    second()
    assert list((tmp_path / "encoders").iterdir()) == []


def test_what_took_its_program_with_it_is_found_by_the_next_one(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FALLS, str(tmp_path)], check=False, timeout=60)
    assert done.returncode != 0
    marks = EncoderMarks(tmp_path)
    (left,) = marks.left()
    assert encoder_of(left) == "h264_nvenc"
    marks.remove((left,))
    assert marks.left() == ()


def test_where_no_mark_can_be_made_nothing_is_to_be_opened(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert EncoderMarks(tmp_path / "file").stand("h264_qsv") is None
    assert "no mark" in caplog.text
    caplog.clear()
