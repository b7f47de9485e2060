"""Copies what came, as long as somebody waits for it: a stick that is slow or gone must not hold back anybody else."""

import threading
import time
from collections.abc import Callable
from typing import IO

from app.documents.opened import DocumentRefused

BLOCK = 1 << 20
COPY_S = 240.0  # 400 MB from a disc that gives 2 MB a second
TOO_SLOW = "This took too long to read, so it was given up. Copy it to this computer's own disk, then choose it there."
STOPPED = "This file was not opened any further."


def unheard(share: float) -> None:
    """Nobody watches how far it is."""


class Patience:
    """Who waits for a file: how long it may be copied, and who hears how far it is (0 to 1, on the thread that opens
    it). One thread copies and asks; any other may `stop` it, and what the child does next with it too."""

    def __init__(self, longest_s: float = COPY_S, heard: Callable[[float], None] = unheard) -> None:
        self._until = time.monotonic() + longest_s
        self._stopped = threading.Event()
        self.heard = heard

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def stop(self) -> None:
        self._stopped.set()

    def check(self) -> None:
        """Raises DocumentRefused when it is at its end."""
        if self._stopped.is_set():
            raise DocumentRefused(STOPPED)
        if time.monotonic() > self._until:
            raise DocumentRefused(TOO_SLOW)


def copy(source: IO[bytes], into: IO[bytes], patience: Patience, heard: Callable[[int], None] | None = None) -> None:
    """In blocks; `heard` is told of each how many bytes are there. Raises DocumentRefused, OSError."""
    patience.check()
    done = 0
    while block := source.read(BLOCK):
        into.write(block)
        patience.check()
        done += len(block)
        if heard is not None:
            heard(done)
