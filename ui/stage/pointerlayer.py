"""Where the others point: on the very frame they saw, whatever this screen shows by now; knows no engine.

On a moving picture a pointer belongs to one frame. It is painted on the picture that is shown if that is the frame, or
if it is followed there, or if nothing has moved at that place; else on a small still of its own frame. It is never
painted where nobody pointed.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Literal, Protocol

import msgspec
from PySide6.QtGui import QFont, QPainter

from app.client.border import PointerStill, WhisperView
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.pointing import frame_under
from app.consult.whispers import PointerMoved
from app.geometry import Point
from app.media.frames import FrameRef
from ui.stage.fitted import Fitted
from ui.stage.pointersign import OLD_MS, paint_pointer, paint_still, paint_tail
from ui.stage.showing import LIVE
from ui.stage.video import Held, fits
from ui.stage.viewport import Viewport

TAIL_MS = 300.0
SAME_MS = 70  # two pictures of a moving one: a hand moves no further meanwhile than a finger is wide
SETTLED_MS = 1_200.0  # a hand at rest is renewed twice a second, each time with a frame that has not moved on yet
KEPT = 24  # places of one person: a second of a pointer that comes ahead of its picture


class TrackedPlace(Protocol):
    """A pointer followed on the moving picture: `at` on the frame `ref`."""

    @property
    def at(self) -> Point: ...

    @property
    def ref(self) -> FrameRef: ...

    @property
    def state(self) -> Literal["sure", "unsure", "lost", "perhaps"]: ...

    @property
    def size(self) -> tuple[int, int]: ...


class Tracked(Protocol):
    """By person; who is not in it is not followed (a client.border.TrackView)."""

    @property
    def pointers(self) -> Mapping[str, TrackedPlace]: ...


class Pointing(msgspec.Struct, eq=False):
    """One person. `places`: (ms, pointer), newest last, all on one surface or one moving picture; `moved_ms`: when the
    picture was last seen to have moved on under it."""

    name: str
    colour: int
    places: deque[tuple[float, PointerMoved]]
    still: PointerStill | None = None
    fitted: Fitted | None = None
    moved_ms: float = float("-inf")

    @property
    def newest(self) -> PointerMoved:
        return self.places[-1][1]


class PointerLayer:
    """`now_ms`: monotonic."""

    def __init__(self, now_ms: Callable[[], float] = lambda: time.monotonic_ns() / 1e6) -> None:
        self._now_ms = now_ms
        self._pointing: dict[str, Pointing] = {}
        self._tracked: Tracked | None = None

    @property
    def is_empty(self) -> bool:
        return not self._pointing

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self._pointing.values())

    @property
    def is_fading(self) -> bool:
        """A tail is getting shorter: it wants another paint soon."""
        since = self._now_ms() - TAIL_MS
        return any(len(one.places) > 1 and one.places[-2][0] > since for one in self._pointing.values())

    def show(
        self,
        view: WhisperView,
        key: SurfaceKey,
        names: Mapping[str, str],
        colours: Mapping[str, int],
        tracked: Tracked | None = None,
    ) -> None:
        """`names`, `colours`: by person id; the colour of a pen."""
        now, self._tracked = self._now_ms(), tracked
        here = {by: one for by, one in view.pointers.items() if not one.gone and is_of(one, key)}
        self._pointing = {
            by: self._grown(by, pointer, names.get(by, ""), colours.get(by, 0), view.stills.get(by), now)
            for by, pointer in here.items()
        }

    def follow(self, tracked: Tracked) -> None:
        """Of the same pointers, a picture later."""
        self._tracked = tracked

    def paint(self, painter: QPainter, viewport: Viewport, font: QFont, shown: Held | None) -> None:
        """`shown`: what is painted under it."""
        for by, one in self._pointing.items():
            self._paint_one(painter, viewport, font, by, one, shown)

    # ---- inside

    def _grown(
        self, by: str, pointer: PointerMoved, name: str, colour: int, still: PointerStill | None, now: float
    ) -> Pointing:
        before = self._pointing.get(by)
        if before is None or _on(before.newest) != _on(pointer):
            before = Pointing(name, colour, deque(maxlen=KEPT))
        if not before.places or before.places[-1][1] is not pointer:
            before.places.append((now, pointer))
        fitted, moved_ms = before.fitted, before.moved_ms
        if still is not before.still:
            same = still is not None and fitted is not None and fitted.frame is still.frame
            fitted = fitted if same else Fitted(still.frame) if still is not None else None
            moved_ms = now if still is not None and still.moved else moved_ms
        return Pointing(name, colour, before.places, still, fitted, moved_ms)

    def _paint_one(
        self, painter: QPainter, viewport: Viewport, font: QFont, by: str, one: Pointing, shown: Held | None
    ) -> None:
        pointer, to_screen = one.newest, viewport.to_screen
        if frame_under(pointer) is None:
            if pointer.surface is not None or is_on(pointer, shown.frame.ref.source if shown is not None else ""):
                self._paint_tail(painter, viewport, one, pointer)
                paint_pointer(painter, to_screen.apply(pointer.at), one.name, one.colour, font)
            return
        if shown is None or shown.frame.ref.source != pointer.source:
            return
        ref = shown.frame.ref
        followed = self._tracked.pointers.get(by) if self._tracked is not None else None
        is_here = followed is not None and followed.ref.source == ref.source and fits(followed.size, shown.frame)
        if followed is not None and is_here and followed.state == "sure":
            paint_pointer(painter, to_screen.apply(followed.at), one.name, one.colour, font)
            return
        on = newest_by(one.places, ref.capture_ms)
        still = one.still
        rests = self._now_ms() - one.moved_ms >= SETTLED_MS
        rested = on is not None and still is not None and not still.moved and still.box.contains(on.at)
        is_same = on is not None and (_age_ms(on, ref) <= SAME_MS or rested)
        if on is not None and is_same and (rests or still is None):
            self._paint_tail(painter, viewport, one, on)
            paint_pointer(painter, to_screen.apply(on.at), one.name, one.colour, font)
        elif still is not None and one.fitted is not None:
            late_ms = _age_ms(still.pointer, ref)
            old_ms = late_ms if late_ms >= OLD_MS else 0
            paint_still(painter, viewport, one.fitted, still, one.name, one.colour, font, old_ms)

    def _paint_tail(self, painter: QPainter, viewport: Viewport, one: Pointing, until: PointerMoved) -> None:
        now = self._now_ms()
        tail = []
        for when, pointer in one.places:
            if now - when < TAIL_MS:
                tail.append((viewport.to_screen.apply(pointer.at), 1.0 - (now - when) / TAIL_MS))
            if pointer is until:
                break
        paint_tail(painter, tail, one.colour)


def is_of(pointer: PointerMoved, key: SurfaceKey) -> bool:
    """On the moving picture, or on this surface; the frame that it was on is that surface, too, once it is frozen."""
    if frame_under(pointer) is not None and key == LIVE:
        return True
    return (surface_key(pointer.surface) if pointer.surface else LIVE) == key


def is_on(pointer: PointerMoved, source: str) -> bool:
    """Of pointers that are on a moving picture: on this one. An older program's names none."""
    return pointer.surface is not None or pointer.source in ("", source)


def newest_by(places: deque[tuple[float, PointerMoved]], capture_ms: int) -> PointerMoved | None:
    """The last place on a frame that is not newer than the one shown: a pointer may come before its picture."""
    for _, pointer in reversed(places):
        frame = frame_under(pointer)
        if frame is not None and frame.capture_ms <= capture_ms:
            return pointer
    return None


def _age_ms(pointer: PointerMoved, ref: FrameRef) -> int:
    frame = frame_under(pointer)
    return ref.capture_ms - frame.capture_ms if frame is not None else 0


def _on(pointer: PointerMoved) -> str:
    """What its places are told apart by."""
    if frame_under(pointer) is not None or pointer.surface is None:
        return f"live:{pointer.source}"
    return surface_key(pointer.surface)
