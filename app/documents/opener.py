"""Opens foreign files and pictures for the rest of the program through the killable child; decodes nothing itself."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.documents.opened import FULL_SIDE_PX, PREVIEW_BYTES, Encoded, OpenedFile
from app.geometry import Box


class DocumentOpener:
    """All methods block (5 s a page, 20 s a file at most) and may be called from any thread but the UI's and the
    engine loop's: give it one named executor. Every refusal is `DocumentRefused`. The child starts with the first
    call, or ahead of it with `warm()`."""

    def warm(self) -> None:
        """Start the child now, without waiting for it."""
        raise NotImplementedError

    def open(self, source: Path | bytes, *, password: str = "", title: str = "", as_shared: bool = False) -> OpenedFile:
        """Open, check and clean a file. `as_shared`: it came from another Preceptor and was cleaned there, its
        bytes and hash stay as they are. `title` is what people see; default the file's own name."""
        raise NotImplementedError

    def render(self, handle: str, page: int, box: Box | None = None, scale: float = 1.0) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 blue green red of `box` (surface units; None the whole page), `scale` pixels a
        unit; the scale is lowered where the answer would exceed MAX_RENDER_PIXELS."""
        raise NotImplementedError

    def preview(self, handle: str, page: int, max_bytes: int = PREVIEW_BYTES) -> Encoded:
        """WebP of the whole page in at most `max_bytes`: readable enough to start talking."""
        raise NotImplementedError

    def full(self, handle: str, page: int, side_px: int = FULL_SIDE_PX) -> Encoded:
        """WebP of the whole page, longer side about `side_px` (a picture is not enlarged)."""
        raise NotImplementedError

    def decode_picture(self, data: bytes, max_side_px: int = 4_096) -> NDArray[np.uint8]:
        """(height, width, 3) uint8 BGR of a received preview, page picture or still; smaller when over the side."""
        raise NotImplementedError

    def forget(self, handle: str) -> None:
        """Removes the cleaned copy from the opener's folder."""
        raise NotImplementedError

    def close(self) -> None:
        """Ends the child and removes the opener's folder. Safe to call twice."""
        raise NotImplementedError
