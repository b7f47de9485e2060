"""Camera, microphone and speaker of this place: on by a press, off when told; changed during a call; knows no call."""

import asyncio
from collections.abc import Callable

import msgspec

from app.client.cameras import FIRST_CAMERA, NONE, Cameras
from app.client.desk import Desk
from app.consult.media_whispers import Use
from app.media.camera import Camera, CameraState
from app.media.frames import Fan, Frame
from app.media.microphone import MicrophoneState
from app.media.sweep import SWEEP
from app.media.voices import Loud, Mouth

DEFAULT = "default"
STAND_IN = "clock"  # for a loudspeaker, on a machine without sound: see Speaker


class Choice(msgspec.Struct, frozen=True):
    """Source texts as in border.UseDevices; empty: the first camera that is found, and the system's own choice of
    sound, now or when one is plugged in."""

    camera: str = ""
    microphone: str = ""
    speaker: str = ""
    use: Use = ""


class Studio:
    """On the loop; opening and closing happen on the devices executor. `changed` after every change of state,
    `replugged` when camera, microphone or speaker are other objects than before."""

    def __init__(self, desk: Desk) -> None:
        self._lock = asyncio.Lock()
        self.cameras = Cameras(desk, self._lock, lambda: self.is_on, self._teller(), self._turned)
        self.sources = self.cameras.sources
        self.microphone: Mouth | None = None
        self.speaker: Loud | None = None
        self.muted = False
        self.covered = False
        self.covers = 0  # how often that was pressed: what takes a while is over when it grew meanwhile
        self.covered_ms = -1  # when it was pressed last: nothing of before that appears after it
        self.listens = False  # with a stethoscope
        self.is_on = False
        self.is_wanted = False  # the last word that was said; the devices follow
        self.changed: Callable[[], None] = lambda: None
        self.replugged: Callable[[], None] = lambda: None
        self.unseen: Callable[[], None] = lambda: None  # covered or ended: nothing of what was seen here stays
        self._desk = desk
        self._choice = Choice()
        self._is_hushed = False
        self._holds_sweep = False

    @property
    def camera(self) -> Camera | None:
        """The one on the stage."""
        return self.sources.staged.camera if self.sources.staged is not None else None

    @property
    def frames(self) -> Fan[Frame] | None:
        """Of whatever is on the stage; None while nothing is."""
        return self.sources.frames if self.sources.staged is not None else None

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
            self.cameras.owner = owner
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
        """Nothing sees or hears, and every camera is given back when this returns; the devices of the sound are before
        others are opened, where it is handled in a process of its own."""
        self.end()  # before waiting: another device may just be on its way in
        async with self._lock:
            self._end()  # and not the wish: who turns on meanwhile comes next
            sound = [part.close for part in (self.microphone, self.speaker) if part is not None]
            closers = [*(camera.close for camera in self.sources.clear()), *sound]
            if self._holds_sweep:
                self._holds_sweep = False
                closers.append(SWEEP.release)
            if not closers:
                return
            self.microphone = self.speaker = None
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
                self.sources.say_use(choice.use)
                await self._plug(before, tuple(one for one in names if getattr(before, one) != getattr(choice, one)))

    def set_muted(self, on: bool) -> None:
        self.muted = on
        self._silence()
        self.changed()

    @property
    def is_muted(self) -> bool:
        """By a press, or while the other end listens to a patient; a cover lies over it and leaves it as it is."""
        return self.muted or self._is_hushed

    @property
    def is_silent(self) -> bool:
        """Nothing of this microphone is sent or recorded."""
        return self.is_muted or self.covered

    @property
    def chosen_speaker(self) -> str:
        """Also while it gives nothing."""
        return self._choice.speaker

    @property
    def loudspeaker(self) -> str:
        """What a short sound may be played on."""
        return NONE if self.listens or self._choice.speaker == STAND_IN else self._choice.speaker

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
        """Picture and sound at once; who lifts it finds the microphone as it was."""
        self.covered = on
        self.covers += on
        self._silence()
        self.sources.set_covered(on)
        if on:
            self.covered_ms = self._desk.now_ms()
            self.unseen()
        self.changed()

    def _end(self) -> None:
        self.is_on = False
        self.sources.end()
        self.unseen()
        for part in (self.microphone, self.speaker):
            if part is not None:
                part.end()

    async def _plug(self, before: Choice, replace: tuple[str, ...]) -> None:
        desk, told = self._desk, self._teller()
        if "camera" in replace:
            await self.cameras.exchange(self._choice.camera or FIRST_CAMERA, self._choice.use)
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

    def _teller(self) -> Callable[[object], None]:
        """For the devices' own threads."""
        return lambda _: self._desk.call(lambda: self.changed())

    def _turned(self, was_none: bool) -> None:
        """Whoever reads the frames goes on reading, unless there were none or are none any more."""
        if was_none != (self.frames is None):
            self.replugged()
        self.changed()

    def _make_sound(self, old: tuple[Mouth | None, Loud | None], told: Callable[[object], None]) -> tuple[Mouth, Loud]:
        for part in old:
            if part is not None:
                part.close()
        microphone = self._choice.microphone or DEFAULT
        speaker = self._choice.speaker or DEFAULT
        is_real = not {NONE, STAND_IN} & {microphone, speaker} and not microphone.startswith("file:")
        return self._desk.voices.sound(microphone, speaker, is_real, told)
