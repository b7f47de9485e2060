"""The way that a connection has taken through the networks, told without anybody's address. Values only."""

from typing import Literal

import msgspec

Place = Literal["host", "srflx", "prflx", "relay"]  # RFC 8445 section 4: where a candidate was found
RelayedOver = Literal["", "udp", "tcp", "tls"]


class Way(msgspec.Struct, frozen=True):
    """`ours`, `theirs`: what kind of address each end uses; `over`: how the relay is reached, empty without one of
    ours; `controls`: this end chose it."""

    ours: Place
    theirs: Place
    protocol: str = "udp"
    over: RelayedOver = ""
    controls: bool = False

    @property
    def is_relayed(self) -> bool:
        return "relay" in (self.ours, self.theirs)
