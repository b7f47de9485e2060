"""The pictures of several files in one order: one stack, sorted by where they lie in the body. Reads no file itself.

By position, never by the number in the file: machines number in the order of scanning, of sending, or not at all.
"""

import msgspec
from pydicom.dataset import Dataset

from app.documents.dicom.elements import number, text
from app.documents.dicom.facts import Vector, normal, position_mm

SAME_PLACE_MM = 0.01
SAME_WAY = 0.999  # of the cosine: 2.5 degrees; places along different ways cannot be compared


class Slice(msgspec.Struct, frozen=True):
    """One picture: the `frame`-th of the `file`-th file."""

    file: int
    frame: int
    series: str = ""
    position_mm: float | None = None
    time: float = 0.0
    number: float = 0.0
    normal: Vector | None = None


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
            normal(dataset, frame),
        )
        for frame in range(frames)
    )


def is_a_stack(slices: tuple[Slice, ...]) -> bool:
    """Every picture has a place, not all the same, and all look the same way: several views, a film of one place and
    scouts in three directions keep their order."""
    places = [each.position_mm for each in slices]
    known = [place for place in places if place is not None]
    if not len(known) == len(places) > 1 or max(known) - min(known) <= SAME_PLACE_MM:
        return False
    first = slices[0].normal
    return first is not None and all(_is_along(first, each.normal) for each in slices)


def _is_along(one: Vector, other: Vector | None) -> bool:
    return other is not None and sum(a * b for a, b in zip(one, other, strict=True)) > SAME_WAY


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
