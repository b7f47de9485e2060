"""A poor link on command: a TCP relay in its own process; it knows bytes and time, nothing of what is carried.

    with Relay(server_port, up=Line(bps=150_000, delay_ms=100), down=Line(bps=150_000, delay_ms=100)) as relay:
        connect_to(relay.port)
        relay.cut()          # silence: connections stand, nothing passes, as when a mast goes down
        relay.restore()      # what was on its way goes on, as TCP's repetition would have it
        relay.cut("reset")   # connections are torn down and new ones refused

Rate and queue are the link's: all connections share them, so bulk can stand in the way of events here as it does
outside. TLS passes untouched.
"""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
START_S = 20


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


class Relay:
    """Listens on `port` of loopback and carries to `target_port`. Blocking calls; use from any one thread."""

    def __init__(self, target_port: int, up: Line = FREE, down: Line = FREE, host: str = "127.0.0.1") -> None:
        arguments = json.dumps({"host": host, "port": target_port, "up": up, "down": down})
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.rig.relay_process", arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.port: int = self._answer()["port"]

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

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(START_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> "Relay":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, question: dict) -> dict:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the relay process ended")
        return json.loads(line)
