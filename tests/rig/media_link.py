"""The emulated link between two peers whose descriptions pass through the commander's hands: a process of its own.

with MediaLink() as link:
    offer = link.stand("a", offer)      # what b is to be told: where to send to a
    answer = link.stand("b", answer)
    link.shape(up, down, seed=1)        # up is what a sends; their times begin now
"""

import socket
from typing import NamedTuple

import msgspec

from tests.rig.commanded import Commanded
from tests.rig.fronts import LOOPBACK, Way
from tests.rig.kinds import Tally
from tests.rig.link import Conditions, Counted
from tests.rig.trace import Row


class Carried(NamedTuple):
    """Of the whole time the link has stood, headers included."""

    up: Counted
    down: Counted


class EmulatedLink(Commanded):
    """Without conditions until `shape`. The same seed gives the same losses to the same packets."""

    def shape(self, up: Conditions, down: Conditions) -> None:
        self._ask({"do": "shape", "up": up, "down": down})

    def traced(self) -> tuple[list[Row], list[Row]]:
        """Up and down, since the conditions were last given."""
        up, down = self._ask({"do": "trace"})["ways"]
        return msgspec.convert((up, down), tuple[list[Row], list[Row]])

    def kinds(self) -> tuple[dict[str, Tally], dict[str, Tally]]:
        """What was handed in, up and down, since the conditions were last given."""
        return msgspec.convert(self._ask({"do": "kinds"})["ways"], tuple[dict[str, Tally], dict[str, Tally]])

    def carried(self) -> Carried:
        return msgspec.convert(self._ask({"do": "count"})["ways"], Carried)


class MediaLink(EmulatedLink):
    """One pair of peers: a new description of one takes the place of the one before."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__("tests.rig.media_link_process", {"seed": seed})

    def command(self, side: str) -> list[str]:
        """As `Namespaces` has them: here both sides are on this computer's loopback."""
        return []

    def address(self, side: str) -> str:
        return LOOPBACK

    def socket(self, side: str, kind: int = socket.SOCK_STREAM) -> socket.socket:
        return socket.socket(socket.AF_INET, kind)

    def stand(self, side: str, sdp: str) -> str:
        """The description as the other side is to see it. ValueError where no plain UDP address is in it."""
        answer = self._ask({"do": "stand", "side": side, "sdp": sdp})
        if not answer["sdp"]:
            raise ValueError("no plain UDP address in the description")
        return str(answer["sdp"])


def answered(command: dict, up: Way, down: Way) -> dict:
    """In the process itself: what every emulated link is told and asked."""
    match command["do"]:
        case "shape":
            up.shape(msgspec.convert(command["up"], Conditions))
            down.shape(msgspec.convert(command["down"], Conditions))
            return {}
        case "trace":
            return {"ways": [up.trace.rows, down.trace.rows]}
        case "count":
            return {"ways": [up.counted, down.counted]}
        case "kinds":
            return {"ways": [up.kinds.tallies, down.kinds.tallies]}
        case unknown:
            raise ValueError(unknown)
