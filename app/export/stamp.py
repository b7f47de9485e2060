"""Patient number, consult and time in words under every picture that leaves the program; knows no file format."""

import numpy as np
from numpy.typing import NDArray


def stamp(pixels: NDArray[np.uint8], patient: str, consult: str, at_ms: int, note: str = "") -> NDArray[np.uint8]:
    """A new BGR picture with a band of words under the old one, nothing of which is covered."""
    raise NotImplementedError
