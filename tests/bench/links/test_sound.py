"""A voice whose delay is known, through what calls do to it."""

import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.bench.links.film import RATE, film_in
from tests.bench.links.sound import moved, record, voice_figures

BLOCK = RATE // 100
WINDOW = (1_000.0, 9_000.0)


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> NDArray[np.int16]:
    with wave.open(str(film_in(tmp_path_factory.mktemp("film"), 10).voice)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), np.int16)


def written(path: Path, voice: NDArray[np.int16], late_ms: float, lost: frozenset[int] = frozenset()) -> Path:
    blocks = voice.reshape(-1, BLOCK)
    kept = [record(number * 10 + late_ms, block) for number, block in enumerate(blocks) if number not in lost]
    path.write_bytes(b"".join(kept))
    return path


def test_the_delay_is_found(tmp_path: Path, voice: NDArray[np.int16]) -> None:
    said, heard = written(tmp_path / "said", voice, 0), written(tmp_path / "heard", voice, 237)
    figures = voice_figures(said, heard, WINDOW)
    assert figures.p50_ms == pytest.approx(237, abs=1)
    assert figures.p95_ms == pytest.approx(237, abs=1)
    assert figures.known_share == 1


def test_it_is_found_between_computers_that_sample_at_different_rates(tmp_path: Path, voice: NDArray[np.int16]) -> None:
    said, heard = tmp_path / "said", written(tmp_path / "heard", voice, 237)
    at = np.arange(10 * 44_100) * RATE / 44_100
    other = np.interp(at, np.arange(voice.size), voice).astype(np.int16).reshape(-1, 441)
    said.write_bytes(b"".join(record(number * 10, block, 44_100) for number, block in enumerate(other)))
    figures = voice_figures(said, heard, WINDOW)
    assert figures.p50_ms == pytest.approx(237, abs=1)
    assert figures.known_share == 1


def test_it_is_found_in_a_voice_that_was_coded_roughly(tmp_path: Path, voice: NDArray[np.int16]) -> None:
    noise = np.random.default_rng(1).normal(0, 800, voice.size)
    rough = (voice * 0.5 + noise).astype(np.int16)
    said, heard = written(tmp_path / "said", voice, 0), written(tmp_path / "heard", rough, 1_850)
    figures = voice_figures(said, heard, WINDOW)
    assert figures.p50_ms == pytest.approx(1_850, abs=1)
    assert figures.known_share > 0.5


def test_a_few_lost_blocks_do_not_change_it(tmp_path: Path, voice: NDArray[np.int16]) -> None:
    lost = frozenset(range(0, 1_000, 40))
    said, heard = written(tmp_path / "said", voice, 0), written(tmp_path / "heard", voice, 300, lost)
    assert voice_figures(said, heard, WINDOW).p50_ms == pytest.approx(300, abs=11)  # at most a block to either side


def test_silence_and_noise_are_not_taken_for_the_voice(tmp_path: Path, voice: NDArray[np.int16]) -> None:
    said = written(tmp_path / "said", voice, 0)
    silence = written(tmp_path / "silence", np.zeros_like(voice), 100)
    noise = np.random.default_rng(2).normal(0, 2_000, voice.size).astype(np.int16)
    for heard in (silence, written(tmp_path / "noise", noise, 100), tmp_path / "missing"):
        figures = voice_figures(said, heard, WINDOW)
        assert (figures.p50_ms, figures.p95_ms, figures.known_share) == (None, None, 0)


def test_a_record_can_be_told_by_another_clock(tmp_path: Path, voice: NDArray[np.int16]) -> None:
    said = written(tmp_path / "said", voice, 0)
    blocks = voice.reshape(-1, BLOCK)
    heard = tmp_path / "heard"
    heard.write_bytes(b"".join(moved(record(number * 10, block), 77.0) for number, block in enumerate(blocks)))
    assert voice_figures(said, heard, WINDOW).p50_ms == pytest.approx(77, abs=1)
