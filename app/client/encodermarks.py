"""Marks on this disk: hardware codes a picture now. One that still stands when its program is gone says that they went
together; knows no encoder."""

import logging
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from app.store.hold import Held, Hold

log = logging.getLogger(__name__)


class EncoderMarks:
    """A file for each encoder that is open, held while its program lives: another program's is left alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def stand(self, encoder: str) -> Callable[[], None] | None:
        """On the disk when this returns, so that it outlasts a driver that takes the computer down; what it gives takes
        it away. None where the disk takes none. Any thread; blocks for a disk's flush."""
        path = self._folder / f"{encoder}.{secrets.token_hex(4)}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                os.fsync(file.fileno())
            hold = Hold(path)
        except (OSError, Held) as refused:
            log.warning("no mark can be made of an encoder: %s", type(refused).__name__)
            return None

        def ended() -> None:
            hold.release()
            _remove(path)

        return ended

    def left(self) -> tuple[Path, ...]:
        """Those whose program is gone. Blocks."""
        try:
            found = tuple(self._folder.iterdir())
        except OSError:
            return ()
        return tuple(path for path in found if _is_let_go(path))

    def remove(self, marks: tuple[Path, ...]) -> None:
        for path in marks:
            _remove(path)


def encoder_of(mark: Path) -> str:
    return mark.name.partition(".")[0]


def _is_let_go(path: Path) -> bool:
    try:
        Hold(path).release()
    except (OSError, Held):
        return False
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as refused:
        log.warning("the mark of an encoder cannot be taken away: %s", refused.strerror)
