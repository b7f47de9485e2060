"""Asks for a person's key without ever holding up the loop, nor the end of the program; knows no file and no shelf."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from typing import TypeVar

from app.store.keycase import Key, KeyCase, KeysAway
from app.tasks import start_thread

T = TypeVar("T")

ASK_S = 10.0  # a keyring that wants to be unlocked shows a question; whoever knows no answer to it must go on working


class Keys:
    """On the loop. What a question still does after its time harms nothing: a key that comes late is found later."""

    def __init__(self, case: KeyCase, ask_s: float = ASK_S) -> None:
        self.case = case
        self._ask_s = ask_s

    async def find(self, name: str, fits: Callable[[bytes], bool] = lambda key: True) -> Key | None:
        """As `KeyCase.find`."""
        return await self.asked(lambda: self.case.find(name, fits))

    async def make(self, name: str) -> Key:
        """As `KeyCase.make`; in the file where the keyring is away. Only where nothing was sealed under this name."""
        try:
            return await self.asked(lambda: self.case.make(name))
        except KeysAway:
            return await self.asked(lambda: self.case.make_in_file(name))

    async def asked(self, work: Callable[[], T]) -> T:
        """`work` on a thread of its own, for a question that nobody answers never ends. Raises KeysAway after `ask_s`,
        and what `work` raises."""
        answer: Future[T] = Future()

        def ask() -> None:
            try:
                _answered(answer, work())
            except Exception as error:  # noqa: BLE001  handed on as it is
                _refused(answer, error)

        start_thread("keyring", ask)
        try:
            async with asyncio.timeout(self._ask_s):
                return await asyncio.wrap_future(answer)
        except TimeoutError as error:
            raise KeysAway("no answer") from error


def _answered(answer: "Future[T]", value: T) -> None:
    try:
        answer.set_result(value)
    except InvalidStateError:
        return  # it came too late: nobody waits for it


def _refused(answer: "Future[T]", error: Exception) -> None:
    try:
        answer.set_exception(error)
    except InvalidStateError:
        return
