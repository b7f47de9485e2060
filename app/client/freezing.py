"""Stills: a frame kept at full quality from its source's own ring, or as it was received; never another moment."""

import asyncio
import logging
from collections.abc import Callable

from app.client.border import Failed, Freeze, Photograph, PictureReady
from app.client.bulk import Bulk
from app.client.pictures import Pictures
from app.client.picturing import Picturing
from app.client.room_face import RoomFace
from app.client.studio import Studio
from app.consult.events.documents import StillTaken
from app.consult.events.surface import FrameSurface, Quality, frame_key
from app.consult.state import ConsultState
from app.consult.whispers import StillAsked, StillPassed
from app.media.camera import Camera
from app.media.frames import Frame, FrameRef
from app.media.stills import StillBytes, still_from_ring, still_of
from app.store.errors import StoreFull

log = logging.getLogger(__name__)

ANSWER_S = 6.0  # a ring holds 4 s: an owner that has not answered by then will not
NEXT_MS = 70  # two frames of a moving picture: a hand moves no further meanwhile than a finger is wide
COVERED = "The camera was covered before this moment was kept: it is not kept. Freeze again when the cover is off."
GONE = "This moment was not kept anywhere. Freeze again."


class Freezing:
    """`seen`: the newest received frames, filled by the meeting."""

    def __init__(self, room: RoomFace, bulk: Bulk, studio: Studio, pictures: Pictures, seen: list[Frame]) -> None:
        self._room = room
        self._picturing = Picturing(room, bulk)
        self._studio = studio
        self._pictures = pictures
        self._seen = seen
        self._desk = room.account.desk
        self._waiting: dict[str, tuple[str, Frame]] = {}  # frame key -> still id and what was received
        self._writing: dict[str, Frame] = {}  # of those, what is being written as it was received

    def live(self, surface: FrameSurface) -> tuple[Frame, Quality] | None:
        """A frame of a camera that is on. On an executor: it decodes."""
        camera = self._studio.sources.camera_of(surface.source)
        if camera is not None:
            frame = camera.ring.get(surface.capture_ms)
            return (frame, "whole") if frame is not None else None
        seen = self.received(surface.source, surface.capture_ms)
        return (seen, "received") if seen is not None else None

    def received(self, source: str, capture_ms: int) -> Frame | None:
        """One of the newest that came over, or one that was frozen here and waits for its still. Any thread."""
        waiting = self._waiting.get(frame_key(source, capture_ms))
        return waiting[1] if waiting is not None else self._received(source, capture_ms)

    def frame(self, surface: FrameSurface) -> Frame | None:
        """For a pointer: as `live`, or the received frame next to it, for who points at a camera of his own sees more
        of its frames than are sent."""
        found = self.live(surface)
        if found is not None:
            return found[0]

        def apart_ms(one: Frame) -> int:
            return abs(one.ref.capture_ms - surface.capture_ms)

        near = min((one for one in tuple(self._seen) if one.ref.source == surface.source), key=apart_ms, default=None)
        return near if near is not None and apart_ms(near) <= NEXT_MS else None

    def freeze(self, command: Freeze) -> None:
        camera = self._studio.sources.camera_of(command.source)
        if camera is not None:
            self._desk.tasks.start(self._keep_own(camera, command.still, command.capture_ms, "", None), "still")
            return
        frame = self._received(command.source, command.capture_ms)
        if frame is None:
            self._desk.tell(Failed(GONE))
            return
        key = frame_key(command.source, command.capture_ms)
        self._waiting[key] = (command.still, frame)
        surface = FrameSurface(command.source, command.capture_ms, frame.full_width, frame.full_height)
        self._pictures.put(surface, frame, "received", (frame.full_width, frame.full_height), frame.box)
        self._room.whisper(StillAsked(command.still, command.source, command.capture_ms))
        self._desk.tasks.start(self._give_up_waiting(key), "still answer")

    def photograph(self, command: Photograph) -> None:
        camera = self._studio.camera
        newest = camera.ring.newest() if camera is not None else None
        if camera is None or newest is None or camera.state.kind == "absent":  # what was before is no photograph of now
            self._desk.tell(Failed("There is no picture to keep: the camera is off, covered or missing."))
            return
        self._desk.tasks.start(self._keep_own(camera, command.still, newest.capture_ms, "", None), "photograph")

    def heard(self, by: str, whisper: StillAsked | StillPassed) -> None:
        match whisper:
            case StillAsked():
                camera = self._studio.sources.camera_of(whisper.source)
                if camera is not None:
                    task = self._keep_own(camera, whisper.still, whisper.capture_ms, by, whisper)
                    self._desk.tasks.start(task, "still asked")
            case StillPassed(covered=True):
                self._never(frame_key(whisper.source, whisper.capture_ms))
            case StillPassed():
                self._use_received(frame_key(whisper.source, whisper.capture_ms))

    def covered(self, source: str) -> None:
        """Of the other end: what was frozen and waits for its still was seen before, and does not appear after."""
        waiting = {key: frame for key, (_, frame) in self._waiting.items()} | self._writing
        for key in [key for key, frame in waiting.items() if frame.ref.source == source]:
            self._never(key)

    def state_changed(self, state: ConsultState) -> None:
        for key in [key for key in self._waiting if key in state.stills]:
            self._waiting.pop(key)
        self._picturing.state_changed(state)

    def _received(self, source: str, capture_ms: int) -> Frame | None:
        return next(
            (one for one in reversed(self._seen) if one.ref.source == source and one.ref.capture_ms == capture_ms),
            None,
        )

    async def _keep_own(
        self, camera: Camera, still: str, capture_ms: int, asked_by: str, asked: StillAsked | None
    ) -> None:
        studio, before = self._studio, self._studio.covers

        def covered() -> bool:
            return studio.covered or studio.covers != before or capture_ms <= studio.covered_ms

        kept = await self._desk.run(self._desk.files, still_from_ring, camera.ring, capture_ms)
        if kept is not None and not covered():
            ref, full = FrameRef(camera.source, capture_ms), (kept.width, kept.height)
            if await self._submit(still, ref, kept, full, "whole", asked_by, covered):
                return
        if asked is not None:
            self._room.whisper(StillPassed(asked.still, asked.source, asked.capture_ms, covered()), asked_by)
        else:
            self._desk.tell(Failed(COVERED if covered() else GONE))

    async def _give_up_waiting(self, key: str) -> None:
        await asyncio.sleep(ANSWER_S)
        self._use_received(key)

    def _never(self, key: str) -> None:
        waiting, writing = self._waiting.pop(key, None), self._writing.pop(key, None)
        if waiting is not None or writing is not None:
            self._desk.cache.forget(key)
            self._desk.tell(PictureReady(key))
            self._desk.tell(Failed(COVERED))

    def _use_received(self, key: str) -> None:
        waiting = self._waiting.pop(key, None)
        if waiting is not None:
            self._writing[key] = waiting[1]
            self._desk.tasks.start(self._keep_received(key, *waiting), "still received")

    async def _keep_received(self, key: str, still: str, frame: Frame) -> None:
        def covered() -> bool:
            return self._writing.get(key) is not frame

        try:
            kept = await self._desk.run(self._desk.files, still_of, frame)
            me = self._room.account.person.person
            full = (frame.full_width, frame.full_height)
            if not covered():
                await self._submit(still, frame.ref, kept, full, "received", me, covered, frame.incomplete)
        finally:
            if not covered():
                self._writing.pop(key)

    async def _submit(
        self,
        still: str,
        ref: FrameRef,
        kept: StillBytes,
        full: tuple[int, int],
        quality: Quality,
        asked_by: str,
        covered: Callable[[], bool],
        incomplete: bool = False,
    ) -> bool:
        """`full`: the frame's own size, whatever size was kept of it. False where its camera was covered while it was
        written: nothing of it is left."""
        putting = self._desk.run(self._desk.files, self._room.account.shelf.blobs.put, kept.data)
        try:
            blob, pictured = await asyncio.gather(putting, self._picturing.preview(kept))
        except StoreFull:
            self._desk.tell(Failed("The disk of this computer is full: the still cannot be kept. Free some space."))
            return True
        if covered():
            await self._remove(blob, pictured[2] if pictured is not None else blob)
            return False
        size = len(kept.data)
        taken = StillTaken(still, ref.source, ref.capture_ms, *full, blob, size, quality, asked_by, incomplete)
        self._room.submit(taken)
        self._picturing.send(taken, pictured)
        return True

    async def _remove(self, *blobs: str) -> None:
        named = {still.blob for still in self._room.state.stills.values()}  # the same moment may have been kept before
        for blob in set(blobs) - named:
            await self._desk.run(self._desk.files, self._room.account.shelf.blobs.remove, blob)
