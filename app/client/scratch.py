"""The folder for what is open only now: copies of documents, parts of a bundle. Gone with the program; what a crash
left behind is swept by the next start. Knows no file format.
"""

import secrets
import shutil
from pathlib import Path

from app.store.hold import Held, Hold


class Scratch:
    """Under `cache`, which only this person of the computer may read. The folder is made after its lock and so can be
    told from one whose program is dead. Raises OSError when it cannot be made."""

    def __init__(self, cache: Path) -> None:
        self._root = cache / "open"
        self.path = self._root / secrets.token_hex(8)
        self._hold = Hold(_lock_of(self.path))
        self.path.mkdir(mode=0o700)

    def sweep(self) -> None:
        """Removes the folders of programs that ended without `close`. Blocking."""
        for folder in self._root.iterdir():
            if folder.is_dir() and folder != self.path:
                _remove_if_left(folder)

    def close(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)  # what Windows still holds open goes at the next sweep
        self._hold.release()
        if not self.path.exists():
            _lock_of(self.path).unlink(missing_ok=True)


def _remove_if_left(folder: Path) -> None:
    try:
        hold = Hold(_lock_of(folder))
    except Held:
        return  # its program is alive
    try:
        shutil.rmtree(folder)
    finally:
        hold.release()
    _lock_of(folder).unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.held")
