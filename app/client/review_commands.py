"""Commands of the review: which stored consult is open, and the moment of it that is shown."""

from app.client.commands import Command


class ReviewCommand(Command, frozen=True):
    """Is for the review that is open, or opens it."""


class OpenReview(ReviewCommand, frozen=True):
    """From the server (`consult`) or a bundle (`path`)."""

    consult: str = ""
    path: str = ""


class CloseReview(ReviewCommand, frozen=True):
    pass


class Play(ReviewCommand, frozen=True):
    on: bool
    speed: float = 1.0


class Seek(ReviewCommand, frozen=True):
    at_ms: int


class StepEvent(ReviewCommand, frozen=True):
    """To the next or previous event worth stopping at."""

    forward: bool
