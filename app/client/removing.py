"""Takes bytes off this disk that one consult may no longer have, unless another one still stands on them."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from itertools import count

from app.client.account import Account
from app.client.blob_use import blobs_in, standing_in
from app.client.bulk import Bulk

log = logging.getLogger(__name__)

SETTLE_S = 3.0
LONGEST_S = 300.0


async def remove_unused(account: Account, bulk: Bulk, consult: str, names: Callable[[], Awaitable[set[str]]]) -> None:
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


async def forget_consult(account: Account, bulk: Bulk, consult: str) -> None:
    """It may no longer be read by this person: neither its log nor its bytes stay."""
    desk, shelf = account.desk, account.shelf
    try:
        named = blobs_in(await desk.run(desk.disk, shelf.log.read, consult))
        await desk.run(desk.disk, shelf.log.forget, consult)
    except sqlite3.Error as error:
        log.warning("consult %s is still on this disk: %s", consult, type(error).__name__)
        return

    async def names() -> set[str]:
        return named

    await remove_unused(account, bulk, consult, names)


async def _remove(account: Account, bulk: Bulk, consult: str, names: set[str]) -> bool:
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
