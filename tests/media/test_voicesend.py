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
from app.media.codecs.opus_payload import read
from app.media.voicesend import VoiceSend, VoiceState
from tests.media.parts import wait_for
from tests.media.rtp.voiceline import lib
from tests.media.voicepath import Mouth

EPOCH = 1_800_000_000_000


def frames(mouth: Mouth) -> list[int]:
    return [packet.samples for packet, _ in mouth.packets]


def is_whole(mouth: Mouth) -> bool:
    """Every packet begins where the one before ended."""
    return all(one.start + one.samples == other.start for (one, _), (other, _) in itertools.pairwise(mouth.packets))


def heard(packets: list[tuple[OpusPacket, float]]) -> Samples:
    decoder = OpusDecoder(lib())
    return np.concatenate([decoder.decode(packet.payload) for packet, _ in packets])


def loud(sound: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(sound.astype(float)))))


def test_what_is_said_leaves_frame_by_frame_with_the_time_it_was_said_at() -> None:
    mouth = Mouth()
    mouth.speak(2_000)
    assert frames(mouth) == [960] * 100 and is_whole(mouth)
    assert mouth.captured_ms == [20.0 * n for n in range(100)]
    assert loud(heard(mouth.packets)) > 100


def test_without_a_microphone_and_muted_time_goes_on_in_silent_frames() -> None:
    mouth = Mouth()
    mouth.send.use(None)
    mouth.speak(1_000)
    assert not mouth.send.sounds
    mouth.send.use(mouth.fan)
    mouth.speak(1_000)
    assert mouth.send.sounds
    mouth.send.set_muted(True)
    mouth.speak(1_000)
    assert not mouth.send.sounds
    mouth.send.use(None)
    mouth.speak(1_000)
    assert is_whole(mouth) and 198 <= len(mouth.packets) <= 200
    sound = heard(mouth.packets)
    assert not np.any(np.abs(sound[:40_000]) > 3)
    assert loud(sound[60_000:90_000]) > 100
    assert not np.any(np.abs(sound[110_000:]) > 3)
    assert all(0 <= 20 * n - at_ms <= 20 for n, at_ms in enumerate(mouth.captured_ms, 1))


def test_a_microphone_that_gives_nothing_any_more_is_silence_without_a_gap() -> None:
    mouth = Mouth()
    mouth.speak(1_000).speak(1_000, is_there=False).speak(1_000)
    assert is_whole(mouth) and 148 <= len(mouth.packets) <= 151


def test_settings_and_the_stethoscope_are_taken_between_two_frames() -> None:
    mouth = Mouth()
    mouth.speak(990)  # half a frame waits
    mouth.send.settings(VoiceSettings(16_000, 60, 20))
    mouth.speak(610)
    mouth.send.stethoscope(True)
    mouth.speak(800)
    mouth.send.stethoscope(False)
    mouth.speak(600)
    runs = [(samples, len(list(run))) for samples, run in itertools.groupby(frames(mouth))]
    assert runs == [(960, 50), (2_880, 10), (960, 40), (2_880, 10)] and is_whole(mouth)
    sizes = [len(packet.payload) for packet, _ in mouth.packets[61:100]]
    assert sizes == [160] * 39  # 64 kbps, constant
    assert all(read(packet.payload).samples == packet.samples for packet, _ in mouth.packets)


def test_a_computer_that_slept_goes_on_where_time_is() -> None:
    mouth = Mouth()
    mouth.speak(1_010)
    mouth.now_ms += 3_600_000
    mouth.speak(1_000)
    first, second = mouth.packets[50][0], mouth.packets[51][0]  # the frame begun before ends in silence
    assert first.start == 48_000
    assert abs(second.start - 48 * 3_601_010) <= BLOCK
    assert mouth.captured_ms[51] == 3_601_010
    assert all(packet.samples == 960 for packet, _ in mouth.packets)


def test_the_thread_follows_the_microphone_and_ends() -> None:
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
