"""Two families of lines followed from tile to tile, every period counted; does not ask what they are."""

from collections import deque
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.documents.ecgphoto.spectra import At, Peak, Start, Tiles

CLEAR = 5.0  # a wave this many times over what is usual for its length is a line


class Places(NamedTuple):
    """`centres` (n, 2) pixels; `periods` (n, 2) of both families there, counted from the first tile."""

    centres: NDArray[np.float64]
    periods: NDArray[np.float64]


def followed(tiles: Tiles, start: Start) -> Places:
    """From the start to every neighbour in which both families are still clear."""
    found: dict[At, tuple[Peak, Peak]] = {}
    counted: dict[At, NDArray[np.float64]] = {}
    waiting: deque[tuple[At, At | None]] = deque([(start.at, None)])
    tried: set[At] = set()
    while waiting:
        at, before = waiting.popleft()
        if at in tried or not (0 <= at[0] < tiles.rows and 0 <= at[1] < tiles.columns):
            continue
        tried.add(at)
        guess = start.waves if before is None else np.array([peak.wave for peak in found[before]])
        first, second = tiles.near(at, guess[0]), tiles.near(at, guess[1])
        if min(first.clear, second.clear) < CLEAR:
            continue
        phases = np.array([first.phase, second.phase])
        if before is not None:
            # The wave changes evenly between two neighbours: its mean times the way is what was passed.
            mean = (guess + np.array([first.wave, second.wave])) / 2
            expected = counted[before] + mean @ (tiles.centre(at) - tiles.centre(before))
            phases = phases + np.rint(expected - phases)
        found[at], counted[at] = (first, second), phases
        waiting.extend(((at[0] + down, at[1] + across), at) for down, across in ((0, 1), (1, 0), (0, -1), (-1, 0)))
    centres = [tiles.centre(at) for at in found]
    return Places(np.array(centres).reshape(-1, 2), np.array(list(counted.values())).reshape(-1, 2))
