"""The command line: says what it can do, refuses in words, and loads only what was asked for."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def test_it_says_its_version(runner: CliRunner) -> None:
    said = runner.invoke(app, ["--version"])
    assert said.exit_code == 0
    assert said.output.startswith("preceptor ")


def test_help_names_every_command(runner: CliRunner) -> None:
    said = runner.invoke(app, ["--help"]).output
    assert all(command in said for command in ("run", "serve", "admin", "verify", "demo"))


def test_the_administrators_commands_answer_under_their_own_name(runner: CliRunner) -> None:
    said = runner.invoke(app, ["admin", "--help"])
    assert said.exit_code == 0
    assert "add-user" in said.output


def test_a_file_that_is_no_consult_is_refused_in_a_sentence(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "notes.preceptor"
    path.write_text("not a consult", encoding="utf-8")
    said = runner.invoke(app, ["verify", str(path)])
    assert said.exit_code == 1
    assert said.output.strip().endswith(".")
    assert "Traceback" not in said.output


def test_a_server_for_others_without_encryption_is_refused_with_what_to_do(runner: CliRunner, tmp_path: Path) -> None:
    said = runner.invoke(app, ["serve", "--data", str(tmp_path), "--host", "0.0.0.0", "--port", "0"])
    assert said.exit_code == 2
    assert "--tls" in said.output


def test_the_command_line_alone_loads_neither_windows_nor_media_nor_a_database() -> None:
    code = (
        "import sys, app.cli; print([m for m in ('PySide6', 'av', 'sqlalchemy', 'cv2', 'numpy') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_the_first_window_waits_for_no_picture_library() -> None:
    late = "('cv2', 'av', 'aiortc', 'pymupdf', 'PIL', 'livekit', 'sounddevice', 'sqlalchemy', 'websockets')"
    code = f"import sys, ui.window; print([m for m in {late} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
