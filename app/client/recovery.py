"""Segments that a crash left behind: closed in the log and sent up when the same person signs in again."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from app.client.account import Account
from app.client.border import Failed
from app.client.bulk import RANK_SEGMENT, Bulk, NotGivenError
from app.client.due import KEPT_MS
from app.consult.events import AnyEvent
from app.consult.events.media import SegmentClosed, SegmentOpened
from app.consult.upgrade import event_in
from app.media.leftovers import Leftover, is_aside, leftovers, plain_bytes
from app.store.errors import StoreFull
from app.store.sealing import Seal, SealBroken

log = logging.getLogger(__name__)

FULL = "The disk of this computer is full: a recording from before is not sent yet. Free some space and sign in again."
_ALL = 1 << 53  # the server gives no more than there is
Left = dict[str, list[Leftover]]


def left_behind(recordings: Path, seal: Seal) -> Left:
    """By consult, before anything is recorded in this run. Blocks: reads every file once."""
    folders = (folder for folder in sorted(recordings.iterdir()) if folder.is_dir())
    found = {folder.name: leftovers(folder, seal) for folder in folders}
    return {consult: left for consult, left in found.items() if left}


async def recover(account: Account, bulk: Bulk, left: Left, submit: Callable[[str, AnyEvent], None]) -> None:
    """What the log knows as opened is closed with its file, without a link too; for what is not in the copy here the
    server is asked afterwards. What it does not know either nobody will ever take: it goes with what else is a week
    old, by the server's time, and not before the server has answered. What is put aside is closed as empty, and stays;
    nobody is asked about it."""
    beyond: Left = {}
    try:
        for consult, segments in left.items():
            beyond[consult] = await _recovered(_Consult(account, bulk, consult, submit), segments, ask=False)
        for consult, segments in beyond.items():
            if segments:
                await _recovered(_Consult(account, bulk, consult, submit), segments, ask=True)
    except StoreFull:
        account.desk.tell(Failed(FULL))


async def _recovered(consult: "_Consult", segments: list[Leftover], ask: bool) -> list[Leftover]:
    """Those that are unknown. One consult that cannot be recovered keeps its files and holds up no other."""
    try:
        return await consult.recover(segments, ask)
    except StoreFull:
        raise
    except Exception:
        log.exception("what was recorded of consult %s is not recovered", consult.consult)
        return []


class _Consult(NamedTuple):
    account: Account
    bulk: Bulk
    consult: str
    submit: Callable[[str, AnyEvent], None]

    async def recover(self, segments: list[Leftover], ask: bool) -> list[Leftover]:
        opened, closed = await self._told(ask)
        unknown = [one for one in segments if one.segment not in opened and not is_aside(one.path)]
        for one in unknown:
            log.info("segment %s is not in %s", one.segment, "any log" if ask else "this copy of the log")
            if ask:
                await self._remove_old(one)
        for one in segments:
            if one.segment in opened and not self.account.outgoing.is_closed:
                await self._close(one, is_told=one.segment in closed)
        return unknown

    async def _close(self, one: Leftover, is_told: bool) -> None:
        account = self.account
        try:
            event = await account.desk.run(account.desk.files, _kept, account, one)
        except (OSError, SealBroken) as error:
            log.warning("segment %s cannot be read: %s", one.segment, type(error).__name__)
            return
        if account.outgoing.is_closed:
            return
        if not is_told:
            self.submit(self.consult, event)
        if event.blob:
            self.bulk.push(self.consult, event.blob, RANK_SEGMENT)
        if not is_aside(one.path):
            await let_go(account, one.path)

    async def _remove_old(self, one: Leftover) -> None:
        """As whatever of one's own need not lie here any more."""
        desk = self.account.desk
        if not desk.server_time.is_known or desk.now_ms() - one.until_ms < KEPT_MS:
            return
        try:
            await desk.run(desk.files, lambda: one.path.unlink(missing_ok=True))
        except OSError as error:
            log.info("segment %s cannot be removed yet: %s", one.segment, type(error).__name__)

    async def _told(self, ask: bool) -> tuple[set[str], set[str]]:
        """Segments that the log, here and, where the server is asked, beyond it, or what is still unsent names as
        opened and as closed: the crash may have come before the newest records reached this disk. Who asks waits for
        the link."""
        account, consult = self.account, self.consult
        desk = account.desk
        bodies = [submit.body for submit in account.outgoing.of(consult)]
        records = await desk.run(desk.disk, account.shelf.log.read, consult)
        bodies += [record.body for record in records]
        try:
            if ask:
                async for newer in self.bulk.pull_log(consult, records[-1].seq if records else 0, _ALL):
                    bodies += [record.body for record in newer]
        except NotGivenError:
            log.info("the server gives no log of a consult that was recorded here")
        return await desk.run(desk.files, segments_named, bodies)


async def let_go(account: Account, path: Path) -> None:
    """The file goes only behind the writes that name its bytes, and only if they could be made."""
    desk = account.desk
    if await account.outgoing.settled():
        await desk.run(desk.files, lambda: path.unlink(missing_ok=True))


def _kept(account: Account, one: Leftover) -> SegmentClosed:
    """An empty blob says that nothing of it reached the disk."""
    if one.until_ms <= one.from_ms:
        return SegmentClosed(one.segment, one.from_ms, "", 0, 0)
    data = plain_bytes(one.path, account.shelf.seal)
    return SegmentClosed(one.segment, one.until_ms, account.shelf.blobs.put(data), len(data), one.frames)


def segments_named(bodies: Iterable[bytes]) -> tuple[set[str], set[str]]:
    opened: set[str] = set()
    closed: set[str] = set()
    for body in bodies:
        if b"Segment" not in body:
            continue
        match event_in(body):
            case SegmentOpened(segment=segment):
                opened.add(segment)
            case SegmentClosed(segment=segment):
                closed.add(segment)
            case _:
                continue
    return opened, closed
