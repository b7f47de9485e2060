"""A stick that hangs while a file is copied from it: nobody else waits, and Cancel lets it go."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from app.client import previews
from app.client.border import DropFile, FileDropped, FileLookedAt, FilePreviewed, FileRefused, PreviewFile
from app.consult.events.documents import DocumentKind
from app.documents import pagelook, taking
from app.documents.copying import STOPPED, Patience
from app.documents.opened import DocumentRefused
from tests.client.place import Place
from tests.documents.conftest import pdf_of


@pytest.fixture
def ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How the copying of `slow.pdf` ended, which gives nothing before somebody stops it."""
    ended: list[str] = []
    really, tick = taking.copy, threading.Event()

    def copy(
        source: IO[bytes], into: IO[bytes], patience: Patience, heard: Callable[[int], None] | None = None
    ) -> None:
        if Path(source.name).name != "slow.pdf":
            return really(source, into, patience, heard)
        while True:
            try:
                patience.check()
            except DocumentRefused as refused:
                ended.append(refused.text)
                raise
            tick.wait(0.01)

    monkeypatch.setattr(taking, "copy", copy)
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


@pytest.fixture
def hung(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A stick that does not even say whether `slow*.pdf` is there, until it is set."""
    really, answers = pagelook.kind_there, threading.Event()

    def kind_there(source: Path, name: str, heic: bool = False) -> tuple[DocumentKind, int]:
        if source.name.startswith("slow"):
            answers.wait()
        return really(source, name, heic)

    monkeypatch.setattr(pagelook, "kind_there", kind_there)
    for name in ("slow.pdf", "slow too.pdf", "quick.pdf"):
        (tmp_path / name).write_bytes(pdf_of(1))
    yield answers
    answers.set()


def test_a_look_that_hangs_holds_back_neither_its_own_file_nor_the_next(
    hung: threading.Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "LOOK_S", 0.2)
    with Place(tmp_path / "clinic") as clinic:
        for name in ("slow", "slow too", "quick"):
            clinic.post(PreviewFile(str(tmp_path / f"{name}.pdf"), token=name))
        there = {clinic.notice(FilePreviewed).token for _ in range(3)}
        assert there == {"slow", "slow too", "quick"}
        hung.set()
        clinic.post(PreviewFile(str(tmp_path / "quick.pdf"), token="again"))
        assert clinic.notice(FilePreviewed).token == "again"
        assert not any(isinstance(one, FileLookedAt) and one.token == "slow" for one in clinic.notices)


def test_who_cancels_a_look_that_hangs_is_told_at_once(
    hung: threading.Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "LOOK_S", 600.0)
    with Place(tmp_path / "clinic") as clinic:
        clinic.post(PreviewFile(str(tmp_path / "slow.pdf"), token="slow"))
        clinic.post(DropFile("slow"))
        assert clinic.notice(FileDropped).token == "slow"
        hung.set()
