"""Voice is mended, the stethoscope is left alone, and settings change in place."""

import numpy as np
import pytest

from app.media.blocks import BLOCK, Samples
from app.media.codecs.opus import OpusDecoder, OpusEncoder, OpusPacket, StethoscopeEncoder, VoiceSettings
from app.media.codecs.opus_payload import read
from tests.media.rtp.voiceline import encoded, lib, speech

SECOND = 48_000


def push_all(encoder: OpusEncoder | StethoscopeEncoder, sound: Samples) -> list[OpusPacket]:
    packets = (encoder.push(sound[at : at + BLOCK]) for at in range(0, sound.size, BLOCK))
    return [one for one in packets if one is not None]


def likeness(one: Samples, other: Samples) -> float:
    """Normalised correlation of the spectra's sizes: what an ear compares, whatever the phase."""
    a, b = (np.abs(np.fft.rfft(part * np.hanning(part.size))) for part in (one, other))
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9))


@pytest.mark.parametrize(("bps", "frame_ms"), [(24_000, 20), (20_000, 40), (18_000, 60), (12_000, 60)])
def test_the_rate_is_kept_and_the_clock_counts_samples(bps: int, frame_ms: int) -> None:
    packets = encoded(bps, frame_ms)
    assert [one.start for one in packets[:3]] == [0, frame_ms * 48, 2 * frame_ms * 48]
    assert all(read(one.payload).samples == one.samples == frame_ms * 48 for one in packets)
    spent = sum(len(one.payload) for one in packets) * 8_000 / (len(packets) * frame_ms)
    assert 0.8 * bps < spent <= 1.02 * bps


def test_settings_change_between_two_frames_without_a_break() -> None:
    encoder, decoder = OpusEncoder(lib(), VoiceSettings(24_000, 20)), OpusDecoder(lib())
    sound = speech()[: 2 * SECOND]
    before = push_all(encoder, sound[: SECOND + BLOCK])  # half a frame waits
    encoder.use(VoiceSettings(12_000, 60, 0))
    after = push_all(encoder, sound[SECOND + BLOCK :])
    assert [one.samples for one in before] == [960] * 50
    assert [one.samples for one in after[:3]] == [960, 2_880, 2_880]
    assert after[1].start == after[0].start + 960
    heard = np.concatenate([decoder.decode(one.payload) for one in (*before, *after)])
    delay = encoder.lookahead
    whole = slice(SECOND - 4_800, SECOND + 4_800)
    assert likeness(heard[delay:][whole], sound[whole]) > 0.9


def test_a_lost_frame_comes_back_from_the_next_better_than_it_is_guessed() -> None:
    packets = encoded(20_000, 60)
    recovered, guessed = [], []
    for lost in range(40, 110, 7):
        whole, mended, made_up = OpusDecoder(lib()), OpusDecoder(lib()), OpusDecoder(lib())
        for one in packets[lost - 10 : lost]:
            for decoder in (whole, mended, made_up):
                decoder.decode(one.payload)
        truth = whole.decode(packets[lost].payload)
        recovered.append(likeness(mended.recover(packets[lost + 1].payload, 2_880), truth))
        guessed.append(likeness(made_up.conceal(2_880), truth))
    assert np.median(recovered) > 0.85
    assert np.median(recovered) > np.median(guessed) + 0.1


def test_concealment_goes_on_with_the_voice_and_then_fades() -> None:
    decoder = OpusDecoder(lib())
    for one in encoded(24_000, 20)[100:150]:
        last = decoder.decode(one.payload)
    made = np.concatenate([decoder.conceal(BLOCK) for _ in range(50)]).astype(float)
    assert np.std(made[:960]) > 0.2 * np.std(last)
    assert np.std(made[-4_800:]) < 0.2 * np.std(made[:960])


def test_the_stethoscope_is_constant_full_band_and_true_at_once_after_a_loss() -> None:
    time = np.arange(SECOND) / SECOND
    heart = (6_000 * np.sin(2 * np.pi * 60 * time) + 2_000 * np.sin(2 * np.pi * 9_000 * time)).astype(np.int16)
    packets = push_all(StethoscopeEncoder(lib()), heart)
    assert {(len(one.payload), one.payload[0] >> 3) for one in packets} == {(160, 31)}
    whole, broken = OpusDecoder(lib()), OpusDecoder(lib())
    truth = [whole.decode(one.payload) for one in packets]
    for one in packets[:20]:
        broken.decode(one.payload)
    broken.reset()
    after = [broken.decode(one.payload) for one in packets[22:]]
    assert np.max(np.abs(after[1].astype(int) - truth[23])) <= 64  # a frame later, in spite of what was lost


def test_nonsense_is_refused() -> None:
    encoder, decoder = OpusEncoder(lib()), OpusDecoder(lib())
    with pytest.raises(ValueError, match="480"):
        encoder.push(np.zeros(960, np.int16))
    with pytest.raises(ValueError, match=r"2\.5 ms"):
        decoder.conceal(100)
    for wrong in ({"bps": 1_000}, {"loss_percent": 101}, {"frame_ms": 30}):
        with pytest.raises(ValueError, match="voice"):
            VoiceSettings(**wrong)
