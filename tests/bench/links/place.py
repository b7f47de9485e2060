"""Inside the process of a Python side: camera and microphone that play the film, and the witness that keeps the diary.

An engine module has `async def open_engine(place: Place) -> Engine`; `side.py` runs it.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from tests.bench.links import diary, pointer, sound
from tests.bench.links.film import FPS, Film

Luma = NDArray[np.uint8]
Samples = NDArray[np.int16]
Word = dict[str, Any]


class Engine(Protocol):
    """One end of a call, on the running loop. Settles everything of its own in `close`."""

    async def offer(self) -> str: ...
    async def answer(self, offer: str) -> str: ...
    async def accept(self, answer: str) -> None: ...

    def hear(self, word: Word) -> None:
        """What the other side's `place.say` was given."""

    async def counts(self) -> dict[str, float]:
        """Counted since the start, told is what came to it in the time measured. `sound_due` and `sound_concealed`,
        both in samples: what was to be played, and what of it had to be made up or was left silent."""

    async def close(self) -> None: ...


class Witness:
    """Any thread; one writer a file."""

    def __init__(self, folder: Path) -> None:
        self._captured = (folder / "captured.bin").open("wb")
        self._shown = (folder / "shown.bin").open("wb")
        self._said = (folder / "said.bin").open("wb")
        self._heard = (folder / "heard.bin").open("wb")
        self._pointed = (folder / "pointed.bin").open("wb")
        self._count = 0

    def captured(self, luma: Luma) -> None:
        self._captured.write(diary.record(now_ms(), luma, False))

    def shown(self, luma: Luma) -> None:
        """At the moment a picture is there to be painted."""
        at_ms = now_ms()
        self._shown.write(diary.record(at_ms, luma, self._count % diary.WHOLE_EVERY == 0))
        self._count += 1

    def shown_colours(self, pixels: NDArray[np.uint8]) -> None:
        """(height, width, 3): blue, green, red."""
        at_ms = now_ms()
        self._shown.write(diary.colours_record(at_ms, pixels, self._count % diary.WHOLE_EVERY == 0))
        self._count += 1

    def said(self, samples: Samples, at_ms: float) -> None:
        """What a microphone gave; `at_ms`: of its first sample."""
        self._said.write(sound.record(at_ms, samples))

    def heard(self, samples: Samples, at_ms: float) -> None:
        """What is played from then on."""
        self._heard.write(sound.record(at_ms, samples))

    def pointed(self, age_ms: float) -> None:
        """A pointer of the other side came, so old."""
        self._pointed.write(pointer.record(now_ms(), age_ms))

    def close(self) -> None:
        for file in (self._captured, self._shown, self._said, self._heard, self._pointed):
            file.close()


class Camera:
    """A thread that gives the film's pictures by number, 30 a second by the clock; what is late is left out."""

    def __init__(self, film: Film, witness: Witness, give: Callable[[int], None]) -> None:
        self.frames = film.frames()
        self._witness, self._give = witness, give
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="film", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._ending.set()
        self._thread.join()

    def _run(self) -> None:
        began = time.monotonic()
        number = 0
        while not self._ending.wait(max(0.0, began + number / FPS - time.monotonic())):
            shown = number % len(self.frames)
            self._witness.captured(self.frames.luma(shown))
            self._give(shown)
            number = max(number + 1, int((time.monotonic() - began) * FPS))


class Place:
    """What an engine is given. `address`: the only one that it may offer as its own."""

    def __init__(
        self, film: Film, folder: Path, address: str, offers: bool, sends_picture: bool, tell: Callable[[Word], None]
    ):
        self.film, self.address, self.offers, self.sends_picture = film, address, offers, sends_picture
        self.witness = Witness(folder)
        self._loop = asyncio.get_running_loop()
        self._tell = tell

    def connected(self) -> None:
        """On the loop, once or again."""
        self._tell({"is": "connected"})

    def say(self, word: Word) -> None:
        """To the other side's `hear`, past the link; any thread."""
        self._loop.call_soon_threadsafe(self._tell, {"is": "said", "word": word})


def now_ms() -> float:
    return time.monotonic() * 1000
