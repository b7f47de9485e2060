"""What came of a page as a picture for the windows: its values where it has any, and a small one for the strip."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from app.client.border import Picture
from app.consult.events.documents import PageFineness, PagePictured
from app.consult.events.looking import Presentation
from app.consult.events.surface import Quality, Shown, SurfaceKey
from app.consult.state import PagePicture
from app.documents.answered import PackedDeep
from app.documents.deep import Deep
from app.documents.deepbytes import CODING
from app.documents.tone import greys_of, toned
from app.geometry import Box
from app.media.frames import Frame, FrameRef

SMALL_PX = 192  # the longer side of what stands in the filmstrip at 200 %
Size = tuple[float, float]


def pictured(key: SurfaceKey, found: Deep | NDArray[np.uint8], size: Size, quality: Shown, box: Box | None) -> Picture:
    """`box`: the part that was asked for, None the whole. Of values the stage makes its own greys; `pixels` then are
    small ones in the file's own window, of the same part."""
    if not isinstance(found, Deep):
        return Picture(key, frame_of(key, found, size), *size, quality, box)
    part = found.box if box is not None else None
    return Picture(key, frame_of(key, _small(found), size), *size, quality, part, found)


def weight(picture: Picture) -> int:
    """Bytes."""
    deep = picture.deep
    own = deep.own.nbytes if deep is not None and deep.own is not None else 0
    under = weight(picture.under) if picture.under is not None else 0
    return picture.pixels.pixels.nbytes + own + (deep.values.nbytes if deep is not None else 0) + under


def _small(deep: Deep) -> NDArray[np.uint8]:
    height, width = deep.values.shape
    scale = min(SMALL_PX / max(height, width), 1.0)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    values = cv2.resize(deep.values, size, interpolation=cv2.INTER_AREA).astype(np.uint16, copy=False)
    return np.asarray(cv2.cvtColor(toned(values, greys_of(deep, Presentation())), cv2.COLOR_GRAY2BGR), np.uint8)


def told_values(document: str, page: int, made: PackedDeep, part: Box | None = None) -> PagePictured:
    """Without its blob. *received* of a part, which no older program shows of a page."""
    size = made.width_px, made.height_px
    quality: Quality = "whole" if part is None else "received"
    fineness: PageFineness = "whole" if made.is_exact else "lossy"
    return PagePictured(document, page, "", *size, quality, part, fineness, made.bits, CODING, len(made.data))


def values_of(pictures: Sequence[PagePicture]) -> PagePicture | None:
    """The one of them that carries values, if there is one; its bytes are no picture to any other reader."""
    return next((one for one in reversed(pictures) if one.coding == CODING), None)


def frame_of(name: str, pixels: NDArray[np.uint8], size: Size) -> Frame:
    return Frame(FrameRef(name, 0), pixels, round(size[0]), round(size[1]))
