"""Half-typed text and the consult that stood open are on the disk when `put` returns."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store.open_rooms import OpenRoom, OpenRooms
from app.store.sealing import Seal, new_key
from app.store.texts import HalfTyped


def test_each_place_of_each_consult_has_its_own_and_without_text_it_is_gone(tmp_path: Path) -> None:
    texts = HalfTyped(tmp_path / "texts.sqlite")
    texts.put("c1", "message", "first")
    texts.put("c1", "message", "first, more")
    texts.put("c1", "finding", "Blister \U0001f9e0")
    texts.put("c2", "message", "other")
    texts.put("c2", "note", "gone")
    texts.put("c2", "note", "")
    texts.close()
    again = HalfTyped(tmp_path / "texts.sqlite")
    assert again.all() == {
        ("c1", "message"): "first, more",
        ("c1", "finding"): "Blister \U0001f9e0",
        ("c2", "message"): "other",
    }
    again.forget("c1")
    assert again.all() == {("c2", "message"): "other"}
    again.close()


def test_a_text_is_as_old_as_it_was_first_seen_unchanged_also_one_of_an_earlier_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "texts.sqlite")) as earlier, earlier:
        earlier.execute(
            "CREATE TABLE texts (consult TEXT NOT NULL, place TEXT NOT NULL, data BLOB NOT NULL,"
            " PRIMARY KEY (consult, place)) WITHOUT ROWID"
        )
        earlier.execute("INSERT INTO texts VALUES ('c1', 'message', 'earlier')")
    texts = HalfTyped(tmp_path / "texts.sqlite")
    texts.put("c2", "message", "first")
    assert texts.unchanged_since(5) == {"c1": 5, "c2": 5}
    texts.put("c2", "finding", "more")
    assert texts.unchanged_since(7) == {"c1": 5, "c2": 7}
    texts.put("c1", "message", "earlier, more")
    assert texts.unchanged_since(9) == {"c1": 9, "c2": 7}
    texts.close()


def test_what_lies_on_the_disk_when_put_returns_is_all_there_is_to_it(tmp_path: Path) -> None:
    """A power cut leaves what was flushed: SQLite flushes its log at the end of each transaction (`synchronous` 2), and
    the files as they lie there then, without this process, hold the text."""
    folder = tmp_path / "shelf"
    texts = HalfTyped(folder / "texts.sqlite")
    assert texts._db.execute("PRAGMA synchronous").fetchone() == (2,)
    for number in range(3):
        texts.put("c1", "message", f"word {number}")
        copied = tmp_path / f"copy {number}"
        shutil.copytree(folder, copied)
        after = HalfTyped(copied / "texts.sqlite")
        assert after.all() == {("c1", "message"): f"word {number}"}
        after.close()
    texts.close()


def test_which_room_stood_open_is_known_for_each_user_and_how_long_ago(tmp_path: Path) -> None:
    def anna(consult: str, boot_ms: int) -> OpenRoom:
        return OpenRoom("anna", "Anna Berg", "ws://here", consult, True, 5_000, "boot 1", boot_ms)

    rooms = OpenRooms(tmp_path / "open.sqlite")
    bea = OpenRoom("bea", "Bea", "ws://here", "c3", False, 1, "boot 1", 1)
    for one in (anna("c1", 100), bea, anna("c2", 700)):
        rooms.put(one)
    rooms.close()
    again = OpenRooms(tmp_path / "open.sqlite")
    assert sorted(again.all(), key=lambda one: one.user) == [anna("c2", 700), bea]
    again.forget("bea")
    (left,) = again.all()
    again.close()
    assert left.ago_ms(0, "boot 1", 1_700) == 1_000  # whatever date this computer believes in
    assert left.ago_ms(8_000, "boot 2", 10) == 3_000
    assert left.ago_ms(4_000, "boot 2", 10) is None
    assert (
        left.ago_ms(5_000 + 11 * 365 * 24 * 3_600_000, "boot 2", 10) is None
    )  # the date was wrong by years, now right


def test_what_an_earlier_program_left_open_is_found_and_was_not_locked(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "open.sqlite")) as earlier, earlier:
        earlier.execute(
            "CREATE TABLE open_room (user TEXT PRIMARY KEY, name TEXT NOT NULL, server TEXT NOT NULL, consult TEXT NOT"
            " NULL, media INTEGER NOT NULL, seen_ms INTEGER NOT NULL, boot TEXT NOT NULL, boot_ms INTEGER NOT NULL)"
        )
        earlier.execute("INSERT INTO open_room VALUES ('anna', 'Anna', 'ws://here', 'c1', 1, 5, 'boot 1', 7)")
    rooms = OpenRooms(tmp_path / "open.sqlite")
    assert [(one.consult, one.locked) for one in rooms.all()] == [("c1", False)]
    rooms.put(OpenRoom("anna", "Anna", "ws://here", "c2", True, 5, "boot 1", 8, True))
    assert [(one.consult, one.locked) for one in rooms.all()] == [("c2", True)]
    rooms.close()


def test_with_a_key_no_word_lies_in_clear_and_another_key_opens_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, key = tmp_path / "texts.sqlite", Seal(new_key())
    clear = HalfTyped(path)
    clear.put("c1", "message", "Marit Aas, in clear")
    clear.close()
    sealed = HalfTyped(path, key)
    sealed.put("c1", "note", "Marit Aas, sealed")
    words = {("c1", "message"): "Marit Aas, in clear", ("c1", "note"): "Marit Aas, sealed"}
    assert sealed.all() == words
    sealed.close()
    assert not [one for one in tmp_path.iterdir() if b"Marit" in one.read_bytes()]
    again = HalfTyped(path, key)
    assert again.all() == words
    again.close()
    for other in (Seal(new_key()), None):
        stranger = HalfTyped(path, other)
        assert stranger.all() == {}
        stranger.close()
    assert "Marit" not in caplog.text and "cannot be opened" in caplog.text
