"""Opens a person's own folder once the server said who signed in; knows no link."""

import logging
import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from app.client.desk import Desk
from app.client.outgoing import Outgoing
from app.client.recovery import Left, left_behind
from app.client.shelf import Shelf

log = logging.getLogger(__name__)

REFUSED = (
    "The disk of this computer takes nothing, so you cannot be signed in here: what you write would not be kept. "
    "Free some space, or ask whoever looks after this computer, and sign in again."
)


class DiskRefused(Exception):
    """Nobody can work on this disk; `REFUSED` says so in words."""


class Entered(NamedTuple):
    """The shelf, what is unsent on it, and the recordings that a crash left there."""

    shelf: Shelf
    outgoing: Outgoing
    left: Left


async def enter(desk: Desk, server: str, person: str, changed: Callable[[], None]) -> Entered:
    """Raises DiskRefused; nothing is open then."""
    shelf: Shelf | None = None
    try:
        shelf = await desk.run(desk.disk, Shelf, desk.data_dir, server, person)
        outgoing = Outgoing(desk, shelf.outbox, changed)
        await outgoing.load()
        return Entered(shelf, outgoing, await desk.run(desk.files, left_behind, shelf.recordings))
    except (sqlite3.Error, OSError) as error:
        log.warning("the shelf cannot be opened: %s", type(error).__name__)
        if shelf is not None:
            await desk.run(desk.disk, shelf.close)
        raise DiskRefused from error
