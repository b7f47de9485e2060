"""Camera, microphone and speaker of this place: on by a press, off when told; changed during a call; knows no call."""

import asyncio
import secrets
from collections.abc import Callable

import msgspec

from app.client.desk import Desk
from app.consult.events.surface import source_of
from app.media.camera import Camera, CameraState
from app.media.echo import EchoCanceller
from app.media.frames import Fan, Frame, Slot
from app.media.microphone import Microphone, MicrophoneState
from app.media.speaker import Speaker
from app.media.sweep import SWEEP

NONE = "none"
FIRST_CAMERA = "device:"
DEFAULT = "default"


class Choice(msgspec.Struct, frozen=True):
    """Source texts as in border.UseDevices; empty: the first camera that is found, and the system's own choice of
    sound, now or when one is plugged in."""

    camera: str = ""
    microphone: str = ""
    speaker: str = ""


class Studio:
    """On the loop; opening and closing happen on the devices executor. `changed` after every change of state,
    `replugged` when camera, microphone or speaker are other objects than before."""

    def __init__(self, desk: Desk) -> None:
        self.camera: Camera | None = None
        self.microphone: Microphone | None = None
        self.speaker: Speaker | None = None
        self.muted = False
        self.covered = False
        self.listens = False  # with a stethoscope
        self.is_on = False
        self.is_wanted = False  # the last word that was said; the devices follow
        self.changed: Callable[[], None] = lambda: None
        self.replugged: Callable[[], None] = lambda: None
        self.own_every_ms = 0  # between two of the own picture's frames on this screen, where painting costs too much
        self._own_ms = 0
        self._desk = desk
        self._choice = Choice()
        self._owner = ""
        self._shown: tuple[Fan[Frame], Slot[Frame]] | None = None
        self._is_hushed = False
        self._holds_sweep = False
        self._lock = asyncio.Lock()

    @property
    def wants_no_camera(self) -> bool:
        """Chosen so: nobody has to be told that there is none."""
        return self._choice.camera == NONE

    @property
    def camera_state(self) -> CameraState | None:
        return self.camera.state if self.camera is not None else None

    @property
    def microphone_state(self) -> MicrophoneState | None:
        return self.microphone.state if self.microphone is not None else None

    async def turn_on(self, owner: str = "") -> None:
        """`owner`: the person whose camera it is from now on; the rules let nobody else speak for its source. Nothing
        comes on where the end was asked for while this waited for the devices."""
        self.is_wanted = True
        async with self._lock:
            if self.is_on or not self.is_wanted:
                return
            self._owner = owner
            self.is_on = True
            if not self._holds_sweep:
                self._holds_sweep = True
                SWEEP.hold()
            await self._plug(Choice(), replace=("camera", "microphone", "speaker"))

    def end(self) -> None:
        """Nothing is seen, heard or played from now on. Never waits; `turn_off` follows."""
        self.is_wanted = False
        self._end()

    async def turn_off(self) -> None:
        """Nothing sees or hears, and every device is given back when this returns."""
        self.end()  # before waiting: another device may just be on its way in
        async with self._lock:
            self._end()  # and not the wish: who turns on meanwhile comes next
            closers = [part.close for part in (self.camera, self.microphone, self.speaker) if part is not None]
            if self._holds_sweep:
                self._holds_sweep = False
                closers.append(SWEEP.release)
            if not closers:
                return
            self.camera = self.microphone = self.speaker = None
            self.replugged()
            self.changed()

            def close_all() -> None:
                for close in closers:
                    close()

            # Shielded: whoever is cancelled while waiting must not leave a microphone open.
            await asyncio.shield(self._desk.run(self._desk.devices, close_all))

    async def use(self, choice: Choice) -> None:
        """Takes effect at once, also during a call."""
        async with self._lock:
            before, self._choice = self._choice, choice
            if self.is_on:
                names = ("camera", "microphone", "speaker")
                await self._plug(before, tuple(one for one in names if getattr(before, one) != getattr(choice, one)))

    def set_muted(self, on: bool) -> None:
        self.muted = on
        self._silence()
        self.changed()

    @property
    def is_silent(self) -> bool:
        """Nothing of this microphone is sent or recorded."""
        return self.muted or self._is_hushed

    @property
    def loudspeaker(self) -> str:
        """What a short sound may be played on."""
        return NONE if self.listens else self._choice.speaker

    def set_hushed(self, on: bool) -> None:
        """As muted, by the program, while the other end listens to a patient."""
        if on != self._is_hushed:
            self._is_hushed = on
            self._silence()
            self.changed()

    def set_listening(self, on: bool) -> None:
        """The microphone is a stethoscope and the loudspeaker gives nothing. Again for every new device."""
        self.listens = on
        if self.microphone is not None:
            self.microphone.set_plain(on)
        if self.speaker is not None:
            self.speaker.set_silent(on)

    def _silence(self) -> None:
        if self.microphone is not None:
            self.microphone.set_muted(self.is_silent)

    def set_covered(self, on: bool) -> None:
        self.covered = on
        if self.camera is not None:
            self.camera.set_covered(on)
        self.changed()

    def _end(self) -> None:
        self.is_on = False
        self._hide()
        for part in (self.camera, self.microphone, self.speaker):
            if part is not None:
                part.end()

    async def _plug(self, before: Choice, replace: tuple[str, ...]) -> None:
        loop, desk = asyncio.get_running_loop(), self._desk

        def told(_: object) -> None:
            loop.call_soon_threadsafe(self._told)

        if "camera" in replace:
            self._hide()
            old, self.camera = self.camera, None
            if old is not None:
                old.end()  # at once, whatever the executor is busy with
                await desk.run(desk.devices, old.close)
            self.camera = self._made_camera(told)
            if self.camera is not None and self.is_on:  # else it was ended while the one before was being closed
                self.camera.start()
                self._show(self.camera)
        if "microphone" in replace or "speaker" in replace:
            sound = (self.microphone, self.speaker)
            self.microphone = self.speaker = None
            for part in sound:
                if part is not None:
                    part.end()
            heard, loud = await desk.run(desk.devices, self._make_sound, sound, told)
            self.microphone, self.speaker = heard, loud
            heard.set_muted(self.is_silent)
            self.set_listening(self.listens)
            if self.is_on:
                loud.start()
                heard.start()
        self.replugged()
        self.changed()

    def _told(self) -> None:
        self.changed()

    def _made_camera(self, told: Callable[[object], None]) -> Camera | None:
        spec = self._choice.camera or FIRST_CAMERA
        if spec == NONE:
            return None
        camera = Camera(spec, source_of(self._owner, secrets.token_hex(8)), self._desk.now_ms, told)
        camera.set_covered(self.covered)
        return camera

    def _make_sound(
        self, old: tuple[Microphone | None, Speaker | None], told: Callable[[object], None]
    ) -> tuple[Microphone, Speaker]:
        for part in old:
            if part is not None:
                part.close()
        microphone = self._choice.microphone or DEFAULT
        speaker = self._choice.speaker or DEFAULT
        is_real = NONE not in (microphone, speaker) and not microphone.startswith("file:")
        echo = EchoCanceller() if is_real else None
        return Microphone(microphone, self._desk.now_ms, echo, told), Speaker(speaker, self._desk.now_ms, echo, told)

    def _show(self, camera: Camera) -> None:
        self._shown = (camera.frames, pour(camera.frames, self._put_own))

    def _put_own(self, frame: Frame) -> None:
        """In the camera's thread. Another camera's stamps may lie before these."""
        if not 0 <= frame.ref.capture_ms - self._own_ms < self.own_every_ms:
            self._own_ms = frame.ref.capture_ms
            self._desk.slots.frames["own"].put(frame)

    def _hide(self) -> None:
        if self._shown is not None:
            fan, slot = self._shown
            fan.drop(slot)
            self._shown = None


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
