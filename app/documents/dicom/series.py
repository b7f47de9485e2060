"""The pictures of several files in one order: one stack, sorted by where they lie in the body. Reads no file itself.

By position, never by the number in the file: machines number in the order of scanning, of sending, or not at all.
"""

import msgspec
from pydicom.dataset import Dataset

from app.documents.dicom.elements import number, text
from app.documents.dicom.facts import position_mm

SAME_PLACE_MM = 0.01


class Slice(msgspec.Struct, frozen=True):
    """One picture: the `frame`-th of the `file`-th file."""

    file: int
    frame: int
    series: str = ""
    position_mm: float | None = None
    time: float = 0.0
    number: float = 0.0


def slices_of(dataset: Dataset, file: int, frames: int) -> tuple[Slice, ...]:
    series = text(dataset, "SeriesInstanceUID")
    instance = number(dataset, "InstanceNumber") or 0.0
    return tuple(
        Slice(
            file,
            frame,
            series,
            position_mm(dataset, frame),
            number(dataset, "TemporalPositionIndex", frame) or number(dataset, "TemporalPositionIdentifier") or 0.0,
            instance,
        )
        for frame in range(frames)
    )


def is_a_stack(slices: tuple[Slice, ...]) -> bool:
    """Every picture has a place, and not all the same: several views or a film of one place keep their order."""
    places = [each.position_mm for each in slices]
    known = [place for place in places if place is not None]
    return len(known) == len(places) > 1 and max(known) - min(known) > SAME_PLACE_MM


def in_order(slices: tuple[Slice, ...]) -> tuple[Slice, ...]:
    """A stack from the lowest position up, at each place by time; what is none by the files' own numbers."""
    if is_a_stack(slices):
        return tuple(sorted(slices, key=lambda each: (each.position_mm or 0.0, each.time, each.number, each.frame)))
    return tuple(sorted(slices, key=lambda each: (each.number, each.time, each.file, each.frame)))


def by_series(slices: tuple[Slice, ...]) -> tuple[tuple[Slice, ...], ...]:
    """Each series in its order; the one with the most pictures first, for that is what was meant."""
    groups: dict[str, list[Slice]] = {}
    for each in slices:
        groups.setdefault(each.series, []).append(each)
    return tuple(in_order(tuple(group)) for group in sorted(groups.values(), key=len, reverse=True))
