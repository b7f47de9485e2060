"""`python -m tests.bench.timed_server DATA FLUSHES`: the real server; how long each flush took is left behind."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.server.options import ServeOptions
from app.server.serve import run


def main(data: Path, flushes: Path) -> None:
    took_ms: list[float] = []

    def timed(commit: Callable[[], None]) -> None:
        began = time.perf_counter()
        commit()
        took_ms.append((time.perf_counter() - began) * 1000)

    try:
        run(ServeOptions(data=data, port=0), timed)
    finally:
        flushes.write_text(json.dumps(took_ms), encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]))
