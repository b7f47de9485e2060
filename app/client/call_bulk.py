"""The call and the bulk connection on one line: the ladders hear what waits, bulk hears what they leave. Pure.

This side's ladder knows the way out of here, the other side's the way in: so each tells the other what waits for it
from the server, and what its own ladder leaves for that. A side whose line is clearly not the weak one is not held:
what the path carries says nothing about it.
"""

from collections.abc import Callable

import msgspec

from app.client.bulk_share import BulkShare, Waits, Way
from app.consult.whispers import PictureWanted
from app.media.share import Whose
from app.media.steering import Steering

SAID_MS = 1_000  # a share that wobbles is not said at every step
_STEP = 1.25  # nor exactly
IN_PIECES = 0.9  # of a share is the file itself: a piece of 1 to 4 kB has some 110 bytes around it
SOON = 0.5  # of the picture's rate, each way: for what is looked at, until the ladder has heard that it waits


class Told(msgspec.Struct, frozen=True):
    """For the other side, as in PictureWanted."""

    stills: bool = False
    bulk: bool = False
    stills_bps: int | None = None
    bulk_bps: int | None = None
    came_bps: int = 0


class CallBulk:
    """`waits(way)`: what of this place's own waits; `share`: what the ladders leave, for uploads and downloads."""

    def __init__(self, share: BulkShare, waits: Callable[[Way], Waits]) -> None:
        self._share = share
        self._waits = waits
        self._told = Told()
        self._told_ms = -SAID_MS
        self._counted_ms = self._measured_ms = -SAID_MS
        self._came_bytes = self._came_bps = 0

    def turn(self, steering: Steering, wanted: PictureWanted | None, whose: Whose, now_ms: int) -> Told:
        """A few times a second while a connection stands; `wanted`: the other side's newest word."""
        up, down, is_free = self._waits("up"), self._waits("down"), whose == "other"
        out = Waits() if is_free else up
        there = Waits(wanted.stills, wanted.bulk) if wanted is not None else Waits()
        steering.wait(out.stills or there.stills, out.bulk or there.bulk)
        share = steering.share
        self._count(steering, wanted, now_ms)
        if share is None:
            return Told(down.stills, down.bulk)
        if not is_free:
            self._share.file_up_bps = int(IN_PIECES * steering.file_bps())
            soon_bps = int(SOON * share.picture.bps) if share.picture is not None else 0
            self._share.allow("up", share.stills_bps or soon_bps, share.bulk_bps, now_ms)
            self._share.left = steering.beside
            if wanted is not None and wanted.stills_bps is not None and wanted.bulk_bps is not None:
                self._share.allow("down", wanted.stills_bps or soon_bps, wanted.bulk_bps, now_ms)
        self._measure(now_ms)
        stills_bps = roughly(share.stills_bps if there.stills else 0)
        bulk_bps = roughly(share.bulk_bps if there.bulk else 0)
        return self._said(Told(down.stills, down.bulk, stills_bps, bulk_bps, self._came_bps), now_ms)

    def _count(self, steering: Steering, wanted: PictureWanted | None, now_ms: int) -> None:
        """What comes to the other side from the server goes through the narrow place of the way out of here."""
        gone_ms, self._counted_ms = min(now_ms - self._counted_ms, SAID_MS), now_ms
        if wanted is not None and wanted.came_bps:
            steering.beside(wanted.came_bps * gone_ms // 8_000)

    def _measure(self, now_ms: int) -> None:
        if (gone_ms := now_ms - self._measured_ms) >= SAID_MS:
            came, self._measured_ms = self._share.taken_bytes("down"), now_ms
            self._came_bps, self._came_bytes = roughly((came - self._came_bytes) * 8_000 // gone_ms), came

    def _said(self, told: Told, now_ms: int) -> Told:
        """What waits is said at once, a share that only moves a little later."""
        before = self._told
        only_shares = (told.stills, told.bulk) == (before.stills, before.bulk) and before.stills_bps is not None
        began = told.came_bps == 0 and before.came_bps > 0
        began |= (before.stills_bps == 0) != (told.stills_bps == 0) or (before.bulk_bps == 0) != (told.bulk_bps == 0)
        if told != before and (not only_shares or began or now_ms - self._told_ms >= SAID_MS):
            self._told, self._told_ms = told, now_ms
        return self._told


def roughly(bps: int) -> int:
    """Never more than it is."""
    step = 1_000.0
    if bps < step:
        return 0
    while step * _STEP <= bps:
        step *= _STEP
    return int(step)
