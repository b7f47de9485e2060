"""Two sides and the link between them, in virtual time: nothing waits, nothing is late, and a seed runs again the same.

    with VirtualCall(link, link, Does(camera=Size(640, 480)), Does(), seed=1) as call:
        call.run(30_000)
    call.picture(3_000, 30_000)      # what the second side saw of the first
    call.voice(3_000, 30_000)
    call.sides[0].wire.windows(200)  # what the first sent, against its estimate

A second of a call at 640x480 with AV1 takes a third of one on a core of its own, without pictures a thirtieth.
`python -m tests.bench.virtual --kbps 300 --delay 100 --loss 0.02` prints one.
"""

import random
from types import TracebackType
from typing import Self

import msgspec

from app.media.rtp.header import parse
from tests.bench.harness import percentile
from tests.bench.links.figures import FROZEN_MS, gaps_ms
from tests.bench.virtual.side import Does, Side
from tests.rig.link import Conditions, Link

_LEAST_STEP_MS = 0.25


class Waited(msgspec.Struct, frozen=True):
    """How long the queue was when something came to it."""

    at_ms: float
    ms: float


class PictureSeen(msgspec.Struct, frozen=True):
    """Delays from capture to the moment it is there to be painted."""

    fps: float
    frozen_share: float
    p50_ms: float
    p95_ms: float
    longest_gap_ms: float
    gap_at_ms: float  # where that begins


class VoiceHeard(msgspec.Struct, frozen=True):
    """Mouth to ear without either device."""

    concealed_share: float
    longest_gap_ms: float
    p50_ms: float
    p95_ms: float


class VirtualCall:
    """`there`: from the first side to the second."""

    def __init__(self, there: Conditions, back: Conditions, one: Does, two: Does, seed: int = 1) -> None:
        random.seed(seed)  # of sequence numbers and keys that the program throws
        self.links = (Link[bytes](there, f"there {seed}"), Link[bytes](back, f"back {seed}"))
        self.sides = (Side(0, one, seed), Side(1, two, seed + 1))
        self.waited: tuple[list[Waited], list[Waited]] = ([], [])
        self.now_ms = 0.0
        self._begun = [False, False]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for side in self.sides:
            side.close()

    def run(self, until_ms: float) -> Self:
        while self.now_ms < until_ms:
            now = self.now_ms
            for number, side in enumerate(self.sides):
                for datagram in self.links[1 - number].take(now):
                    side.take(datagram, now)
            for number, side in enumerate(self.sides):
                for datagram in side.act(now):
                    self._send(number, datagram, now)
            dues = [side.due_ms for side in self.sides] + [link.next_ms or until_ms for link in self.links]
            self.now_ms = max(now + _LEAST_STEP_MS, min(dues))
        return self

    def picture(self, from_ms: float, to_ms: float, seen_by: int = 1) -> PictureSeen:
        shown = [one for one in self.sides[seen_by].shown if from_ms <= one.at_ms < to_ms]
        gaps = gaps_ms([one.at_ms for one in shown], (from_ms, to_ms))
        delays = [one.at_ms - one.captured_ms for one in shown]
        return PictureSeen(
            fps=round(len(shown) * 1_000 / (to_ms - from_ms), 1),
            frozen_share=round(sum(gap for gap in gaps if gap > FROZEN_MS) / (to_ms - from_ms), 4),
            p50_ms=round(percentile(delays, 0.5), 1),
            p95_ms=round(percentile(delays, 0.95), 1),
            longest_gap_ms=round(max(gaps)),
            gap_at_ms=round([from_ms, *(one.at_ms for one in shown)][gaps.index(max(gaps))]),
        )

    def voice(self, from_ms: float, to_ms: float, heard_by: int = 1) -> VoiceHeard:
        ear = self.sides[heard_by].ear
        delays = [delay for at, delay in ear.delays_ms if from_ms <= at < to_ms]
        made_up = sum(samples for at, samples in ear.made_up if from_ms <= at < to_ms)
        return VoiceHeard(
            concealed_share=round(made_up / 48 / (to_ms - from_ms), 5),
            longest_gap_ms=round(ear.longest_gap_ms(from_ms, to_ms), 1),
            p50_ms=round(percentile(delays, 0.5), 1),
            p95_ms=round(percentile(delays, 0.95), 1),
        )

    def silence_ms(self, from_ms: float, to_ms: float) -> float:
        """The longest that either side heard nothing of the other's voice, in blocks that were made up."""
        return max(side.ear.longest_gap_ms(from_ms, to_ms) for side in self.sides)

    def pointer_ms(self, from_ms: float, to_ms: float, share: float = 0.95, heard_by: int = 1) -> float:
        """From the hand to the other screen."""
        ages = [age for at, age in self.sides[heard_by].pointers if from_ms <= at < to_ms]
        return round(percentile(ages, share), 1)

    def queue_ms(self, from_ms: float, to_ms: float, share: float = 0.95, way: int = 0) -> float:
        return round(percentile([one.ms for one in self.waited[way] if from_ms <= one.at_ms < to_ms], share), 1)

    def forget(self) -> None:
        """What was noted so far; the call goes on."""
        for waited, side in zip(self.waited, self.sides, strict=True):
            waited.clear()
            side.forget()

    def _send(self, number: int, datagram: bytes, now: float) -> None:
        size = self.sides[number].wire.sent(datagram, now)
        if not self._begun[number] and self.sides[number].wire.left[-1].kind == "voice":
            self._begun[number] = True
            self.sides[1 - number].ear.begins(parse(datagram).header.timestamp)
        link = self.links[number]
        link.put(datagram, size, now)
        self.waited[number].append(Waited(now, link.waiting_ms))
