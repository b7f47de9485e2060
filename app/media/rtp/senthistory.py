"""What was sent, joined with what the other side says came: the sender's half of transport-wide feedback. Pure.

`sent` for every packet that leaves with a transport-wide number, `join` for every report; the results are the food of
congestion.Congestion (which holds a history of its own) and may serve repair: what was lost, and what it was.
"""

from collections import OrderedDict

import msgspec

from app.media.rtp.feedback import REFERENCE_TICKS, TICKS_PER_MS, Feedback
from app.media.rtp.wrapping import Unwrapper

KEPT_MS = 10_000  # longer than any queue and round trip that a call survives
KEPT_PACKETS = 8_192


class PacketResult(msgspec.Struct, frozen=True, gc=False):
    """One packet's fate, told once. `arrived_ms` is on the receiver's clock, `sent_ms` on ours; None is lost.

    `late`: it was told lost before and came after all. `probe`: number of the cluster it was part of, 0 for none.
    """

    seq: int
    size: int
    sent_ms: float
    kind: str
    probe: int
    arrived_ms: float | None
    late: bool = False


class _Sent(msgspec.Struct, gc=False):
    size: int
    sent_ms: float
    kind: str
    probe: int
    told_lost: bool = False


class SentHistory:
    """At most 10 s and 8192 packets, the oldest goes. Time in ms, float, never falling."""

    def __init__(self) -> None:
        self._out = Unwrapper(16)
        self._clock = Unwrapper(24)
        self._sent: OrderedDict[int, _Sent] = OrderedDict()
        self._newest = -1

    def sent(self, seq: int, size: int, now: float, kind: str, probe: int = 0) -> None:
        """`seq`: 16 bit, rising by one. `size`: bytes on the wire, IP and UDP headers included."""
        self._newest = self._out.unwrap(seq & 0xFFFF)
        self._sent[self._newest] = _Sent(size, now, kind, probe)
        while self._sent:
            oldest = next(iter(self._sent.values()))
            if len(self._sent) <= KEPT_PACKETS and oldest.sent_ms >= now - KEPT_MS:
                return
            self._sent.popitem(last=False)

    def join(self, report: Feedback) -> list[PacketResult]:
        """What this report tells that no report told before, in the order of sending. A stray number is passed over."""
        start = self._clock.unwrap(report.reference & 0xFFFFFF) * REFERENCE_TICKS
        base = self._newest - ((self._newest - report.base_seq) & 0xFFFF)  # the last packet sent with that number
        results: list[PacketResult] = []
        for seq, ticks in enumerate(report.arrivals, base):
            sent = self._sent.get(seq)
            if sent is None or (ticks is None and sent.told_lost):
                continue
            late, came = sent.told_lost, None
            if ticks is None:
                sent.told_lost = True
            else:
                came = (start + ticks) / TICKS_PER_MS
                del self._sent[seq]
            results.append(PacketResult(seq, sent.size, sent.sent_ms, sent.kind, sent.probe, came, late))
        return results
