"""The parts of a consult's state that tell how surfaces are looked at and what is known of them; knows no event's
meaning and no clock."""

from typing import Literal

from app.consult.events.describing import Scale
from app.consult.events.looking import Turn
from app.consult.parts import Frozen
from app.geometry import Point


class Cine(Frozen, frozen=True):
    """As in CineSet. `at_ms`: server time of the record, from which the running pages are counted."""

    playing: bool
    first: int
    last: int
    fps: float
    page: int
    by: str
    at_ms: int


class Orientation(Frozen, frozen=True):
    """As in SourceOriented; `moved`: source or patient moved since it was said, so that it is to be asked again. What
    `only` leaves out is as it was before."""

    from_ms: int
    head_deg: int | None
    left_deg: int | None
    turn: Turn
    moved: bool
    by: str
    seq: int
    only: Literal["", "turn", "way", "back"] = ""

    @property
    def is_set(self) -> bool:
        return self.head_deg is not None or self.left_deg is not None


class Calibration(Frozen, frozen=True):
    """By a person, who goes before what the file says of itself."""

    scales: tuple[Scale, ...]
    corners: tuple[Point, ...]
    by: str
    seq: int
