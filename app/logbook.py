"""How what went wrong is written down: kinds of errors and places in code. Never an error's own words: they may be
the name of a file, and a file is often called by its patient."""

import asyncio
import copy
import logging
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any

log = logging.getLogger(__name__)

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MOST_CAUSES = 8

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Places(logging.Formatter):
    """Of every handler of the program."""

    def __init__(self, line: str = LINE) -> None:
        super().__init__(line)

    def format(self, record: logging.LogRecord) -> str:
        own = copy.copy(record)
        own.exc_text = None  # another handler may have kept the words there
        return super().format(own)

    def formatException(self, ei: Raised) -> str:
        return told(ei[1])


def told(error: BaseException | None) -> str:
    """The kinds of an error and of what caused it, and where each was raised."""
    return "\n".join(line for cause in _causes(error) for line in _lines(cause))


def take_over() -> None:
    """Of what nobody catches, in any thread: Python itself would write its words out."""
    sys.excepthook = lambda kind, error, _: log.error("nobody caught an error", exc_info=error)
    threading.excepthook = lambda said: log.error("nobody caught an error in a thread", exc_info=said.exc_value)
    sys.unraisablehook = lambda said: log.error("an error at an end", exc_info=said.exc_value)


def in_loop(_loop: asyncio.AbstractEventLoop, said: dict[str, Any]) -> None:
    """What asyncio itself would write out with what was being worked on."""
    log.error("an error in the loop", exc_info=said.get("exception"))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    waiting = [error] if error is not None else []
    for _ in range(MOST_CAUSES):
        if not waiting:
            return
        found = waiting.pop(0)
        yield found
        if isinstance(found, BaseExceptionGroup):
            waiting.extend(found.exceptions)
        before = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
        if before is not None:
            waiting.append(before)


def _lines(error: BaseException) -> Iterator[str]:
    number = getattr(error, "errno", None)
    yield f"{type(error).__name__}{f' {number}' if isinstance(number, int) else ''}"
    at = error.__traceback__
    while at is not None:
        code = at.tb_frame.f_code
        yield f"  {at.tb_frame.f_globals.get('__name__', '?')}:{at.tb_lineno} {code.co_name}"
        at = at.tb_next
