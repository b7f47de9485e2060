"""A key is made once, found again wherever it lies, and never made a second time while a first may exist."""

import json
import os
import threading
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import KeyringLocked

from app.store.keycase import SERVICE, KeyCase, KeysAway, KeysBroken
from tests.rig.filekeyring import FileKeyring


class RingHere:
    """A keyring in memory; `locked`: it refuses."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = self.forgetful = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("no")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("no")
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_it_lies_in_the_keyring_and_is_the_same_ever_after(tmp_path: Path) -> None:
    ring = RingHere()
    made = KeyCase(tmp_path, lambda: ring).make("anna")
    again = KeyCase(tmp_path, lambda: ring)
    assert made.place == "keyring" and again.make("anna") == again.find("anna") == made
    assert list(ring.kept) == [(SERVICE, "anna")] and not (tmp_path / "keys.json").exists()
    assert again.find("bea") is None and again.make("bea").key != made.key


def test_without_a_keyring_it_lies_in_a_file_that_says_so_and_is_the_persons_own(tmp_path: Path) -> None:
    case = KeyCase(tmp_path, lambda: None)
    made = case.make("anna")
    assert made.place == "file" and case.find("anna") == made and not case.has_ring()
    assert case.make("bea").key != made.key and case.find("anna") == made
    assert os.name == "nt" or (tmp_path / "keys.json").stat().st_mode & 0o077 == 0


def test_a_key_in_the_file_is_found_after_a_keyring_came_and_where_the_ring_holds_another(tmp_path: Path) -> None:
    ring = RingHere()
    filed = KeyCase(tmp_path, lambda: None).make("anna")
    case = KeyCase(tmp_path, lambda: ring)
    assert case.make("anna") == filed and not ring.kept
    other = KeyCase(tmp_path / "elsewhere", lambda: ring).make("anna")
    assert case.find("anna", lambda key: key == other.key) == other
    assert case.find("anna", lambda key: key == filed.key) == filed
    assert case.find("anna", lambda key: False) is None


def test_a_locked_keyring_is_no_empty_one(tmp_path: Path) -> None:
    ring = RingHere()
    case = KeyCase(tmp_path, lambda: ring)
    made = case.make("anna")
    ring.locked = True
    for asked in (case.find, case.make):
        with pytest.raises(KeysAway):
            asked("anna")
    assert not (tmp_path / "keys.json").exists()
    ring.locked = False
    assert case.find("anna") == made


def test_a_keyring_that_keeps_nothing_is_not_trusted(tmp_path: Path) -> None:
    ring = RingHere()
    ring.forgetful = True
    case = KeyCase(tmp_path, lambda: ring)
    assert case.make("anna").place == "file" and case.find("anna") == case.make("anna")


def test_what_is_no_key_is_left_as_it_is(tmp_path: Path) -> None:
    ring = RingHere()
    ring.kept[SERVICE, "anna"] = "hello"
    case = KeyCase(tmp_path, lambda: ring)
    with pytest.raises(KeysBroken):
        case.make("anna")
    assert ring.kept == {(SERVICE, "anna"): "hello"}
    for text in ("{broken", '{"anna": "aGVsbG8="}', "[]"):
        (tmp_path / "keys.json").write_text(text)
        with pytest.raises(KeysBroken):
            KeyCase(tmp_path, lambda: None).make("anna")
        assert (tmp_path / "keys.json").read_text() == text


def test_it_is_forgotten_wherever_it_lies(tmp_path: Path) -> None:
    ring = RingHere()
    case = KeyCase(tmp_path, lambda: ring)
    case.make("anna")
    case.make_in_file("anna")
    case.make_in_file("bea")
    case.forget("anna")
    case.forget("nobody")
    assert case.find("anna") is None and not ring.kept
    assert list(json.loads((tmp_path / "keys.json").read_text())) == ["bea"]


def test_two_who_make_one_at_once_get_the_same(tmp_path: Path) -> None:
    ring = RingHere()
    for rings in (lambda: ring, lambda: None):
        case = KeyCase(tmp_path / str(rings() is None), rings)
        made: list[bytes] = []
        threads = [threading.Thread(target=lambda: made.append(case.make("anna").key)) for _ in range(6)]  # noqa: B023
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 6 and len(set(made)) == 1


def test_the_systems_own_keyring_is_used_and_one_that_keeps_nothing_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_KEYRING", str(tmp_path / "ring.json"))
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(FileKeyring())
        made = KeyCase(tmp_path).make("anna")
        assert made.place == "keyring" and KeyCase(tmp_path).find("anna") == made
        assert (tmp_path / "ring.json").is_file() and not (tmp_path / "keys.json").exists()
        for useless in (keyring.backends.null.Keyring(), keyring.backends.fail.Keyring()):
            keyring.set_keyring(useless)
            assert not KeyCase(tmp_path).has_ring()
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize("has_ring", [True, False], ids=["keyring", "file"])
def test_a_key_gets_a_second_name_where_it_lies_and_never_another_keys(tmp_path: Path, has_ring: bool) -> None:
    ring = RingHere()
    case = KeyCase(tmp_path, lambda: ring if has_ring else None)
    anna, bea = case.make("anna"), case.make("bea")
    for _ in range(2):
        case.copy("anna", "anna by id")
    case.copy("nobody", "nobody by id")
    assert case.find("anna by id") == case.find("anna") == anna and case.find("nobody by id") is None
    with pytest.raises(KeysBroken):
        case.copy("anna", "bea")
    assert case.find("bea") == bea


def test_a_keyring_that_cannot_even_be_chosen_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "nobody_installed_this.Keyring")
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    case = KeyCase(tmp_path)
    for asked in (lambda: case.find("anna"), lambda: case.make("anna"), case.has_ring):
        with pytest.raises(KeysAway):
            asked()
    assert case.make_in_file("anna").place == "file"


def test_a_keyring_that_comes_up_after_the_program_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("TEST_KEYRING", str(tmp_path / "ring.json"))
    monkeypatch.setattr("keyring.core._keyring_backend", keyring.backends.fail.Keyring())
    monkeypatch.setattr(keyring.backend.KeyringBackend, "_classes", set())
    case = KeyCase(tmp_path)
    assert not case.has_ring()
    monkeypatch.setattr(keyring.backend.KeyringBackend, "_classes", {FileKeyring})
    assert case.has_ring() and case.make("anna").place == "keyring"
