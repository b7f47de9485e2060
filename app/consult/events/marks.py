"""Events of the marks. One gesture is one event at its end; ink is bytes that `documents.ink` reads."""

from typing import Literal

import msgspec

from app.consult.events.base import Event
from app.consult.events.surface import Shown, Surface
from app.geometry import Box, Point

ManoeuvreKind = Literal["slide", "rotate", "tilt", "rock", "press"]
Toward = Literal["", "head", "feet", "left", "right"]
MeasureKind = Literal["length", "angle", "ellipse", "caliper"]
Stays = Literal["still", "anatomy", "fading"]


class Stroke(msgspec.Struct, frozen=True, tag="stroke", tag_field="shape", omit_defaults=True, gc=False):
    """Free-hand. `ink`: delta varints of x, y (1/16 unit), pressure (8 bit), milliseconds since pen down."""

    ink: bytes
    colour: int
    width: float
    tool: Literal["pen", "highlighter"] = "pen"


class Arrow(msgspec.Struct, frozen=True, tag="arrow", tag_field="shape", omit_defaults=True, gc=False):
    """From the tail to the head; `took_ms` is how long the hand took. `number`: in a disc at the tail, 0 none."""

    tail: Point
    head: Point
    colour: int
    width: float
    took_ms: int = 0
    number: int = 0


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


class Pin(msgspec.Struct, frozen=True, tag="pin", tag_field="shape", omit_defaults=True, gc=False):
    """Its point is `at`, its head stands above it; `size` is the head's width. `asks`: the bedside's "here?"."""

    at: Point
    number: int
    colour: int
    size: float
    asks: bool = False


class Rectangle(msgspec.Struct, frozen=True, tag="rectangle", tag_field="shape", omit_defaults=True, gc=False):
    box: Box
    colour: int
    width: float
    took_ms: int = 0


class Manoeuvre(msgspec.Struct, frozen=True, tag="manoeuvre", tag_field="shape", omit_defaults=True, gc=False):
    """What the hand does with the probe at `at`, `size` units across. `angle_deg`: clockwise from up in the picture,
    never of the patient. Of *slide*, *tilt* and *rock* it is the way the probe or its face goes; of *rotate* how far
    the probe turns, negative anticlockwise; of *press* it says nothing. `toward`: the same way named by the patient's
    body, empty unless a compass was set for that picture."""

    at: Point
    kind: ManoeuvreKind
    angle_deg: float
    colour: int
    size: float
    toward: Toward = ""


class Figure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One number of a measure. `plus_minus` in the same unit; 0 where it is not known."""

    name: str
    value: float
    unit: str
    plus_minus: float = 0.0


class Measure(msgspec.Struct, frozen=True, tag="measure", tag_field="shape", omit_defaults=True, gc=False):
    """`points`: the ends of a *length*; leg, corner, leg of an *angle*; opposite corners of an *ellipse*;
    the places a *caliper* stands at, in order. `figures`: what was measured when it was drawn, none where nothing is
    known of the picture's scale. `note`: what has to stand beside the numbers ("at the detector")."""

    kind: MeasureKind
    points: tuple[Point, ...]
    colour: int
    width: float
    figures: tuple[Figure, ...] = ()
    note: str = ""


Shape = Stroke | Arrow | Ellipse | Text | Pin | Rectangle | Manoeuvre | Measure


class MarkAdded(Event, frozen=True):
    """`stays`: on its still alone, on what it was drawn on as the live picture moves, or fading away on the live
    picture. `quality`: of the picture its author drew on, empty where an older program did not say."""

    mark: str
    surface: Surface
    shape: Shape
    stays: Stays = "still"
    quality: Shown | Literal[""] = ""


class MarkReshaped(Event, frozen=True):
    """One's own, moved or pulled into another form: a shape of the same kind. Its number stays what it was, a measure
    brings new figures."""

    mark: str
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
