"""The booth: `python -m app.media.booth.child`, a process in which nothing but sound is handled.

Its own interpreter waits for no window, no picture and no database. It ends when either pipe to the program does,
however that came about, and is started again by `booth`.
"""

import contextlib
import faulthandler
import gc
import logging
import os
import signal
import sys
import time
from typing import BinaryIO

from app import logbook
from app.media import precedence
from app.media.booth import wire
from app.media.booth.outbox import Outbox
from app.media.booth.room import Room
from app.tasks import start_thread

log = logging.getLogger(__name__)

_NEWS_S = 0.05
_SWITCH_S = 0.0005  # four threads that each work for a tenth of a millisecond
_ENDS_WITHIN_S = 3.0


class Telling(logging.Handler):
    """What is logged here is logged by the program."""

    def __init__(self, outbox: Outbox[wire.AnyTelling]) -> None:
        super().__init__(logging.INFO)
        self._outbox = outbox

    def emit(self, record: logging.LogRecord) -> None:
        self._outbox.put(wire.Logged(record.name, record.levelno, self.format(record)), may_be_lost=True)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: the program decides when it ends
    faulthandler.enable()
    source, sink = _private_pipes()
    precedence.step_forward()
    sys.setswitchinterval(_SWITCH_S)
    gc.collect()
    gc.freeze()  # the modules are for ever: what is looked through later is what a call made
    outbox: Outbox[wire.AnyTelling] = Outbox()
    telling = Telling(outbox)
    telling.setFormatter(logbook.Places("%(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[telling])
    logbook.take_over()
    room = Room(outbox.put)
    teller = start_thread("booth-tell", lambda: _tell(outbox, room, sink))
    start_thread("booth-ask", lambda: _listen(source, room)).join()  # until the pipe ends, or an error that it logs
    start_thread("booth-end", room.close).join(_ENDS_WITHIN_S)
    outbox.close()
    teller.join(_ENDS_WITHIN_S)
    os._exit(0)  # a driver that hangs keeps no process


def _listen(source: BinaryIO, room: Room) -> None:
    try:
        while True:
            for ask in wire.ASKS.decode(wire.read(source)):
                room.do(ask)
    except wire.PipeEnded:
        return


def _tell(outbox: Outbox[wire.AnyTelling], room: Room, sink: BinaryIO) -> None:
    due, alive = 0.0, 0.0
    try:
        while (messages := outbox.take(max(0.0, due - time.monotonic()))) is not None:
            if time.monotonic() >= due:
                due = time.monotonic() + _NEWS_S
                messages.extend(room.news())
            if messages or time.monotonic() >= alive:
                alive = time.monotonic() + wire.ALIVE_S
                wire.write(sink, messages)
    except wire.PipeEnded:  # who listens sees it too, unless a library holds it fast
        time.sleep(_ENDS_WITHIN_S)
        os._exit(0)
    except Exception:
        log.exception("what happens to the sound can be told no more")
        with contextlib.suppress(wire.PipeEnded):
            wire.write(sink, outbox.take(0.0) or [])
        os._exit(1)  # and another process begins anew


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our own copies of the two pipes: what a library prints goes to stderr, and a read from stdin finds nothing."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return source, sink


if __name__ == "__main__":
    main()
