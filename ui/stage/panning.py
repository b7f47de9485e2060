"""One press that moves the view, or, where it did not move, taps it; knows no widget."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF

TAP_PX = 14.0  # a gloved finger rolls so far without meaning to
MOUSE_PX = 6.0  # a mouse less far
LONG_MS = 1_000  # who rests the finger longer looks, or thinks better of it
TWICE_MS = 400  # a second tap on the same place is the trembling of the first
TWICE_PX = 40.0


class Tap(msgspec.Struct, frozen=True):
    """Where on the widget, and when."""

    at: QPointF
    ms: int


class Pan:
    """From down to up; `taps` False for a press that only moves. The view stays until the hand has left the place,
    `still_px` around where it went down, and goes on from there without a jump."""

    def __init__(self, at: QPointF, ms: int, taps: bool, still_px: float = TAP_PX) -> None:
        self._last = at
        self._first = at
        self._ms = ms
        self._still_px = still_px
        self._is_far = not taps

    def step(self, at: QPointF) -> QPointF | None:
        """How far the view goes now."""
        if not self._is_far:
            far = _apart(at, self._first)
            if far <= self._still_px:
                return None
            self._is_far, self._last = True, self._first + (at - self._first) * (self._still_px / far)
        step, self._last = at - self._last, at
        return step

    def tap(self, at: QPointF, ms: int, before: Tap | None) -> Tap | None:
        """At its end: what was tapped, if it did not move, was short and is no echo of the tap before."""
        if self._is_far or _apart(at, self._first) > self._still_px or ms - self._ms > LONG_MS:
            return None
        if before is not None and ms - before.ms < TWICE_MS and _apart(at, before.at) < TWICE_PX:
            return None
        return Tap(self._first, ms)


def _apart(one: QPointF, other: QPointF) -> float:
    way = one - other
    return max(abs(way.x()), abs(way.y()))
