"""Events of the marks. One gesture is one event at its end; ink is bytes that `documents.ink` reads."""

from typing import Literal

import msgspec

from app.consult.events.base import Event
from app.consult.events.surface import Surface
from app.geometry import Box, Point


class Stroke(msgspec.Struct, frozen=True, tag="stroke", tag_field="shape", omit_defaults=True, gc=False):
    """Free-hand. `ink`: delta varints of x, y (1/16 unit), pressure (8 bit), milliseconds since pen down."""

    ink: bytes
    colour: int
    width: float
    tool: Literal["pen", "highlighter"] = "pen"


class Arrow(msgspec.Struct, frozen=True, tag="arrow", tag_field="shape", omit_defaults=True, gc=False):
    """From the tail to the head; `took_ms` is how long the hand took."""

    tail: Point
    head: Point
    colour: int
    width: float
    took_ms: int = 0


class Ellipse(msgspec.Struct, frozen=True, tag="ellipse", tag_field="shape", omit_defaults=True, gc=False):
    box: Box
    colour: int
    width: float
    took_ms: int = 0


class Text(msgspec.Struct, frozen=True, tag="text", tag_field="shape", omit_defaults=True, gc=False):
    """`at` is the left end of the first line's baseline, `size` the font size, both in surface units."""

    at: Point
    text: str
    colour: int
    size: float


Shape = Stroke | Arrow | Ellipse | Text


class MarkAdded(Event, frozen=True):
    mark: str
    surface: Surface
    shape: Shape


class MarkRemoved(Event, frozen=True):
    """One's own, by eraser or undo."""

    mark: str


class MarkRestored(Event, frozen=True):
    """One's own, by redo."""

    mark: str


class MarkStruck(Event, frozen=True):
    """The lead strikes another's; it stays readable."""

    mark: str
    reason: str = ""
