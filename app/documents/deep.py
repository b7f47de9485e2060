"""A part of a grey picture at its full depth, so that whoever looks at it can set a window of their own: up to sixteen
bits, packed as JPEG 2000. Knows no file; `encode_deep` and `decode_deep` run in the child."""

import io
import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.documents.opened import MAX_RENDER_PIXELS, DocumentRefused
from app.geometry import Box

NO_PICTURE = "This picture arrived damaged and cannot be shown."
TOO_SMALL_A_LINK = "No picture of this page is small enough for the link."
STEP = 1.15  # how much harder it is packed where the first try is too long; the packer meets its aim within a tenth
TRIES = 12
MOST_BITS = 16


class Deep(msgspec.Struct, frozen=True):
    """`values`: (height, width) uint16, each of which measures `value * slope + intercept`; `bits` hold them all.
    `box`: the part of the surface they show. `inverted`: the least is white. `is_exact`: nothing was made coarser.
    `own`: (2**bits,) uint8, the grey of every value in the file's own window; `centre` and `width` are that window, or
    what the file's table spans. Without `own` the whole range of the bits is shown."""

    values: NDArray[np.uint16]
    slope: float
    intercept: float
    bits: int
    box: Box
    inverted: bool = False
    is_exact: bool = True
    own: NDArray[np.uint8] | None = None
    centre: float = 0.0
    width: float = 0.0

    @property
    def measured(self) -> NDArray[np.float64]:
        """(height, width): what each of them measures, in the unit that the page names."""
        return self.values.astype(np.float64) * self.slope + self.intercept


def encode_deep(values: NDArray[np.uint16], bits: int, max_bytes: int = 0) -> tuple[bytes, bool]:
    """The code stream, and whether it gives back the very same values. At most `max_bytes` where that is not 0: first
    without loss, then with as little as that takes. Raises DocumentRefused where it cannot be had that small."""
    from openjpeg.utils import encode  # with its first picture: most sessions need none

    whole = bytes(encode(values, bits_stored=bits))
    if not max_bytes or len(whole) <= max_bytes:
        return whole, True
    ratio = max(values.size * bits / 8 / max_bytes, 1.0)
    for _ in range(TRIES):
        packed = bytes(encode(values, bits_stored=bits, compression_ratios=[ratio]))
        if len(packed) <= max_bytes:
            return packed, False
        ratio *= STEP
    raise DocumentRefused(TOO_SMALL_A_LINK)


def decode_deep(data: bytes, max_pixels: int = MAX_RENDER_PIXELS) -> NDArray[np.uint16]:
    """(height, width) uint16. Measured before it is unpacked. Raises DocumentRefused for whatever is none."""
    from openjpeg.utils import decode, get_parameters

    try:
        told = get_parameters(io.BytesIO(data), 0)
        rows, columns = int(told["rows"]), int(told["columns"])
        if told["samples_per_pixel"] != 1 or told["is_signed"] or not 1 <= int(told["precision"]) <= MOST_BITS:
            raise DocumentRefused(NO_PICTURE)
        if not 0 < rows * columns <= max_pixels:
            raise DocumentRefused(NO_PICTURE)
        values = decode(io.BytesIO(data), 0)
    except (RuntimeError, ValueError, TypeError, KeyError, OSError) as error:
        raise DocumentRefused(NO_PICTURE) from error
    if values.shape != (rows, columns):
        raise DocumentRefused(NO_PICTURE)
    return np.ascontiguousarray(values, np.uint16)


def smaller(values: NDArray[np.generic], width: int, height: int) -> NDArray[np.float32]:
    """(height, width): each the mean of what lies under it. Never larger."""
    from PIL import Image

    picture = Image.fromarray(values.astype(np.float32))
    return np.asarray(picture.resize((width, height), Image.Resampling.BOX), np.float32)


def bits_for(most: int) -> int:
    """How many hold every whole number up to `most`; one at least."""
    return max(math.ceil(math.log2(most + 1)), 1) if most > 0 else 1
