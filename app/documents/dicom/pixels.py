"""In the child: the stored values of one picture of a file, through the one decoder of its syntax; knows no tone."""

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut

from app.documents.dicom.codecs import decoder_of, syntax_of
from app.documents.dicom.elements import text
from app.documents.dicom.reading import Shape
from app.documents.opened import DocumentRefused

BROKEN = "This picture is damaged or cut short and cannot be shown. Send it again from where it came."
NO_PALETTE = "This picture names its colours by a list that is missing or damaged, so it cannot be shown."
NO_SUCH = "The file has no such picture."
Values = NDArray[Any]  # of whole numbers or floats, as wide as the file has them

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
