"""Marks as filled polygons and text runs, the one thing all three painters draw; knows no painter and no screen.

A `Fill` is a set of convex pieces, all turning the same way: filled together by the nonzero rule they are one
union, so that a translucent stroke that crosses itself is nowhere darker, and no painter needs to join lines.
"""

from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.marks import Shape
from app.consult.state import Mark
from app.documents.palette import Colour
from app.geometry import Box, Point


class Fill(msgspec.Struct, frozen=True, eq=False):
    """`pieces`: (m, k, 2) float32, m convex polygons of k corners in surface units. Fill as ONE path, nonzero."""

    pieces: NDArray[np.float32]
    colour: Colour


class TextRun(msgspec.Struct, frozen=True):
    """One line in the bundled font. `at`: left end of the baseline, `size` the font size, surface units.
    `spread` > 0: letters grown by this much on every side (fill and stroke by 2 x spread, round joins)."""

    at: Point
    text: str
    size: float
    colour: Colour
    spread: float = 0.0


class DisplayList(msgspec.Struct, frozen=True, eq=False):
    """To be painted in order, each item alpha-composited over what is there."""

    items: tuple[Fill | TextRun, ...] = ()

    def __add__(self, other: "DisplayList") -> "DisplayList":
        return DisplayList(self.items + other.items)

    @property
    def bounds(self) -> Box | None:
        """The smallest box around everything (text widths are estimated), None when there is nothing."""
        raise NotImplementedError


def display_list(marks: Iterable[Mark]) -> DisplayList:
    """All visible marks (not removed, not struck), in the order given. A mark whose ink cannot be read is left
    out (see `ink.BadInk`); whoever shows a list of marks says so there."""
    raise NotImplementedError


def display_list_at(mark: Mark, ms: int) -> DisplayList:
    """The mark as it stood `ms` after pen down: a stroke grows as it was drawn, an arrow and an ellipse are
    pulled open over their `took_ms`, text stands at once."""
    raise NotImplementedError


def shape_list(shape: Shape) -> DisplayList:
    """One shape whole; raises BadInk. Costs some 0.2 ms for an 80-point stroke: keep the result by mark id."""
    raise NotImplementedError


def duration_ms(shape: Shape) -> int:
    """How long the hand took; 0 for text. Raises BadInk."""
    raise NotImplementedError
