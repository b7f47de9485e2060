"""A planted name is found nowhere on a client's disk, in logs or in temporary files, nor how files begin."""

import time
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from app.consult.events import MessageSent, StillTaken
from app.consult.events.documents import DocumentShared
from app.store.sealedfile import MAGIC
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.visit import meet
from tests.windows.witness import ServerDisk, cached, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

NAME = "Maria Nyg"  # whom the hand of `tests.windows` asks for
WORDS = (NAME.encode(), NAME.encode("utf-16-le"), NAME.encode("utf-16-be"), NAME.lower().encode())
STARTS = (b"%PDF-1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\x1aE\xdf\xa3", b"RIFF", b"OggS", b"fLaC", b"PK\x03\x04")
WITHIN = (b"%PDF-1.", b"\x89PNG\r\n\x1a\n", b"matroska", b"JFIF\0", b"WEBPVP8", b"endstream", b"ftypavif")
MESSAGE, ORDER = "Write a message", "Slide the probe to the left"
HALF_TYPED_S = 2.0  # so old at most is what is half typed on the disk
STROKE = [(0.3 + 0.02 * step, 0.4 + 0.01 * step) for step in range(12)]


def in_clear(folder: Path) -> Iterator[str]:
    """What is wrong with which file: its own name too."""
    for path in sorted(folder.rglob("*")):
        if any(word.decode("utf-8", "ignore") in str(path) for word in WORDS[:1]):
            yield f"{path}: is called so"
        try:
            data = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:
            continue  # gone meanwhile
        for found in (*WORDS, *WITHIN):
            if found in data:
                yield f"{path}: holds {found!r}"
        for start in STARTS:
            if data.startswith(start):
                yield f"{path}: begins as {start!r}"


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
    assert not list(in_clear(tmp_path))
    chosen = papers(tmp_path / "here")
    (tmp_path / "wide").write_bytes(NAME.encode("utf-16-le"))
    found = "\n".join(in_clear(tmp_path))
    for path in (*chosen, tmp_path / "wide"):
        assert f"{path}: holds" in found
    assert "is called so" in found and "begins as b'%PDF-1'" in found and "begins as b'\\xff\\xd8\\xff'" in found


def test_a_planted_name_is_nowhere_in_clear(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the two is killed in the middle of it all, the other ends as people end it."""
    around = tmp_path / "around"
    for name in ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        (around / name).mkdir(parents=True)
        monkeypatch.setenv(name, str(around / name))
    disk, clients = ServerDisk(server.data), (tmp_path / "clinic", tmp_path / "city", around)

    def wrong() -> list[str]:
        return [one for folder in clients for one in in_clear(folder)]

    with Seat(clients[0], server.url, NURSE) as anna, Seat(clients[1], server.url, SPECIALIST) as omar:
        meet(anna, omar)
        consult = disk.consult()
        for number, path in enumerate(papers(tmp_path / "her own"), 1):
            anna.choose("More", "Share a file")
            anna.do("choose_file", path=str(path), word="Open")
            anna.press("Share", 60)
            shared = until(lambda n=number: (a := disk.all(consult, DocumentShared)) and len(a) == n and a, "the paper")
        assert disk.state(consult).request.patient.name == NAME
        files = {one.blob for _, one in shared}
        omar.do("turn_to", page="Page 1")
        until(lambda: files <= cached(omar.shelf), "the files at the other end")
        omar.press("Live")
        omar.press("Pen")
        omar.do("freeze", points=STROKE, within_s=60, until="received")
        until(lambda: disk.all(consult, StillTaken), "the still at the bedside")
        anna.write(MESSAGE, f"{NAME} says that it hurts")
        anna.press("Send the message")
        until(lambda: disk.all(consult, MessageSent), "the message")
        omar.do("type_on", name=ORDER, words=f"{NAME}, is she", per_s=12, note=str(tmp_path / "typed"))
        time.sleep(HALF_TYPED_S)
        segments = list((omar.home / "data").rglob("*.mkv"))
        omar.kill()
        assert segments and all(one.read_bytes().startswith(MAGIC) for one in segments if one.exists())
        assert wrong() == []
    assert files <= cached(anna.shelf) and wrong() == []
