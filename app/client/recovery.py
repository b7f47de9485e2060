"""Segments that a crash left behind: closed in the log and sent up when the same person signs in again."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from app.client.account import Account
from app.client.border import Failed
from app.client.bulk import RANK_SEGMENT, Bulk, NotGivenError
from app.consult.events import AnyEvent, decode_event
from app.consult.events.media import SegmentClosed, SegmentOpened
from app.media.leftovers import Leftover, leftovers
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

FULL = "The disk of this computer is full: a recording from before is not sent yet. Free some space and sign in again."
_ALL = 1 << 53  # the server gives no more than there is
Left = dict[str, list[Leftover]]


def left_behind(recordings: Path) -> Left:
    """By consult, before anything is recorded in this run. Blocks: reads every file once."""
    folders = (folder for folder in sorted(recordings.iterdir()) if folder.is_dir())
    found = {folder.name: leftovers(folder) for folder in folders}
    return {consult: left for consult, left in found.items() if left}


async def recover(account: Account, bulk: Bulk, left: Left, submit: Callable[[str, AnyEvent], None]) -> None:
    """What the log knows as opened is closed with its file; what it does not know stays."""
    for consult, segments in left.items():
        opened, closed = await _told(account, bulk, consult)
        for one in segments:
            if one.segment not in opened:
                log.info("segment %s is not in this copy of the log; it stays", one.segment)
                continue
            try:
                event = await account.desk.run(account.desk.files, _kept, account, one)
            except StoreFull:
                account.desk.tell(Failed(FULL))
                return
            except OSError as error:
                log.warning("segment %s cannot be read: %s", one.segment, type(error).__name__)
                continue
            if account.outgoing.is_closed:
                return
            if one.segment not in closed:
                submit(consult, event)
            if event.blob:
                bulk.push(consult, event.blob, RANK_SEGMENT)
            await let_go(account, one.path)


async def let_go(account: Account, path: Path) -> None:
    """The file goes only behind the writes that name its bytes, and only if they could be made."""
    desk = account.desk
    if await account.outgoing.settled():
        await desk.run(desk.files, lambda: path.unlink(missing_ok=True))


def _kept(account: Account, one: Leftover) -> SegmentClosed:
    """An empty blob says that nothing of it reached the disk."""
    if one.until_ms <= one.from_ms:
        return SegmentClosed(one.segment, one.from_ms, "", 0, 0)
    data = one.path.read_bytes()
    return SegmentClosed(one.segment, one.until_ms, account.shelf.blobs.put(data), len(data), one.frames)


async def _told(account: Account, bulk: Bulk, consult: str) -> tuple[set[str], set[str]]:
    """Segments that the log, here and what the server has beyond it, or what is still unsent names as opened and as
    closed: the crash may have come before the newest records reached this disk."""
    desk = account.desk
    bodies = [submit.body for submit in account.outgoing.of(consult)]
    records = await desk.run(desk.disk, account.shelf.log.read, consult)
    bodies += [record.body for record in records]
    try:
        async for newer in bulk.pull_log(consult, records[-1].seq if records else 0, _ALL):
            bodies += [record.body for record in newer]
    except NotGivenError:
        log.info("the server gives no log of a consult that was recorded here")
    return await desk.run(desk.files, segments_named, bodies)


def segments_named(bodies: Iterable[bytes]) -> tuple[set[str], set[str]]:
    opened: set[str] = set()
    closed: set[str] = set()
    for body in bodies:
        if b"Segment" not in body:
            continue
        match decode_event(body):
            case SegmentOpened(segment=segment):
                opened.add(segment)
            case SegmentClosed(segment=segment):
                closed.add(segment)
            case _:
                continue
    return opened, closed
