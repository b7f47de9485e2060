"""A folder is opened with the key it was sealed with, or stays shut with a sentence; a second key is never made."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from app.client.keys import Keys
from app.client.unlocking import KEY_GONE, LOCKED, NoKey, mark_path, unlocked
from app.store.keycase import KeyCase, Ring
from app.store.outbox import Outbox
from app.store.sealing import Seal
from tests.store.test_keycase import RingHere


def opened(folder: Path, ring: Callable[[], Ring | None]) -> tuple[Seal, str]:
    shelf = folder / "people" / "shelf"
    shelf.mkdir(parents=True, exist_ok=True)
    return asyncio.run(unlocked(Keys(KeyCase(folder, ring)), shelf, "shelf"))


def refused(folder: Path, ring: Callable[[], Ring | None]) -> tuple[str, str]:
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    with pytest.raises(NoKey) as error:
        opened(folder, ring)
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before
    return error.value.code, error.value.text


def test_the_same_key_opens_it_ever_after_and_the_mark_says_nothing_of_it(tmp_path: Path) -> None:
    ring = RingHere()
    seal, place = opened(tmp_path, lambda: ring)
    again, _ = opened(tmp_path, lambda: ring)
    assert place == "keyring" and again.open(seal.seal(b"x")) == b"x"
    kept = next(iter(ring.kept.values()))
    assert kept.encode() not in mark_path(tmp_path / "people" / "shelf").read_bytes()


def test_a_keyring_that_is_locked_or_gone_today_is_waited_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    ring = RingHere()
    seal, _ = opened(tmp_path, lambda: ring)
    ring.locked = True
    assert refused(tmp_path, lambda: ring) == ("key_locked", LOCKED)
    assert refused(tmp_path, lambda: None) == ("key_locked", LOCKED)
    ring.locked = False
    again, _ = opened(tmp_path, lambda: ring)
    assert again.print == seal.print


def test_a_key_that_is_lost_or_another_opens_nothing_and_none_is_made(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ring = RingHere()
    opened(tmp_path, lambda: ring)
    kept = dict(ring.kept)
    ring.kept.clear()
    assert refused(tmp_path, lambda: ring) == ("key_gone", KEY_GONE) and not ring.kept
    KeyCase(tmp_path / "elsewhere", lambda: ring).make("shelf")
    another = dict(ring.kept)
    assert refused(tmp_path, lambda: ring) == ("key_gone", KEY_GONE) and ring.kept == another
    ring.kept.update(kept)
    opened(tmp_path, lambda: ring)


def test_a_mark_that_says_nothing_any_more_is_no_new_folder(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    opened(tmp_path, lambda: None)
    mark_path(tmp_path / "people" / "shelf").write_bytes(b"{half")
    assert refused(tmp_path, lambda: None) == ("key_gone", KEY_GONE)


def test_where_nothing_is_sealed_yet_a_locked_keyring_keeps_nobody_from_working(tmp_path: Path) -> None:
    ring = RingHere()
    ring.locked = True
    seal, place = opened(tmp_path, lambda: ring)
    ring.locked = False
    again, _ = opened(tmp_path, lambda: ring)
    assert (place, again.print) == ("file", seal.print) and not ring.kept


def test_killed_before_the_folder_was_marked_the_key_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = RingHere()

    def dies(path: Path, data: bytes) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patch:
        patch.setattr("app.client.unlocking.write_private", dies)
        with pytest.raises(OSError, match="killed"):
            opened(tmp_path, lambda: ring)
    kept = dict(ring.kept)
    opened(tmp_path, lambda: ring)
    assert ring.kept == kept and len(kept) == 1


def test_where_the_mark_is_gone_but_what_was_sealed_is_there_no_other_key_is_made(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ring = RingHere()
    seal, _ = opened(tmp_path, lambda: ring)
    shelf = tmp_path / "people" / "shelf"
    outbox = Outbox(shelf / "outbox.sqlite", seal)
    outbox.seal_plain()
    outbox.close()
    mark_path(shelf).unlink()
    ring.locked = True
    assert refused(tmp_path, lambda: ring) == ("key_locked", LOCKED)
    assert refused(tmp_path, lambda: None) == ("key_locked", LOCKED)
    ring.locked, kept = False, dict(ring.kept)
    ring.kept.clear()
    assert refused(tmp_path, lambda: ring) == ("key_gone", KEY_GONE)
    ring.kept.update(kept)
    assert opened(tmp_path, lambda: ring)[0].print == seal.print and mark_path(shelf).is_file()
