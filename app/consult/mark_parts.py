"""A mark as it stands at a moment of the consult; knows no event and no painter."""

from app.consult.events.marks import Shape
from app.consult.events.surface import Surface
from app.consult.parts import Frozen


class Mark(Frozen, frozen=True):
    """`seq` and `made_ms` are of the record that drew it, `reshaped_seq` and `reshaped_ms` of the last that moved it,
    0 where none did; `drawn`: as it was drawn at first, of one that was moved since."""

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

    @property
    def last_seq(self) -> int:
        """Of the record that brought it to where it stands now: this is what has to be delivered and seen."""
        return max(self.seq, self.reshaped_seq)

    @property
    def is_visible(self) -> bool:
        return not self.removed and self.struck_by is None
