"""A peer made of two Python processes: the driver's end of `side.py`."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.bench.harness import ROOT
from tests.bench.links.asked import AskedSide
from tests.bench.links.border import Diary, Ground, Side
from tests.bench.links.film import Film

ANSWERS_WITHIN_S = 30
ENDS_WITHIN_S = 10


class Ended(RuntimeError):
    """The process is gone: what went wrong stands in its own words above."""


class SideProcess(AskedSide):
    """A `Side`."""

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        self.pid = process.pid
        self.other: SideProcess | None = None
        self._process, self._folder = process, folder
        self._answers: asyncio.Queue[Any] = asyncio.Queue()
        super().__init__()
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def start(
        cls, engine: str, film: Film, folder: Path, ground: Ground, side: str, sends_picture: bool
    ) -> "SideProcess":
        folder = folder / side
        folder.mkdir()
        settings = {
            "engine": engine,
            "picture": str(film.picture),
            "voice": str(film.voice),
            "folder": str(folder),
            "address": ground.address(side),
            "offers": side == "a",
            "sends_picture": sends_picture,
        }
        pipe = asyncio.subprocess.PIPE
        command = [*ground.command(side), sys.executable, "-m", "tests.bench.links.side", json.dumps(settings)]
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, cwd=ROOT, limit=1 << 20)
        return cls(process, folder)

    async def end(self) -> Diary:
        counts = await self._ask("end")
        await asyncio.wait_for(self._process.wait(), ENDS_WITHIN_S)
        return Diary(self._folder, counts.pop("concealed_share"), counts)

    async def close(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)

    async def _ask(self, what: str, value: object = None) -> Any:
        self._tell(what, value)
        answer = await asyncio.wait_for(self._answers.get(), ANSWERS_WITHIN_S)
        if answer is None:
            raise Ended(f"a side ended at {what}")
        return answer.get("value")

    def _tell(self, what: str, value: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, "value": value}).encode() + b"\n")

    async def _read(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            word = json.loads(line)
            match word["is"]:
                case "connected":
                    self._connected.set()
                case "said":
                    if self.other is not None:
                        self.other._tell("hear", word["word"])
                case _:
                    self._answers.put_nowait(word)
        self._answers.put_nowait(None)


class PythonPeer:
    """A `Peer`. `engine`: the module with `open_engine` (see `place.py`)."""

    def __init__(self, name: str, engine: str) -> None:
        self.name, self._engine = name, engine

    def missing(self) -> str:
        return ""

    @asynccontextmanager
    async def open(self, film: Film, folder: Path, ground: Ground, both: bool) -> AsyncIterator[tuple[Side, Side]]:
        one = await SideProcess.start(self._engine, film, folder, ground, "a", True)
        try:
            two = await SideProcess.start(self._engine, film, folder, ground, "b", both)
            one.other, two.other = two, one
            try:
                yield one, two
            finally:
                await two.close()
        finally:
            await one.close()
