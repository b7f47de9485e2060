"""Writes a person's log anew where an earlier program had it in clear, beside whoever works; knows no view."""

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable

from app.client.desk import Desk
from app.store.replica_log import ReplicaLog
from app.tasks import beside

log = logging.getLogger(__name__)

LOOKS_AGAIN_S = 0.05


async def purged(desk: Desk, replica: ReplicaLog, may_go_on: Callable[[], bool]) -> None:
    """Given up as soon as it may not go on; what was given up, or the disk refused, is done another day. On no executor
    that a room waits for."""
    if not may_go_on():
        return
    given_up = threading.Event()
    purging = beside(desk.run(desk.saving, replica.purge, lambda: not given_up.is_set()), "purging")
    try:
        while not purging.done() and may_go_on():
            await asyncio.wait((purging,), timeout=LOOKS_AGAIN_S)
    finally:
        given_up.set()
        await asyncio.wait((purging,))
    try:
        await purging
    except sqlite3.Error as error:
        log.info("free pages of the log stay: %s", getattr(error, "sqlite_errorname", ""))
