"""A poor link on command: a TCP relay in its own process; it knows bytes and time, nothing of what is carried.

    with Relay(server_port, up=Line(bps=150_000, delay_ms=100), down=Line(bps=150_000, delay_ms=100)) as relay:
        connect_to(relay.port)
        relay.cut()          # silence: connections stand, nothing passes, as when a mast goes down
        relay.restore()      # what was on its way goes on, as TCP's repetition would have it
        relay.cut("reset")   # connections are torn down and new ones refused

Rate and queue are the link's: all connections share them, so bulk can stand in the way of events here as it does
outside. TLS passes untouched.
"""

from typing import Literal, NamedTuple

from tests.rig.commanded import Commanded


class Line(NamedTuple):
    """One direction. `bps` 0: as fast as the machine. A full queue stops the sender (TCP back-pressure)."""

    bps: int = 0
    delay_ms: int = 0
    queue_bytes: int = 65_536


FREE = Line()


class Carried(NamedTuple):
    """What was handed over in each direction so far, and the connections that stand now."""

    up_bytes: int
    down_bytes: int
    connections: int


class Relay(Commanded):
    """Listens on `port` of loopback and carries to `target_port`."""

    def __init__(self, target_port: int, up: Line = FREE, down: Line = FREE, host: str = "127.0.0.1") -> None:
        super().__init__("tests.rig.relay_process", {"host": host, "port": target_port, "up": up, "down": down})

    @classmethod
    def both(cls, target_port: int, bps: int = 0, delay_ms: int = 0, queue_bytes: int = 65_536) -> "Relay":
        """The same line up and down; the round trip is twice `delay_ms`."""
        line = Line(bps, delay_ms, queue_bytes)
        return cls(target_port, up=line, down=line)

    def shape(self, up: Line, down: Line) -> None:
        """Changes the line under standing connections."""
        self._ask({"do": "shape", "up": up, "down": down})

    def cut(self, how: Literal["silence", "reset"] = "silence") -> None:
        self._ask({"do": "cut", "how": how})

    def restore(self) -> None:
        self._ask({"do": "restore"})

    def carried(self) -> Carried:
        answer = self._ask({"do": "count"})
        return Carried(answer["up_bytes"], answer["down_bytes"], answer["connections"])
