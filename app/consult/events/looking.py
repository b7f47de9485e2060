"""Events of how a surface is looked at: its tones, its turn, the moving pages, and which way the patient lies in a
source's picture. Nothing here changes a picture itself."""

from typing import Literal

import msgspec

from app.consult.events.base import Event
from app.consult.events.surface import Surface

Turn = Literal[0, 1, 2, 3]  # quarter turns clockwise


class Presentation(msgspec.Struct, frozen=True, omit_defaults=True):
    """`centre`, `width`: the window in the values' own unit, None is the page's own. `brightness` and `contrast` from
    -1 to 1, 0 changes nothing. `flip`: left and right change places, before the turn."""

    centre: float | None = None
    width: float | None = None
    invert: bool = False
    brightness: float = 0.0
    contrast: float = 0.0
    turn: Turn = 0
    flip: bool = False


class PresentationSet(Event, frozen=True):
    """At the end of a change. `all_pages`: of the page's whole document, which pages set by themselves join again; a
    frame is always by itself. `only`: this page was turned by itself, and its tones stay what they are by then; an
    older program takes those of `presentation`."""

    surface: Surface
    presentation: Presentation
    all_pages: bool = True
    only: Literal["", "turn"] = ""


class CineSet(Event, frozen=True):
    """The pages `first` to `last` of a document run at `fps` from page `page` on, or stand still at it."""

    document: str
    playing: bool
    first: int
    last: int
    fps: float
    page: int


class SourceOriented(Event, frozen=True):
    """Which way the patient lies in a source's picture from `from_ms` (its own stamp) on: towards the head and the
    patient's left, degrees clockwise from up in the picture as captured. Both None: taken back (*set*), or to be asked
    again because source or patient *moved*. `turn`: how the picture is shown. `only`: the *turn* alone is said, or the
    *way* of the patient alone; the other stays what it is by then. *back*: the word of one moment (1 ms earlier) held
    for that alone, and the way is again what it was before it, also where that is said later. An older program says
    both and reads both."""

    source: str
    from_ms: int
    head_deg: int | None
    left_deg: int | None
    turn: Turn = 0
    why: Literal["set", "moved"] = "set"
    only: Literal["", "turn", "way", "back"] = ""
