"""The own voice on its way out: packets without a gap in time, whatever the microphone does."""

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest

from app.media.blocks import BLOCK, Block, BlockFan, Samples
from app.media.codecs import libopus
from app.media.codecs.libopus import MISSING, LibOpus
from app.media.codecs.opus import OpusDecoder, OpusPacket, VoiceSettings
from app.media.codecs.opuspacket import samples_in
from app.media.voicesend import VoiceSend, VoiceState
from tests.media.parts import wait_for
from tests.media.rtp.voiceline import lib, speech

EPOCH = 1_800_000_000_000


class Sending:
    """A sender on a clock of its own, stepped; the microphone's blocks are `sound` from the beginning on."""

    def __init__(self, sound: Samples | None = None) -> None:
        self.now = 0
        self.fan = BlockFan()
        self.packets: list[tuple[OpusPacket, float]] = []
        self.send = VoiceSend(lambda packet, at_ms: self.packets.append((packet, at_ms)), lambda: EPOCH + self.now)
        self.send._packer.begin(lib())
        self._sound = speech() if sound is None else sound
        self._said = 0

    def go(self, ms: int, is_speaking: bool = True) -> "Sending":
        for _ in range(ms // 10):
            self.now += 10
            if is_speaking:
                at = self._said % self._sound.size
                self.fan.put(Block(self._sound[at : at + BLOCK], EPOCH + self.now - 10))
                self._said += BLOCK
            self.send.turn(float(self.now))
        return self

    @property
    def frames(self) -> list[int]:
        return [packet.samples for packet, _ in self.packets]

    @property
    def is_whole(self) -> bool:
        """Every packet begins where the one before ended."""
        return all(one.start + one.samples == other.start for (one, _), (other, _) in itertools.pairwise(self.packets))


def heard(packets: list[tuple[OpusPacket, float]]) -> Samples:
    decoder = OpusDecoder(lib())
    return np.concatenate([decoder.decode(packet.payload) for packet, _ in packets])


def loud(sound: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(sound.astype(float)))))


def test_what_is_said_leaves_frame_by_frame_with_the_time_it_was_said_at() -> None:
    sending = Sending()
    sending.send.use(sending.fan)
    sending.go(2_000)
    assert sending.frames == [960] * 100 and sending.is_whole
    assert [at_ms - EPOCH for _, at_ms in sending.packets] == [20.0 * n for n in range(100)]
    assert loud(heard(sending.packets)) > 100


def test_without_a_microphone_and_muted_time_goes_on_in_silent_frames() -> None:
    sending = Sending().go(1_000)
    sending.send.use(sending.fan)
    sending.go(1_000)
    sending.send.set_muted(True)
    sending.go(1_000)
    sending.send.use(None)
    sending.go(1_000)
    assert sending.is_whole and 198 <= len(sending.packets) <= 200
    sound = heard(sending.packets)
    assert not np.any(np.abs(sound[:40_000]) > 3)
    assert loud(sound[60_000:90_000]) > 100
    assert not np.any(np.abs(sound[110_000:]) > 3)
    assert all(0 <= EPOCH + 20 * n - at_ms <= 20 for n, (_, at_ms) in enumerate(sending.packets, 1))


def test_a_microphone_that_gives_nothing_any_more_is_silence_without_a_gap() -> None:
    sending = Sending()
    sending.send.use(sending.fan)
    sending.go(1_000).go(1_000, is_speaking=False).go(1_000)
    assert sending.is_whole and 148 <= len(sending.packets) <= 151


def test_settings_and_the_stethoscope_are_taken_between_two_frames() -> None:
    sending = Sending()
    sending.send.use(sending.fan)
    sending.go(990)  # half a frame waits
    sending.send.settings(VoiceSettings(16_000, 60, 20))
    sending.go(610)
    sending.send.stethoscope(True)
    sending.go(800)
    sending.send.stethoscope(False)
    sending.go(600)
    runs = [(samples, len(list(run))) for samples, run in itertools.groupby(sending.frames)]
    assert runs == [(960, 50), (2_880, 10), (960, 40), (2_880, 10)] and sending.is_whole
    sizes = [len(packet.payload) for packet, _ in sending.packets[61:100]]
    assert sizes == [160] * 39  # 64 kbps, constant
    assert all(samples_in(packet.payload) == packet.samples for packet, _ in sending.packets)


def test_a_computer_that_slept_goes_on_where_time_is() -> None:
    sending = Sending()
    sending.send.use(sending.fan)
    sending.go(1_010)
    sending.now += 3_600_000
    sending.go(1_000)
    first, second = sending.packets[50], sending.packets[51]  # the frame begun before ends in silence
    assert first[0].start == 48_000
    assert abs(second[0].start - 48 * 3_601_010) <= BLOCK
    assert second[1] - EPOCH == 3_601_010
    assert all(packet.samples == 960 for packet, _ in sending.packets)


def test_the_thread_follows_the_microphone_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    packets: list[OpusPacket] = []
    states: list[VoiceState] = []
    fan = BlockFan()
    send = VoiceSend(lambda packet, _: packets.append(packet), lambda: EPOCH, states.append)
    send.use(fan)
    send.start()
    wait_for(lambda: len(packets) > 3)
    before = len(packets)
    fan.put(Block(np.full(BLOCK, 900, np.int16), EPOCH))
    wait_for(lambda: len(packets) > before + 3)
    send.close()
    assert [state.kind for state in states] == ["on"] and send.state.sentence == ""
    count = len(packets)
    fan.put(Block(np.full(BLOCK, 900, np.int16), EPOCH))
    assert len(packets) == count and fan._queues == ()


def nowhere() -> LibOpus:
    return libopus.load([])


def test_without_libopus_nobody_is_heard_and_the_state_says_so(caplog: pytest.LogCaptureFixture) -> None:
    find: Callable[[], LibOpus] = nowhere
    states: list[VoiceState] = []
    send = VoiceSend(lambda packet, at_ms: None, lambda: EPOCH, states.append, find)
    send.start()
    wait_for(lambda: states)
    send.close()
    assert states == [VoiceState("missing", MISSING)] and send.state == states[0]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "libopus was looked for" in caplog.text and math.isfinite(send.turn(0.0))
