"""What the microphone's cleaning does beside taking out the echo: steady noise sinks, a quiet voice rises."""

import wave

import numpy as np
from numpy.typing import NDArray

from app.media.blocks import BLOCK, RATE, Samples
from app.media.echo import EchoCanceller
from tests.bench.harness import ROOT


def cleaned(sound: Samples) -> Samples:
    canceller = EchoCanceller()
    blocks = sound[: sound.size // BLOCK * BLOCK].reshape(-1, BLOCK)
    return np.concatenate([canceller.near(block) for block in blocks])


def loudness(sound: NDArray[np.generic]) -> float:
    return float(np.sqrt(np.mean(np.square(sound.astype(np.float64)))))


def pauses(sound: Samples) -> float:
    """The loudness that only a tenth of the last blocks stay below."""
    return float(np.percentile([loudness(block) for block in sound[-4 * RATE :].reshape(-1, BLOCK)], 10))


def spoken(seconds: float) -> Samples:
    with wave.open(str(ROOT / "assets" / "samples" / "voice-clinic.wav")) as file:
        rate = file.getframerate()
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    wanted = np.arange(round(seconds * RATE)) * rate / RATE % (samples.size - 1)
    return np.asarray(np.interp(wanted, np.arange(samples.size), samples), np.int16)


def test_steady_noise_under_a_voice_sinks_to_less_than_half_and_the_voice_does_not() -> None:
    voice = spoken(8).astype(np.float64) * 0.5
    noisy = (voice + np.random.default_rng(1).standard_normal(voice.size) * 600).astype(np.int16)
    heard = cleaned(noisy)
    assert pauses(heard) < 0.5 * pauses(noisy)
    assert loudness(heard[-4 * RATE :]) > 0.9 * loudness(voice[-4 * RATE :])


def test_a_quiet_voice_rises_and_a_loud_one_is_not_clipped() -> None:
    voice = spoken(6)
    quiet, loud = (voice * 0.1).astype(np.int16), voice
    assert loudness(cleaned(quiet)[-2 * RATE :]) > 1.5 * loudness(quiet[-2 * RATE :])
    heard = cleaned(loud)
    assert np.mean(np.abs(heard.astype(np.int32)) >= 32_767) < 1e-4
    assert loudness(heard[-2 * RATE :]) > 0.3 * loudness(loud[-2 * RATE :])
