"""A stroke as a hand draws it."""

import numpy as np
import pytest
from numpy.typing import NDArray


@pytest.fixture
def stroke_points() -> NDArray[np.float32]:
    """80 points at 120 Hz round a finding on a 1280x720 picture, in (x, y, pressure, ms)."""
    turn = np.linspace(0, 2 * np.pi, 80)
    x = 640 + 150 * np.cos(turn) + 7 * np.sin(5 * turn)
    y = 360 + 110 * np.sin(turn)
    pressure = 0.6 + 0.3 * np.sin(turn)
    return np.stack([x, y, pressure, np.arange(80) * 8.3], axis=1).astype(np.float32)
