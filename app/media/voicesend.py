"""The own voice on its way out: the microphone's blocks, or silence, as Opus packets, in a thread of its own.

Knows no RTP: `on_packet` gives what `OpusPacket` says, its `start` counting on through a change of encoder, a pause of
the computer and a muted microphone, and the server time at which its first sample was said.
"""

import threading
from collections.abc import Callable
from typing import Literal

import msgspec
import numpy as np

from app.media.blocks import BLOCK, Block, BlockFan, BlockQueue, Samples
from app.media.codecs import libopus
from app.media.codecs.libopus import LibOpus, OpusMissing
from app.media.codecs.opus import OpusEncoder, OpusPacket, StethoscopeEncoder, VoiceSettings
from app.media.mediatime import media_ms
from app.media.voicetime import VoiceTime
from app.tasks import start_thread

VoiceKind = Literal["opening", "on", "missing"]

OnPacket = Callable[[OpusPacket, float], None]


class VoiceState(msgspec.Struct, frozen=True):
    """`missing`: there is no libopus, nothing is sent or heard. `sentence` is for people; empty when all is well."""

    kind: VoiceKind = "opening"
    sentence: str = ""


class VoiceSend:
    """`on_packet(packet, captured_ms)` and `on_state` are called in the sender's thread. `now_ms`: server time."""

    def __init__(
        self,
        on_packet: OnPacket,
        now_ms: Callable[[], int],
        on_state: Callable[[VoiceState], None] | None = None,
        find: Callable[[], LibOpus] = libopus.load,
    ) -> None:
        self.state = VoiceState()
        self._now_ms, self._on_state, self._find = now_ms, on_state, find
        self._packer = _Packer(on_packet)
        self._time = VoiceTime()
        self._fan: BlockFan | None = None
        self._queue: BlockQueue | None = None
        self._muted = threading.Event()
        self._ending = threading.Event()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def sounds(self) -> bool:
        """Whether anything of a microphone is in the packet that is just handed over. In the sender's thread."""
        return self._packer.sounds

    def use(self, fan: BlockFan | None) -> None:
        """Send this microphone's blocks (its `blocks`), or silence. One thread."""
        if self._fan is not None and self._queue is not None:
            self._fan.drop(self._queue)
        self._fan = fan
        self._queue = fan.reader(self._wake.set) if fan is not None else None
        self._wake.set()

    def settings(self, settings: VoiceSettings) -> None:
        """Taken at the next frame. Any thread."""
        self._packer.settings = settings

    def stethoscope(self, on: bool) -> None:
        """Full band and untouched, or the voice again, from the next frame on. Any thread."""
        self._packer.is_stethoscope = on

    def set_muted(self, on: bool) -> None:
        """What is sent is silence, at once: a microphone that only stays away is waited for. Any thread."""
        if on:
            self._muted.set()
        else:
            self._muted.clear()
        self._wake.set()

    def start(self) -> None:
        self._thread = start_thread("voice-send", self._run)

    def close(self) -> None:
        """Waits for the thread: no packet comes after this."""
        self._ending.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
            self._thread = None
        self.use(None)

    def _run(self) -> None:
        try:
            self._packer.begin(self._find())
        except OpusMissing as missing:
            self._become(VoiceState("missing", str(missing)))
            return
        self._become(VoiceState("on"))
        while not self._ending.is_set():
            self._wake.clear()
            wait_ms = self.turn(media_ms())
            self._wake.wait(wait_ms / 1_000)

    def turn(self, now_ms: float) -> float:
        """Sends all that is due now; for how long nothing is, if no block comes. For the thread, and for tests."""
        while not self._ending.is_set():
            queue = self._queue
            waiting = len(queue) if queue is not None else 0
            step = self._time.step(now_ms, waiting, self._muted.is_set())
            if step == "wait":
                break
            if step == "leap":
                self._packer.leap(self._time.leap(now_ms, waiting), self._silent())
                continue
            block = queue.take() if queue is not None and step in ("take", "drop") else None
            if step != "drop":
                self._packer.push(block or self._silent(), block is not None)
        return self._time.wait_ms(now_ms)

    def _silent(self) -> Block:
        return Block(_SILENCE, self._now_ms() - 10)

    def _become(self, state: VoiceState) -> None:
        self.state = state
        if self._on_state is not None:
            self._on_state(state)


class _Packer:
    """Blocks into packets. Between two frames it takes what was asked for meanwhile."""

    def __init__(self, on_packet: OnPacket) -> None:
        self.settings = VoiceSettings()
        self.is_stethoscope = False
        self.sounds = False
        self._on_packet = on_packet
        self._lib: LibOpus | None = None
        self._encoder: OpusEncoder | StethoscopeEncoder | None = None
        self._used: VoiceSettings | None = None
        self._start = 0  # of the frame that is being filled
        self._captured_ms: int | None = None  # of its first sample; None between two frames

    def begin(self, lib: LibOpus) -> None:
        self._lib = lib

    def push(self, block: Block, sounds: bool = False) -> None:
        if self._captured_ms is None:
            self._captured_ms, self.sounds = block.at_ms, False
            self._turn_to_what_is_wanted()
        self.sounds = self.sounds or sounds
        packet = self._encoder.push(block.samples) if self._encoder is not None else None
        if packet is None:
            return
        captured_ms, self._captured_ms = float(self._captured_ms), None
        start, self._start = self._start, self._start + packet.samples
        self._on_packet(OpusPacket(packet.payload, start, packet.samples), captured_ms)

    def leap(self, blocks: int, silent: Block) -> None:
        """The frame that was begun ends in silence, the rest of the time is passed over."""
        while blocks > 0 and self._captured_ms is not None:
            self.push(silent)
            blocks -= 1
        self._start += blocks * BLOCK

    def _turn_to_what_is_wanted(self) -> None:
        wanted, lib = self.settings, self._lib
        if lib is None:
            return
        if self.is_stethoscope:
            if not isinstance(self._encoder, StethoscopeEncoder):
                self._encoder = StethoscopeEncoder(lib)
        elif not isinstance(self._encoder, OpusEncoder):
            self._encoder = OpusEncoder(lib, wanted)
        elif wanted is not self._used:
            self._encoder.use(wanted)
        self._used = wanted


_SILENCE: Samples = np.zeros(BLOCK, np.int16)
