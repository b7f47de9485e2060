"""A process that does as it is told: settings as its one argument, commands as JSON lines on its standard input, one
answer to each, the first of them (its port) without being asked. Both ends are here."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
ENDS_WITHIN_S = 60


class Commanded:
    """The commander's end. Blocking calls; use from any one thread. `port` of loopback is where the process listens.
    `before`: put before its command, as `Namespaces.command`."""

    def __init__(self, module: str, settings: dict, before: Sequence[str] = ()) -> None:
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", module, json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.port: int = self._answer()["port"]

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(ENDS_WITHIN_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> Self:
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
            raise RuntimeError(f"process {self._process.args} ended")
        return json.loads(line)


def settings() -> dict:
    """In the process itself."""
    return json.loads(sys.argv[1])


async def obey(port: int, do: Callable[[dict], dict | Awaitable[dict]]) -> None:
    """In the process itself: says the port, then does what comes until the commander is gone."""
    _say({"port": port})
    commands: asyncio.Queue[str] = asyncio.Queue()
    threading.Thread(target=_read, args=(asyncio.get_running_loop(), commands), daemon=True).start()
    while line := await commands.get():
        answer = do(json.loads(line))
        _say(answer if isinstance(answer, dict) else await answer)


def _read(loop: asyncio.AbstractEventLoop, commands: "asyncio.Queue[str]") -> None:
    """Ends with an empty line when the commander is gone."""
    for line in sys.stdin:
        loop.call_soon_threadsafe(commands.put_nowait, line)
    loop.call_soon_threadsafe(commands.put_nowait, "")


def _say(answer: dict) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
