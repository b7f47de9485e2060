"""Looks whether this place's camera was moved since somebody said how the patient lies, and has it asked again.

On the engine's loop; the looking itself on an executor, twice a second, and only while something was said.
"""

from app.client.room_face import RoomFace
from app.client.studio import Studio
from app.consult.events.looking import SourceOriented
from app.consult.looking import orientation_at, turn_at
from app.media.frames import Frame
from app.media.moved import Moved, small

EVERY_MS = 500


class Steadiness:
    """`turn` a few times a second while the devices are on."""

    def __init__(self, room: RoomFace, studio: Studio) -> None:
        self._room, self._studio, self._desk = room, studio, room.account.desk
        self._watched: tuple[str, int] | None = None  # a source, and the word said of it
        self._moved = Moved()
        self._was_gone = False
        self._looked_ms = 0
        self._busy = False

    def turn(self) -> None:
        camera = self._studio.camera
        said = self._room.state.orientations.get(camera.source, ()) if camera is not None else ()
        if camera is None or not said or not said[-1].is_set or camera.spec.startswith("window:"):
            self._watched = None
            return
        if self._watched != (camera.source, said[-1].seq):
            self._watched, self._moved = (camera.source, said[-1].seq), Moved()
            self._was_gone = False
        self._was_gone |= camera.state.kind == "absent"
        frame = self._desk.slots.frames["own"].peek()
        if frame is None or frame.ref.source != camera.source or self._busy:
            return
        if 0 <= frame.ref.capture_ms - self._looked_ms < EVERY_MS:  # another source's stamps may lie before these
            return
        self._looked_ms = frame.ref.capture_ms
        if self._was_gone:  # unplugged and plugged in: nobody puts it back where it was
            self._say(frame)
        else:
            self._busy = True
            self._desk.tasks.start(self._look(frame, self._moved), "camera moved")

    async def _look(self, frame: Frame, moved: Moved) -> None:
        try:
            is_moved = await self._desk.run(self._desk.received, _looked, moved, frame)
        finally:
            self._busy = False
        if is_moved and moved is self._moved and self._watched is not None:
            self._say(frame)

    def _say(self, frame: Frame) -> None:
        """From that frame on; the picture stays turned."""
        state, (source, capture_ms) = self._room.state, frame.ref.named
        self._watched, self._was_gone = None, False
        if orientation_at(state, source, capture_ms) is not None:
            turned = turn_at(state, source, capture_ms)
            self._room.submit(SourceOriented(source, capture_ms, None, None, turned, "moved"))


def _looked(moved: Moved, frame: Frame) -> bool:
    """Some 5 ms."""
    return moved.look(small(frame.pixels), frame.ref.capture_ms)
