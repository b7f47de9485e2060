"""Whether anybody is left at the other end: when camera, microphone and recording end by themselves. Decides, no more.

The log tells who left, as long as the link to the server does. While that is lost the log goes on saying that they are
here; then the call itself is the only word of them, and where it is silent too, somebody films for nobody.
"""

from typing import Literal

from app.client.room_face import RoomFace
from app.consult.upkeep import has_specialist

Why = Literal["", "left", "lost"]

LOST_MS = 120_000  # as long as the room keeps a meeting for a lost link (R19)


class Alone:
    """Of one press on camera and microphone. Times in milliseconds of a clock that is never set."""

    def __init__(self) -> None:
        self._had_one = False
        self._untold_ms: int | None = None  # since when nobody tells of the other end

    def begin(self, is_expected: bool = False) -> None:
        """Pressed on: alone is only who was not, since then or at this moment, however long the devices take."""
        self._had_one, self._untold_ms = is_expected, None

    def why(self, now_ms: int, is_expected: bool, is_told: bool, silent_ms: int | None) -> Why:
        """`is_expected`: the log has somebody at the other end; `is_told`: and the server names them now.
        `silent_ms`: how long the call has carried nothing at all; None where there is none."""
        self._had_one = self._had_one or is_expected
        self._untold_ms = None if is_told else now_ms if self._untold_ms is None else self._untold_ms
        if not self._had_one:
            return ""
        if not is_expected:
            return "left"
        if self._untold_ms is None:
            return ""
        dead_ms = now_ms - self._untold_ms
        return "lost" if min(dead_ms, dead_ms if silent_ms is None else silent_ms) >= LOST_MS else ""


def others_of(room: RoomFace, now_ms: int) -> tuple[bool, bool]:
    """Whether somebody at the other end is expected, and whether the server names them now. At the bedside: gone is
    whom the log calls gone, for a link that blinks or a server that begins anew is no departure. A specialist's devices
    wait for a bedside that left, and end with a link that is dead."""
    is_up = room.account.link.is_up
    if room.account.person.role != "clinic":
        return True, is_up
    return has_specialist(room.state, now_ms), is_up and any(one.role == "specialist" for one in room.here)
