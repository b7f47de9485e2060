"""A voice over simulated lines, real Opus where it is heard: what is concealed, how late it is, where it breaks."""

import itertools

import numpy as np
import pytest

from app.media.blocks import Samples
from app.media.codecs.libopus import OpusError
from app.media.codecs.opus import OpusDecoder, OpusEncoder, StethoscopeEncoder, VoiceSettings
from app.media.rtp.voice import Heard, VoicePlayer
from app.media.rtp.voiceplan import VoicePacket
from tests.media.rtp.line import Line
from tests.media.rtp.voiceline import Silent, encoded, lib, play, speech


class Forgetting(Silent):
    resets = 0

    def reset(self) -> None:
        self.resets += 1


def concealed(player: VoicePlayer) -> float:
    return player.stats.concealed / player.stats.total


def sent_packets(count: int) -> tuple[VoicePacket, ...]:
    return tuple(
        VoicePacket(n, one.start, one.start / 48 + 20, one.payload) for n, one in enumerate(encoded(24_000, 20)[:count])
    )


@pytest.mark.parametrize("one_way_ms", [20, 300])
@pytest.mark.parametrize(("bps", "frame_ms"), [(24_000, 20), (20_000, 40), (20_000, 60)])
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("burst", "most"), [(1, 0.02), (3, 0.05)])
def test_five_percent_of_loss_is_mended_whatever_the_round_trip(
    one_way_ms: int, bps: int, frame_ms: int, seed: int, burst: int, most: float
) -> None:
    line: Line[VoicePacket] = Line(kbps=1_500, delay_ms=one_way_ms, loss=0.05, burst=burst, seed=seed)
    player, _ = play(encoded(bps, frame_ms), line, 120, VoicePlayer(Silent()))
    assert concealed(player) <= most * line.lost / line.sent / 0.05  # what chance really lost
    assert player.stats.delay_ms <= 2 * frame_ms + 30  # and one way + 200 ms leaves the devices 30 at the least


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ten_minutes_on_the_worst_line_have_no_gap_over_60_ms(seed: int) -> None:
    line: Line[VoicePacket] = Line(kbps=100, delay_ms=300, loss=0.01, seed=seed)
    player, _ = play(encoded(20_000, 60), line, 600, VoicePlayer(Silent()))
    assert concealed(player) <= 0.005
    assert player.stats.holes == 0 or player.stats.concealed / player.stats.holes <= 60 * 48


def test_on_one_machine_the_buffer_adds_less_than_a_frame() -> None:
    line: Line[VoicePacket] = Line(kbps=1_000_000, delay_ms=0.3)
    player, _ = play(encoded(24_000, 20, 0), line, 60, VoicePlayer(Silent()))
    assert player.stats.concealed == 0
    assert player.stats.delay_ms <= 20 + 25  # the frame itself, and this


@pytest.mark.parametrize("reorders", [False, True])
def test_jitter_of_30_ms_costs_50_ms_at_most_and_nothing_is_lost(reorders: bool) -> None:
    line: Line[VoicePacket] = Line(kbps=1_500, delay_ms=50, jitter_ms=30, reorders=reorders, seed=7)
    player, _ = play(encoded(24_000, 20), line, 120, VoicePlayer(Silent()))
    assert concealed(player) <= 0.002
    assert player.stats.late == 0
    assert player.stats.delay_ms <= 20 + 50


def test_delay_that_has_become_too_short_is_gained_by_drawing_the_voice_out() -> None:
    line: Line[VoicePacket] = Line(kbps=1_500, delay_ms=50, loss=0.05, jitter_ms=100, seed=3)
    player, _ = play(encoded(24_000, 20), line, 30, VoicePlayer(Silent()))
    assert player.stats.inserted > 0


def test_a_jump_of_the_line_is_ridden_out_and_paid_back() -> None:
    line: Line[VoicePacket] = Line(kbps=1_500, delay_ms=50, queue_ms=1e6, changes=((20_000, 0), (20_150, 1_500)))
    player, _ = play(encoded(24_000, 20), line, 60)
    assert player.stats.concealed <= 150 * 48
    assert player.stats.lost == 0
    assert player.stats.removed > 0
    assert player.stats.delay_ms <= 70


def test_a_queue_of_two_seconds_that_fills_and_drains_breaks_the_voice_little() -> None:
    """The line carries less than the voice for a while: no playout can hide that, it must follow and come back."""
    line: Line[VoicePacket] = Line(kbps=500, delay_ms=50, queue_ms=2_000, changes=((10_000, 40), (18_000, 500)))
    player, _ = play(encoded(24_000, 20), line, 60, VoicePlayer(Silent()))
    assert concealed(player) <= 0.05
    assert player.stats.delay_ms <= 90


def test_frames_of_another_length_go_on_in_step() -> None:
    encoder, sound = OpusEncoder(lib(), VoiceSettings(24_000, 20, 20)), speech()
    packets = []
    for at in range(0, 960_000, 480):
        if at == 288_000:
            encoder.use(VoiceSettings(20_000, 60, 20))
        if at == 624_000:
            encoder.use(VoiceSettings(24_000, 20, 20))
        packets.append(encoder.push(sound[at % sound.size :][:480]))
    line: Line[VoicePacket] = Line(kbps=500, delay_ms=100, seed=4)
    player, _ = play(tuple(one for one in packets if one is not None), line, 19)
    assert player.stats.concealed <= 60 * 48  # while the first long frame is still being spoken
    assert player.stats.skipped == player.stats.late == 0
    assert player.stats.delay_ms <= 60


def longest_silence_ms(heard: list[Heard], since: int) -> int:
    longest = run = 0
    for one in heard[since:]:
        run = run + 10 if not np.any(one.samples) else 0
        longest = max(longest, run)
    return longest


def test_what_is_heard_is_what_was_said() -> None:
    line: Line[VoicePacket] = Line(kbps=1_500, delay_ms=50, loss=0.05, jitter_ms=20, seed=2)
    player, heard = play(encoded(24_000, 20), line, 15)
    sound, said = np.concatenate([one.samples for one in heard]), speech()
    assert player.damaged == 0
    loud = [np.sqrt(np.mean(np.square(part.astype(float)))) for part in (sound[48_000:], said[: sound.size - 48_000])]
    assert 0.8 < loud[0] / loud[1] < 1.2
    assert longest_silence_ms(heard, 100) <= 60


def test_every_block_says_which_time_of_the_sender_it_is() -> None:
    player = VoicePlayer(OpusDecoder(lib()))
    for packet in sent_packets(20):
        player.put(packet)
    heard = [player.pull(100.0 + 10 * n) for n in range(20)]
    times = [one.start for one in heard if one.start is not None]
    assert times[0] == 0
    assert len(times) >= 15
    assert {later - former for former, later in itertools.pairwise(times)} <= {480, *range(481, 1_200)}


def test_what_was_before_a_silence_does_not_ring_into_what_comes_after() -> None:
    decoder = Forgetting()
    player = VoicePlayer(decoder, faithful=True)
    for packet in sent_packets(60):
        if packet.sequence != 30:
            player.put(packet)
    for n in range(100):
        player.pull(300.0 + 10 * n)
    assert decoder.resets == 1


def test_what_only_claims_to_be_opus_is_as_if_it_had_been_lost() -> None:
    player = VoicePlayer(OpusDecoder(lib()))
    for n, packet in enumerate(sent_packets(20)):
        payload = bytes([9 << 3 | 2, 251]) if n == 10 else packet.payload
        player.put(VoicePacket(n, packet.timestamp, packet.arrival_ms, payload))
    heard = [player.pull(100.0 + 10 * n) for n in range(40)]
    assert player.damaged == 0
    assert player.stats.recovered + player.stats.concealed > 0
    assert all(one.samples.size == 480 for one in heard)


def test_what_the_decoder_refuses_all_the_same_is_concealed_and_counted() -> None:
    class Refusing(Silent):
        def decode(self, payload: bytes) -> Samples:
            raise OpusError("refused")

    player = VoicePlayer(Refusing())
    for packet in sent_packets(5):
        player.put(packet)
    heard = [player.pull(100.0 + 10 * n) for n in range(20)]
    assert player.damaged > 0
    assert all(one.samples.size == 480 for one in heard)


def test_the_stethoscope_is_silent_where_sound_was_lost_and_says_so() -> None:
    tone = (8_000 * np.sin(np.arange(480) * 2 * np.pi * 100 / 48_000)).astype(np.int16)
    encoder = StethoscopeEncoder(lib())
    packets = tuple(one for one in (encoder.push(tone) for _ in range(400)) if one is not None)
    line: Line[VoicePacket] = Line(kbps=1_500, delay_ms=50, loss=0.05, jitter_ms=30, seed=3)
    player, heard = play(packets, line, 60, VoicePlayer(OpusDecoder(lib()), faithful=True))
    stats = player.stats
    assert (stats.concealed, stats.recovered, stats.inserted, stats.removed) == (0, 0, 0, 0)
    assert 0.03 < stats.missing / stats.total < 0.08
    marked = [one for one in heard[100:] if one.missing]
    whole = [one for one in heard[100:] if not one.missing]
    assert sum(not np.any(one.samples) for one in marked) > 0.9 * len(marked)
    assert all(np.any(one.samples) for one in whole)
    starts = [one.start for one in heard[100:] if one.start is not None]
    assert {later - former for former, later in itertools.pairwise(starts)} == {480}  # never stretched
