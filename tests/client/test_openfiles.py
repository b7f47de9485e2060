"""A file that was damaged on this disk is put aside and fetched anew, whoever finds that out."""

import asyncio
from pathlib import Path

import msgspec
import pymupdf
import pytest

from app.client.border import Failed
from app.client.pictures import Pictures
from app.client.stored import Pull, Stored, put_aside
from app.consult.events.documents import PageSize
from app.consult.events.surface import PageSurface, surface_key
from app.store.sealedblobs import SealedBlobs
from tests.client.seals import SEAL
from tests.client.test_desk import desk_in
from tests.ui import room_samples as rs
from tests.ui.stage.test_filmstrip import CHART, with_chart

PAGE = PageSurface(CHART, 0)


def large_pdf() -> bytes:
    """Some frames of a sealed file long, all of it on its one page."""
    pdf = pymupdf.open()
    noise = bytes((number * 7919 + number // 251) % 256 for number in range(300 * 400 * 3))
    page = pdf.new_page(width=300, height=400)
    page.insert_image(page.rect, pixmap=pymupdf.Pixmap(pymupdf.csRGB, 300, 400, noise, False))
    return bytes(pdf.tobytes(deflate=False))


def damage(blobs: SealedBlobs, blob: str) -> None:
    """In its middle: what says how long it is opens."""
    data = bytearray(blobs.path(blob).read_bytes())
    data[len(data) // 2] ^= 1
    blobs.path(blob).write_bytes(data)


def anew(blobs: SealedBlobs, data: bytes) -> tuple[list[str], Pull]:
    """The server, which has it whole; and what it was asked for."""
    asked: list[str] = []

    async def pull(wanted: str, rank: int) -> None:
        asked.append(wanted)
        blobs.put(data)

    return asked, pull


def test_a_page_of_a_file_that_does_not_open_any_more_is_fetched_anew_and_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        desk, blobs, data = desk_in(tmp_path), SealedBlobs(tmp_path / "blobs", SEAL), large_pdf()
        assert len(data) > 300_000
        blob = blobs.put(data)
        damage(blobs, blob)
        asked, pull = anew(blobs, data)
        pictures = Pictures(desk, blobs, pull, lambda surface: None)
        state = with_chart(rs.base_state(), 1)
        one = msgspec.structs.replace(state.documents[CHART], blob=blob, sizes=(PageSize(1, 300, 400),))
        pictures.state_changed(msgspec.structs.replace(state, documents={CHART: one}))
        pictures.want(PAGE, None, 1.0)
        while (picture := desk.cache.get(surface_key(PAGE))) is None or picture.quality != "whole":
            await asyncio.sleep(0.01)
        assert asked == [blob] and blobs.still_opens(blob)
        assert not [one for one in desk.mailbox.drain() if isinstance(one, Failed)]
        pictures.close()
        await desk.close()

    asyncio.run(story())


def test_what_was_missing_in_a_saved_file_for_its_damage_is_there_the_next_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        desk, blobs = desk_in(tmp_path), SealedBlobs(tmp_path / "blobs", SEAL)
        sound, damaged = blobs.put(b"sound" * 60_000), blobs.put(b"damaged" * 60_000)
        damage(blobs, damaged)

        async def none(*_: object) -> list[object]:
            return []

        stored = Stored("c", none, blobs, none)  # type: ignore[arg-type]
        await put_aside(desk, stored, [sound, damaged, "ab" * 32])
        assert blobs.has(sound) and not blobs.has(damaged)
        await desk.close()

    asyncio.run(story())
