"""A long file is copied and cleaned in steps that are heard, in a child of its own, and given up when nobody waits."""

import errno
from concurrent.futures import Future
from pathlib import Path

import pytest

from app.documents import cleaning as opening
from app.documents.copying import STOPPED, Patience
from app.documents.jobs import Checked, OpenJob, Progress
from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from app.documents.taking import COPIED
from app.documents.worker import LATE_FILE, Worker
from tests.documents.conftest import PATIENCE_S, pdf_of


@pytest.fixture
def opener(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LONG_BYTES", 100)
    opener = DocumentOpener(Worker(file_s=PATIENCE_S, page_s=PATIENCE_S), tmp_path)
    yield opener
    opener.close()


class Said:
    """A pipe on which everything has been said already."""

    def __init__(self, *answers):
        self._answers = list(answers)

    def read(self):
        return self._answers.pop(0), b""

    def first(self):
        said = Future()
        said.set_result(self.read())
        return said


def steps(*answers):
    worker, heard = Worker(), []
    pipe = Said(*answers)
    try:
        answer, _ = worker._steps(pipe, pipe.first(), 5.0, None, lambda done, of: heard.append((done, of)))
    finally:
        worker.close()
    return answer, heard


def test_each_step_of_a_long_file_is_heard_before_its_answer():
    answer, heard = steps(Progress(1, 9), Progress(7, 9), Checked(1, ()))
    assert answer == Checked(1, ()) and heard == [(1, 9), (7, 9)]


def test_a_child_that_says_the_same_again_gains_no_time():
    with pytest.raises(TimeoutError):
        steps(Progress(4, 9), Progress(4, 9), Checked(1, ()))


def test_a_step_that_takes_too_long_is_one_sentence(monkeypatch, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of(1))
    worker = Worker(file_s=-1.0)
    with pytest.raises(DocumentRefused) as caught:
        worker.ask(OpenJob(str(path), "pdf"))
    assert caught.value.text == LATE_FILE
    worker.close()


def test_a_long_file_is_heard_from_its_copy_to_its_end_and_its_child_goes(opener, tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_of(2))
    shares: list[float] = []
    opened = opener.open(path, patience=Patience(heard=shares.append))
    assert shares[0] == COPIED and shares == sorted(shares) and opened.pages == 2
    assert opener._worker.pid is None  # the pages that are turned meanwhile have this one to themselves


def test_who_stops_waiting_ends_it_and_nothing_is_left(opener, tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_of(2))
    patience = Patience()
    patience.heard = lambda share: patience.stop()
    with pytest.raises(DocumentRefused) as caught:
        opener.open(path, patience=patience)
    assert caught.value.text == STOPPED
    assert not list(Path(opener._folder.name).iterdir())


def test_it_ends_also_while_it_is_being_cleaned(opener, tmp_path, monkeypatch):
    patience, path = Patience(), tmp_path / "long.pdf"
    path.write_bytes(pdf_of(2))
    take = opening.take

    def taken(*args):
        kind = take(*args)
        patience.stop()
        return kind

    monkeypatch.setattr(opening, "take", taken)
    with pytest.raises(DocumentRefused) as caught:
        opener.open(path, patience=patience)
    assert caught.value.text == STOPPED and not list(Path(opener._folder.name).iterdir())


def test_a_file_that_is_kept_is_read_where_it_lies_and_stays_when_it_is_let_go(opener, tmp_path):
    path = tmp_path / ("0" * 64)
    path.write_bytes(pdf_of(2))
    first, second = opener.open(path, as_shared=True), opener.open(path, as_shared=True)
    assert first.path == path and first.blob == path.name and not list(Path(opener._folder.name).iterdir())
    opener.forget(first.handle)
    assert opener.render(second.handle, 1).shape == (400, 300, 3)
    opener.forget(second.handle)
    assert path.exists()
    path.unlink()  # nothing holds it open, which Windows would mind


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EIO, "disk or stick")])
def test_a_disk_without_room_is_told_apart_from_a_stick_that_is_gone_and_nothing_stays(
    opener, tmp_path, monkeypatch, number, words
):
    def hash_of(path):
        raise OSError(number, "refused")

    monkeypatch.setattr(opening, "hash_of", hash_of)
    with pytest.raises(DocumentRefused, match=words):
        opener.open(pdf_of(1))
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".came", ".clean")]
