"""A frame of a camera that was kept, as part of the state. Knows no event and no clock."""

from app.consult.events.documents import Fineness
from app.consult.events.surface import Quality
from app.consult.parts import Frozen
from app.geometry import Box


class StillPicture(Frozen, frozen=True):
    """A smaller one that travels first, of the part `box` of the frame; None is the whole."""

    blob: str
    width_px: int
    height_px: int
    quality: Fineness
    box: Box | None = None


class Still(Frozen, frozen=True):
    """`at_ms` of the record that brought this quality; `taken_ms`: server time of the picture itself, the same for
    every quality. `incomplete`: parts of it may show another moment. `pictures`: of this quality, as they came.
    `asked_by`: whose wish it was, where that was not who took it; of the first quality that came."""

    still: str
    source: str
    capture_ms: int
    width: int
    height: int
    blob: str
    size_bytes: int
    quality: Quality
    by: str
    at_ms: int
    taken_ms: int = 0
    incomplete: bool = False
    pictures: tuple[StillPicture, ...] = ()
    asked_by: str = ""
