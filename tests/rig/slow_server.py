"""A server whose every flush takes so many milliseconds longer, in its own process: `DATA MS`; serves benchmarks."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.server.options import ServeOptions
from app.server.serve import run


def main(data: str, slower_ms: str) -> None:
    pause_s = int(slower_ms) / 1000

    def flush(commit: Callable[[], None]) -> None:
        time.sleep(pause_s)
        commit()

    run(ServeOptions(data=Path(data), port=0), flush if pause_s else lambda commit: commit())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
