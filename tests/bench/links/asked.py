"""The side of a call that stands elsewhere and is asked, word by word, for what a Side has to do."""

import asyncio
from abc import ABC, abstractmethod
from typing import Any


class AskedSide(ABC):
    """A child carries the question there; `connected` is set when the answer to it comes by itself."""

    def __init__(self) -> None:
        self._connected = asyncio.Event()

    async def offer(self) -> str:
        return str(await self._ask("offer"))

    async def answer(self, offer: str) -> str:
        return str(await self._ask("answer", offer))

    async def accept(self, answer: str) -> None:
        await self._ask("accept", answer)

    async def connected(self) -> None:
        await self._connected.wait()

    async def begin(self) -> None:
        await self._ask("begin")

    @abstractmethod
    async def _ask(self, what: str, value: str = "") -> Any:
        """What it answered."""
