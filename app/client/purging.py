"""Writes a person's log anew where an earlier program had it in clear, beside whoever works; knows no view."""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable

from app.client.desk import Desk
from app.store.replica_log import ReplicaLog

log = logging.getLogger(__name__)

LOOKS_AGAIN_S = 0.05


async def purged(desk: Desk, replica: ReplicaLog, may_go_on: Callable[[], bool]) -> None:
    """Given up as soon as it may not go on; what was given up, or the disk refused, is done another day. Nobody waits
    for it: not who signs in meanwhile either, since one that has not begun is only taken out of the queue."""
    if not may_go_on():
        return
    given_up = threading.Event()
    purging = desk.purging.submit(replica.purge, lambda: not given_up.is_set())
    ended = asyncio.wrap_future(purging)
    try:
        while not ended.done() and may_go_on():
            await asyncio.wait((ended,), timeout=LOOKS_AGAIN_S)
    finally:
        given_up.set()
        if not purging.cancel():
            await asyncio.wait((ended,))
    if purging.cancelled():
        return
    try:
        await ended
    except sqlite3.Error as error:
        log.info("free pages of the log stay: %s", getattr(error, "sqlite_errorname", ""))
