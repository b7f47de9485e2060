"""From mouth to ear over a poor link, in virtual time: what is made up, how late it is, what a mute costs."""

import functools

import numpy as np
import pytest

from app.media.blocks import Samples
from app.media.codecs.opus import FrameMs, VoiceSettings
from app.media.voicehear import VoiceHear
from tests.bench.harness import percentile
from tests.media.voicepath import Ear, Mouth, Path

RATE = 48_000
ONE_WAY_MS, JITTER_MS = 200, 30


@functools.cache
def speaker(frame_ms: FrameMs) -> Mouth:
    """A minute of a nurse."""
    settings = VoiceSettings(24_000 if frame_ms == 20 else 20_000, frame_ms, 20)
    return Mouth(settings=settings).speak(60_000)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("frame_ms", [20, 40, 60])
@pytest.mark.parametrize(("burst", "most"), [(1, 0.02), (3, 0.05)])
def test_five_percent_of_loss_on_a_long_jittery_path_is_hardly_heard(
    frame_ms: FrameMs, burst: int, most: float, seed: int
) -> None:
    path = Path(ONE_WAY_MS, JITTER_MS, 0.05, burst, seed)
    ear = Ear(speaker(frame_ms), path)
    assert ear.concealed <= most * path.lost / path.sent / 0.05  # what chance really lost
    assert percentile(ear.delays_ms, 0.95) <= ONE_WAY_MS + 200


def test_short_frames_are_heard_within_130_ms_of_the_path() -> None:
    ear = Ear(speaker(20), Path(ONE_WAY_MS, JITTER_MS, 0.05))
    assert percentile(ear.delays_ms, 0.95) <= ONE_WAY_MS + 130


def test_on_one_machine_mouth_to_ear_leaves_the_devices_half_of_the_120_ms() -> None:
    ear = Ear(speaker(20), Path(0.3))
    assert ear.concealed == 0
    assert max(ear.delays_ms) <= 65


def test_what_is_computed_from_sample_positions_is_what_a_tone_takes() -> None:
    """A knock of 20 ms every second, found again in what is heard."""
    knock = np.zeros(RATE, np.int16)
    at = np.arange(960)
    knock[24_000:24_960] = 12_000 * np.hanning(960) * np.sin(at * 2 * np.pi * 700 / RATE)
    mouth = Mouth(knock).speak(20_000)
    ear = Ear(mouth, Path(ONE_WAY_MS, JITTER_MS))
    took = [found - (n * 1_000 + 500) for n, found in enumerate(knocks_ms(ear, knock[24_000:24_960], 19)) if n > 3]
    assert max(abs(one - percentile(ear.delays_ms, 0.5)) for one in took) <= 5


def knocks_ms(ear: Ear, knock: Samples, count: int) -> list[float]:
    """When each knock begins in what is heard, one a second."""
    likeness = np.convolve(ear.sound.astype(float), knock[::-1].astype(float), "valid")
    found = [n * RATE + 24_000 + int(np.argmax(likeness[n * RATE + 24_000 :][:RATE])) for n in range(count)]
    return [ear.at_ms(one // 480) + one % 480 / 48 for one in found]


def test_a_mute_and_its_end_make_nothing_up() -> None:
    mouth = Mouth().speak(5_000)
    mouth.send.set_muted(True)
    mouth.speak(5_000)
    mouth.send.set_muted(False)
    mouth.speak(5_000)
    ear = Ear(mouth, Path(ONE_WAY_MS))
    assert ear.concealed == 0 and ear.hear.stats.late == ear.hear.stats.skipped == 0
    assert not np.any(np.abs(ear.sound[6 * RATE : 10 * RATE]) > 3)
    assert np.any(np.abs(ear.sound[11 * RATE :]) > 1_000)


def test_a_microphone_that_is_pulled_out_costs_less_than_a_fifth_of_a_second() -> None:
    mouth = Mouth().speak(5_000).speak(5_000, is_there=False).speak(5_000)
    ear = Ear(mouth, Path(ONE_WAY_MS))
    assert ear.hear.stats.concealed <= 9_600
    assert ear.delays_ms[-1] <= ONE_WAY_MS + 130


def test_the_stethoscope_passes_a_heart_untouched_and_never_makes_one_up() -> None:
    heart = (8_000 * np.sin(np.arange(RATE) * 2 * np.pi * 40 / RATE)).astype(np.int16)
    mouth = Mouth(heart)
    mouth.send.stethoscope(True)
    mouth.speak(20_000)
    hear = VoiceHear()
    hear.use_faithful(True)
    path = Path(ONE_WAY_MS, JITTER_MS, 0.05, seed=4)
    ear = Ear(mouth, path, hear)
    stats = hear.stats
    assert (stats.concealed, stats.recovered, stats.inserted, stats.removed) == (0, 0, 0, 0)
    assert stats.missing / stats.total == pytest.approx(path.lost / path.sent, abs=0.002)
    second = ear.sound[2 * RATE :].astype(float)
    loud = second[np.abs(second) > 0]
    assert np.sqrt(2 * np.mean(np.square(loud))) == pytest.approx(8_000, rel=0.05)
