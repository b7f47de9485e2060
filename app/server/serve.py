"""Starts and ends the server: opens the stores, listens, says where, closes cleanly; it decides nothing."""

from app.server.options import ServeOptions
from app.store.writer import Flush, flush_now


class CannotServe(Exception):
    """The server will not start; the text says why and what to do."""


def run(options: ServeOptions, flush: Flush = flush_now) -> None:
    """Serves until SIGTERM, SIGINT or Ctrl+C. The first line on stdout is `listening ws://HOST:PORT` (or wss).

    Raises CannotServe. `flush` is how a flush of the log is performed: benches slow it, tests hold it.
    """
    raise NotImplementedError
