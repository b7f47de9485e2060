"""The opinion as PDF and the consult as one file, made from what is stored; says how far it is, and in words when it
could not be."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from app.client.border import Failed, Saved, Saving
from app.client.bulk import RANK_STILL
from app.client.desk import Desk
from app.client.pageparts import wholes
from app.client.savings import NOT_WRITTEN
from app.client.slices import Slices
from app.client.stored import Stored, put_aside
from app.client.transfers import BlobDamaged, NotGivenError
from app.consult.events.record import Record
from app.consult.events.surface import FrameSurface, PageSurface, Surface, surface_key
from app.consult.reduce import Folding
from app.consult.report import report_of
from app.consult.state import ConsultState, Document, Still
from app.documents.deep import Deep
from app.documents.opened import DocumentRefused, page_size
from app.export.bundle import BadBundle, blobs_of, write_bundle
from app.export.press import print_opinion
from app.export.shown import Shown, shown_of
from app.store.errors import StoreFull
from app.tasks import beside

log = logging.getLogger(__name__)

PRINT_SIDE_PX = 1_600.0
PULL_TIMEOUT_S = 600.0
AHEAD_TIMEOUT_S = 20.0  # for a still's own file, where a smaller picture of it can be had
SMALLER = "Still, in a smaller picture: its original had not arrived"
LOSSY = "a lossy picture: its file had not arrived"
INCOMPLETE = (
    "The file was saved. Parts that are missing in it: {count}. They are not on the server yet, or damaged on this "
    "computer. Save it again later."
)


async def save_opinion(desk: Desk, stored: Stored, path: Path) -> None:
    """The signed opinion as it was when it was signed, or the record that none was given."""
    records = await stored.records()
    state = await folded(records)
    signed = state.opinions[-1].seq if state.opinions and state.phase != "voided" else state.seq
    as_signed = await folded([record for record in records if record.seq <= signed])
    report = report_of(state, as_signed, records)
    shown: dict[str, Shown] = {}
    for surface in report.shown:
        picture = await picture_of(desk, stored, state, as_signed, surface)
        if picture is not None:
            shown[surface_key(surface)] = picture

    def write() -> None:
        replace_with(path, print_opinion(report, shown, desk.now_ms(), stored.with_name))

    if await write_whole(desk, path, write):
        stored.exported("opinion")


async def save_bundle(desk: Desk, stored: Stored, path: Path) -> None:
    """Log, documents, pictures, stills and segments in one file; what cannot be had now is named in it."""
    records = await stored.records()
    state = await folded(records)
    blobs = blobs_of(state)
    for done, blob in enumerate(blobs):
        desk.tell(Saving(str(path), done, len(blobs)))
        await pull_blob(stored, blob)
    missing: list[str] = []

    def write() -> None:
        missing.extend(write_bundle(path, records, stored.find, desk.now_ms()))

    if not await write_whole(desk, path, write):
        return
    stored.exported("bundle")
    if missing:
        await put_aside(desk, stored, missing)
        desk.tell(Failed(INCOMPLETE.format(count=len(missing))))


def replace_with(path: Path, data: bytes) -> None:
    """Beside it first: a disk that fills leaves the file of before as it was. Blocks; raises OSError."""
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


async def write_whole(desk: Desk, path: Path, work: Callable[[], None]) -> bool:
    """`work` writes `path`, off the loop; says that it is saved, or in words why not. Once begun it is made whole: who
    cancels now, once or again (the program is closed meanwhile), comes too late and is told that the file is there."""
    writing = beside(desk.run(desk.saving, work), "writing")
    try:
        while not writing.done():
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.shield(writing)
        writing.result()
    except BadBundle as refused:
        desk.tell(Failed(str(refused)))
        return False
    except OSError as error:
        log.warning("not saved: %s", type(error).__name__)
        desk.tell(Failed(NOT_WRITTEN))
        return False
    desk.tell(Saved(str(path)))
    return True


async def folded(records: list[Record]) -> ConsultState:
    """Bit by bit, so that the loop goes on."""
    folding, slices = Folding(ConsultState(records[0].consult if records else "")), Slices()
    for start in range(0, len(records), 20):
        folding.take(records[start : start + 20])
        await slices.breathe()
    return folding.state


async def pull_blob(stored: Stored, blob: str, within_s: float = PULL_TIMEOUT_S) -> bool:
    """Whether it lies here now."""
    try:
        async with asyncio.timeout(within_s):
            await stored.pull(blob, RANK_STILL)
    except (NotGivenError, BlobDamaged, StoreFull, TimeoutError) as error:
        log.info("blob %s is missing: %s", blob, type(error).__name__)
        return False
    return True


async def picture_of(
    desk: Desk, stored: Stored, state: ConsultState, as_signed: ConsultState, surface: Surface
) -> Shown | None:
    """A surface in print quality with its marks; None when it is withdrawn or cannot be had."""
    smaller = False
    pixels: Deep | NDArray[np.uint8]
    try:
        if isinstance(surface, PageSurface):
            document = state.documents.get(surface.document)
            if document is None or document.withdrawn is not None:
                return None
            ahead = wholes(document.pictures.get(surface.page, ()))
            may_never_come = bool(ahead) and document.sending != "behind"
            if await pull_blob(stored, document.blob, AHEAD_TIMEOUT_S if may_never_come else PULL_TIMEOUT_S):
                pixels = await _page(desk, stored, document, surface.page)
            else:
                found = await _first_of(stored, [one.blob for one in reversed(ahead)])
                if not found:
                    return None
                data = await desk.run(desk.saving, stored.blobs.read_all, found)
                pixels = await desk.run(desk.pictures, desk.opener.decode_picture, data)
                smaller = True
        else:
            still = state.stills.get(surface_key(surface))
            blob = await _finest(stored, still) if still is not None else ""
            if still is None or not blob:
                return None
            data = await desk.run(desk.saving, stored.blobs.read_all, blob)
            pixels = await desk.run(desk.pictures, desk.opener.decode_picture, data)
            smaller = blob != still.blob
    except (DocumentRefused, BlobDamaged, FileNotFoundError) as error:
        log.info("a picture is missing on paper: %s", type(error).__name__)
        if isinstance(surface, PageSurface):
            await put_aside(desk, stored, [state.documents[surface.document].blob])
        return None
    shown = await desk.run(desk.saving, shown_of, state, surface, pixels, as_signed)
    if shown is None or not smaller:
        return shown
    return replace(shown, title=SMALLER if isinstance(surface, FrameSurface) else f"{shown.title}, {LOSSY}")


async def _finest(stored: Stored, still: Still) -> str:
    """Its own file; where that is still on its way, the best of the pictures that came ahead of it. Empty: nothing."""
    ahead = sorted((one for one in still.pictures if one.box is None), key=lambda one: -one.width_px)
    if await pull_blob(stored, still.blob, AHEAD_TIMEOUT_S if ahead else PULL_TIMEOUT_S):
        return still.blob
    return await _first_of(stored, [one.blob for one in ahead])


async def _first_of(stored: Stored, blobs: list[str]) -> str:
    for blob in blobs:
        if await pull_blob(stored, blob, AHEAD_TIMEOUT_S):
            return blob
    return ""


async def _page(desk: Desk, stored: Stored, document: Document, page: int) -> Deep | NDArray[np.uint8]:
    """Raises DocumentRefused, FileNotFoundError, BlobDamaged."""
    place = await desk.run(desk.pictures, stored.blobs.place, document.blob)
    file = await desk.run(desk.pictures, desk.opener.open, place, title=document.title, as_shared=True)
    try:
        scale = PRINT_SIDE_PX / max(page_size(document.sizes, page))
        return await desk.run(desk.pictures, desk.opener.deep, file.handle, page, None, scale)
    finally:
        desk.start_on(desk.pictures, "forget", lambda: desk.opener.forget(file.handle))
