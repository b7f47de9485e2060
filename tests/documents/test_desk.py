"""What the child answers where a file is not to blame."""

import errno
import os

import pytest

from app.documents.desk import DAMAGED, Desk
from app.documents.jobs import DeepJob, OpenJob, Refused
from app.documents.opened import FULL, OpenedFile
from app.documents.paperjobs import TraceJob
from app.documents.signals import file as file_module
from app.documents.signals.sheetwords import SheetWords
from app.geometry import Point
from tests.documents.signals.test_opening import ecg  # noqa: F401


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), FULL),
        (RuntimeError(f"cannot write: {os.strerror(errno.ENOSPC)}"), FULL),
        (OSError(errno.EIO, os.strerror(errno.EIO)), DAMAGED),
        (ValueError("no such object"), DAMAGED),
    ],
)
def test_a_full_disk_is_no_damaged_file(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(Desk, "_do", fails)
    assert Desk().do(OpenJob("x", "pdf"), b"", lambda *_: None) == (Refused(words), b"")


def test_a_caliper_leaves_the_sheet_that_was_drawn_in_the_looker_s_language(
    monkeypatch: pytest.MonkeyPatch,
    ecg: OpenedFile,  # noqa: F811
) -> None:
    drawn, fills = list[SheetWords](), file_module.sheet_fills

    def counted(*paper: object, words: SheetWords) -> object:
        drawn.append(words)
        return fills(*paper, words=words)  # type: ignore[arg-type]

    monkeypatch.setattr(file_module, "sheet_fills", counted)
    desk, path, norse = Desk(), str(ecg.path), SheetWords(not_to_size="ikke i riktig størrelse")
    look = DeepJob(path, "signal", 0, None, 1.0, 1_000_000, norse)
    legs = (Point(60, 60), Point(70, 60))
    for job in (look, TraceJob(path, 0, legs, "interval", 0.0, 0.0, 4.0), look):
        assert not isinstance(desk.do(job, b"", lambda *_: None)[0], Refused)
    desk.clear()
    assert drawn == [norse]
