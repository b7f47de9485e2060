"""A spoken step beside the voice: the voice is lowered and never breaks, and no microphone gives it back."""

import queue
import threading
from types import ModuleType

import numpy as np
import pytest

from app.media import devices
from app.media.beside import RAMP_BLOCKS, Beside
from app.media.blocks import BLOCK, RATE, Samples
from app.media.booth import wire
from app.media.booth.room import Room
from app.media.rtp.voice import Heard
from app.media.speaker import Speaker
from tests.media.parts import now_ms, wait_for
from tests.media.test_echo import loudness, spoken

VOICE: Samples = np.full(BLOCK, 8_000, np.int16)


def mixed(beside: Beside, blocks: int, due: Samples | None = VOICE) -> Samples:
    return np.concatenate(
        [np.zeros(BLOCK, np.int16) if (one := beside.mix(due)) is None else one for _ in range(blocks)]
    )


def test_the_voice_is_lowered_while_it_sounds_and_comes_back_without_a_jump() -> None:
    beside = Beside()
    assert beside.mix(VOICE) is VOICE  # untouched, while nothing is laid
    beside.lay(np.zeros(20 * BLOCK + 7, np.int16))
    heard = mixed(beside, 40)
    assert set(heard[RAMP_BLOCKS * BLOCK : 21 * BLOCK]) == {2_000}  # 12 dB lower
    assert heard[0] == heard[-1] == 8_000 and heard.min() == 2_000  # never silent
    assert np.abs(np.diff(heard.astype(int))).max() < 10
    assert beside.mix(VOICE) is VOICE and beside.mix(None) is None


def test_it_is_heard_whole_with_a_voice_and_without_one_and_another_takes_its_place_with_no_click() -> None:
    clip = (np.sin(np.arange(10 * BLOCK) / 20) * 9_000).astype(np.int16)
    beside = Beside()
    beside.lay(clip)
    assert np.array_equal(mixed(beside, 10, None), clip) and beside.mix(None) is None
    beside = Beside()
    beside.lay(clip)
    heard = mixed(beside, 10)[RAMP_BLOCKS * BLOCK :]
    assert np.abs(heard - clip[RAMP_BLOCKS * BLOCK :] - 2_000).max() <= 1
    beside = Beside()
    beside.lay(clip)
    before = mixed(beside, 2, None)
    beside.lay(clip[:0])
    after = mixed(beside, 2, None)
    assert np.abs(np.diff(np.concatenate((before, after)).astype(int))).max() < 600
    assert after[:BLOCK].any() and not after[BLOCK:].any()


def test_loud_words_over_a_loud_voice_are_cut_at_full_scale_and_never_turn_over() -> None:
    beside = Beside()
    beside.lay(np.full(9 * BLOCK, 32_000, np.int16))
    assert mixed(beside, 9, np.full(BLOCK, 32_000, np.int16)).min() > 0


def test_nothing_is_heard_of_it_while_a_stethoscope_listens_nor_the_rest_of_it_after() -> None:
    speaker = Speaker("none", now_ms)
    speaker.listen(lambda at_ms: Heard(VOICE, False, None))
    speaker.lay(np.full(50 * BLOCK, 500, np.int16))
    assert speaker._next() is not None
    speaker.set_silent(True)
    assert speaker._next() is None
    speaker.set_silent(False)
    assert all(speaker._next() is not None for _ in range(5))
    assert speaker._next() is VOICE


class Ward(ModuleType):
    """As sounddevice, on one table: what the loudspeaker gives is heard by the microphone 20 ms later, weaker and off
    two walls. Nothing of real time: the one waits for the other."""

    class PortAudioError(Exception):
        pass

    def __init__(self, another: Samples | None = None) -> None:
        super().__init__("sounddevice")
        self._initialized = 1
        self._air: queue.Queue[Samples] = queue.Queue(2)
        self._past = np.zeros(RATE // 10)
        self._another = (
            another if another is None else iter(another[: another.size // BLOCK * BLOCK].reshape(-1, BLOCK))
        )
        self._noise = np.random.default_rng(5)
        self.ended = threading.Event()
        self.heard = 0

    def _terminate(self) -> None:
        self._initialized -= 1

    def _initialize(self) -> None:
        self._initialized += 1

    def OutputStream(self, *_: object, **__: object) -> "Ward":
        return self

    InputStream = OutputStream
    latency = 0.01

    def __enter__(self) -> "Ward":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def write(self, block: Samples) -> bool:
        sound = block[:, 0].astype(np.float64)
        if self._another is not None:  # a loudspeaker of its own, that the canceller knows nothing of
            sound = sound + next(self._another, np.zeros(BLOCK))
        while not self.ended.is_set():
            try:
                self._air.put(sound, timeout=0.1)
                break
            except queue.Full:
                continue
        return False

    def read(self, length: int) -> tuple[Samples, bool]:
        sound = np.zeros(BLOCK)
        while not self.ended.is_set():
            try:
                sound = self._air.get(timeout=0.1)
                break
            except queue.Empty:
                continue
        self._past = np.concatenate((self._past[BLOCK:], sound))
        at = self._past.size - BLOCK
        echo = sum(
            part * self._past[at - late : at - late + BLOCK] for late, part in ((960, 0.4), (1_500, 0.2), (2_900, 0.1))
        )
        self.heard += 1
        return (echo + self._noise.standard_normal(BLOCK) * 8).astype(np.int16).reshape(-1, 1), False


def given_back(ward: Ward, clip: Samples, monkeypatch: pytest.MonkeyPatch, seconds: float) -> Samples:
    """What the microphone of this table sends, of real parts in the booth's own room."""
    monkeypatch.setattr(devices, "sound_system", lambda: ward)
    monkeypatch.setattr(devices, "look_again", lambda sound: None)
    said: list[bytes] = []

    def told(message: wire.AnyTelling, _may_be_lost: bool) -> None:
        if isinstance(message, wire.Sound) and message.part == 2:
            said.append(message.samples)

    room = Room(told)
    for ask in (wire.Make(1, "speaker", "default", 7), wire.Make(2, "microphone", "default", 7), wire.Give(2, True)):
        room.do(ask)
    room.do(wire.Lay(1, clip.tobytes()))
    room.do(wire.Start(1))
    room.do(wire.Start(2))
    wait_for(lambda: ward.heard > seconds * 100)
    ward.ended.set()
    room.close()
    return np.frombuffer(b"".join(said), np.int16)[: round(seconds * RATE)]


def test_the_microphone_gives_hardly_anything_of_it_back_as_the_echo_canceller_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clip, seconds = (spoken(8) * 0.8).astype(np.int16), 8.0
    through = given_back(Ward(), clip, monkeypatch, seconds)
    around = given_back(Ward(clip), clip[:0], monkeypatch, seconds)
    end = 3 * RATE  # it has learned the room by then
    assert loudness(around[end:]) > 300
    assert loudness(through[end:]) < 0.1 * loudness(around[end:])  # 20 dB
    assert loudness(through) < 0.25 * loudness(around)  # its first words too
