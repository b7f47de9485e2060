"""The other side's voice on its way in: bounded, one stream after another, and as a stethoscope."""

import numpy as np
import pytest

from app.media.blocks import Samples
from app.media.codecs import libopus
from app.media.codecs.libopus import MISSING
from app.media.codecs.opus import OpusPacket, StethoscopeEncoder
from app.media.rtp.voice import Heard
from app.media.rtp.voiceplan import VoicePacket
from app.media.voicehear import MOST_WAITING, VoiceHear
from app.media.voicesend import VoiceState
from tests.media.rtp.voiceline import encoded, lib


def packet(number: int, one: OpusPacket, at_ms: float) -> VoicePacket:
    return VoicePacket(number % 65_536, one.start % (1 << 32), at_ms, one.payload)


def spoken(hear: VoiceHear, ms: int, since_ms: int = 0, delay_ms: float = 30, lost: int = 0) -> list[Heard | None]:
    """So long of a voice in frames of 20 ms, each that late; `lost` of every twenty stay away."""
    said, pulled = encoded(24_000, 20), []
    for now in range(since_ms, since_ms + ms, 10):
        number = now // 20
        if now % 20 == 0 and number % 20 >= lost:
            one = said[number % len(said)]
            late = packet(number, OpusPacket(one.payload, number * 960, 960), now + 20 + delay_ms)
            hear.put(late)
        pulled.append(hear.pull(now + 20 + delay_ms + 4))
    return pulled


def of(pulled: list[Heard | None]) -> Samples:
    return np.concatenate([one.samples for one in pulled if one is not None])


def test_nothing_is_there_before_the_first_packet_and_after_the_stream_has_ended() -> None:
    hear = VoiceHear()
    assert [hear.pull(10.0 * n) for n in range(3)] == [None] * 3 and hear.sounding is None
    assert None not in spoken(hear, 1_000)
    assert hear.sounding is not None and hear.state == VoiceState("on")
    hear.hush()
    assert hear.pull(1_060.0) is None and hear.sounding is None


def test_another_stream_is_heard_from_its_own_beginning_and_counted_on() -> None:
    hear = VoiceHear()
    spoken(hear, 1_000)
    total = hear.stats.total
    hear.hush()
    assert hear.pull(1_060.0) is None
    again = spoken(hear, 1_000, 5_000, delay_ms=300)
    assert None not in again and np.any(of(again))
    assert hear.stats.total >= 1.8 * total > 0
    assert hear.stats.concealed == 0


def test_what_came_before_the_end_of_a_stream_is_not_heard_after_it() -> None:
    hear = VoiceHear()
    hear.pull(0.0)
    hear.put(packet(0, encoded(24_000, 20)[0], 5.0))
    hear.hush()
    assert hear.pull(10.0) is None


def test_when_nobody_pulls_the_newest_packets_are_kept_and_the_lost_ones_counted() -> None:
    hear = VoiceHear()
    for n in range(MOST_WAITING + 7):
        hear.put(packet(n, encoded(24_000, 20)[n], 20.0 * n))
    assert hear.dropped == 7
    assert hear.pull(20.0 * n) is not None


def test_what_sounds_says_the_senders_time_and_ours() -> None:
    hear = VoiceHear()
    spoken(hear, 2_000)
    first = hear.sounding
    spoken(hear, 10, 2_000)
    second = hear.sounding
    assert first is not None and second is not None
    assert (second.start - first.start, second.at_ms - first.at_ms) == (480, 10)


def test_a_voice_that_turns_into_a_stethoscope_is_never_made_up_and_goes_back() -> None:
    hear = VoiceHear()
    spoken(hear, 1_000, lost=1)
    voice = hear.stats
    assert voice.recovered + voice.concealed > 0 and voice.missing == 0
    hear.use_faithful(True)
    heart = spoken(hear, 4_000, 1_000, lost=1)
    stats = hear.stats
    assert (stats.concealed, stats.recovered) == (voice.concealed, voice.recovered)
    assert stats.inserted == voice.inserted and stats.removed == voice.removed
    assert stats.missing > 0 and any(one is not None and one.missing for one in heart)
    hear.use_faithful(False)
    spoken(hear, 1_000, 5_000, lost=1)
    assert hear.stats.missing == stats.missing


def test_the_stethoscope_begins_with_what_is_known_of_the_journey() -> None:
    """A line that is late by 90 ms now and then: playout that began anew would run dry at the first of them."""
    hear = VoiceHear()
    encoder, tone = StethoscopeEncoder(lib()), (8_000 * np.sin(np.arange(480) * 0.05)).astype(np.int16)
    sent, pulled = [], []
    for now in range(0, 8_000, 10):
        one = encoder.push(tone)
        if one is not None:
            sent.append((now + 40 + (90 if len(sent) % 17 == 16 else 0), packet(len(sent), one, 0.0)))
        for at in [one for one in sent if one[0] == now]:
            hear.put(VoicePacket(at[1].sequence, at[1].timestamp, float(now), at[1].payload))
        if now == 2_000:
            hear.use_faithful(True)
        pulled.append(hear.pull(now + 3.0))
    assert hear.stats.missing == 0
    assert hear.stats.target_ms >= 200
    assert np.any(of(pulled[-100:]))


def test_without_libopus_nothing_is_heard_and_the_state_says_so(caplog: pytest.LogCaptureFixture) -> None:
    states: list[VoiceState] = []
    hear = VoiceHear(states.append, lambda: libopus.load([]))
    for n in range(3):
        hear.put(packet(n, encoded(24_000, 20)[n], 20.0 * n))
        assert hear.pull(20.0 * n) is None
    assert states == [VoiceState("missing", MISSING)] and hear.state == states[0]
    assert len(caplog.records) == 1
