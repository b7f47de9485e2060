"""One period in or out: the pitch stays, nothing clicks, noise is left alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.blocks import RATE, Samples
from app.media.rtp.timescale import longer, shorter
from tests.media.rtp.voiceline import speech


def tone(hz: float, samples: int = 2_880) -> Samples:
    time = np.arange(samples) / RATE
    return (8_000 * np.sin(2 * np.pi * hz * time) + 3_000 * np.sin(4 * np.pi * hz * time + 1)).astype(np.int16)


@pytest.mark.parametrize("hz", [70, 90, 120, 180, 250, 390])
@pytest.mark.parametrize("change", [longer, shorter])
def test_a_voice_changes_by_whole_periods_and_goes_on_as_it_was(hz: int, change: "type[longer]") -> None:
    sound = tone(hz)
    changed = change(sound)
    periods = (changed.size - sound.size) / (RATE / hz)
    assert abs(periods) >= 0.9
    assert abs(periods - round(periods)) < 0.08
    steepest = np.max(np.abs(np.diff(sound.astype(int))))
    assert np.max(np.abs(np.diff(changed.astype(int)))) <= 1.1 * steepest  # no click
    assert np.array_equal(changed[-480:], sound[-480:])


def test_a_voice_that_fades_has_no_step_where_it_was_cut() -> None:
    time = np.arange(2_880) / RATE
    sound = (10_000 * np.cos(2 * np.pi * 120 * time) * (1 - 12 * time)).astype(np.int16)
    for changed in (shorter(sound), longer(sound)):
        assert changed.size != sound.size
        assert np.max(np.abs(np.diff(changed.astype(int)))) < 250  # a bare cut leaps by some 1,000


def test_noise_is_left_alone_unless_it_is_urgent_and_silence_goes_by_halves() -> None:
    noise = np.random.default_rng(1).normal(0, 4_000, 960).astype(np.int16)
    assert shorter(noise) is noise
    assert longer(noise) is noise
    assert shorter(np.zeros(960, np.int16)).size == 480
    assert longer(np.zeros(960, np.int16)).size == 1_440


def test_too_little_is_left_alone() -> None:
    sound = tone(200, 900)
    assert shorter(sound, urgent=True) is sound


@given(st.integers(0, 6_000), st.sampled_from([960, 1_440, 1_920, 2_880]), st.booleans())
def test_any_piece_of_speech_keeps_its_level_and_its_end(block: int, size: int, urgent: bool) -> None:
    at = block * 480 % (speech().size - size)
    sound = speech()[at : at + size]
    for changed in (shorter(sound, urgent), longer(sound, urgent)):
        assert abs(changed.size - sound.size) <= 720
        assert np.max(np.abs(changed.astype(int))) <= np.max(np.abs(sound.astype(int))) + 1
        assert changed[-1] == sound[-1] or size // 2 <= 480


def test_most_of_a_speakers_frames_can_be_shortened_when_it_is_urgent() -> None:
    sound = speech()
    frames = [sound[at : at + 960] for at in range(0, sound.size - 960, 960)]
    assert sum(shorter(one, urgent=True).size < 960 for one in frames) > 0.6 * len(frames)
