"""Takes bytes off this disk that one consult may no longer have, unless another one still stands on them."""

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from itertools import count

from app.client.blob_use import blobs_in, standing_in
from app.client.desk import Desk
from app.client.owner import Owing, Owner
from app.client.shelf import Shelf

log = logging.getLogger(__name__)

SETTLE_S = 3.0
LONGEST_S = 300.0


async def remove_unused(account: Owner, bulk: Owing, consult: str, names: Callable[[], Awaitable[set[str]]]) -> None:
    """Until all of it is gone. What was on its way when the word came goes the second time; what a program holds open
    (Windows lets nobody remove that) a later time; what is left when the person signs out, at the next opening."""
    for times in count(1):
        if account.outgoing.is_closed:
            return
        try:
            left = await _remove(account, bulk, consult, await names())
        except sqlite3.Error as error:
            log.info("bytes to be removed wait for the disk: %s", type(error).__name__)
            left = True
        if times > 1 and not left:
            return
        await asyncio.sleep(min(SETTLE_S * 2 ** (times - 1), LONGEST_S))


async def forget_consult(account: Owner, bulk: Owing, consult: str) -> None:
    """It may no longer be read by this person: neither its log nor its bytes stay."""
    named = await _forget_log(account, consult)

    async def names() -> set[str]:
        return named

    await remove_unused(account, bulk, consult, names)


async def forget_voided(account: Owner, bulk: Owing, consult: str) -> None:
    """The same; and the server takes nothing of it any more, so that what a crash left of a recording there goes too,
    whether it was taken up again meanwhile or not."""
    desk, shelf = account.desk, account.shelf
    named = await _forget_log(account, consult)
    await desk.run(desk.files, _remove_recordings, shelf, consult)

    async def names() -> set[str]:
        owed = await desk.run(desk.disk, shelf.outbox.owed)
        return named | {blob for of, blob, _, _ in owed if of == consult}

    await remove_unused(account, bulk, consult, names)


def consults_on(shelf: Shelf) -> set[str]:
    """Of which anything lies here. Reads the disk; raises sqlite3.Error."""
    recorded = {folder.name for folder in shelf.recordings.glob("*")}
    return {*shelf.log.consults(), *(consult for consult, _, _, _ in shelf.outbox.owed()), *recorded}


async def leave_nothing(account: Owner, bulk: Owing, consult: str) -> None:
    """Of a consult that was looked on at: whoever may be sent out later, while away, has no copy of it then. The log is
    gone when this returns, its bytes soon after, unless they came back for it meanwhile."""
    if account.person.role != "observer":
        return
    desk, shelf = account.desk, account.shelf
    named = await _forget_log(account, consult)

    async def names() -> set[str]:
        return set() if await desk.run(desk.disk, shelf.log.read, consult) else named

    desk.tasks.start(remove_unused(account, bulk, consult, names), "looked on")


async def leave_nothing_behind(desk: Desk, shelf: Shelf) -> None:
    """Of who only looks on and was kept from leaving, by a kill or a power cut: no log and no bytes, but for what the
    server is still owed from when they did more. What a program holds open goes at the next entering."""
    try:
        for consult in await desk.run(desk.disk, shelf.log.consults):
            await desk.run(desk.disk, shelf.log.forget, consult)
        owed = {blob for _, blob, _, _ in await desk.run(desk.disk, shelf.outbox.owed)}
    except sqlite3.Error as error:
        log.warning("what was looked on at is still on this disk: %s", type(error).__name__)
        return
    await desk.run(desk.files, _remove_all, shelf, owed)


def _remove_recordings(shelf: Shelf, consult: str) -> None:
    """What a program holds open goes with the next word that it was voided. By the names that are there: what a server
    calls a consult is no path."""
    for folder in shelf.recordings.glob("*"):
        if folder.name == consult:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_all(shelf: Shelf, but: set[str]) -> None:
    for blob in {*shelf.blobs.whole(), *shelf.blobs.under_way()} - but:
        try:
            shelf.blobs.remove(blob)
        except OSError as error:
            log.info("blob %s cannot be removed yet: %s", blob, type(error).__name__)


async def _forget_log(account: Owner, consult: str) -> set[str]:
    """The bytes that it named; none where the disk refuses, and the log stays for another try."""
    desk, shelf = account.desk, account.shelf
    account.texts.forget(consult)
    try:
        named = blobs_in(await desk.run(desk.disk, shelf.log.read, consult))
        await desk.run(desk.disk, shelf.log.forget, consult)
    except sqlite3.Error as error:
        log.warning("consult %s is still on this disk: %s", consult, type(error).__name__)
        return set()
    return named


async def _remove(account: Owner, bulk: Owing, consult: str, names: set[str]) -> bool:
    """True when something is left, because somebody holds it open."""
    desk, shelf = account.desk, account.shelf
    elsewhere = standing_in(await desk.run(desk.disk, shelf.log.naming_blobs, consult))
    unsent = [one.body for one in account.outgoing.pending if one.consult != consult]
    left = False
    for blob in names:
        bulk.forget(consult, blob)
        is_used = blob in elsewhere or any(blob.encode() in body for body in unsent)
        if is_used or bulk.owed_elsewhere(consult, blob):
            continue
        await bulk.give_up(blob)
        try:
            await desk.run(desk.files, shelf.blobs.remove, blob)
        except OSError as error:
            log.info("blob %s cannot be removed yet: %s", blob, type(error).__name__)
            left = True
    return left
