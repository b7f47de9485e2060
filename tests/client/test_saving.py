"""What is saved as a file: the opinion as it was signed, whole or not at all, told to the server's audit."""

import asyncio
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import msgspec
import pymupdf
import pytest

from app.client import saving
from app.client.border import Failed, SaveBundle, Saved, SaveOpinion, Saving
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.saving import save_bundle, save_opinion
from app.client.savings import CANCELLED, NOT_WRITTEN, Savings
from app.client.slots import Slots
from app.client.stored import Stored
from app.client.transfers import NotGivenError
from app.clock import ManualClock
from app.consult import events as e
from app.consult.state import Still, StillPicture
from app.documents.cache import PictureCache
from app.geometry import Box
from app.store.blobs import Blobs
from app.store.sealedblobs import SealedBlobs
from tests.client.place import Place, new_consult
from tests.client.seals import SEAL
from tests.client.test_openfiles import damage
from tests.export.conftest import Kept, kept, sealed  # noqa: F401
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

WITHIN_S = 60.0


def stored_in(folder: Path, kept: Kept, records: list[e.Record]) -> Stored:  # noqa: F811
    blobs = Blobs(folder / "shelf")
    for file in kept.folder.iterdir():
        blobs.put(file.read_bytes())

    async def read() -> list[e.Record]:
        return records

    async def pull(blob: str, rank: int) -> None:
        assert blobs.has(blob)

    return Stored(records[0].consult, read, blobs, pull)


def sealed_in(folder: Path, kept: Kept, records: list[e.Record]) -> Stored:  # noqa: F811
    """As it lies on a person's own shelf, and comes from the server."""
    blobs = SealedBlobs(folder / "sealed", SEAL)

    async def read() -> list[e.Record]:
        return records

    async def pull(blob: str, rank: int) -> None:
        if not blobs.has(blob):
            blobs.put((kept.folder / blob).read_bytes())

    for file in kept.folder.iterdir():
        blobs.put(file.read_bytes())
    return Stored(records[0].consult, read, blobs, pull)


def at_a_desk(folder: Path, story: Any) -> list[Any]:
    """What the desk told while `story(desk)` ran."""

    async def run() -> list[Any]:
        mailbox = Mailbox()
        desk = Desk(Slots(lambda: None), mailbox, ManualClock(), folder, "test", PictureCache())
        try:
            await story(desk)
        finally:
            await desk.close()
        return mailbox.drain()

    return asyncio.run(run())


def text_of(path: Path) -> str:
    with pymupdf.open(path) as paper:
        return " ".join(" ".join(page.get_text().split()) for page in paper)


def test_the_opinion_is_printed_as_it_was_signed(tmp_path: Path, kept: Kept, sealed: Any) -> None:  # noqa: F811
    later = sealed([("nurse", e.FindingAmended("f", "A large scar"))], kept.records)
    path = tmp_path / "opinion.pdf"
    told = at_a_desk(tmp_path, lambda desk: save_opinion(desk, stored_in(tmp_path, kept, later), path))
    assert told == [Saved(str(path))]
    signed, _, after = text_of(path).partition("Written after signing")
    assert "A small scar" in signed and "A large scar" not in signed
    assert "A large scar" in after


def test_what_is_missing_for_its_damage_on_this_disk_is_there_when_it_is_saved_again(
    tmp_path: Path,
    kept: Kept,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    stored, path = sealed_in(tmp_path, kept, kept.records), tmp_path / "all.preceptor"
    damage(cast(SealedBlobs, stored.blobs), kept.still)
    for missing in (1, 0):
        told = at_a_desk(tmp_path, lambda desk: save_bundle(desk, stored, path))
        said = [one.text for one in told if isinstance(one, Failed)]
        assert said == ([saving.INCOMPLETE.format(count=1)] if missing else [])
    assert "is put aside" in caplog.text


def test_a_disk_that_fills_leaves_the_opinion_of_before(
    tmp_path: Path,
    kept: Kept,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = tmp_path / "opinion.pdf"
    path.write_bytes(b"the one of before")
    monkeypatch.setattr(saving, "print_opinion", lambda *_: b"%PDF")

    def half(self: Path, data: bytes) -> int:
        self.open("wb").close()
        raise OSError("no space left")

    stored = stored_in(tmp_path, kept, kept.records)
    monkeypatch.setattr(Path, "write_bytes", half)
    told = at_a_desk(tmp_path, lambda desk: save_opinion(desk, stored, path))
    assert told == [Failed(NOT_WRITTEN)]
    assert path.read_bytes() == b"the one of before" and not path.with_name("opinion.pdf.partial").exists()


def test_a_long_saving_holds_up_no_still_and_no_page(
    tmp_path: Path,
    kept: Kept,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def long(*_: object) -> tuple[str, ...]:
        begun.set()
        return () if go_on.wait(60) else ("never",)

    monkeypatch.setattr(saving, "write_bundle", long)

    async def story(desk: Desk) -> None:
        saved = asyncio.ensure_future(
            save_bundle(desk, stored_in(tmp_path, kept, kept.records), tmp_path / "x.preceptor")
        )
        while not begun.is_set():
            await asyncio.sleep(0)
        for busy in (desk.files, desk.pictures, desk.received, desk.disk):
            await desk.run(busy, int)
        go_on.set()
        await saved

    *progress, end = at_a_desk(tmp_path, story)
    assert end == Saved(str(tmp_path / "x.preceptor"))
    assert progress == [Saving(str(tmp_path / "x.preceptor"), done, len(progress)) for done in range(len(progress))]
    assert progress


def test_what_is_cancelled_while_it_is_fetched_leaves_no_file(tmp_path: Path, kept: Kept) -> None:  # noqa: F811
    path = tmp_path / "x.preceptor"

    async def story(desk: Desk) -> None:
        asked = asyncio.Event()

        async def never(blob: str, rank: int) -> None:
            asked.set()
            await asyncio.Event().wait()

        stored = msgspec.structs.replace(stored_in(tmp_path, kept, kept.records), pull=never)
        savings = Savings(desk)
        savings.start(save_bundle, stored, path)
        await asked.wait()
        savings.cancel()

    *_, end = at_a_desk(tmp_path, story)
    assert end == Failed(CANCELLED)
    assert not list(tmp_path.glob("x.preceptor*"))


def test_a_saving_that_breaks_on_anything_says_that_there_is_no_file(
    tmp_path: Path,
    kept: Kept,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story(desk: Desk) -> None:
        over = asyncio.Event()

        async def broken() -> list[e.Record]:
            asyncio.get_running_loop().call_soon(over.set)
            raise ValueError("no log")

        stored = msgspec.structs.replace(stored_in(tmp_path, kept, kept.records), records=broken)
        Savings(desk).start(save_bundle, stored, tmp_path / "x.preceptor")
        await over.wait()
        await asyncio.sleep(0)

    assert at_a_desk(tmp_path, story) == [Failed(NOT_WRITTEN)]
    assert "a file was not saved" in caplog.text


def test_who_cancels_while_it_is_written_has_the_file(
    tmp_path: Path,
    kept: Kept,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def long(path: Path, *_: object) -> tuple[str, ...]:
        begun.set()
        go_on.wait(60)
        path.write_bytes(b"PK")
        return ()

    monkeypatch.setattr(saving, "write_bundle", long)
    path = tmp_path / "x.preceptor"

    async def story(desk: Desk) -> None:
        savings = Savings(desk)
        savings.start(save_bundle, stored_in(tmp_path, kept, kept.records), path)
        while not begun.is_set():
            await asyncio.sleep(0)
        for _ in range(2):  # the second time as the program is closed
            savings.cancel()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        go_on.set()

    *_, end = at_a_desk(tmp_path, story)
    assert end == Saved(str(path)) and path.exists()


def exports(server: Server, count: int) -> list[tuple[str, str, str]]:
    """The lines of the audit about files, once there are so many."""
    until = time.monotonic() + WITHIN_S
    with closing(sqlite3.connect(server.data / "preceptor.sqlite")) as reader:
        while True:
            rows = reader.execute("SELECT who, what, outcome FROM audit WHERE did = 'exported' ORDER BY number")
            found = rows.fetchall()
            if len(found) >= count or time.monotonic() > until:
                return found
            time.sleep(0.02)


def test_every_saved_file_is_in_the_trail_also_one_saved_without_a_link(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(SaveBundle(str(tmp_path / "consult.preceptor")))
        clinic.notice(Saved)
        told = [(NURSE.user, f"{consult}/bundle", "done")]
        assert exports(server, 1) == told
        server.kill()
        city.until(lambda: city.engine.link.peek().state != "online")
        city.post(SaveOpinion(str(tmp_path / "opinion.pdf")))
        city.notice(Saved)
        server.start()
        told.append((SPECIALIST.user, f"{consult}/opinion", "done"))
        assert exports(server, 2) == told


def test_a_still_whose_own_file_is_on_its_way_is_printed_from_the_best_that_came_ahead(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "shelf")
    pictures = [
        StillPicture(blobs.put(f"{width}".encode()), width, 9, kind, box)  # type: ignore[arg-type]
        for width, kind, box in ((640, "preview", None), (1920, "detail", None), (4000, "detail", Box(0, 0, 9, 9)))
    ]
    original = "f" * 64
    still = Still("s", "n.camera", 5, 1920, 1080, original, 9, "whole", "n", 5, pictures=tuple(pictures))

    async def pull(blob: str, rank: int) -> None:
        if not blobs.has(blob):
            raise NotGivenError("not_yet", "")

    async def read() -> list[e.Record]:
        return []

    stored = Stored("c" * 32, read, blobs, pull)
    assert asyncio.run(saving._finest(stored, still)) == pictures[1].blob
    blobs.remove(pictures[1].blob)
    assert asyncio.run(saving._finest(stored, still)) == pictures[0].blob
    assert asyncio.run(saving._finest(stored, msgspec.structs.replace(still, pictures=()))) == ""
