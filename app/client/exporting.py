"""The pages that were drawn on, saved as one PDF from what is stored; says how far it is and what is missing."""

from pathlib import Path

import cv2

from app.client.border import Failed, Saving
from app.client.desk import Desk
from app.client.saving import folded, picture_of, pull_blob, replace_with, write_whole
from app.client.stored import Stored, put_aside
from app.client.transfers import BlobDamaged
from app.consult.events.looking import Presentation
from app.consult.events.surface import PageSurface, Surface
from app.consult.looking import stance_of
from app.consult.state import ConsultState, Document
from app.documents.opened import DocumentRefused, page_size
from app.export.marked_page import MarkedPage, feet_of, marked_surfaces, notes_of
from app.export.presented import presented_words
from app.export.press import print_marked
from app.export.shown import Shown
from app.geometry import Affine, Box

JPEG_QUALITY = 92
NOTHING = "Nothing was saved: no page that is still shared here has marks on it."
NOT_THERE = "Nothing was saved: none of the pages with marks can be had now. Try again when the link is back."
INCOMPLETE = (
    "The file was saved. Pages with marks that are missing in it: {count}. They could not be fetched, or cannot be "
    "shown. Save it again later."
)


async def save_marked(desk: Desk, stored: Stored, path: Path, burnt: bool) -> None:
    """Every page and still with marks on it. A page of a PDF stays one, with its text and its
    own annotations; `burnt`: marks become part of the page, else each can still be moved in a PDF program."""
    state = await folded(await stored.records())
    surfaces = marked_surfaces(state)
    if not surfaces:
        desk.tell(Failed(NOTHING))
        return
    pages = []
    for done, surface in enumerate(surfaces):
        desk.tell(Saving(str(path), done, len(surfaces)))
        page = await _page(desk, stored, state, surface)
        if page is not None:
            pages.append(page)
    if not pages:
        desk.tell(Failed(NOT_THERE))
        return
    printed = await desk.run(desk.saving, print_marked, pages, burnt)
    if printed.missing:
        shown = [state.documents[one.document].blob for one in surfaces if isinstance(one, PageSurface)]
        await put_aside(desk, stored, dict.fromkeys(shown))
    if not printed.pdf:
        desk.tell(Failed(NOT_THERE))
        return
    if not await write_whole(desk, path, lambda: replace_with(path, printed.pdf)):
        return
    stored.exported("pages")
    missing = len(surfaces) - len(pages) + printed.missing
    if missing:
        desk.tell(Failed(INCOMPLETE.format(count=missing)))


async def _page(desk: Desk, stored: Stored, state: ConsultState, surface: Surface) -> MarkedPage | None:
    if isinstance(surface, PageSurface):
        document = state.documents[surface.document]
        # A mirrored page is no page of a PDF any more: its letters and annotations cannot be.
        if document.kind == "pdf" and not stance_of(state, surface).flip:
            return await _of_pdf(desk, stored, state, surface, document)
    shown = await picture_of(desk, stored, state, state, surface)
    return None if shown is None else await desk.run(desk.saving, _of_picture, state, surface, shown)


async def _of_pdf(
    desk: Desk, stored: Stored, state: ConsultState, surface: PageSurface, document: Document
) -> MarkedPage | None:
    """Opened in the child first: what it refuses is not given to the press either."""
    if not await pull_blob(stored, document.blob):
        return None
    try:
        file = await desk.run(desk.pictures, stored.blobs.place, document.blob)
        opened = await desk.run(desk.pictures, desk.opener.open, file, title=document.title, as_shared=True)
    except (DocumentRefused, BlobDamaged, FileNotFoundError):
        await put_aside(desk, stored, [document.blob])
        return None
    desk.start_on(desk.pictures, "forget", lambda: desk.opener.forget(opened.handle))
    if opened.kind != "pdf" or not 0 <= surface.page < opened.pages:
        return None
    width, height = page_size(document.sizes, surface.page)
    title = f"{document.title}, page {surface.page + 1} of {document.pages}"
    feet = feet_of(state, surface, title, document.at_ms, received=False)
    turn = stance_of(state, surface).turn
    whole = Box(0, 0, width, height)
    stands = whole.turned(turn)
    return MarkedPage(
        stands.width,
        stands.height,
        notes_of(state, surface),
        feet,
        file,
        surface.page,
        way=Affine.quarter(turn, False, whole),
        turn=turn,
        badge=presented_words(Presentation(turn=turn)),
    )


def _of_picture(state: ConsultState, surface: Surface, shown: Shown) -> MarkedPage:
    """As it stood on the stage."""
    ok, jpeg = cv2.imencode(".jpg", shown.pixels, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    if not ok:
        raise RuntimeError("a picture could not be encoded")
    feet = feet_of(state, surface, shown.title, shown.at_ms, shown.received)
    return MarkedPage(
        shown.width,
        shown.height,
        notes_of(state, surface),
        feet,
        jpeg=jpeg.tobytes(),
        way=shown.way,
        badge=shown.done,
    )
