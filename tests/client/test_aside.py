"""A folder whose key is lost is put aside whole, and no other."""

import asyncio
from pathlib import Path

import pytest

from app.client.aside import put_aside
from app.client.keys import Keys
from app.client.unlocking import mark_path, unlocked
from app.store.keycase import SERVICE, KeyCase, KeysAway
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
    (moved,) = put_aside(tmp_path, case)
    assert (moved / "outbox.sqlite").read_bytes() == b"unsent" and was.hex() in mark_path(moved).read_text()
    assert opened(tmp_path, case, "anna") != was and opened(tmp_path, case, "bea") == kept
    assert put_aside(tmp_path, case) == []
    del ring.kept[SERVICE, "anna"]
    assert put_aside(tmp_path, case)[0].name == "anna.aside-2"


def test_while_the_keyring_is_locked_or_away_nothing_is_moved(tmp_path: Path) -> None:
    ring = RingHere()
    opened(tmp_path, KeyCase(tmp_path, lambda: ring), "anna")
    ring.locked = True
    for case in (KeyCase(tmp_path, lambda: ring), KeyCase(tmp_path, lambda: None)):
        with pytest.raises(KeysAway):
            put_aside(tmp_path, case)
    assert (tmp_path / "people" / "anna").is_dir()
