"""What opening a foreign file gives back, how it is refused, and the limits; knows no format and no process."""

import errno
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.consult.events.describing import PageFacts
from app.consult.events.documents import DocumentKind, PageSize
from app.consult.sameperson import Subject

MAX_FILE_BYTES = 400_000_000  # a scanned chart of 1,000 pages is 300 MB; cleaned, it fits into the cage (tried)
MAX_PAGES = 2_000  # keeps DocumentShared with all different page sizes under the 64 KiB of a message
MAX_PIXELS = 70_000_000  # S-31: a pixel cap before anything is allocated; two copies of it fit into the cage (tried)
MAX_WEBP_PIXELS = 32_000_000  # its decoder and encoder hold more (tried)
MAX_RENDER_PIXELS = 16_000_000  # twice a 4K screen; what one answer of the child may hold
PREVIEW_BYTES = 15_000  # design 11; a full page of 9 pt can be read in it
PREVIEW_PHOTO_BYTES = 6_000  # a photograph is recognised in half of what letters need
PREVIEW_SIDE_PX = 1_000
MOST_SIDE_PX = 4_000  # of a picture that travels before the file
FULL = "This computer's own disk is full, so the file could not be taken. Make room on it, then choose the file again."
# Of the copy that is taken, and of the cleaned one that the child writes.
FULL_NUMBERS = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
TOO_LARGE = "This file needs more memory than is safe to give it, so it was not opened. A smaller copy will work."


Tell = Callable[[int, int], None]  # how far something long is: so much done, of so much


def untold(done: int, of: int) -> None:
    """For what is done at once."""


class DocumentRefused(Exception):
    """The file or page is not shown. `text` is one sentence for people; nothing else was lost."""

    def __init__(self, text: str, needs_password: bool = False) -> None:
        super().__init__(text)
        self.text = text
        self.needs_password = needs_password


class About(msgspec.Struct, frozen=True):
    """What a file says of itself. `title`: what to call it where its own name must not be used, "" where it may.
    `subjects`: whom it shows, each once; () where files of its kind do not say. `may_show_a_name`: one may be printed
    into the picture itself, where nothing takes it out, first on page `look_at`. `left_out`: files beside the pictures
    that hold none. `missing`: pictures of the series that are damaged or cannot be shown. Of a recording `seconds` and
    `notes`: a sentence for each thing that is not as the file says."""

    title: str = ""
    subjects: tuple[Subject, ...] = ()
    may_show_a_name: bool = False
    left_out: int = 0
    missing: int = 0
    look_at: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


class OpenedFile(msgspec.Struct, frozen=True):
    """A file that was opened and cleaned. `path` is the cleaned file as it may leave this computer, in the
    opener's own folder until `forget(handle)`; `blob` its SHA-256 (hex), `size_bytes` its length.

    `key` opens it where it is sealed.

    `facts`: what its pages are in the world, () where nothing is known.

    Units of `sizes`: points (PDF, as turned on screen) or pixels (picture, upright).
    """

    handle: str
    kind: DocumentKind
    title: str
    pages: int
    sizes: tuple[PageSize, ...]
    blob: str
    size_bytes: int
    path: Path
    about: About = About()
    facts: tuple[PageFacts, ...] = ()
    key: bytes = b""

    def page_size(self, page: int) -> tuple[float, float]:
        """Width and height of page `page`, counted from 0. Raises IndexError beyond the last."""
        return page_size(self.sizes, page)


class LookedAt(msgspec.Struct, frozen=True):
    """A file of the person's own as it lies there, not copied and not cleaned: nothing of it may leave this computer.
    Units as of an OpenedFile."""

    handle: str
    kind: DocumentKind
    title: str
    pages: int
    sizes: tuple[PageSize, ...]
    size_bytes: int


class Encoded(msgspec.Struct, frozen=True):
    """A picture ready to travel: WebP or AVIF bytes and its size in pixels."""

    data: bytes
    width_px: int
    height_px: int


def page_size(sizes: tuple[PageSize, ...], page: int) -> tuple[float, float]:
    """Width and height of page `page` in the run-length list of an OpenedFile or DocumentShared."""
    for run in sizes:
        if 0 <= page < run.count:
            return run.width, run.height
        page -= run.count
    raise IndexError("no such page")
