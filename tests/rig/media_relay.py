"""A poor path for picture and voice on command: a process between one client and the server, which also stands between
the two peers of a call.

    with MediaRelay(server.port, up=Path(delay_ms=1500), down=Path(delay_ms=1500)) as relay:
        sign_in_at(f"ws://127.0.0.1:{relay.port}")

It passes every message on as it came and rewrites one thing: the addresses in session descriptions, so that both peers
send to this process. There each datagram is late, lost or queued as the path says, by a seeded die. Without TLS: it has
to read the messages. `message_ms` makes the messages late too, one way; for cut links see `relay.py`.
"""

import json
import subprocess
import sys
from types import TracebackType
from typing import NamedTuple

from tests.rig.relay import ROOT, START_S


class Path(NamedTuple):
    """One direction. `loss`: share of datagrams that never arrive; `bps` 0: as fast as the machine; a full queue drops
    what comes last, as a router does."""

    delay_ms: int = 0
    loss: float = 0.0
    bps: int = 0
    queue_bytes: int = 65_536


CLEAR = Path()


class Passed(NamedTuple):
    """Datagrams and bytes handed over in each direction so far, and datagrams that were not. `calls`: pairs of
    descriptions seen."""

    up: int
    down: int
    up_bytes: int
    down_bytes: int
    lost: int
    calls: int


class MediaRelay:
    """Listens on `port` of loopback. Blocking calls; use from any one thread. Up is what the client sends."""

    def __init__(
        self, server_port: int, up: Path = CLEAR, down: Path = CLEAR, message_ms: int = 0, seed: int = 1
    ) -> None:
        settings = {"port": server_port, "up": up, "down": down, "message_ms": message_ms, "seed": seed}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.rig.media_relay_process", json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.port: int = self._answer()["port"]

    @classmethod
    def both(cls, server_port: int, path: Path, message_ms: int = 0, seed: int = 1) -> "MediaRelay":
        return cls(server_port, path, path, message_ms, seed)

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def shape(self, up: Path, down: Path) -> None:
        """Changes the path under a call that stands."""
        self._ask({"do": "shape", "up": up, "down": down})

    def passed(self) -> Passed:
        return Passed(**self._ask({"do": "count"}))

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(START_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> "MediaRelay":
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
            raise RuntimeError("the media relay ended")
        return json.loads(line)
