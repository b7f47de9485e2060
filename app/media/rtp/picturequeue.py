"""Frames that wait for the link: the newest wins where nothing refers to the older, and none is sent by half.

A frame that cannot have left in time is dropped, if possible before its first packet; with it go those that refer to
it. A key frame may take longer: what came instead would be another. Knows no budget, only the rate of the moment.
"""

from collections import deque

from app.media.rtp.departing import Dropped, Outgoing, Picture, Rank, Why

WHOLE_MS = 1_000.0  # a frame that has begun and would end later is abandoned
BEGIN_MS = 600.0  # one that has not begun and would end later is dropped
KEPT_MS = 1_500.0  # either, where others refer to it: without it a key frame must come, and that takes longer
KEY_MS = 4_000.0
# Behind a base frame on its way out, with parity and answers before it, the small ones are not stale yet: at 150 ms one
# of twelve was given up at 300 kbps that would have been shown.
SPARED_MS = 250.0
MOST_BYTES = 512 * 1024
MOST_FRAMES = 64
_LOST_KEPT = 256  # numbers of dropped frames that a frame on its way through the encoder may still refer to


class _Waiting:
    __slots__ = ("left", "next", "picture", "put_ms")

    def __init__(self, picture: Picture, now: float) -> None:
        self.picture, self.put_ms, self.next = picture, now, 0
        self.left = sum(one.size for one in picture.packets)

    @property
    def begun(self) -> bool:
        return self.next > 0

    def limit_ms(self) -> float:
        if not self.picture.refers:
            return KEY_MS
        if not self.picture.discardable:
            return KEPT_MS
        return WHOLE_MS if self.begun else BEGIN_MS


class PictureQueue:
    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()
        self._lost: dict[tuple[int, int], None] = {}  # (stream, number), oldest first
        self.bytes = 0

    def put(self, picture: Picture, now: float) -> tuple[Dropped, ...]:
        """Takes the place of frames that have not begun and that nothing refers to; a key frame that of all."""
        if not picture.packets:
            raise ValueError("a frame has at least one packet")
        dropped = self._drop([one for one in self._waiting if _gives_way(one, picture, now)], "replaced")
        if not picture.refers:
            self._lost = {lost: None for lost in self._lost if lost[0] != picture.stream}
        newcomer = _Waiting(picture, now)
        self._waiting.append(newcomer)
        self.bytes += newcomer.left
        dropped += self._drop([], "refers")
        if self.bytes > MOST_BYTES or len(self._waiting) > MOST_FRAMES:
            dropped += self._drop([one for one in self._waiting if not one.begun], "full")
        return dropped

    def shed(self, now: float, per_ms: float) -> tuple[Dropped, ...]:
        """Drops what would not have left in time at so many bytes a ms."""
        dropped: tuple[Dropped, ...] = ()
        while (late := self._first_late(now, per_ms)) is not None:
            dropped += self._drop([late], "late")
        return dropped

    def clear(self) -> tuple[Dropped, ...]:
        return self._drop(list(self._waiting), "cleared")

    def head(self) -> Outgoing:
        """Only while there is one."""
        first = self._waiting[0]
        return first.picture.packets[first.next]

    @property
    def head_since(self) -> float:
        return self._waiting[0].put_ms

    def pop(self) -> Picture:
        """The head leaves; its frame."""
        first = self._waiting[0]
        size = first.picture.packets[first.next].size
        first.next += 1
        first.left -= size
        self.bytes -= size
        if first.next == len(first.picture.packets):
            self._waiting.popleft()
        return first.picture

    def __len__(self) -> int:
        return len(self._waiting)

    def _first_late(self, now: float, per_ms: float) -> _Waiting | None:
        ahead = 0
        for one in self._waiting:
            ahead += one.left
            if now - one.put_ms + ahead / per_ms > one.limit_ms():
                return one
        return None

    def _drop(self, chosen: list[_Waiting], why: Why) -> tuple[Dropped, ...]:
        """These, and all behind them that cannot be decoded without a lost one."""
        dropped: list[Dropped] = []
        kept: deque[_Waiting] = deque()
        for one in self._waiting:
            is_chosen = one in chosen
            if is_chosen or self._refers_to_lost(one.picture):
                dropped.append(self._dropped(one, why if is_chosen else "refers"))
            else:
                kept.append(one)
        self._waiting = kept
        return tuple(dropped)

    def _refers_to_lost(self, picture: Picture) -> bool:
        return any((picture.stream, number) in self._lost for number in picture.refers)

    def _dropped(self, one: _Waiting, why: Why) -> Dropped:
        picture = one.picture
        self.bytes -= one.left
        self._lost[picture.stream, picture.number] = None
        while len(self._lost) > _LOST_KEPT:
            del self._lost[next(iter(self._lost))]
        left = picture.packets[one.next :]
        return Dropped(Rank.PICTURE, left, why, picture.stream, picture.number, one.begun, not picture.discardable)


def _gives_way(one: _Waiting, newer: Picture, now: float) -> bool:
    """A newer frame is worth more than an old one that nothing refers to, a key frame more than all before it."""
    ours = one.picture.stream == newer.stream and not one.begun
    return ours and ((one.picture.discardable and now - one.put_ms > SPARED_MS) or not newer.refers)
