"""A poor path for picture and voice on command: a process between one client and the server, which also stands between
the two peers of a call.

    with MediaRelay(server.port, up=Path(delay_ms=1500), down=Path(delay_ms=1500)) as relay:
        sign_in_at(f"ws://127.0.0.1:{relay.port}")

It passes every message on as it came and rewrites one thing: the addresses in session descriptions, so that both peers
send to this process. There each datagram is late, lost or queued as the path says, by a seeded die. Without TLS: it has
to read the messages. `message_ms` makes the messages late too, one way; for cut links see `relay.py`.
"""

from typing import NamedTuple

from tests.rig.commanded import Commanded


class Path(NamedTuple):
    """One direction. `loss`: share of datagrams that never arrive; `bps` 0: as fast as the machine; a full queue drops
    what comes last, as a router does."""

    delay_ms: int = 0
    loss: float = 0.0
    bps: int = 0
    queue_bytes: int = 65_536


CLEAR = Path()
DEAD = Path(loss=1.0)


class Passed(NamedTuple):
    """Datagrams and bytes handed over in each direction so far, and datagrams that were not. `calls`: pairs of
    descriptions seen."""

    up: int
    down: int
    up_bytes: int
    down_bytes: int
    lost: int
    calls: int


class MediaRelay(Commanded):
    """Listens on `port` of loopback. Up is what the client sends."""

    def __init__(
        self, server_port: int, up: Path = CLEAR, down: Path = CLEAR, message_ms: int = 0, seed: int = 1
    ) -> None:
        settings = {"port": server_port, "up": up, "down": down, "message_ms": message_ms, "seed": seed}
        super().__init__("tests.rig.media_relay_process", settings)
        self.direct_url = f"ws://127.0.0.1:{server_port}"  # past the relay: for who stands on its other side

    @classmethod
    def both(cls, server_port: int, path: Path, message_ms: int = 0, seed: int = 1) -> "MediaRelay":
        return cls(server_port, path, path, message_ms, seed)

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def shape(self, up: Path, down: Path) -> None:
        """Changes the path under a call that stands."""
        self._ask({"do": "shape", "up": up, "down": down})

    def cut(self) -> None:
        """Not one datagram crosses until `restore`; messages do."""
        self.shape(DEAD, DEAD)

    def restore(self) -> None:
        self.shape(CLEAR, CLEAR)

    def move(self) -> None:
        """The client's address changes: what was agreed on so far leads nowhere, and what is agreed on anew does."""
        self._ask({"do": "move"})

    def passed(self) -> Passed:
        return Passed(**self._ask({"do": "count"}))
