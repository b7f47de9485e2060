"""How much forward correction to send: a table over loss and round trip, more for the layers others refer to. Pure.

While a request comes back in time nothing is sent ahead; the longer the round trip, the more of the loss must be made
good without asking. The base layer carries the picture (a lost base frame stops dav1d until a key frame, reference
section 8), so it gets the table's whole share. Middle frames are one small packet each and a tenth of the bits, and a
lost one costs three quarters of the frames until it comes after all (behind.py): they go twice. A frame of the top
layer costs itself alone: it goes twice where a tenth is lost and there is room.

    planner.plan(estimate, layers, now)   # every second or so
"""

import msgspec

from app.media.rtp.congestion import Estimate
from app.media.rtp.galois import ROWS

# Rows by loss: up to this share lost. Columns by round trip: up to 120, 250, 500 ms, longer. Values: parity packets per
# protected packet. A base frame is some four packets: with one parity a loss of 5 % leaves 2 % of them to be asked for,
# with two 0.2 %, which at 400 ms of round trip is the difference between a freeze every 15 s and every 3 minutes. Where
# a tenth is lost, an answer is too, so that parity pays at any round trip: 16 became 22 frames a second at 50 ms.
TABLE: tuple[tuple[float, tuple[float, float, float, float]], ...] = (
    (0.005, (0.0, 0.0, 0.0, 0.15)),
    (0.02, (0.0, 0.15, 0.25, 0.3)),
    (0.06, (0.0, 0.25, 0.35, 0.4)),
    (0.12, (0.35, 0.45, 0.55, 0.6)),
    (0.2, (0.5, 0.6, 0.7, 0.8)),
    (1.0, (0.7, 0.8, 1.0, 1.0)),
)
RTTS_MS = (120.0, 250.0, 500.0)
LAYERED_LEAST = 0.5  # of a base frame of two or three packets, where the table asks for 0.35: 0.7 % of them are lost
FEW_LOST = 0.02
TWICE = 1.0
DENSE_LOSS = 0.06
ROOM_BPS = 600_000.0
HELD_MS = 10_000.0  # in which a loss that is not seen any more counts half: on a narrow link most seconds lose nothing
LOOKED_BACK_MS = 4_000.0  # by the share lost
UNSURE_MS = 10_000.0  # a line that queues again and again loses by chance too
SPAN_MS = 0.4  # of a round trip: parity that comes later than that is hardly sooner than an answer
BURSTY = 1.5  # mean length of a loss from which a base frame gets two; without layers that would double every frame
HOPELESS_BURST = 2.5  # takes small frames whole, and their parity: without layers it saved nothing in simulation


class Guard(msgspec.Struct, frozen=True, gc=False):
    """`share`: parity packets per packet; `least`: that many as soon as one is owed."""

    share: float
    least: int = 1

    def rows(self, sources: int, *, more: bool = False) -> int:
        """Parity packets that so many sources owe. `more`: another frame can join in time, so a part of one waits."""
        owed = int(self.share * sources + (0.25 if more else 0.5))
        return 0 if owed == 0 else min(max(owed, self.least), ROWS)


class Plan(msgspec.Struct, frozen=True, gc=False):
    """`guards`: by temporal layer from 0; layers beyond go bare. `span_ms`: how long small frames wait to be joined."""

    guards: tuple[Guard, ...] = ()
    span_ms: float = 0.0

    def guard(self, layer: int) -> Guard | None:
        return self.guards[layer] if layer < len(self.guards) else None


NONE = Plan()


def plan_for(loss: float, rtt_ms: float, *, burst: float = 1.0, layers: int = 1, bps: float = 0.0) -> Plan:
    """`loss`: share of packets lost before repair, over seconds; `burst`: mean length of a loss; `layers`: temporal
    layers the coder makes, one being all base (every frame is referred to); `bps`: what may be sent in all."""
    shares = next(shares for limit, shares in TABLE if loss <= limit or limit == TABLE[-1][0])
    share = shares[sum(rtt_ms > edge for edge in RTTS_MS)]
    if share == 0.0 or (layers == 1 and burst >= HOPELESS_BURST):
        return NONE
    least = 2 if burst >= BURSTY and layers > 1 else 1
    if layers > 1 and loss > FEW_LOST and rtt_ms > RTTS_MS[1]:
        share = max(share, LAYERED_LEAST)
    upper = (Guard(TWICE),) * max(0, layers - 2)
    if layers > 1 and loss > DENSE_LOSS and bps >= ROOM_BPS:
        upper += (Guard(TWICE),)
    return Plan((Guard(share, least), *upper), SPAN_MS * rtt_ms)


class Planner:
    """One stream: what was lost of late is believed for a while."""

    def __init__(self) -> None:
        self._held = self._at_ms = 0.0
        self._drains_ms = self._drained_ms = float("-inf")  # since when, with short pauses, and last

    def see(self, at: Estimate, now: float) -> None:
        """Every estimate: a queue may be emptied between two plans."""
        if at.state == "draining":
            if now - self._drained_ms > LOOKED_BACK_MS:
                self._drains_ms = now
            self._drained_ms = now

    def plan(self, at: Estimate, layers: int, now: float) -> Plan:
        """What a full queue dropped is not lost again once less is sent, and parity for it would take a third of a line
        that has just become narrow: from its draining on, as long as the share lost looks back, little is believed."""
        if now - self._drained_ms < LOOKED_BACK_MS and now - self._drains_ms < UNSURE_MS:
            self._held = max(self._held, min(at.loss, FEW_LOST))
        else:
            self._held = max(at.loss, self._held * 0.5 ** ((now - self._at_ms) / HELD_MS))
        self._at_ms = now
        return plan_for(self._held, at.rtt_ms, layers=layers, bps=at.target_bps)
