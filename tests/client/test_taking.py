"""A stick that hangs while a file is copied from it: nobody else waits, and Cancel lets it go."""

import threading
from pathlib import Path
from typing import IO

import pytest

from app.client.border import DropFile, FilePreviewed, FileRefused, PreviewFile
from app.documents import opener
from app.documents.copying import STOPPED, Patience
from app.documents.opened import DocumentRefused
from tests.client.place import Place
from tests.documents.conftest import pdf_of


@pytest.fixture
def ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How the copying of `slow.pdf` ended, which gives nothing before somebody stops it."""
    ended: list[str] = []
    really, tick = opener.copy, threading.Event()

    def copy(source: IO[bytes], into: IO[bytes], patience: Patience) -> None:
        if Path(source.name).name != "slow.pdf":
            return really(source, into, patience)
        while True:
            try:
                patience.check()
            except DocumentRefused as refused:
                ended.append(refused.text)
                raise
            tick.wait(0.01)

    monkeypatch.setattr(opener, "copy", copy)
    for name in ("slow.pdf", "quick.pdf"):
        (tmp_path / name).write_bytes(pdf_of(1))
    return ended


def test_another_file_is_looked_at_meanwhile_and_who_cancelled_hears_no_more(ended: list[str], tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(PreviewFile(str(tmp_path / "slow.pdf"), token="slow"))
        clinic.post(PreviewFile(str(tmp_path / "quick.pdf"), token="quick"))
        assert clinic.notice(FilePreviewed).token == "quick"
        clinic.post(DropFile("slow"))
        clinic.until(lambda: ended or None)
        assert not [notice for notice in clinic.notices if isinstance(notice, FileRefused)]
    assert ended == [STOPPED]


def test_the_program_ends_while_a_stick_hangs(ended: list[str], tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(PreviewFile(str(tmp_path / "slow.pdf"), token="slow"))
        clinic.post(PreviewFile(str(tmp_path / "quick.pdf"), token="quick"))
        clinic.notice(FilePreviewed)
    assert ended == [STOPPED]
