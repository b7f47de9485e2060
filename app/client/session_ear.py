"""What a session shows of its link, and who else listens to it beside the room; no behaviour of its own."""

from typing import Literal, Protocol

from app.client.views import LinkView
from app.consult.messages import ServerMessage

CLOCK_WRONG_MS = 60_000  # a date that is off by less harms nobody
DATE_WRONG = (
    "The date or time of this computer is wrong. Everything is recorded with the server's time all the same. "
    "Have the clock of this computer set."
)


class SessionEar(Protocol):
    """Another reader of one consult beside the room (the review)."""

    consult: str

    def hear(self, message: ServerMessage) -> None: ...

    def link_up(self) -> None: ...


def link_view(
    state: Literal["offline", "connecting", "online"],
    sentence: str,
    rtt_ms: int | None,
    unsent: int,
    uploading_bytes: int,
    clock_wrong_ms: int,
) -> LinkView:
    """A wrong date is mentioned only when it is worth a word and nothing weighs more."""
    wrong_ms = clock_wrong_ms if abs(clock_wrong_ms) >= CLOCK_WRONG_MS else 0
    if wrong_ms and state == "online":
        sentence = sentence or DATE_WRONG
    return LinkView(state, sentence, rtt_ms, unsent, uploading_bytes, wrong_ms)
