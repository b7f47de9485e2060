"""A folder whose key is lost is put aside whole, and no other."""

import asyncio
from pathlib import Path

import pytest

from app.client.aside import put_aside
from app.client.keys import Keys
from app.client.shelf import hold_path
from app.client.unlocking import mark_path, unlocked
from app.store.hold import Held, Hold
from app.store.keycase import SERVICE, KeyCase, KeysAway
from app.store.outbox import Outbox
from app.store.sealing import Seal
from tests.store.test_keycase import RingHere


def opened(data: Path, case: KeyCase, name: str) -> bytes:
    (data / "people" / name).mkdir(parents=True, exist_ok=True)
    seal, _ = asyncio.run(unlocked(Keys(case), data / "people" / name, name))
    return seal.print


def test_only_what_has_no_key_is_renamed_and_its_person_begins_anew(tmp_path: Path) -> None:
    ring = RingHere()
    case = KeyCase(tmp_path, lambda: ring)
    was, kept = opened(tmp_path, case, "anna"), opened(tmp_path, case, "bea")
    (tmp_path / "people" / "anna" / "outbox.sqlite").write_bytes(b"unsent")
    (tmp_path / "people" / "anna.held").write_bytes(b"")
    assert put_aside(tmp_path, case) == []
    del ring.kept[SERVICE, "anna"]
    ((_, moved, _),) = put_aside(tmp_path, case)
    assert moved is not None
    assert (moved / "outbox.sqlite").read_bytes() == b"unsent" and was.hex() in mark_path(moved).read_text()
    assert opened(tmp_path, case, "anna") != was and opened(tmp_path, case, "bea") == kept
    assert put_aside(tmp_path, case) == []
    del ring.kept[SERVICE, "anna"]
    ((_, again, _),) = put_aside(tmp_path, case)
    assert again is not None and again.name == "anna.aside-2"


def test_while_the_keyring_is_locked_or_away_nothing_is_moved(tmp_path: Path) -> None:
    ring = RingHere()
    opened(tmp_path, KeyCase(tmp_path, lambda: ring), "anna")
    ring.locked = True
    for case in (KeyCase(tmp_path, lambda: ring), KeyCase(tmp_path, lambda: None)):
        with pytest.raises(KeysAway):
            put_aside(tmp_path, case)
    assert (tmp_path / "people" / "anna").is_dir()


def test_one_that_is_sealed_and_says_no_more_with_which_key_is_put_aside_too(tmp_path: Path) -> None:
    case = KeyCase(tmp_path, RingHere)  # a keyring that has lost everything
    outbox = Outbox(tmp_path / "people" / "anna" / "outbox.sqlite", Seal(bytes(32)))
    outbox.seal_plain()
    outbox.close()
    Outbox(tmp_path / "people" / "bea" / "outbox.sqlite").close()  # never sealed: she begins with a key
    with pytest.raises(KeysAway):
        put_aside(tmp_path, KeyCase(tmp_path, lambda: None))  # its key may lie in a keyring that is away
    assert [one.folder.name for one in put_aside(tmp_path, case)] == ["anna"]


def lost(data: Path) -> KeyCase:
    """Anna's key is in no keyring any more."""
    ring = RingHere()
    opened(data, KeyCase(data, lambda: ring), "anna")
    return KeyCase(data, RingHere)


def test_where_there_is_no_keyring_any_more_it_is_not_waited_for(tmp_path: Path) -> None:
    lost(tmp_path)
    (put,) = put_aside(tmp_path, KeyCase(tmp_path, lambda: None), no_ring=True)
    assert put.moved is not None and put.moved.is_dir()


def test_while_anybody_is_in_nothing_is_moved(tmp_path: Path) -> None:
    case = lost(tmp_path)
    hold = Hold(hold_path(tmp_path, "bea"))
    with pytest.raises(Held):
        put_aside(tmp_path, case)
    hold.release()
    assert put_aside(tmp_path, case)


def test_one_that_cannot_be_moved_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_use(*_: object) -> Path:
        raise PermissionError(13, "in use")  # as Windows says of a folder in which a file is open

    monkeypatch.setattr(Path, "rename", in_use)
    ((folder, moved, why),) = put_aside(tmp_path, lost(tmp_path))
    assert (folder.name, moved, why) == ("anna", None, "in use")
