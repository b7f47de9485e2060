"""What codes pictures on this computer: known from before, or found out once while nothing else is going on.

Hardware that passed its trial is marked while it codes in a call: where it brings the program down, the next start
finds the mark, and it counts as failed.
"""

import asyncio

import msgspec

from app.client.desk import Desk
from app.client.encodermarks import EncoderMarks, encoder_of
from app.media.codecs.trial import Coders, Search, known, note_fallen
from app.tasks import named_executor

AFTER_S = 10.0  # the first window, sign-in and the devices come first


class Coding:
    """On the loop. Tells the desk, whose `coders` every connection is made with."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._worker = named_executor("encoder-trial")
        self._search = Search(desk.cache_dir / "encoders.json")
        self._marks = EncoderMarks(desk.cache_dir / "encoders")
        self._finding = desk.tasks.start(self._find(), "encoder trial")

    async def close(self) -> None:
        """Nothing is tried any more, and no thread is left."""
        self._search.stop()
        self._finding.cancel()  # it may be about to ask the worker for another search
        await asyncio.wait((self._finding,))
        await asyncio.get_running_loop().run_in_executor(None, self._worker.shutdown)

    async def _find(self) -> None:
        before = await self._desk.run(self._worker, self._known)
        while before is None:
            await asyncio.sleep(AFTER_S)
            media = self._desk.slots.media.peek()
            if media is None or not media.on:
                before = await self._desk.run(self._worker, self._search.run)
        self._desk.coders = msgspec.structs.replace(before, watch=self._marks.stand)

    def _known(self) -> Coders | None:
        """On the worker. A mark is taken away once it is written down what it says."""
        left = self._marks.left()
        if left and not note_fallen(self._search.path, map(encoder_of, left)):
            return Coders()
        self._marks.remove(left)
        return known(self._search.path)
