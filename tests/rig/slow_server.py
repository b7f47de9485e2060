"""A server whose flush is slowed (`DATA MS`), held while `DATA/hold` exists, and finds the disk full while `DATA/full`
does; in its own process."""

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.server import departures, rooms
from app.server.options import ServeOptions
from app.server.serve import run

LOOK_S = 0.005
LINGER_S = 0.5  # no test has the ten seconds after which an empty room is let go
SWEEP_S = 1.5  # nor the twenty after which who has not come back has left


def main(data: Path, slower_ms: int) -> None:
    hold, full = data / "hold", data / "full"

    def flush(commit: Callable[[], None]) -> None:
        if slower_ms:
            time.sleep(slower_ms / 1000)
        while hold.exists():
            time.sleep(LOOK_S)
        if full.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        commit()

    rooms.LINGER_S = LINGER_S
    departures.SWEEP_S = SWEEP_S
    run(ServeOptions(data=data, port=0), flush)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
