"""In the child: a DICOM file is read and measured before anything of its picture is unpacked; decodes no pixel."""

import struct
import zlib
from typing import BinaryIO

import msgspec
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.errors import InvalidDicomError
from pydicom.uid import UID

from app.documents.dicom.codecs import NATIVE, decoder_of, syntax_of
from app.documents.dicom.elements import text, whole
from app.documents.dicom.sniffing import HEAD_BYTES, is_dicom
from app.documents.opened import MAX_PAGES, MAX_PIXELS, DocumentRefused

MAX_FRAME_BYTES = 280_000_000  # of one unpacked picture; with its eight bits beside it fits into the cage
DAMAGED = "This medical image is damaged and cannot be read. Send it again from where it came."
NO_DICOM = "This file is no medical image (DICOM), or it is damaged from the start."
NO_PICTURE = "This file is a DICOM file without a picture, so there is nothing to show."
CONTENTS = "This file is only the list of contents of a disc. Choose the pictures that lie beside it."
REPORT = "This file holds a written report and no picture. Print it as a PDF to share it."
DOCUMENT = "This file holds a document and no picture. Save it as a PDF to share it."
PLAN = "This file holds a plan for radiotherapy and no picture, so there is nothing to show."
SIGNAL = "This file holds an ECG or another signal and no picture, so it cannot be shown as an image."
STATE = "This file holds only how another picture was looked at. Choose the picture itself."
NOTHING_TO_SHOW = (NO_PICTURE, CONTENTS, REPORT, DOCUMENT, PLAN, SIGNAL, STATE)  # it never had a picture
TOO_MANY_FRAMES = "This file has {frames:,} pictures; at most {most:,} can be shared. Save the part you need."
TOO_MANY_PIXELS = (
    "This medical image has {columns:,} x {rows:,} pixels; at most {most} million can be opened. Save a smaller copy."
)

# The beginnings of what a file says that it holds (PS3.4 B.5), longest first.
_INSTEAD = (
    ("1.2.840.10008.1.3.10", CONTENTS),
    ("1.2.840.10008.5.1.4.1.1.88", REPORT),
    ("1.2.840.10008.5.1.4.1.1.104", DOCUMENT),
    ("1.2.840.10008.5.1.4.1.1.481", PLAN),
    ("1.2.840.10008.5.1.4.34", PLAN),
    ("1.2.840.10008.5.1.4.1.1.9", SIGNAL),
    ("1.2.840.10008.5.1.4.1.1.11", STATE),
)
_HOLDS_PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
# What pydicom throws at bytes that are not what they should be.
BROKEN_WAYS = (
    EOFError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RecursionError,
    LookupError,
    struct.error,
    zlib.error,
)


class Shape(msgspec.Struct, frozen=True):
    """What was measured: the pictures of one file are all alike."""

    rows: int
    columns: int
    frames: int
    samples: int
    bits_allocated: int
    bits_stored: int
    signed: bool

    @property
    def frame_bytes(self) -> int:
        return self.rows * self.columns * self.samples * max(self.bits_allocated // 8, 1)


def read(source: BinaryIO) -> tuple[Dataset, Shape]:
    """Raises DocumentRefused with one sentence for everything that cannot be shown."""
    dataset = _read_any(source)
    try:
        _check_has_picture(dataset)
        shape = _measured(dataset)
        decoder_of(dataset)
    except BROKEN_WAYS as error:
        raise DocumentRefused(DAMAGED) from error
    return dataset, shape


def unpacked_bytes(dataset: Dataset, shape: Shape) -> int:
    """How long all pictures of the file are where they are not packed."""
    samples = shape.rows * shape.columns * shape.samples * shape.frames
    if text(dataset, "PhotometricInterpretation") == "YBR_FULL_422":
        samples = samples // 3 * 2
    return (samples * shape.bits_allocated + 7) // 8


def breaks_off(dataset: Dataset, shape: Shape) -> bool:
    """Whether a file that is not packed has less than its pictures need; of a packed one only its reader can tell."""
    if syntax_of(dataset) not in NATIVE or "PixelData" not in dataset:
        return False
    return len(dataset.PixelData or b"") < unpacked_bytes(dataset, shape)


def _read_any(source: BinaryIO) -> Dataset:
    head = source.read(HEAD_BYTES)
    source.seek(0)
    if not is_dicom(head):
        raise DocumentRefused(NO_DICOM)
    try:
        return dcmread(source, force=True)  # what begins as it should but has no preamble is from before there was one
    except (InvalidDicomError, OSError, *BROKEN_WAYS) as error:
        raise DocumentRefused(DAMAGED) from error


def _check_has_picture(dataset: Dataset) -> None:
    if any(keyword in dataset for keyword in _HOLDS_PIXELS):
        return
    meta = getattr(dataset, "file_meta", None)
    kind = text(dataset, "SOPClassUID") or (text(meta, "MediaStorageSOPClassUID") if meta is not None else "")
    if "DirectoryRecordSequence" in dataset:
        raise DocumentRefused(CONTENTS)
    if "WaveformSequence" in dataset:
        raise DocumentRefused(SIGNAL)
    raise DocumentRefused(next((words for start, words in _INSTEAD if _is_kind(kind, start)), NO_PICTURE))


def _is_kind(kind: str, start: str) -> bool:
    return UID(kind) == start or kind.startswith(start + ".")


def _measured(dataset: Dataset) -> Shape:
    rows, columns = whole(dataset, "Rows", 0), whole(dataset, "Columns", 0)
    frames, samples = whole(dataset, "NumberOfFrames", 1), whole(dataset, "SamplesPerPixel", 1)
    allocated = whole(dataset, "BitsAllocated", 0)
    stored = whole(dataset, "BitsStored", allocated)
    if rows < 1 or columns < 1 or frames < 1 or samples not in (1, 3) or allocated not in (1, 8, 16, 32, 64):
        raise DocumentRefused(DAMAGED)
    if not 1 <= stored <= allocated:
        raise DocumentRefused(DAMAGED)
    shape = Shape(rows, columns, frames, samples, allocated, stored, whole(dataset, "PixelRepresentation", 0) == 1)
    if frames > MAX_PAGES:
        raise DocumentRefused(TOO_MANY_FRAMES.format(frames=frames, most=MAX_PAGES))
    if rows * columns > MAX_PIXELS or shape.frame_bytes > MAX_FRAME_BYTES:
        raise DocumentRefused(TOO_MANY_PIXELS.format(columns=columns, rows=rows, most=MAX_PIXELS // 1_000_000))
    return shape
