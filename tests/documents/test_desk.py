"""What the child answers where a file is not to blame."""

import errno
import os

import pytest

from app.documents.desk import DAMAGED, Desk
from app.documents.jobs import OpenJob, Refused
from app.documents.opened import FULL


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
