"""A file that one program at a time can hold; knows nothing of what is done meanwhile.

The system lets go of it when the program ends, however it ends, so a crash locks nobody out.
"""

import errno
import logging
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)

TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


class Held(Exception):
    """Another program has it, or this one has it already."""


class Hold:
    """From its making to `release`. Raises Held, and OSError when the file cannot be made."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._is_locked = False
        try:
            _lock(self._file)
            self._is_locked = True
        except OSError as error:
            if error.errno in TAKEN:
                self.release()
                raise Held(path.name) from error
            # A folder on a network that knows no locks: better two programs than none.
            log.warning("no lock can be had here: %s", errno.errorcode.get(error.errno or 0, "?"))

    def release(self) -> None:
        """The file stays: removing it would let two programs hold two files of one name."""
        file, self._file = self._file, None
        if file is not None:
            try:
                if self._is_locked:
                    _unlock(file)
            except OSError as error:
                log.warning("a lock is let go of by closing alone: %s", errno.errorcode.get(error.errno or 0, "?"))
            os.close(file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(file: int) -> None:
    """A child process that is being started at this moment has the open file too until it begins its own program: to
    close it here alone would leave it held so long. Windows gives a child no such file."""
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_UN)
