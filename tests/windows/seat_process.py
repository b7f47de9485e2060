"""`python -m tests.windows.seat_process TOLD`: the program with a hand at it, on a computer whose date may be wrong."""

import json
import logging
import sys
import time


def put_the_date_off(seconds: int) -> None:
    """The whole laptop has the wrong date: everything that this process reads of it."""
    right, right_ns = time.time, time.time_ns
    time.time = lambda: right() + seconds
    time.time_ns = lambda: right_ns() + seconds * 1_000_000_000


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    if told["clock_off_s"]:
        put_the_date_off(told["clock_off_s"])
    from app import logbook  # after the date, so that nobody keeps the right one

    handler = logging.StreamHandler()
    handler.setFormatter(logbook.Places())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logbook.take_over()
    from tests.windows.work import work

    sys.exit(work(told))
