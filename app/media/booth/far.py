"""Microphone and loudspeaker in the booth, as the program handles them: the names and methods of those here.

Everything is asked without waiting. What is told comes in the booth's thread, and so do the callbacks.
"""

import threading
from collections.abc import Callable

import msgspec
import numpy as np

from app.media.blocks import BLOCK, Block, BlockFan, BlockQueue, Samples
from app.media.booth import wire
from app.media.booth.booth import Booth
from app.media.microphone import MicrophoneState
from app.media.speaker import SpeakerState


class FarFan(BlockFan):
    """Blocks that lie in the booth: they come here only while somebody here reads them."""

    def __init__(self, booth: Booth, part: int) -> None:
        super().__init__()
        self.booth, self.part = booth, part
        self.is_shut = False  # nothing of it is to leave, whatever is on its way through the pipe
        self._given = False
        self._wanting = threading.Lock()

    def reader(self, wake: Callable[[], None] | None = None) -> BlockQueue:
        queue = super().reader(wake)
        self._want()
        return queue

    def drop(self, queue: BlockQueue) -> None:
        super().drop(queue)
        self._want()

    def came(self, sound: wire.Sound) -> None:
        samples = np.frombuffer(sound.samples, np.int16)
        for at, at_ms in enumerate(sound.at_ms):
            self.put(Block(samples[at * BLOCK : (at + 1) * BLOCK], at_ms))

    def _want(self) -> None:
        with self._wanting:
            wanted = self.is_read
            if wanted != self._given:
                self._given = wanted
                self.booth.ask(wire.Give(self.part, wanted))


class FarMicrophone:
    def __init__(
        self,
        booth: Booth,
        spec: str,
        echo: int = 0,
        on_state: Callable[[MicrophoneState], None] = lambda _: None,
    ) -> None:
        self.spec = spec
        self.state = MicrophoneState()
        self.level = 0.0
        self._booth, self._part, self._on_state = booth, booth.number(), on_state
        self.blocks = FarFan(booth, self._part)
        self._is_muted = self._has_ended = False
        booth.add(self, wire.Make(self._part, "microphone", spec, echo))

    def start(self) -> None:
        self._booth.ask(wire.Start(self._part))

    def set_muted(self, on: bool) -> None:
        self._is_muted = on
        self._shut()
        self._booth.ask(wire.Turn(self._part, "muted", on))

    def set_plain(self, on: bool) -> None:
        self._booth.ask(wire.Turn(self._part, "plain", on))

    def end(self) -> None:
        """No block leaves from now on: what is on its way through the pipe is dropped here."""
        self._has_ended = True
        self._shut()
        self._booth.ask(wire.End(self._part))

    def close(self) -> None:
        self.end()
        self._booth.drop(self._part)

    def told(self, message: wire.AnyTelling) -> None:
        match message:
            case wire.Became():
                self._become(msgspec.convert(message.state, MicrophoneState))
            case wire.Level() if not self.blocks.is_shut:
                self.level = message.level
            case wire.Sound() if not self.blocks.is_shut:
                self.blocks.came(message)

    def anew(self) -> None:
        self.level = 0.0
        self._become(MicrophoneState())

    def _shut(self) -> None:
        self.blocks.is_shut = self._is_muted or self._has_ended
        self.level = 0.0

    def _become(self, state: MicrophoneState) -> None:
        self.state = state
        self._on_state(self.state)


class FarSpeaker:
    def __init__(
        self, booth: Booth, spec: str, echo: int = 0, on_state: Callable[[SpeakerState], None] = lambda _: None
    ) -> None:
        self.spec = spec
        self.state = SpeakerState()
        self._booth, self._part, self._on_state = booth, booth.number(), on_state
        self.played = FarFan(booth, self._part)
        self._now = wire.Played(self._part, 0, 0, 0)
        self._failed = self._late = self._dry = 0  # of the processes before
        self._has_ended = False
        booth.add(self, wire.Make(self._part, "speaker", spec, echo))

    @property
    def failed(self) -> int:
        return self._failed + self._now.failed

    @property
    def late(self) -> int:
        return self._late + self._now.late

    @property
    def dry(self) -> int:
        return self._dry + self._now.dry

    @property
    def underruns(self) -> int:
        return self.dry + self.late

    def start(self) -> None:
        self._booth.ask(wire.Start(self._part))

    def follow(self, hear: object) -> None:
        """What is heard in the same booth. TypeError for another's."""
        part = getattr(hear, "part", None)
        if hear is not None and part is None:
            raise TypeError("a loudspeaker in the booth plays what is heard in the booth")
        self._booth.ask(wire.Join(self._part, part or 0))

    def set_silent(self, on: bool) -> None:
        self._booth.ask(wire.Turn(self._part, "silent", on))

    def lay(self, samples: Samples) -> None:
        """What a process took with it is not heard from its beginning in the next: words of a moment ago."""
        self._booth.ask(wire.Lay(self._part, samples.tobytes()))

    def end(self) -> None:
        self._has_ended = True
        self._booth.ask(wire.End(self._part))

    def close(self) -> None:
        self.end()
        self._booth.drop(self._part)

    def told(self, message: wire.AnyTelling) -> None:
        match message:
            case wire.Became():
                self._become(msgspec.convert(message.state, SpeakerState))
            case wire.Played():
                self._now = message
            case wire.Sound() if not self._has_ended:
                self.played.came(message)

    def anew(self) -> None:
        """What was not played meanwhile is an underrun."""
        self._failed, self._late, self._dry = self.failed, self.late + 1, self.dry
        self._now = wire.Played(self._part, 0, 0, 0)
        self._become(SpeakerState())

    def _become(self, state: SpeakerState) -> None:
        self.state = state
        self._on_state(self.state)
