"""The pictures of this place side by side: one is on the stage and moves, the others rest. Knows no call and no person.

On the stage means: sent, recorded and shown whole at this place. Another comes there without anything being begun anew:
whoever reads `frames` goes on reading, and sees by the frames' own name that they are of another source.
"""

from collections.abc import Callable

import msgspec

from app.client.slots import Slots
from app.consult.media_whispers import Purpose, Use
from app.media import smallstill
from app.media.camera import Camera
from app.media.frames import Fan, Frame, Slot
from app.media.region import Region, cut, plain

SMALL_EVERY_MS = 2_000
MOST = 4  # each costs a USB line, a thread and a decoder; a seat has a face, a camera in the hand, a window


class Source(msgspec.Struct, frozen=True):
    """`title`: as this computer calls the device or the window. `main`: the camera chosen for this place."""

    camera: Camera
    purpose: Purpose
    title: str = ""
    main: bool = False
    use: Use = ""


class Sources:
    """On the loop; frames pass in the cameras' threads. Starts and ends cameras, never closes one: that waits."""

    def __init__(self, slots: Slots) -> None:
        self.frames: Fan[Frame] = Fan()
        self.sent: Fan[Frame] = Fan()  # the same, or the part of it that the other end asked for
        self.region: Region | None = None
        self.own_every_ms = 0  # between two of the own picture's frames on this screen, where painting costs too much
        self.staged: Source | None = None
        self._slots = slots
        self._all: tuple[Source, ...] = ()
        self._readers: dict[str, Slot[Frame]] = {}
        self.is_covered = False
        self._own_ms = 0

    @property
    def all(self) -> tuple[Source, ...]:
        """The camera chosen for this place first, then as they were added."""
        return self._all

    @property
    def main(self) -> Source | None:
        return next((one for one in self._all if one.main), None)

    def camera_of(self, source: str) -> Camera | None:
        return next((one.camera for one in self._all if one.camera.source == source), None)

    def of_spec(self, spec: str) -> Source | None:
        return next((one for one in self._all if one.camera.spec == spec), None)

    def add(self, source: Source) -> None:
        """Starts it, on the stage where nothing is, else aside."""
        camera = source.camera
        camera.set_covered(self.is_covered)
        camera.set_aside(self.staged is not None)
        self._all = (source, *self._all) if source.main else (*self._all, source)
        self._readers[camera.source] = pour(camera.frames, self._passing())
        camera.start()
        if self.staged is None:
            self._put_on(source)

    def say_use(self, use: Use) -> None:
        """What the camera chosen for this place is for."""
        main = self.main
        if main is not None:
            said = msgspec.structs.replace(main, use=use)
            self._all = tuple(said if one is main else one for one in self._all)
            self.staged = said if self.staged is main else self.staged

    def show_part(self, region: Region | None) -> None:
        """Of what is on the stage; with None, and with another picture or a cover, the whole is sent again."""
        self.region = region
        for one in self._all:
            one.camera.set_fine(region is not None and one.camera.source == region.source)

    def stage(self, source: str) -> bool:
        """False where it is there already, or is none of this place's."""
        wanted = next((one for one in self._all if one.camera.source == source), None)
        if wanted is None or wanted is self.staged:
            return False
        self.show_part(None)
        if self.staged is not None:
            self.staged.camera.set_aside(True)
        self._put_on(wanted)
        return True

    def remove(self, source: str) -> Camera | None:
        """It has ended, and is to be closed. Where it was on the stage the first of the others is there now."""
        gone = next((one for one in self._all if one.camera.source == source), None)
        if gone is None:
            return None
        self._all = tuple(one for one in self._all if one is not gone)
        self._end(gone)
        if gone is self.staged:
            self.show_part(None)
            self.staged = None
            self._slots.frames["own"].clear()
            if self._all:
                self._put_on(self._all[0])
        return gone.camera

    def end(self) -> None:
        """Nothing of any of them is seen from now on."""
        self.show_part(None)
        for one in self._all:
            self._end(one)

    def clear(self) -> tuple[Camera, ...]:
        """As `end`; they are to be closed."""
        self.end()
        gone, self._all, self.staged = self._all, (), None
        return tuple(one.camera for one in gone)

    def set_covered(self, on: bool) -> None:
        """All of them at once."""
        self.is_covered = on
        if on:
            self.show_part(None)
        for one in self._all:
            one.camera.set_covered(on)
            if on:
                self._slots.small(one.camera.source).clear()

    # ---- inside

    def _put_on(self, source: Source) -> None:
        self.staged, self._own_ms = source, 0
        source.camera.set_aside(False)

    def _end(self, source: Source) -> None:
        camera = source.camera
        camera.end()
        reader = self._readers.pop(camera.source, None)
        if reader is not None:
            camera.frames.drop(reader)
        self._slots.forget_small(camera.source)

    def _passing(self) -> Callable[[Frame], None]:
        small_ms: int | None = None

        def passes(frame: Frame) -> None:
            nonlocal small_ms
            source, now_ms = frame.ref.source, frame.ref.capture_ms
            staged = self.staged
            if staged is not None and staged.camera.source == source:
                region = self.region
                whole = plain(frame) if staged.camera.is_fine else frame
                self._put_own(whole)
                self.frames.put(whole)
                self.sent.put(cut(frame, region) if region is not None and region.source == source else whole)
            if source in self._readers and (small_ms is None or now_ms - small_ms >= SMALL_EVERY_MS):
                small_ms = now_ms
                self._slots.small(source).put(smallstill.shrunk(frame))
            if self.is_covered or source not in self._readers:  # since this one was on its way
                self._unsee(source)

        return passes

    def _unsee(self, source: str) -> None:
        """What was put after it had been cleared."""
        self._slots.forget_small(source)
        own = self._slots.frames["own"]
        if source not in self._readers and (newest := own.peek()) is not None and newest.ref.source == source:
            own.clear()

    def _put_own(self, frame: Frame) -> None:
        """Another camera's stamps may lie before these."""
        if not 0 <= frame.ref.capture_ms - self._own_ms < self.own_every_ms:
            self._own_ms = frame.ref.capture_ms
            self._slots.frames["own"].put(frame)


def pour(fan: Fan[Frame], into: Callable[[Frame], None]) -> Slot[Frame]:
    """Hands every frame on in the thread that puts it; give the slot back with `fan.drop`."""
    readers: list[Slot[Frame]] = []

    def woken() -> None:
        frame = readers[0].take() if readers else None
        if frame is not None:
            into(frame)

    readers.append(fan.reader(woken))
    woken()  # what came before the reader was in the list has waked in vain, and would never wake again
    return readers[0]
