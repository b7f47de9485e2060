"""Pointers on the moving picture, followed from the frame they are on while they rest; knows no picture itself."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.client.sight import Outcome
from app.client.track_views import TrackedPointer
from app.consult.events.surface import FrameSurface
from app.consult.pointing import frame_under
from app.consult.whispers import PointerMoved
from app.geometry import Point
from app.media.frames import FrameRef
from app.media.tracking import Tracked

_REST_MS = 120  # a hand that moves is shown on its own frames; following each of them would cost more than marks do
_SILENT_MS = 1_200  # renewed twice a second while somebody points
_REACH = 1 / 40  # of the picture's width, around the place


class Resting(msgspec.Struct, frozen=True):
    """To be begun: what a Sight takes of a pointer."""

    name: str
    source: str
    capture_ms: int
    region: NDArray[np.float32]


class _Pointing(msgspec.Struct):
    pointer: PointerMoved
    frame: FrameSurface
    heard_ms: int
    is_begun: bool = False
    found: TrackedPointer | None = None


class PointerFollowing:
    """On the loop; `now_ms` monotonic. One track a person, begun anew with each frame that is named."""

    def __init__(self) -> None:
        self._pointing: dict[str, _Pointing] = {}
        self._left: list[tuple[str, str]] = []  # (source, name) where they pointed before

    @property
    def view(self) -> dict[str, TrackedPointer]:
        """Only what is of the newest place."""
        return {by: one.found for by, one in self._pointing.items() if one.found is not None}

    def heard(self, by: str, pointer: PointerMoved, now_ms: int) -> None:
        frame = frame_under(pointer)
        if pointer.gone or frame is None:
            if by in self._pointing:
                self._pointing[by].heard_ms = now_ms - _SILENT_MS
                self._pointing[by].found = None
            return
        before = self._pointing.get(by)
        if before is not None and before.frame.source != frame.source:
            self._left.append((before.frame.source, _name(by)))
        rests = before is not None and before.pointer.at == pointer.at and before.frame.source == frame.source
        found = before.found if before is not None and rests else None  # until it is begun on the newer frame
        self._pointing[by] = _Pointing(pointer, frame, now_ms, False, found)

    def due(self, now_ms: int) -> tuple[Resting, ...]:
        """Those that rest and are not followed from their newest frame yet."""
        due = []
        for by, one in self._pointing.items():
            if not one.is_begun and _REST_MS <= now_ms - one.heard_ms < _SILENT_MS:
                one.is_begun = True
                due.append(Resting(_name(by), one.frame.source, one.frame.capture_ms, _around(one.pointer, one.frame)))
        return tuple(due)

    def came(self, rest: Resting, outcome: Outcome) -> None:
        """The picture it is on may still be on its way here."""
        for by, one in self._pointing.items():
            if outcome == "coming" and _name(by) == rest.name and one.frame.capture_ms == rest.capture_ms:
                one.is_begun = False

    def over(self, now_ms: int) -> tuple[tuple[str, str], ...]:
        """(source, name) of those that point no more, or at another source, once."""
        left, self._left = self._left, []
        gone = [by for by, one in self._pointing.items() if now_ms - one.heard_ms >= _SILENT_MS]
        return (*left, *((self._pointing.pop(by).frame.source, _name(by)) for by in gone))

    def found(self, ref: FrameRef, tracked: dict[str, Tracked], size: tuple[int, int] = (0, 0)) -> None:
        for by, one in self._pointing.items():
            told = tracked.get(_name(by))
            if told is not None and one.is_begun and one.frame.source == ref.source:
                try:
                    at = told.way.apply(one.pointer.at)
                except ZeroDivisionError:  # gone to infinity: it is nowhere in the picture
                    one.found = None
                    continue
                one.found = TrackedPointer(by, at, FrameRef(ref.source, told.capture_ms), told.state, size)


def _name(by: str) -> str:
    return f"pointer:{by}"


def _around(pointer: PointerMoved, frame: FrameSurface) -> NDArray[np.float32]:
    at, reach = pointer.at, frame.width * _REACH
    corners = [Point(at.x + x * reach, at.y + y * reach) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return np.array([(one.x, one.y) for one in corners], np.float32)
