"""A person's folder opens though the disk refuses what can wait."""

import sqlite3
from pathlib import Path

import pytest

from app.client.shelf import Shelf
from app.consult.events import Origin
from app.consult.messages import Submit
from app.store.outbox import Outbox
from tests.client.seals import SEAL


def test_an_earlier_programs_words_are_there_though_they_cannot_be_sealed_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = Shelf(tmp_path, "server", "anna", SEAL)
    shelf.close()
    written = Submit("c1", Origin("d", 1), 1, True, b"words")
    earlier = Outbox(next(tmp_path.rglob("outbox.sqlite")))
    earlier.put(written)
    earlier.close()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "seal_plain", full)
        shelf = Shelf(tmp_path, "server", "anna", SEAL)
        assert shelf.outbox.pending() == [written] and "not sealed yet" in caplog.text
        shelf.close()
