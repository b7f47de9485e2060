"""What is under a pointer on a moving picture: a small piece of the very frame, and whether that has moved on."""

from collections import deque
from collections.abc import Callable, Mapping

from app.client.desk import Desk
from app.client.views import PointerStill
from app.consult.events.surface import FrameSurface
from app.consult.pointing import frame_under
from app.consult.whispers import PointerMoved
from app.geometry import Box
from app.media.frames import Frame
from app.media.patch import has_moved, patch_of

KEPT = 16  # places of one person: a pointer may come half a second before the frame that it is on


class PointerStills:
    """On the loop; what decodes runs on the desk's executor, one piece at a time a person, the newest place wins.
    `live`: the frame of a surface if it is to hand, on an executor. `made` by person; `changed` after each."""

    def __init__(self, desk: Desk, live: Callable[[FrameSurface], Frame | None], changed: Callable[[], None]) -> None:
        self._desk, self._live, self._changed = desk, live, changed
        self._said: dict[str, deque[PointerMoved]] = {}
        self._making: set[str] = set()
        self.made: dict[str, PointerStill] = {}

    def hear(self, by: str, pointer: PointerMoved) -> None:
        if frame_under(pointer) is None:
            self._said.pop(by, None)
            self.made.pop(by, None)
        else:
            self._said.setdefault(by, deque(maxlen=KEPT)).append(pointer)

    def turn(self, pointers: Mapping[str, PointerMoved]) -> None:
        """Some times a second. Who points no more is forgotten."""
        for by in [by for by in self._said if by not in pointers]:
            del self._said[by]
            self.made.pop(by, None)
        for by, said in self._said.items():
            if by not in self._making:
                self._making.add(by)
                self._desk.tasks.start(self._make(by, tuple(said)), "pointer still")

    async def _make(self, by: str, said: tuple[PointerMoved, ...]) -> None:
        try:
            still = await self._desk.run(self._desk.received, self._look, said, self.made.get(by))
        finally:
            self._making.discard(by)
        before = self.made.get(by)
        is_new = before is None or still is None or (before.pointer, before.moved) != (still.pointer, still.moved)
        if still is not None and is_new and by in self._said:
            self.made[by] = still
            self._changed()

    def _look(self, said: tuple[PointerMoved, ...], before: PointerStill | None) -> PointerStill | None:
        """Of the newest place whose frame is to hand."""
        for pointer in reversed(said):
            cut = (before.frame, before.box) if before is not None and before.pointer is pointer else None
            cut = cut or self._cut(pointer)
            if cut is not None:
                patch, box = cut
                now = self._newest(pointer.source)
                return PointerStill(pointer, patch, box, now is None or has_moved(patch, box, now))
        return None

    def _cut(self, pointer: PointerMoved) -> tuple[Frame, Box] | None:
        surface = frame_under(pointer)
        frame = self._live(surface) if surface is not None else None
        return patch_of(frame, pointer.at) if frame is not None else None

    def _newest(self, source: str) -> Frame | None:
        """As the windows have it."""
        held = (self._desk.slots.frames[key].peek() for key in ("own", "remote"))
        return next((frame for frame in held if frame is not None and frame.ref.source == source), None)
