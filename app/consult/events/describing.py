"""Events of what a surface is besides its size: how large in the world, which side is which, which windows it has."""

from typing import Literal

import msgspec

from app.consult.events.base import Event
from app.consult.events.surface import Surface
from app.geometry import Box, Point

# region: an ultrasound machine's own calibrated part. grid, ruler: found in the picture and confirmed by a person.
ScaleKind = Literal["spacing", "detector", "region", "grid", "ruler"]
Letters = tuple[str, str, str, str]  # top, right, bottom, left; "" where it is not known
NO_LETTERS: Letters = ("", "", "", "")


class Scale(msgspec.Struct, frozen=True, array_like=True):
    """`x`, `y`: units of the world in one unit of the surface. `detector`: true where the beam met the detector, and
    larger than the body was. `box`: the part of the surface it holds for; None is the whole. `plus_minus`: how wrong it
    may be, as a share of what is measured (0.02: two in a hundred). `leg`: how far one end of a measure is off besides,
    usually, in units of the surface."""

    kind: ScaleKind
    x: float
    y: float
    unit_x: str
    unit_y: str
    box: Box | None = None
    plus_minus: float = 0.0
    leg: float = 0.0


class Preset(msgspec.Struct, frozen=True, array_like=True):
    """A window with a name, in the values' own unit."""

    name: str
    centre: float
    width: float


class PageFacts(msgspec.Struct, frozen=True):
    """Of `count` pages one after another. `values`: the unit of what the pixels measure, "HU" or "" where none is
    known. `position_mm`: along the normal of the slice, None where there is none."""

    count: int = 1
    scales: tuple[Scale, ...] = ()
    letters: Letters = NO_LETTERS
    position_mm: float | None = None
    bits: int = 8
    presets: tuple[Preset, ...] = ()
    values: str = ""


class PagesDescribed(Event, frozen=True):
    """Of the pages from `first_page` on, by whoever shared the document; several records, each well inside a message.
    Pages described before are described anew from there."""

    document: str
    first_page: int
    facts: tuple[PageFacts, ...]


class SurfaceCalibrated(Event, frozen=True):
    """By a person; it goes before what the file says of itself. No scales take it back. Measures on it
    lose the numbers that were read by other scales. `corners`: of the sheet that was found in the picture, clockwise
    from its upper left, or none."""

    surface: Surface
    scales: tuple[Scale, ...]
    corners: tuple[Point, ...] = ()
