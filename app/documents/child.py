"""The process that opens foreign bytes: `python -m app.documents.child`, killed and restarted by `worker`.

It holds nothing that matters: the last file or two it was asked about, to be quick at the next page.
"""

import os
import signal
import sys
from typing import BinaryIO

from app.documents import cage
from app.documents.jobs import AnyJob, Progress, Ready, Refused
from app.documents.pipe import Pipe, PipeEnded
from app.media.precedence import step_back

# The parent kills at 20 s; this one is for a parent that died meanwhile. The kernel's own alarm ends C code too.
LONGEST_JOB_S = 40  # or one step of it, where it says how far it is


def main() -> None:
    source, sink = _private_pipes()
    pipe: Pipe[AnyJob] = Pipe(source, sink, AnyJob)  # type: ignore[arg-type]  # a union is no `type`, msgspec takes it
    step_back()  # a page may wait a moment, voice may not
    caged = cage.enter()
    from app.documents.desk import Desk  # the parsers are loaded only inside the cage

    desk = Desk()
    pipe.write(Ready(caged))
    while True:
        try:
            job, load = pipe.read()
        except PipeEnded:
            return
        _alarm(LONGEST_JOB_S)

        def say(progress: Progress) -> None:
            _alarm(LONGEST_JOB_S)
            pipe.write(progress)

        answer, result = desk.do(job, load, say)
        _alarm(0)
        pipe.write(answer, result)
        if isinstance(answer, Refused):
            desk.clear()


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our own copies of the two pipes; what a library prints goes to stderr, and a read from stdin finds nothing."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return source, sink


def _alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
