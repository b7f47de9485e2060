"""Copies what came, as long as somebody waits for it: a stick that is slow or gone must not hold back anybody else."""

import threading
import time
from typing import IO

from app.documents.opened import DocumentRefused

BLOCK = 1 << 20
COPY_S = 120.0  # 200 MB from a disc that gives 2 MB a second
TOO_SLOW = "This took too long to read, so it was given up. Copy it to this computer's own disk, then choose it there."
STOPPED = "This file was not opened any further."


class Patience:
    """How long is waited for a copy. One thread copies and asks; any other may `stop` it, and what the child does next
    with it too."""

    def __init__(self, longest_s: float = COPY_S) -> None:
        self._until = time.monotonic() + longest_s
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def check(self) -> None:
        """Raises DocumentRefused when it is at its end."""
        if self._stopped.is_set():
            raise DocumentRefused(STOPPED)
        if time.monotonic() > self._until:
            raise DocumentRefused(TOO_SLOW)


def copy(source: IO[bytes], into: IO[bytes], patience: Patience) -> None:
    """In blocks. Raises DocumentRefused, OSError."""
    patience.check()
    while block := source.read(BLOCK):
        into.write(block)
        patience.check()
