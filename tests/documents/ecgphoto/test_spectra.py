"""Lines are followed through the upright, where the kept half of the spectrum ends."""

import numpy as np
import pytest

from app.documents.ecgphoto.spectra import TILE, Tiles


@pytest.mark.parametrize("across", [-1.2, -1.0, -0.3, 0.0, 0.3, 1.0, 1.2])
@pytest.mark.parametrize("guess", [-1.0, 0.0, 1.0])
def test_a_wave_is_found_on_both_sides_of_the_upright(across, guess):
    y, x = np.mgrid[0:TILE, 0:TILE] + 0.5
    true = np.array([across, 24.0]) / TILE
    noise = np.random.default_rng(0).normal(0, 2, (TILE, TILE))
    lines = (np.cos(2 * np.pi * (true[0] * x + true[1] * y)) + noise).astype(np.float32)
    found = Tiles(lines).near((0, 0), np.array([guess, 24.0]) / TILE)
    assert found.wave * TILE == pytest.approx(true * TILE, abs=0.2)
