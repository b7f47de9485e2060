"""What is asked for again, when, and when to stop asking: the receiver's half of repair (RFC 4585 NACK and PLI).

    requests = Requests(buffer.needs)
    requests.rtt_ms = ...                           # as measured; while parity comes, `forward_ms` = its plan's span_ms
    requests.arrived(seq, size, now, repaired=...)  # every packet of the stream; unwrapped; repaired: RTX or recovered
    requests.sent_up_to(seq, now, is_last=...)      # fec.covered_up_to, before what that parity recovered
    requests.passed(buffer.horizon)                 # after frames were released
    requests.key_came()                             # after a key frame was
    ask = requests.due(now, buffer.blocked_at)      # every 5 to 20 ms: ask.seqs leave as NACK, ask.key as PLI

A loss is asked for once it can no longer be mere disorder and forward correction had its chance, again only after a
round trip, a few times, never when the answer would come after the frame is useless, and only if the frame buffer says
that the picture needs it. All of it is paid from a share of the bytes that arrive (credit.py), base layer first: a
stock receiver's repeated lists are what killed it at 300 kbps (reference section 7). A key frame is asked for when the
picture is stuck and nothing before that place can still come. Time is float ms, monotonic.
"""

from collections.abc import Callable

import msgspec

from app.media.rtp.credit import Credit

SHARE = 0.35  # of the bytes that arrive: six times what 5 % loss costs, and half of what 30 % would
LEAST_BYTES = 5_000  # a burst of four packets, also on the poorest link
MOST_TRIES = 5
MOST_OPEN = 256  # a hole larger than this is an outage: a key frame is cheaper
DISORDER_MS = 10.0
MOST_DISORDER_MS = 60.0
ECHO_MS, ECHO_FROM_MS = 60.0, 250.0  # where a second request would come too late, the first goes twice
KEY_WAIT_MS = 200.0  # beyond the round trip: a key frame takes its time to be coded and sent
MOST_KEY_WAIT_MS = 4_000.0


def patience_ms(rtt_ms: float) -> float:
    """How long a frame that lacks something is worth waiting for: three requests and their answers, within bounds.

    A key frame costs a round trip and some ten packets that can be lost as well, so the third request is the better
    hope; a fourth is not.
    """
    return min(max(3.5 * rtt_ms + 150.0, 300.0), 2_000.0)


class Ask(msgspec.Struct, frozen=True, gc=False):
    """`seqs`: unwrapped, rising, to be requested now; `key`: ask for a key frame now."""

    seqs: tuple[int, ...] = ()
    key: bool = False


class _Miss:
    """One packet that did not come."""

    __slots__ = ("asked_ms", "is_echoed", "noticed_ms", "tries")

    def __init__(self, now: float) -> None:
        self.noticed_ms, self.asked_ms, self.tries, self.is_echoed = now, 0.0, 0, True


class Requests:
    """One stream. `needs(seq)`: the temporal layer a lost packet matters to, or None (FrameBuffer.needs)."""

    def __init__(self, needs: Callable[[int], int | None], *, rtt_ms: float = 200.0, share: float = SHARE) -> None:
        self.rtt_ms = rtt_ms
        self.forward_ms = 0.0  # how long parity may follow what it protects
        self.upper_ms = 200.0  # time between base frames: what a higher layer's frame is worth waiting for
        self.asked = self.asked_keys = self.given_up = 0
        self._needs = needs
        self._credit = Credit(share, LEAST_BYTES)
        self._open: dict[int, _Miss] = {}
        self._highest: int | None = None
        self._covered = (-1 << 16, 0.0)  # up to which packet parity came, and when
        self._size = 1_200.0  # mean bytes of a packet: what an answer will cost
        self._disorder_ms = DISORDER_MS
        self._key_at: float | None = None  # when a key frame may be asked for again; None: none is awaited
        self._key_wait_ms = KEY_WAIT_MS

    def arrived(self, seq: int, size: int, now: float, *, repaired: bool = False) -> None:
        """`size` in bytes on the wire; 0 for what forward correction recovered, which passed no wire itself."""
        miss = self._open.pop(seq, None)
        if size and not repaired:
            self._credit.earn(size, now)
            self._size += (size - self._size) / 16
            self._learn_disorder(miss, now)
        self._note_gap(seq, now)

    def sent_up_to(self, seq: int, now: float, *, is_last: bool) -> None:
        """Parity came that covers up to `seq`: it was sent; the last of a block makes good now or never."""
        if is_last:
            self._covered = (seq, now)
        if self._highest is not None and seq > self._highest:
            self._note_gap(seq + 1, now)
            self._highest = seq

    def passed(self, horizon: int) -> None:
        """Up to here nothing is wanted any more."""
        for seq in [one for one in self._open if one <= horizon]:
            del self._open[seq]

    def key_came(self) -> None:
        """A key frame was released: the next need of one is a new one."""
        self._key_at, self._key_wait_ms = None, KEY_WAIT_MS

    def due(self, now: float, blocked_at: int | None) -> Ask:
        """What to ask for now. `blocked_at`: FrameBuffer.blocked_at, None while the picture goes on."""
        wanted: list[tuple[int, int]] = []
        hopeful = False
        for seq in sorted(self._open):
            miss = self._open[seq]
            may_ask = now >= self._may_ask_at(seq, miss)
            in_doubt = blocked_at is not None and seq <= blocked_at and not hopeful
            layer = self._needs(seq) if may_ask or in_doubt else None  # asked only where it decides something
            if self._is_hopeless(seq, miss, layer, now):
                del self._open[seq]
                self.given_up += 1
            elif layer is not None:
                hopeful = hopeful or in_doubt
                if may_ask:
                    wanted.append((layer, seq))
        asked = self._pay(wanted, now) + self._echoed(now)
        key = blocked_at is not None and not hopeful and self._may_ask_key(now)
        return Ask(tuple(sorted(asked)), key)

    @property
    def open(self) -> int:
        """Losses that may still be made good."""
        return len(self._open)

    def _note_gap(self, seq: int, now: float) -> None:
        highest = self._highest
        if highest is None or seq > highest:
            self._highest = seq
        if highest is None or seq - highest - 1 > MOST_OPEN:
            self.given_up += len(self._open)
            self._open.clear()
            return
        for lost in range(highest + 1, seq):
            self._open[lost] = _Miss(now)
        while len(self._open) > MOST_OPEN:
            del self._open[min(self._open)]
            self.given_up += 1

    def _learn_disorder(self, miss: _Miss | None, now: float) -> None:
        """A packet that came late by itself was not lost: wait a little longer next time, and forget it slowly."""
        if miss is not None and miss.tries and now - miss.asked_ms > self.rtt_ms / 2:
            return  # the answer, from a sender without a repair stream
        if miss is None:
            self._disorder_ms += (DISORDER_MS - self._disorder_ms) / 2_000
        else:
            late_ms = 1.25 * (now - miss.noticed_ms)
            self._disorder_ms = min(max(self._disorder_ms, late_ms), MOST_DISORDER_MS)

    def _may_ask_at(self, seq: int, miss: _Miss) -> float:
        if miss.tries == 0:
            covered, at = self._covered
            sooner = max(miss.noticed_ms, at) if seq <= covered else float("inf")
            return min(sooner, miss.noticed_ms + max(0.0, self.forward_ms - self._disorder_ms)) + self._disorder_ms
        return miss.asked_ms + self._answer_ms(miss.tries)

    def _answer_ms(self, tries: int) -> float:
        """Until an answer must have come: the round trip, what the sender's pacer takes, more each time it did not."""
        return self.rtt_ms * (1.0 + tries / 8) + 15.0

    def _is_hopeless(self, seq: int, miss: _Miss, layer: int | None, now: float) -> bool:
        worth_ms = patience_ms(self.rtt_ms) if not layer else min(self.upper_ms, patience_ms(self.rtt_ms))
        ends = miss.noticed_ms + worth_ms
        if miss.tries and now < miss.asked_ms + self._answer_ms(miss.tries):
            return now >= ends
        return miss.tries >= MOST_TRIES or max(now, self._may_ask_at(seq, miss)) + self.rtt_ms > ends

    def _pay(self, wanted: list[tuple[int, int]], now: float) -> list[int]:
        """Base layer first, oldest first, as far as the credit reaches; the rest stays open and may be paid later."""
        asked: list[int] = []
        for _, seq in sorted(wanted):
            if not self._credit.spend(round(self._size)):
                break
            miss = self._open[seq]
            miss.asked_ms, miss.tries = now, miss.tries + 1
            miss.is_echoed = self.rtt_ms < ECHO_FROM_MS
            asked.append(seq)
        self.asked += len(asked)
        return asked

    def _echoed(self, now: float) -> list[int]:
        """A request is lost as easily as its answer and costs little; it is answered once, however often it comes."""
        again = [seq for seq, miss in self._open.items() if not miss.is_echoed and now >= miss.asked_ms + ECHO_MS]
        for seq in again:
            self._open[seq].is_echoed = True
        return again

    def _may_ask_key(self, now: float) -> bool:
        """At once the first time; then when the one asked for must have been lost, each time later than the last."""
        if self._key_at is not None and now < self._key_at:
            return False
        self._key_at = now + 1.25 * self.rtt_ms + self._key_wait_ms
        self._key_wait_ms = min(2 * self._key_wait_ms, MOST_KEY_WAIT_MS)
        self.asked_keys += 1
        return True
