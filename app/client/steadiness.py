"""Looks whether this place's camera was moved since somebody said how the patient lies, and has it asked again.

On the engine's loop; the looking itself on an executor, twice a second, and only while something was said.
"""

from app.client.room_face import RoomFace
from app.client.studio import Studio
from app.consult.events.looking import SourceOriented
from app.consult.look_parts import Orientation
from app.consult.looking import orientation_at, turn_at
from app.media.frames import Frame, Ring
from app.media.moved import Moved, small

EVERY_MS = 500


class _Watch:
    """Of one source since one word about it. `from_ms`: of the picture that the word was said of."""

    def __init__(self, from_ms: int) -> None:
        self.from_ms = from_ms
        self.moved = Moved()
        self.was_gone = self.has_begun = False


class Steadiness:
    """`turn` a few times a second while the devices are on. What another source has the stage for a while stays
    watched: it is looked at again when it comes back."""

    def __init__(self, room: RoomFace, studio: Studio) -> None:
        self._room, self._studio, self._desk = room, studio, room.account.desk
        self._watched: dict[str, _Watch] = {}
        self._looked_ms = 0
        self._busy = False

    def turn(self) -> None:
        for source in [source for source in self._watched if self._studio.sources.camera_of(source) is None]:
            del self._watched[source]
        camera = self._studio.camera
        said = self._room.state.orientations.get(camera.source, ()) if camera is not None else ()
        if camera is None or camera.spec.startswith("window:"):
            return
        if not said or not said[-1].is_set:
            self._watched.pop(camera.source, None)
            return
        watch = self._watched.get(camera.source)
        judged_ms = _judged_ms(said)
        if watch is None or watch.from_ms != judged_ms:
            watch = self._watched[camera.source] = _Watch(judged_ms)
        watch.was_gone |= camera.state.kind == "absent"
        frame = self._desk.slots.frames["own"].peek()
        if frame is None or frame.ref.source != camera.source or self._busy:
            return
        if 0 <= frame.ref.capture_ms - self._looked_ms < EVERY_MS:  # another source's stamps may lie before these
            return
        self._looked_ms = frame.ref.capture_ms
        if watch.was_gone:  # unplugged and plugged in: nobody puts it back where it was
            self._say(frame)
        else:
            self._busy = True
            self._desk.tasks.start(self._look(frame, watch, camera.ring), "camera moved")

    async def _look(self, frame: Frame, watch: _Watch, ring: Ring) -> None:
        try:
            is_moved = await self._desk.run(self._desk.received, _looked, watch, frame, ring)
        finally:
            self._busy = False
        if is_moved and self._watched.get(frame.ref.source) is watch:
            self._say(frame)

    def _say(self, frame: Frame) -> None:
        """From that frame on; the picture stays turned."""
        state, (source, capture_ms) = self._room.state, frame.ref.named
        del self._watched[source]
        if orientation_at(state, source, capture_ms) is not None:
            turned = turn_at(state, source, capture_ms)
            self._room.submit(SourceOriented(source, capture_ms, None, None, turned, "moved", "way"))


def _judged_ms(said: tuple[Orientation, ...]) -> int:
    """Of the newest picture that somebody said the patient's way of, as it holds now: one who turned the picture said
    nothing of it, nor of what is now who said it of an old still."""
    before_ms = said[-1].from_ms + 1
    for one in reversed(said):
        if one.only == "back":
            before_ms = min(before_ms, one.from_ms - 1)
        elif one.only != "turn" and one.from_ms < before_ms:
            return one.from_ms
    return said[-1].from_ms


def _looked(watch: _Watch, frame: Frame, ring: Ring) -> bool:
    """Some 5 ms, and at first twice that: the picture the person judged comes before any other, if it is kept."""
    if not watch.has_begun:
        watch.has_begun = True
        judged = ring.get(watch.from_ms)
        if judged is not None:
            watch.moved.look(small(judged.pixels), watch.from_ms)
    return watch.moved.look(small(frame.pixels), frame.ref.capture_ms)
