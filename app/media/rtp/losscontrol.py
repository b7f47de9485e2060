"""Tells loss by chance, which less sending does not cure, from loss by a link that is full. Pure.

A radio loses 5 to 30 % at any rate; a queue that is full, or a policer without one, loses what is too much. Where the
delay grows the answer is known (congestion.py). Where loss rises without any delay one *trial* asks the link: a fifth
less is sent for a moment. If the loss goes away it was too much, if it stays it is chance and is lived with.
"""

import math
from collections import deque
from collections.abc import Sequence
from typing import Literal

from app.media.rtp.senthistory import PacketResult

Verdict = Literal["chance", "full"]

TRIAL_SHARE = 0.8
_WINDOW_MS, _WINDOW_PACKETS = 2_000.0, 60  # whichever is longer, at most 4 s
_KEPT_MS = 8_000.0
_TRIAL_PACKETS, _TRIAL_MOST_MS = 40, 2_500.0
_DENSE, _DENSE_PACKETS = 0.1, 100  # at much loss the two answers lie closer together: more packets are asked
_CHANCE_MOST, _SURELY_FULL = 0.4, 0.5  # no radio that carries a call loses more: beyond that too much is sent
_TRIAL_EACH_MS = 3_000.0
_NOTABLE = 0.02


class LossControl:
    """`chance`: the share lost whatever is sent. Time in ms; shares 0..1."""

    def __init__(self) -> None:
        self.chance = 0.0
        self._told: deque[tuple[float, int, int]] = deque()  # (sent, packets, lost of them)
        self._trial: tuple[float, float] | None = None  # (since, loss before)
        self._tried_ms = float("-inf")
        self._known: tuple[float, int] | None = None  # what `_recent` gave since the last report: it is asked often

    def add(self, results: Sequence[PacketResult]) -> None:
        self._known = None
        for one in results:
            if one.late:
                self._told.append((one.sent_ms, 0, -1))
            else:
                self._told.append((one.sent_ms, 1, int(one.arrived_ms is None)))
        while self._told and self._told[0][0] < self._told[-1][0] - _KEPT_MS:
            self._told.popleft()

    def forget(self) -> None:
        """The link was away: what was lost meanwhile says nothing of now."""
        self._told.clear()
        self._trial = self._known = None

    @property
    def loss(self) -> float:
        """Share lost of what was sent in the last 2 s that are known of."""
        return self._recent()[0]

    @property
    def excess(self) -> float:
        """Loss beyond chance."""
        return max(0.0, self.loss - self.chance)

    @property
    def by_chance(self) -> float:
        """Share of the recent losses that used the link, because chance took them behind it."""
        loss = self.loss
        return 1.0 if loss <= self.chance else self.chance / loss

    @property
    def on_trial(self) -> bool:
        return self._trial is not None

    def step(self, now: float, loop_ms: float, calm: bool, queues: bool = False) -> Verdict | None:
        """Begins a trial, or ends one with its verdict.

        `loop_ms`: until what is sent is reported. `calm`: there is no queue and was none lately.
        `queues`: the link was seen to queue before it drops, so what it loses while calm is chance without a trial.
        """
        if not calm:
            if self._trial is not None:
                self._trial, self._tried_ms = None, float("-inf")
            return None
        if self._trial is not None:
            return self._judge(now, loop_ms)
        loss, packets = self._recent()
        if packets >= _TRIAL_PACKETS and loss > _SURELY_FULL:
            return "full"
        if queues and packets >= _TRIAL_PACKETS:
            self.chance = min(_CHANCE_MOST, self.chance + 0.1 * (loss - self.chance))
            return None
        if self.notable:
            if now - self._tried_ms > _TRIAL_EACH_MS:
                self._trial, self._tried_ms = (now, loss), now
        elif packets >= _TRIAL_PACKETS and loss < self.chance:
            self.chance += 0.05 * (loss - self.chance)
        return None

    @property
    def notable(self) -> bool:
        """Whether more is lost than chance explains: not the time to send more."""
        loss, packets = self._recent()
        doubt = 2 * math.sqrt(max(self.chance * (1 - self.chance), 0.01) / max(1, packets))
        return packets >= _TRIAL_PACKETS and loss - self.chance > _NOTABLE + doubt

    def _judge(self, now: float, loop_ms: float) -> Verdict | None:
        if self._trial is None:
            return None
        since, before = self._trial
        packets, lost = self._count(since)
        if packets < (_DENSE_PACKETS if before > _DENSE else _TRIAL_PACKETS) and now - since < _TRIAL_MOST_MS + loop_ms:
            return None
        self._trial = None
        after = lost / packets if packets else before
        if_full = max(0.0, 1 - (1 - before) / TRIAL_SHARE)  # what a link without a queue would lose now
        doubt = 3 * math.sqrt(before * (1 - before) / max(1, packets))  # radios are many, policers few
        if before - after > doubt and after < (before + if_full) / 2:
            return "full"
        self.chance = min(_CHANCE_MOST, max(self.chance, (before + after) / 2))
        return "chance"

    def _recent(self) -> tuple[float, int]:
        """Share lost, and of how many packets."""
        if self._known is None:
            self._known = self._counted()
        return self._known

    def _counted(self) -> tuple[float, int]:
        if not self._told:
            return 0.0, 0
        newest = self._told[-1][0]
        packets = lost = 0
        for sent, number, missed in reversed(self._told):
            age = newest - sent
            if age > 2 * _WINDOW_MS or (age > _WINDOW_MS and packets >= _WINDOW_PACKETS):
                break
            packets += number
            lost += missed
        return (max(0, lost) / packets if packets else 0.0), packets

    def _count(self, since: float) -> tuple[int, int]:
        told = [(number, missed) for sent, number, missed in self._told if sent >= since]
        return sum(number for number, _ in told), max(0, sum(missed for _, missed in told))
