"""A whole engine: what a person wrote stands nowhere on the disk in clear, comes back with the key and waits for it."""

import json
import secrets
import sqlite3
import time
from pathlib import Path

import pytest

from app.client.border import Connect, SignInFailed, SignOut
from app.client.unlocking import KEY_GONE
from app.consult.events import Origin, encode_event
from app.consult.messages import Submit
from app.media.leftovers import plain_bytes
from app.store.blobs import Blobs
from app.store.outbox import Device, Outbox
from tests.client.place import PASSWORD, Place, consent, request
from tests.client.seals import blobs_of, seal_of
from tests.rig.ondisk import contents
from tests.rig.people import NURSE
from tests.rig.server import Server

COMPLAINT = "Sudden pain that nobody else has written"


def in_clear(folder: Path) -> list[str]:
    """Where the complaint, or the patient's name, stands in a row, a journal or a free page."""
    words = (COMPLAINT.encode(), b"Marit")
    return [path.name for path, data in contents(folder) if any(word in data for word in words)]


def shelf_keys(folder: Path) -> list[str]:
    """Those that open what is kept; by the computer's own one a person only signs in."""
    path = folder / "keys.json"
    named = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return [name for name in named if not name.endswith(".device")]


def test_what_was_written_is_sealed_and_waits_for_its_key(
    shared_server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    consult = secrets.token_hex(16)
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
        laptop.submit(consult, request(NURSE, COMPLAINT), consent())
        laptop.open(consult)
        laptop.room(lambda view: view.state.request and not view.pending)
        laptop.post(SignOut())
        laptop.until(lambda: laptop.engine.link.peek().state == "offline")
        assert in_clear(tmp_path) == []

        assert len(shelf_keys(tmp_path)) == 1
        keys = (tmp_path / "keys.json").read_bytes()
        (tmp_path / "keys.json").unlink()
        laptop.post(Connect(shared_server.url, NURSE.user, PASSWORD))
        failed = laptop.notice(SignInFailed)
        assert (failed.code, failed.text) == ("key_gone", KEY_GONE) and shelf_keys(tmp_path) == []

        (tmp_path / "keys.json").write_bytes(keys)
        laptop.sign_in(shared_server.url, NURSE)
        laptop.open(consult)
        assert laptop.state(lambda state: state.request is not None).request.complaint == COMPLAINT


def test_files_that_an_earlier_program_left_in_clear_are_sealed_at_the_next_sign_in(
    shared_server: Server, tmp_path: Path
) -> None:
    """Also its recordings, and what it had fetched in part is gone; so is, after a week, a recording that no log names,
    here or at the server."""
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
    (shelf,) = tmp_path.glob("people/*/")
    blob = Blobs(shelf / "blobs").put(COMPLAINT.encode())
    (shelf / "blobs" / "partial" / ("ab" * 32)).write_text(COMPLAINT)
    (shelf / "recordings" / "c").mkdir()
    old, young = (
        shelf / "recordings" / "c" / f"{at_ms}.own.{at_ms}.part.mkv" for at_ms in (5, time.time_ns() // 1_000_000)
    )
    for segment in (old, young):
        segment.write_text(COMPLAINT)
    assert len(in_clear(tmp_path)) == 4
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
        laptop.until(lambda: in_clear(tmp_path) == [] and not old.exists())
    assert blobs_of(shelf).read_all(blob) == COMPLAINT.encode()
    assert plain_bytes(young, seal_of(shelf)) == COMPLAINT.encode()


def test_what_an_earlier_program_left_unsent_in_clear_is_sealed_and_sent(shared_server: Server, tmp_path: Path) -> None:
    consult = secrets.token_hex(16)
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
    (path,) = tmp_path.glob("people/*/outbox.sqlite")
    device, earlier = Device(tmp_path / "device.sqlite"), Outbox(path)
    origin = Origin(device.id, device.reserve()[0])
    device.close()
    earlier.put(Submit(consult, origin, 1, False, encode_event(request(NURSE, COMPLAINT))))
    earlier.close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version=0")
    database.close()
    assert in_clear(tmp_path)
    with Place(tmp_path) as laptop:
        laptop.sign_in(shared_server.url, NURSE)
        laptop.until(lambda: [one for one in laptop.engine.home.peek().entries if one.consult == consult])
        assert in_clear(tmp_path) == []
