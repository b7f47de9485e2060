"""Commands of the review: which stored consult is open, and the moment of it that is shown."""

from app.client.commands import Command


class OpenReview(Command, frozen=True):
    """From the server (`consult`) or a bundle (`path`)."""

    consult: str = ""
    path: str = ""


class CloseReview(Command, frozen=True):
    pass


class Play(Command, frozen=True):
    on: bool
    speed: float = 1.0


class Seek(Command, frozen=True):
    at_ms: int


class StepEvent(Command, frozen=True):
    """To the next or previous event worth stopping at."""

    forward: bool
