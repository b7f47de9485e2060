"""The only maker of asyncio tasks, threads and named executors; what they raise is logged once, here. At the end of a
program it waits for none that hangs."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

log = logging.getLogger(__name__)

ENDS_WITHIN_S = 5.0
T = TypeVar("T")


class Tasks:
    """Owns the tasks of one part of the program. Use on one event loop only; `close` cancels and awaits them."""

    def __init__(self, on_crash: Callable[[BaseException], None] | None = None) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._on_crash = on_crash

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def close(self) -> None:
        """Until none is left: one that ends may have begun another."""
        while running := tuple(self._running):
            for task in running:
                task.cancel()
            await asyncio.wait(running)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            log.error("task %s ended by an error", task.get_name(), exc_info=error)
            if self._on_crash is not None:
                self._on_crash(error)


def beside(work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
    """A task that its maker awaits or cancels itself before it returns: what it raises is the maker's to handle."""
    return asyncio.get_running_loop().create_task(work, name=name)


def start_thread(name: str, work: Callable[[], None]) -> threading.Thread:
    """A daemon thread that logs what it raises. Whoever starts it also ends and joins it."""

    def guarded() -> None:
        try:
            work()
        except Exception:
            log.exception("thread %s ended by an error", name)

    thread = threading.Thread(target=guarded, name=name, daemon=True)
    thread.start()
    return thread


def named_executor(name: str, workers: int = 1, initializer: Callable[[], None] | None = None) -> ThreadPoolExecutor:
    """One purpose, one executor; its threads carry the name and begin with `initializer`."""
    return ThreadPoolExecutor(max_workers=workers, thread_name_prefix=name, initializer=initializer)


def leave(code: int, within_s: float = ENDS_WITHIN_S) -> None:
    """All is closed: ends the process with `code` where a thread does not let go, as in a driver that hangs; Python
    would wait for it, the program stay without a window, and nobody sign in beside it. Returns where none is left."""
    until = time.monotonic() + within_s
    while left := [one for one in threading.enumerate() if one is not threading.main_thread() and not one.daemon]:
        if time.monotonic() >= until:
            log.warning("ended beside threads that hang: %s", ", ".join(one.name for one in left))
            logging.shutdown()
            os._exit(code)
        left[0].join(0.05)
