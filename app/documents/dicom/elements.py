"""One value of a dataset, also where it lies in the functional groups of an enhanced picture; never raises for it.

What cannot be read is as good as not there: a window with letters in it must not hide a picture.
"""

import logging
import math
from collections.abc import Iterator

from pydicom import config
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset

# Where enhanced pictures keep what classic ones have at the top (PS3.3 C.7.6.16).
_GROUPS = {
    "PixelSpacing": "PixelMeasuresSequence",
    "SliceThickness": "PixelMeasuresSequence",
    "ImagePositionPatient": "PlanePositionSequence",
    "ImageOrientationPatient": "PlaneOrientationSequence",
    "RescaleSlope": "PixelValueTransformationSequence",
    "RescaleIntercept": "PixelValueTransformationSequence",
    "RescaleType": "PixelValueTransformationSequence",
    "WindowCenter": "FrameVOILUTSequence",
    "WindowWidth": "FrameVOILUTSequence",
    "WindowCenterWidthExplanation": "FrameVOILUTSequence",
    "VOILUTFunction": "FrameVOILUTSequence",
    "VOILUTSequence": "FrameVOILUTSequence",
    "TemporalPositionIndex": "FrameContentSequence",
    "InStackPositionNumber": "FrameContentSequence",
}

# A wrong date does not make a picture unreadable, nor unwritable; pydicom's warnings quote the file.
config.settings.reading_validation_mode = config.IGNORE
config.settings.writing_validation_mode = config.IGNORE
logging.getLogger("pydicom").setLevel(logging.CRITICAL)

_UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError, NotImplementedError)


def element(dataset: Dataset, keyword: str, frame: int = 0) -> DataElement | None:
    """Of this frame first, then what all frames share, then of the file."""
    for place in _places(dataset, keyword, frame):
        try:
            if keyword in place:
                found = place[keyword]
                if not found.is_empty:
                    return found
        except _UNREADABLE:
            continue
    return None


def text(dataset: Dataset, keyword: str, frame: int = 0) -> str:
    return " ".join(texts(dataset, keyword, frame)[:1])


def texts(dataset: Dataset, keyword: str, frame: int = 0) -> tuple[str, ...]:
    return tuple(str(value).replace("\0", "").strip() for value in _values(dataset, keyword, frame))


def number(dataset: Dataset, keyword: str, frame: int = 0) -> float | None:
    found = numbers(dataset, keyword, frame)
    return found[0] if found else None


def numbers(dataset: Dataset, keyword: str, frame: int = 0) -> tuple[float, ...]:
    """All finite, or none at all: a position with two of three numbers is no position."""
    try:
        found = tuple(float(str(value)) for value in _values(dataset, keyword, frame))
    except _UNREADABLE:
        return ()
    return found if all(math.isfinite(value) for value in found) else ()


def whole(dataset: Dataset, keyword: str, otherwise: int) -> int:
    """`otherwise` where there is none. Unlike the others it raises (ValueError and what pydicom raises) where there is
    one that is no number: without the count of rows there is no picture."""
    value = dataset[keyword].value if keyword in dataset else None
    return otherwise if value is None or value == "" else int(value)


def items(dataset: Dataset, keyword: str, frame: int = 0) -> tuple[Dataset, ...]:
    """Of a sequence."""
    found = element(dataset, keyword, frame)
    return tuple(item for item in found.value if isinstance(item, Dataset)) if found and found.VR == "SQ" else ()


def _values(dataset: Dataset, keyword: str, frame: int) -> tuple[object, ...]:
    found = element(dataset, keyword, frame)
    if found is None:
        return ()
    several = found.VM > 1 and not isinstance(found.value, str | bytes)
    return tuple(found.value) if several else (found.value,)


def _places(dataset: Dataset, keyword: str, frame: int) -> Iterator[Dataset]:
    group = _GROUPS.get(keyword)
    if group is not None:
        yield from _grouped(dataset, "PerFrameFunctionalGroupsSequence", frame, group)
        yield from _grouped(dataset, "SharedFunctionalGroupsSequence", 0, group)
    yield dataset


def _grouped(dataset: Dataset, sequence: str, index: int, group: str) -> Iterator[Dataset]:
    try:
        found = dataset[sequence].value[index][group].value[0] if sequence in dataset else None
    except _UNREADABLE:
        return
    if isinstance(found, Dataset):
        yield found
