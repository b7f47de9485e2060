"""The parts of a consult's state that tell what was found and what was said of it, as they stand on the opinion."""

from app.consult.events.opinion import Opinion
from app.consult.parts import Frozen


class Finding(Frozen, frozen=True):
    finding: str
    text: str
    by: str
    at_ms: int
    earlier: tuple[str, ...] = ()
    struck: str | None = None


class SignedOpinion(Frozen, frozen=True):
    """`seq` of the record that signed it: what was written up to it is what was signed."""

    version: int
    opinion: Opinion
    by: str
    name: str
    at_ms: int
    reason: str
    received_ms: int | None = None
    received_by: str | None = None
    seq: int = 0
