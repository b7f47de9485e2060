"""Parts of a consult's state that were said beside its steps: messages and marked moments; frozen values."""

from app.consult.parts import Frozen


class Message(Frozen, frozen=True):
    message: str
    text: str
    by: str
    seq: int
    made_ms: int


class Bookmark(Frozen, frozen=True):
    label: str
    by: str
    at_ms: int
