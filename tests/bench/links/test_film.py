"""Every picture of the film says its number, and the end leads back to the beginning."""

import wave
from pathlib import Path

import numpy as np

from app.media import framecode
from tests.bench.links.film import FPS, HEIGHT, RATE, WIDTH, film_in


def test_pictures_carry_their_numbers_and_run_forth_and_back(tmp_path: Path) -> None:
    frames = film_in(tmp_path, 1).frames()
    assert len(frames) == FPS
    assert frames.planes(0).shape == (HEIGHT * 3 // 2, WIDTH)
    assert [framecode.read(frames.luma(number)[..., None]) for number in range(FPS)] == list(range(FPS))
    below = slice(HEIGHT // 4, None)  # the code's lines
    first, last, middle = (frames.luma(number)[below].astype(int) for number in (0, FPS - 1, FPS // 2))
    assert np.abs(first - last).mean() == 0
    assert np.abs(first - middle).mean() > 2


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    film = film_in(tmp_path, 1)
    made = film.picture.stat().st_mtime_ns
    assert film_in(tmp_path, 1) == film
    assert film.picture.stat().st_mtime_ns == made


def test_the_voice_speaks_and_pauses(tmp_path: Path) -> None:
    with wave.open(str(film_in(tmp_path, 3).voice)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (RATE, 1, 3 * RATE)
        samples = np.frombuffer(file.readframes(3 * RATE), np.int16).astype(float)
    loudness = np.abs(samples.reshape(-1, RATE // 50)).mean(axis=1)
    assert loudness.max() > 1_000
    assert loudness.min() < 100
