"""What was sent and may be asked for again: the sender's half of repair, bounded in bytes, age and cost.

    resends.sent(seq, packet, now, layer=...)     # every packet of a picture that left, as it must be sent again
    for packet in resends.asked(seqs, now, rtt):  # each NACK: hand these to the pacer as repair (RFC 4588 if agreed)

Sequence numbers are those of the wire (16 bits). Nobody is answered twice within a round trip, whatever they ask, and
all answers together cost at most a share of what is sent (credit.py). Time is float ms, monotonic.
"""

from collections.abc import Iterable

from app.media.rtp.credit import Credit

SHARE = 0.4  # a little above what our receiver asks for: a browser's requests are bounded here alone
LEAST_BYTES = 5_000
KEEP_BYTES = 1024 * 1024
KEEP_MS = 2_000.0  # longer than the receiver's patience at any round trip


class _Sent:
    __slots__ = ("answered_ms", "layer", "packet", "sent_ms")

    def __init__(self, packet: bytes, layer: int, now: float) -> None:
        self.packet, self.layer, self.sent_ms = packet, layer, now
        self.answered_ms: float | None = None


class Resends:
    """One stream."""

    def __init__(self, *, keep_bytes: int = KEEP_BYTES, keep_ms: float = KEEP_MS, share: float = SHARE) -> None:
        self.answered = self.refused = self.unknown = 0
        self._keep_bytes, self._keep_ms = keep_bytes, keep_ms
        self._credit = Credit(share, LEAST_BYTES)
        self._sent: dict[int, _Sent] = {}  # oldest first
        self._bytes = 0

    def sent(self, seq: int, packet: bytes, now: float, *, layer: int = 0) -> None:
        """`packet` left for the first time at `now`; `layer`: its temporal layer, the base is answered first."""
        self._drop(seq)
        self._sent[seq] = _Sent(packet, layer, now)
        self._bytes += len(packet)
        self._credit.earn(len(packet), now)
        while self._sent:
            oldest = next(iter(self._sent))
            if self._bytes <= self._keep_bytes and now - self._sent[oldest].sent_ms <= self._keep_ms:
                return
            self._drop(oldest)

    def asked(self, seqs: Iterable[int], now: float, rtt_ms: float) -> list[bytes]:
        """What to send again: the base layer first, then as asked."""
        found: list[tuple[int, int, _Sent]] = []
        for place, seq in enumerate(dict.fromkeys(seqs)):
            kept = self._sent.get(seq)
            if kept is None or now - kept.sent_ms > self._keep_ms:
                self.unknown += 1
            elif kept.answered_ms is None or now - kept.answered_ms >= rtt_ms:
                found.append((kept.layer, place, kept))
        packets: list[bytes] = []
        for _, _, kept in sorted(found, key=lambda one: one[:2]):
            if not self._credit.spend(len(kept.packet)):
                self.refused += 1
                continue
            kept.answered_ms = now
            packets.append(kept.packet)
        self.answered += len(packets)
        return packets

    @property
    def bytes_held(self) -> int:
        return self._bytes

    def _drop(self, seq: int) -> None:
        gone = self._sent.pop(seq, None)
        if gone is not None:
            self._bytes -= len(gone.packet)
