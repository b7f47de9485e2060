"""Frames behind the newest that was decoded, and still of use: what comes is predicted from them. Pure.

With SVT-AV1's three layers a middle frame is predicted from the middle frame before it: were a lost one given up, all
but the base would stand still until a key frame. But the base does not need it, so the picture goes on meanwhile, and
the middle frame is decoded late, without being shown, as long as the decoder holds what it is made from: it keeps three
base frames, and a middle frame takes from the two before it. So it is too late with the second base frame that follows.
"""

from collections import deque

_BASES = 2  # that may follow; what the encoder's next one overwrites is then needed no more
_APART_WEIGHT = 0.25
_MOST = 64  # frames whose place is remembered, and that are missed: five times what stands between two base frames


class Behind:
    """One stream. Frames by id, places by unwrapped sequence number, time in float ms. `mends` False: the decoder takes
    nothing late, and no frame behind the newest is of use."""

    def __init__(self, *, mends: bool) -> None:
        self._mends = mends
        self.apart_ms = 0.0  # between base frames
        self.broken_at: int | None = None
        self._bases: deque[tuple[int, int, float]] = deque(maxlen=_BASES)  # id, last place, when it began to come
        self._missing: dict[int, None] = {}  # referred to by what came, and not decoded
        self._places: dict[int, tuple[int, int]] = {}  # of frames that were decoded or given up

    def key(self) -> None:
        """A key frame was decoded: nothing of before matters."""
        self.broken_at = None  # else the place of a frame that was needed and is given up: a key frame helps
        for known in (self._bases, self._missing, self._places):
            known.clear()

    @property
    def floor(self) -> int | None:
        """Frames up to this one are of no use any more; None: nothing is known to be."""
        return self._bases[0][0] if self._mends and len(self._bases) == _BASES else None

    @property
    def settled(self) -> int | None:
        """The last place of the frame at the floor."""
        return self._bases[0][1] if self._mends and len(self._bases) == _BASES else None

    def is_open(self, frame_id: int) -> bool:
        """Whether it could still be decoded behind the newest one."""
        floor = self.floor
        return floor is not None and frame_id > floor

    def passed(self, frame_id: int, low: int, high: int) -> None:
        """Decoded, or of no use."""
        self._missing.pop(frame_id, None)
        self._places[frame_id] = (low, high)
        if len(self._places) > _MOST:
            del self._places[next(iter(self._places))]

    def refers(self, missing: list[int]) -> None:
        """A frame came that is predicted from these, which were not decoded."""
        self._missing |= dict.fromkeys(one for one in missing if self.is_open(one))
        while len(self._missing) > _MOST:
            del self._missing[next(iter(self._missing))]

    def base(self, frame_id: int, high: int, first_ms: float) -> None:
        """A base frame was decoded, newer than all before."""
        if self._bases:
            apart = first_ms - self._bases[-1][2]
            self.apart_ms += (apart - self.apart_ms) * (_APART_WEIGHT if self.apart_ms else 1.0)
        self._bases.append((frame_id, high, first_ms))
        floor = self.floor
        if floor is None:
            return
        for one in [one for one in self._missing if one <= floor]:
            del self._missing[one]
            self.give_up(self._bases[0][1])
        for one in [one for one in self._places if one < floor]:
            del self._places[one]

    def give_up(self, place: int) -> None:
        """A middle frame that stood there can never be decoded."""
        if self._mends and self.broken_at is None:
            self.broken_at = place

    def lacks(self, seq: int) -> bool:
        """Whether a packet that was lost may be of a frame that is missing."""
        if not self._missing:
            return False
        before = max((one for one, place in self._places.items() if place[0] < seq), default=None)
        if before is not None and self._places[before][1] >= seq:
            return False
        after = min((one for one, place in self._places.items() if place[1] > seq), default=None)
        return any((before is None or one > before) and (after is None or one < after) for one in self._missing)
