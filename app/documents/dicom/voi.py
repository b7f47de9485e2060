"""From stored values to grey: modality table or rescale, the file's own window or table, MONOCHROME1. DICOM PS3.3
C.11.1, C.11.2; knows no file and decodes nothing.

The window is the file's own, and where the file has none, all that this picture holds, its padding apart.
"""

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from app.consult.events.describing import Preset
from app.documents.dicom.elements import element, items, number, numbers, text, texts
from app.documents.dicom.pixels import Values

Doubles = NDArray[np.float64]
INVERTED = ("MONOCHROME1", "INVERSE")
BAND = 1 << 18  # values that are turned into wider numbers at once: they stay in the processor's cache


class Table:
    """One lookup table of a file: `entries` from the stored value `first` on; before and after it the ends hold."""

    def __init__(self, item: Dataset, little: bool) -> None:
        """Raises ValueError where the item is none."""
        descriptor = numbers(item, "LUTDescriptor")
        found = element(item, "LUTData")
        if len(descriptor) != 3 or found is None:
            raise ValueError("no table")
        count, self.first, self.bits = int(descriptor[0]) or 1 << 16, int(descriptor[1]), int(descriptor[2])
        value = found.value
        words = (
            np.frombuffer(value[: len(value) // 2 * 2], "<u2" if little else ">u2")
            if isinstance(value, bytes)
            else value
        )
        self.entries = np.asarray(words, np.int64).ravel()
        if self.bits <= 8 and len(self.entries) == (count + 1) // 2 < count:  # two of them in a word, the first one low
            self.entries = np.stack([self.entries & 0xFF, self.entries >> 8], axis=1).ravel()
        self.entries = self.entries[:count]
        if not 1 <= self.bits <= 16 or len(self.entries) != count:
            raise ValueError("no table")

    def __call__(self, values: Doubles) -> Doubles:
        places = np.clip(values - self.first, 0, len(self.entries) - 1).astype(np.int64)
        return self.entries[places].astype(np.float64)


class Tones:
    """How one picture of a file becomes grey. Made once a picture; `grey` may be asked for again and again."""

    def __init__(self, dataset: Dataset, frame: int) -> None:
        little = dataset.original_encoding[1] is not False
        self.slope = number(dataset, "RescaleSlope", frame)
        self.intercept = number(dataset, "RescaleIntercept", frame)
        self.modality = _table(items(dataset, "ModalityLUTSequence"), little)
        self.voi = _table(items(dataset, "VOILUTSequence", frame), little)
        self.windows = windows(dataset, frame)
        self.function = text(dataset, "VOILUTFunction", frame) or "LINEAR"
        shape = text(dataset, "PresentationLUTShape")
        self.inverted = (shape or text(dataset, "PhotometricInterpretation")) in INVERTED
        self._padding = _padding(dataset)

    @property
    def is_by_range(self) -> bool:
        """Neither a table nor a window: the greys depend on which values are looked at."""
        return self.voi is None and not self.windows

    def measured(self, values: Values) -> Doubles:
        """Stored values as what they measure: Hounsfield units, or whatever the file says."""
        doubles = values.astype(np.float64)
        if self.modality is not None:
            return self.modality(doubles)
        if self.slope is None or self.intercept is None:
            return doubles
        return doubles * self.slope + self.intercept

    def grey(self, values: Values) -> NDArray[np.uint8]:
        """(height, width) of stored values, by the file's own window."""
        how = self._way(values)
        grey = np.empty(values.shape, np.uint8)
        rows = max(BAND // max(values.shape[1], 1), 1)
        if values.dtype.itemsize > 2 or values.dtype.kind not in "iub":
            for top in range(0, len(values), rows):
                grey[top : top + rows] = self._toned(values[top : top + rows], how)
            return grey
        low = int(values.min())
        table = self._toned(np.arange(low, int(values.max()) + 1), how)
        for top in range(0, len(values), rows):
            grey[top : top + rows] = table[values[top : top + rows].astype(np.int32) - low]
        return grey

    def greys(self, measured: Doubles, of: Values) -> NDArray[np.uint8]:
        """Of what is measured, by the window that `of` (the stored values of the whole picture) is shown in."""
        return self._greys(measured, self._way(of))

    def window(self, of: Values) -> tuple[float, float]:
        """Centre and width of what `of` is shown in: the file's own, what its table spans, or all there is."""
        if self.voi is not None:
            last = self.voi.first + len(self.voi.entries) - 1
            return (self.voi.first + last) / 2, max(last - self.voi.first, 1.0)
        way = self._way(of)
        return way.centre, way.width

    def _way(self, values: Values) -> "_Way":
        if self.voi is not None:
            return _Way("TABLE", 0.0, 1.0)
        if self.windows:
            return _Way(self.function, self.windows[0].centre, self.windows[0].width)
        low, high = self._range(values)
        return _Way("LINEAR_EXACT", (low + high) / 2, max(high - low, 1e-9))

    def _range(self, values: Values) -> tuple[float, float]:
        """Of what is measured, without what only fills the corners."""
        counted = values
        if self._padding is not None:
            inside = (values < self._padding[0]) | (values > self._padding[1])
            counted = values[inside] if inside.any() else values
        ends = np.array([np.nanmin(counted), np.nanmax(counted)])
        ends = self.measured(ends if self.modality is None else np.unique(counted))  # a table may turn round
        return float(ends.min()), float(ends.max())

    def _toned(self, values: Values, how: "_Way") -> NDArray[np.uint8]:
        return self._greys(self.measured(values), how)

    def _greys(self, measured: Doubles, how: "_Way") -> NDArray[np.uint8]:
        if how.function == "TABLE" and self.voi is not None:
            part = self.voi(measured) / ((1 << self.voi.bits) - 1)
        else:
            part = how.part(measured)
        if self.inverted:
            part = 1.0 - part
        return np.rint(np.clip(np.nan_to_num(part), 0.0, 1.0) * 255).astype(np.uint8)


class _Way:
    """A window with its function."""

    def __init__(self, function: str, centre: float, width: float) -> None:
        self.function, self.centre, self.width = function, centre, width

    def part(self, measured: Doubles) -> Doubles:
        """0 to 1. PS3.3 C.11.2.1.2.1, C.11.2.1.3: LINEAR counts from the middle of the first to that of the last
        value, LINEAR_EXACT and SIGMOID from edge to edge."""
        if self.function == "SIGMOID":
            return 1.0 / (1.0 + np.exp(np.clip(-4 * (measured - self.centre) / max(self.width, 1e-9), -700, 700)))
        centre, width = self.centre, self.width
        if self.function != "LINEAR_EXACT":
            centre, width = centre - 0.5, width - 1
        if width <= 0:
            return (measured > centre).astype(np.float64)
        return np.clip((measured - centre) / width + 0.5, 0.0, 1.0)


def windows(dataset: Dataset, frame: int) -> tuple[Preset, ...]:
    """The file's own, its first one first; what is no window is left out."""
    centres, widths = numbers(dataset, "WindowCenter", frame), numbers(dataset, "WindowWidth", frame)
    names = texts(dataset, "WindowCenterWidthExplanation", frame)
    exact = text(dataset, "VOILUTFunction", frame) in ("LINEAR_EXACT", "SIGMOID")
    return tuple(
        Preset(names[index] if index < len(names) else "", centre, width)
        for index, (centre, width) in enumerate(zip(centres, widths, strict=False))
        if (width > 0 if exact else width >= 1)
    )


def _table(found: tuple[Dataset, ...], little: bool) -> Table | None:
    try:
        return Table(found[0], little) if found else None
    except ValueError:
        return None


def _padding(dataset: Dataset) -> tuple[float, float] | None:
    ends = [number(dataset, keyword) for keyword in ("PixelPaddingValue", "PixelPaddingRangeLimit")]
    known = [end for end in ends if end is not None]
    return (min(known), max(known)) if ends[0] is not None else None
