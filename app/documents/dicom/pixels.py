"""In the child: the stored values of one picture of a file, through the one decoder of its syntax; knows no tone."""

import io
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import get_frame
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut
from pydicom.pixels.utils import get_j2k_parameters
from pydicom.uid import JPEG2000, JPEG2000Lossless

from app.documents.dicom.codecs import decoder_of, syntax_of
from app.documents.dicom.elements import text
from app.documents.dicom.reading import Shape
from app.documents.opened import DocumentRefused

BROKEN = "This picture is damaged or cut short and cannot be shown. Send it again from where it came."
NO_PALETTE = "This picture names its colours by a list that is missing or damaged, so it cannot be shown."
NO_SUCH = "The file has no such picture."
Values = NDArray[Any]  # of whole numbers or floats, as wide as the file has them

_HALVES = (JPEG2000Lossless, JPEG2000)
# What pydicom and its decoders throw at a stream that is not what the header says.
_BROKEN = (
    RuntimeError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    EOFError,
    OSError,
    struct.error,
)


def stored(dataset: Dataset, shape: Shape, frame: int) -> Values:
    """(height, width) of whatever the file stores, in this computer's byte order; (height, width, 3) uint8 red green
    blue where it is a picture in colours. Raises DocumentRefused."""
    values = _decoded(dataset, shape, frame)
    if text(dataset, "PhotometricInterpretation") == "PALETTE COLOR":
        return _eight_bits(_by_palette(values, dataset))
    if values.ndim == 3:
        return _eight_bits(values, shape.bits_stored)
    return values


def halved(dataset: Dataset, shape: Shape, frame: int) -> Values | None:
    """Like `stored`, at half the size: a quarter of the time, for a picture that is shown no larger. None where the
    file has no smaller picture in it (JPEG 2000 has) or is anything but plain: then `stored` says what is wrong."""
    if syntax_of(dataset) not in _HALVES or shape.samples != 1 or shape.signed or shape.bits_allocated != 16:
        return None
    if text(dataset, "PhotometricInterpretation") == "PALETTE COLOR":
        return None
    try:
        stream = get_frame(dataset.PixelData, frame, number_of_frames=shape.frames)
        told = get_j2k_parameters(stream)
        bits = int(told["precision"])
        if told["is_signed"]:
            return None  # the file says otherwise: `stored` knows what then holds
        with Image.open(io.BytesIO(stream), formats=("JPEG2000",)) as image:
            if image.size != (shape.columns, shape.rows) or image.mode != "I;16" or not 8 < bits <= 16:
                return None
            image.reduce = 1  # type: ignore[assignment, method-assign]  # Pillow's own way: of this format a number
            image.load()
            return np.asarray(image).astype(np.uint16) >> (16 - bits)  # Pillow widens to all sixteen
    except (*_BROKEN, SyntaxError):
        return None


def _decoded(dataset: Dataset, shape: Shape, frame: int) -> Values:
    if not 0 <= frame < shape.frames:
        raise DocumentRefused(NO_SUCH)
    syntax, plugin = syntax_of(dataset), decoder_of(dataset)
    if not hasattr(dataset, "file_meta"):
        dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = syntax
    try:
        values, _ = get_decoder(syntax).as_array(dataset, index=frame, decoding_plugin=plugin)
    except _BROKEN as error:
        raise DocumentRefused(BROKEN) from error
    if values.shape != (shape.rows, shape.columns, 3)[: values.ndim] or values.ndim != (3 if shape.samples == 3 else 2):
        raise DocumentRefused(BROKEN)  # the stream has another size than the header: nobody knows which is true
    return values.astype(values.dtype.newbyteorder("="), copy=False)


def _by_palette(values: Values, dataset: Dataset) -> Values:
    try:
        return apply_color_lut(values, dataset)[..., :3]
    except _BROKEN as error:
        raise DocumentRefused(NO_PALETTE) from error


def _eight_bits(values: Values, bits: int = 0) -> NDArray[np.uint8]:
    """By the whole range the bits can hold, rounded to the nearest."""
    most = (1 << (bits or values.dtype.itemsize * 8)) - 1
    if most == 255 and values.dtype == np.uint8:
        return values.astype(np.uint8, copy=False)
    scaled = np.empty(values.shape, np.uint8)
    for row in range(len(values)):  # row by row: as doubles the whole picture would be eight times as large
        scaled[row] = np.rint(np.clip(values[row].astype(np.float64) / most, 0, 1) * 255)
    return scaled
