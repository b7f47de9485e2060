"""A mark as it stands at a moment of the consult, and what is known of who saw and followed it; knows no painter."""

from typing import Literal

from app.consult.events.marks import Shape, Stays
from app.consult.events.surface import FrameSurface, Shown, Surface
from app.consult.events.tracking import Way
from app.consult.parts import Frozen


class Confirmed(Frozen, frozen=True):
    """Where a person said that the mark lies, as in TrackConfirmed."""

    frame: FrameSurface
    way: Way
    by: str
    seq: int
    made_ms: int


class Track(Frozen, frozen=True):
    """What the screen of `by` showed of a mark, as in TrackFollowed."""

    by: str
    source: str
    from_ms: int
    until_ms: int
    path: bytes


class Mark(Frozen, frozen=True):
    """`seq` and `made_ms` are of the record that drew it, `reshaped_seq` and `reshaped_ms` of the last that moved it,
    0 where none did; `drawn`: as it was drawn at first, of one that was moved since. `ended`: a person ended that it
    stays on the anatomy."""

    mark: str
    surface: Surface
    shape: Shape
    by: str
    seq: int
    made_ms: int
    removed: bool = False
    struck_by: str | None = None
    struck_reason: str = ""
    reshaped_seq: int = 0
    reshaped_ms: int = 0
    drawn: Shape | None = None
    stays: Stays = "still"
    quality: Shown | Literal[""] = ""
    confirmed: tuple[Confirmed, ...] = ()
    ended: bool = False

    @property
    def last_seq(self) -> int:
        """Of the record that brought it to where it stands now: this is what has to be delivered and seen."""
        return max(self.seq, self.reshaped_seq)

    @property
    def is_visible(self) -> bool:
        return not self.removed and self.struck_by is None

    @property
    def is_followed(self) -> bool:
        """It is to be shown on the moving picture too, where it is found there."""
        return self.stays == "anatomy" and not self.ended and self.is_visible
