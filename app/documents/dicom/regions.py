"""Where an ultrasound picture can be measured: the machine's own calibrated regions (PS3.3 C.8.5.5)."""

from pydicom.dataset import Dataset

from app.consult.events.describing import Scale
from app.documents.dicom.elements import items, number
from app.geometry import Box

# Physical units (C.8.5.5.1.15) as people read them, and how many of those one is; what is not here is no length,
# time or speed and is not measured with.
_UNITS = {3: ("mm", 10.0), 4: ("ms", 1000.0), 7: ("cm/s", 1.0)}
LOW_PRIORITY = 1  # bit 0 of the flags: where regions overlap, the other one counts (C.8.5.5.1.2)


def regions(dataset: Dataset) -> tuple[Scale, ...]:
    """Those that count first come first."""
    sequence = sorted(items(dataset, "SequenceOfUltrasoundRegions"), key=_priority)
    return tuple(scale for item in sequence if (scale := _scale(item)) is not None)


def _priority(item: Dataset) -> int:
    return int(number(item, "RegionFlags") or 0) & LOW_PRIORITY


def _scale(item: Dataset) -> Scale | None:
    corners = [number(item, f"RegionLocation{name}") for name in ("MinX0", "MinY0", "MaxX1", "MaxY1")]
    across, down = number(item, "PhysicalDeltaX"), number(item, "PhysicalDeltaY")
    unit_x = _UNITS.get(int(number(item, "PhysicalUnitsXDirection") or 0))
    unit_y = _UNITS.get(int(number(item, "PhysicalUnitsYDirection") or 0))
    left, top, right, bottom = corners
    if left is None or top is None or right is None or bottom is None or unit_x is None or unit_y is None:
        return None
    if not across or not down or right <= left or bottom <= top:
        return None
    box = Box(left, top, right - left + 1, bottom - top + 1)  # both corners belong to it
    return Scale("region", abs(across) * unit_x[1], abs(down) * unit_y[1], unit_x[0], unit_y[0], box)
