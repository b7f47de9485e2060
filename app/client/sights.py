"""The pictures in which marks are followed: taken as they come, looked at on an executor of its own; knows no mark.

Nothing is looked at while nothing is to be followed. Only the viewer's end keeps the last seconds as small grey
pictures, for whoever draws draws on one of them; the source's own end has its camera's ring.
"""

import os
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from app.client.call import Call
from app.client.desk import Desk
from app.client.sight import Sight
from app.client.studio import Studio
from app.consult.events.surface import SurfaceKey, frame_key
from app.media.frames import Frame, Slot
from app.media.tracking import Tracked

T = TypeVar("T")
Received = Callable[[str, int], Frame | None]  # by source and stamp
_STEP_MS, _WEAK_MS = 30, 66  # between two steps; on two cores fifteen a second
_COST_SHARE = 10  # a step that took 6 ms is followed by none for 60
_MOST = 3


class Sights:
    """On the loop. `received`: a picture that came over and is still kept, on any thread; `hidden(source)`: of this one
    nothing is to be kept just now; `found` after each step."""

    def __init__(
        self,
        desk: Desk,
        studio: Studio,
        call: Call,
        received: Received,
        hidden: Callable[[str], bool],
        found: Callable[[Frame, dict[str, Tracked]], None],
    ) -> None:
        self._desk, self._studio, self._call, self._hidden, self._found = desk, studio, call, hidden, found
        self._received = received
        self._sights: dict[str, Sight] = {}
        self._covered: dict[str, int] = {}  # by source, of those that went: up to when nothing is asked of anybody
        self._freezing: dict[str, int] = {}  # by source, the newest stamp that is being tried or waits for it
        self._cost_ms = 0.0
        self._busy = self._again = self._closed = False
        self._own: Slot[Frame] | None = None
        self._remote: Slot[Frame] = call.remote.reader(self._framed)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(self._sights)

    @property
    def fresh(self) -> frozenset[SurfaceKey]:
        """Stills on which a mark can still be begun."""
        return frozenset(frame_key(source, ms) for source, sight in self._sights.items() for ms in sight.fresh)

    def do(
        self,
        source: str,
        work: Callable[[Sight], T],
        then: Callable[[T], None] = lambda _: None,
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """On the executor, in the order asked; `otherwise` where no picture of this source is here."""
        if source not in self._sights and not self._is_own(source):
            otherwise()
            return
        sight = self._sight(source)

        async def do() -> None:
            then(await self._desk.run(self._desk.tracking, work, sight))

        self._desk.tasks.start(do(), "mark followed")
        if self._is_own(source):
            self._plug(True)

    def freeze(self, source: str, capture_ms: int, then: Callable[[], None]) -> None:
        """Somebody may draw on it. One at a time of each source: of those that come meanwhile the newest is tried, and
        none twice in a row, however often the other end asks."""
        before = self._freezing.get(source)
        self._freezing[source] = capture_ms
        if before is None:
            self._freeze(source, capture_ms, then)

    def _freeze(self, source: str, capture_ms: int, then: Callable[[], None]) -> None:
        def tried(_: bool) -> None:
            newest = self._freezing.pop(source)
            if newest != capture_ms:
                self._freezing[source] = newest
                self._freeze(source, newest, then)
            then()

        self.do(source, lambda sight: sight.freeze(capture_ms), tried, lambda: tried(False))

    def settle(self) -> None:
        """One's own pictures are read while something in them is followed or may be."""
        self._plug(any(not sight.is_idle for source, sight in self._sights.items() if self._is_own(source)))

    def forget(self, source: str) -> None:
        """Nothing of what was seen stays, nor of what waits to be looked at."""
        for slot in (self._remote, self._own):
            newest = slot.peek() if slot is not None else None
            if slot is not None and newest is not None and newest.ref.source == source:
                slot.take()
        if source in self._sights:
            self.do(source, Sight.cover)

    async def close(self) -> None:
        """No picture is looked at, and none is kept, when this returns."""
        self._closed = True
        self._call.remote.drop(self._remote)
        self._plug(False)
        await self._desk.run(self._desk.tracking, self._sights.clear)

    # ---- inside

    def _framed(self) -> None:
        """In the thread that brings the picture."""
        self._desk.call(self._look_soon)

    def _look_soon(self) -> None:
        if self._busy or self._closed:
            self._again = True
            return
        self._busy = True
        self._desk.tasks.start(self._look(), "marks looked for")

    async def _look(self) -> None:
        every_ms = max(_STEP_MS, _WEAK_MS if (os.cpu_count() or 1) <= 2 else 0, round(_COST_SHARE * self._cost_ms))
        try:
            for slot in (self._remote, self._own):
                frame = slot.take() if slot is not None else None
                if frame is None or self._hidden(frame.ref.source):
                    continue
                sight = self._sight(frame.ref.source)
                found = await self._desk.run(self._desk.tracking, self._step, sight, frame, every_ms)
                if found is not None:
                    self._found(frame, found)
        finally:
            self._busy = False
        if self._again:
            self._again = False
            self._look_soon()

    def _step(self, sight: Sight, frame: Frame, every_ms: int) -> dict[str, Tracked] | None:
        """On the executor."""
        if self._hidden(frame.ref.source):  # meanwhile
            return None
        began = time.perf_counter()
        found = sight.look(frame, every_ms)
        if found is not None:
            self._cost_ms += 0.1 * (1_000 * (time.perf_counter() - began) - self._cost_ms)
        return found

    def _sight(self, source: str) -> Sight:
        sight = self._sights.pop(source, None)
        if sight is None:
            camera = self._studio.sources.camera_of(source)
            ring, covered_ms = camera.ring if camera is not None else None, self._covered.get(source, 0)
            sight = Sight(ring, partial(self._received, source), covered_ms)
        self._sights[source] = sight  # the last used is the last to go
        idle = [name for name, one in self._sights.items() if one.is_idle and name != source]
        for name in idle[: len(self._sights) - _MOST]:
            self._covered[name] = self._sights.pop(name).covered_ms
        return sight

    def _is_own(self, source: str) -> bool:
        return self._studio.sources.camera_of(source) is not None

    def _plug(self, on: bool) -> None:
        fan = self._studio.sources.frames
        if on and self._own is None and not self._closed:
            self._own = fan.reader(self._framed)
        elif not on and self._own is not None:
            fan.drop(self._own)
            self._own = None
