"""A stroke on its way over a narrow link: the newest points first, thinned to what a packet holds. Pure."""

from app.consult.whispers import InkMoved
from app.media.rtp.inkpoints import points_of
from app.media.rtp.whisperbytes import head_bytes, ink_bytes
from app.media.rtp.whisperrecords import MOST_POINTS, MOST_STRIDE, HeadRecord, InkPoint, digest, where

_FIXED_BYTES = 16  # of a record with a first point, on most pictures
_STEP_BYTES = 2  # at least
_HEADS = 3  # a lost one would leave a stroke unseen until its mark comes
_HEAD_MS = 150.0


class OutgoingStroke:
    """What one's own hand draws. Each point is sent twice where there is room: loss takes one packet in twenty."""

    def __init__(self, ink: InkMoved, now: float) -> None:
        """Raises BadWhisper where its ids cannot be whispered."""
        self.head = head_bytes(HeadRecord(ink.mark, where(ink.surface), ink.colour, ink.width, ink.tool))
        self.head_at_ms: float | None = now
        self._heads, self._gap_ms = _HEADS, _HEAD_MS
        self._mark = digest(ink.mark)
        self._points: list[InkPoint] = []
        self._sent = self._again = 0

    def add(self, ink: InkMoved) -> None:
        """New points; a piece that does not fit on leaves the stroke as it was."""
        if not 0 <= ink.first <= len(self._points):
            return
        self._points[ink.first :] = points_of(ink.ink)
        del self._points[MOST_POINTS:]
        self._sent, self._again = min(self._sent, ink.first), min(self._again, ink.first)

    @property
    def is_new(self) -> bool:
        """Points wait that were never sent."""
        return self._sent < len(self._points)

    @property
    def is_waiting(self) -> bool:
        return self.is_new or self._again < self._sent

    def take_head(self, now: float) -> bytes:
        self._heads -= 1
        self.head_at_ms = now + self._gap_ms if self._heads > 0 else None
        self._gap_ms *= 3
        return self.head

    def take(self, room: int) -> bytes:
        """A record of at most `room` bytes, or nothing where not one point fits."""
        if self.is_new:
            record, self._sent = self._record(self._sent, len(self._points), room)
        else:
            record, self._again = self._record(self._again, self._sent, room, thins=False)
        return record

    def _record(self, first: int, end: int, room: int, thins: bool = True) -> tuple[bytes, int]:
        """And the next point to be sent. Thinned so that the newest is in it: the other side draws straight between."""
        fits = max(1, (room - _FIXED_BYTES) // _STEP_BYTES + 1)
        least = -(-(end - first) // fits)
        for stride in range(max(1, least), MOST_STRIDE + 1) if thins else ():
            start = first + (end - 1 - first) % stride
            record = ink_bytes(self._mark, self._points[start:end:stride], start, stride)
            if len(record) <= room:
                return record, end
        for count in range(min(fits, end - first), 0, -1):
            record = ink_bytes(self._mark, self._points[first : first + count], first, 1)
            if len(record) <= room:
                return record, first + count
        return b"", first
