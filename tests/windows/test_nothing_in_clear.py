"""A planted name is found nowhere on a client's disk, in logs or in temporary files, nor how files begin."""

import time
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from app.consult.events import MessageSent, StillTaken
from app.consult.events.documents import DocumentShared
from app.consult.events.people import PersonLeft
from app.store.sealedfile import MAGIC
from tests.rig.ondisk import files
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.windows.inclear import assert_nothing_in_clear, in_clear
from tests.windows.seat import Seat
from tests.windows.visit import NAME, meet
from tests.windows.witness import ServerDisk, cached, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

MESSAGE, ORDER = "Write a message", "Slide the probe to the left"
HALF_TYPED_S = 2.0  # so old at most is what is half typed on the disk
STROKE = [(0.3 + 0.02 * step, 0.4 + 0.01 * step) for step in range(12)]


def papers(folder: Path) -> list[Path]:
    """A letter and a photograph that name her wherever a file can."""
    folder.mkdir()
    letter, photograph = folder / f"{NAME}.pdf", folder / f"{NAME}.jpg"
    pdf = pymupdf.open()
    for _ in range(3):
        pdf.new_page().insert_text((72, 72), NAME)
    pdf.set_metadata({"title": NAME, "author": NAME})
    pdf.save(letter)
    Image.effect_noise((900, 700), 60).convert("RGB").save(photograph, "JPEG", comment=NAME.encode())
    return [letter, photograph]


def test_the_search_finds_what_lies_in_clear(tmp_path: Path) -> None:
    assert not list(in_clear(tmp_path, NAME))
    chosen = papers(tmp_path / "here")
    (tmp_path / "wide").write_bytes(NAME.encode("utf-16-le"))
    found = "\n".join(in_clear(tmp_path, NAME))
    for path in (*chosen, tmp_path / "wide"):
        assert f"{path}: holds" in found
    assert "is called so" in found and "begins as b'%PDF-1'" in found and "begins as b'\\xff\\xd8\\xff'" in found


def test_a_planted_name_is_nowhere_in_clear(server: Server, tmp_path: Path) -> None:
    """One of the two is killed in the middle of it all, the other goes on at another computer."""
    disk, clinic, city, office = ServerDisk(server.data), tmp_path / "clinic", tmp_path / "city", tmp_path / "office"
    with (
        Seat(clinic, server.url, NURSE, apart=True) as anna,
        Seat(city, server.url, SPECIALIST, apart=True) as omar,
    ):
        meet(anna, omar)
        consult = disk.consult()
        for number, path in enumerate(papers(tmp_path / "her own"), 1):
            anna.choose("More", "Share a file")
            anna.do("choose_file", path=str(path), word="Open")
            anna.press("Share", 60)
            shared = until(lambda n=number: (a := disk.all(consult, DocumentShared)) and len(a) == n and a, "the paper")
        assert disk.state(consult).request.patient.name == NAME
        named = {one.blob for _, one in shared}
        omar.do("turn_to", page="Page 1")
        until(lambda: named <= cached(omar.shelf), "the files at the other end")
        omar.press("Live")
        omar.press("Pen")
        omar.do("freeze", points=STROKE, within_s=60, until="received")
        until(lambda: disk.all(consult, StillTaken), "the still at the bedside")
        anna.write(MESSAGE, f"{NAME} says that it hurts")
        anna.press("Send the message")
        until(lambda: disk.all(consult, MessageSent), "the message")
        omar.do("type_on", name=ORDER, words=f"{NAME}, is she", per_s=12, note=str(tmp_path / "typed"))
        time.sleep(HALF_TYPED_S)
        segments = until(lambda: [one for one in files(omar.home / "data") if one.suffix == ".mkv"], "a segment")
        omar.kill()
        assert segments and all(one.read_bytes().startswith(MAGIC) for one in segments if one.exists())
        assert_nothing_in_clear(NAME, clinic, city)
        with Seat(office, server.url, NURSE, apart=True) as newer:
            assert_goes_on_there(anna, newer, disk)
    assert named <= cached(anna.shelf)
    assert_nothing_in_clear(NAME, clinic, city, office)


def assert_goes_on_there(older: Seat, newer: Seat, disk: ServerDisk) -> None:
    """The same person at another computer: it takes the seat, the older one says so and films nobody any more."""
    newer.sign_in()
    newer.do("enter")
    older.see("You opened this consult on another computer")
    older.see("It goes on there.")
    assert newer.has_key("Leave") and newer.do("band") == [f"{NAME} · 4711 · F 61 · North clinic"]
    for key in ("Leave", "Mute", "Cover"):
        assert not older.has_key(key)
    assert not newer.has_key("Mute"), "nobody is filmed there before a press"
    left = [record.by for record, _ in disk.all(disk.consult(), PersonLeft)]
    assert NURSE.user not in left, "who goes on at another computer has left nothing"
