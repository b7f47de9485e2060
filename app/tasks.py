"""The only maker of asyncio tasks, threads and named executors; what they raise is logged once, here."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

log = logging.getLogger(__name__)

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
