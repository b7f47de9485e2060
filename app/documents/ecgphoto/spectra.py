"""The picture in tiles, and which directions and spacings stand out in each; follows nothing and counts nothing."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

TILE, STEP = 192, 96
LEAST_PERIODS, MOST_CYCLES = 6, 0.46  # in a tile; cycles a pixel
NEAR_BINS = 3  # how far a family may change from one tile to the next, in cycles a tile
ACROSS_DEG = (62.0, 118.0)  # a right angle seen from the side
LENGTHS = (0.6, 1.67)  # one family's spacing against the other's
BESIDE = 0.12  # of its length: how far a wave reaches in a tilted picture
TRIED = 24  # tiles with the clearest wave in which a second is looked for

Waves = NDArray[np.float64]
At = tuple[int, int]  # row and column of a tile


class Start(NamedTuple):
    """Where following begins. `clear` of the fainter family; `waves` (2, 2): x, y cycles a pixel of both."""

    clear: float
    at: At
    waves: Waves


class Peak(NamedTuple):
    """`wave` (2,) cycles a pixel; `phase` in periods at the middle of the tile, modulo 1."""

    clear: float
    wave: Waves
    phase: float


class Tiles:
    """`lines` (h, w) float32. Keeps some 75 kB a tile: 40 MB for the largest picture."""

    def __init__(self, lines: NDArray[np.float32]) -> None:
        height, width = lines.shape
        self.rows, self.columns = max((height - TILE) // STEP + 1, 0), max((width - TILE) // STEP + 1, 0)
        self._lines = lines
        self._clear = np.zeros((self.rows * self.columns, TILE, TILE // 2 + 1), np.float32)
        for number in range(len(self._clear)):
            size = np.abs(np.fft.rfft2(self._tile(divmod(number, self.columns)))).astype(np.float32)
            usual = np.bincount(_RING.ravel(), size.ravel()) / _RING_SIZE
            self._clear[number] = size / np.maximum(usual[_RING], 1e-6)

    def centre(self, at: At) -> Waves:
        return np.array([at[1] * STEP, at[0] * STEP]) + (TILE + 1) / 2  # phases are those of a pixel's middle

    def start(self, without: list[Waves]) -> Start | None:
        """Where two families that cross at about a right angle stand out most.
        `without`: waves that were followed before and led nowhere."""
        allowed = (_LENGTH >= LEAST_PERIODS) & (_LENGTH <= MOST_CYCLES * TILE)
        for wave in without:
            x, y = wave * TILE
            allowed &= np.minimum(np.hypot(_X - x, _Y - y), np.hypot(_X + x, _Y + y)) > BESIDE * np.hypot(x, y)
        where = np.flatnonzero(allowed)
        if not len(self._clear) or not len(where):
            return None
        first = self._clear.reshape(len(self._clear), -1)[:, where]
        order = np.argsort(-first.max(axis=1), kind="stable")[:TRIED]
        return max((self._crossed(int(n), int(where[first[n].argmax()]), allowed) for n in order), key=_clearness)

    def near(self, at: At, wave: Waves) -> Peak:
        """The clearest wave close to `wave`, which also says its sign."""
        sign = -1.0 if wave[0] < 0 else 1.0
        x0, y0 = np.rint(wave * sign * TILE).astype(int)
        xs = np.arange(x0 - NEAR_BINS, min(x0 + NEAR_BINS, TILE // 2) + 1)
        ys = np.arange(y0 - NEAR_BINS, y0 + NEAR_BINS + 1)
        # Of a wave beyond the vertical only its opposite is kept, which is the same line.
        rows = np.where(xs < 0, -1, 1)[None, :] * ys[:, None] % TILE
        part = self._clear[at[0] * self.columns + at[1]][rows, np.abs(xs)[None, :]]
        j, i = np.unravel_index(int(part.argmax()), part.shape)
        exact = sign * np.array([xs[i] + _top(part[j], int(i)), ys[j] + _top(part[:, i], int(j))]) / TILE
        turn_x, turn_y = (np.exp(-2j * np.pi * along * (np.arange(TILE) - TILE / 2)) for along in exact)
        return Peak(float(part[j, i]), exact, float(np.angle(turn_y @ self._tile(at) @ turn_x) / (2 * np.pi)))

    def _tile(self, at: At) -> NDArray[np.float32]:
        top, left = at[0] * STEP, at[1] * STEP
        part = self._lines[top : top + TILE, left : left + TILE]
        return np.asarray((part - part.mean()) * _WINDOW, np.float32)

    def _crossed(self, number: int, first: int, allowed: NDArray[np.bool_]) -> Start:
        clear = self._clear[number].ravel()
        along = np.array([_X.flat[first], _Y.flat[first]], np.float64)
        length = float(np.hypot(*along))
        turned = np.abs(np.rad2deg(np.arctan2(_Y, _X) - np.arctan2(along[1], along[0]))) % 180
        fits = allowed & (turned > ACROSS_DEG[0]) & (turned < ACROSS_DEG[1])
        against = _LENGTH / length
        fits &= (against > LENGTHS[0]) & (against < LENGTHS[1])
        other = np.where(fits.ravel(), clear, 0)
        second = int(other.argmax())
        waves = np.array([along, [_X.flat[second], _Y.flat[second]]]) / TILE
        return Start(float(min(clear[first], other[second])), divmod(number, self.columns), waves)


def _clearness(start: Start) -> float:
    return start.clear


def _top(values: NDArray[np.float32], index: int) -> float:
    """Where the top of a parabola through the logarithms lies, in steps from `index`."""
    if not 0 < index < len(values) - 1:
        return 0.0
    low, top, high = np.log(np.maximum(values[index - 1 : index + 2], 1e-9)).tolist()
    bend = low - 2 * top + high
    return 0.0 if bend >= 0 else float(np.clip(0.5 * (low - high) / bend, -0.5, 0.5))


_Y, _X = np.meshgrid(np.fft.fftfreq(TILE, 1 / TILE), np.arange(TILE // 2 + 1, dtype=np.float64), indexing="ij")
_LENGTH = np.hypot(_X, _Y)
_RING = np.rint(_LENGTH).astype(np.int64)
_RING_SIZE = np.maximum(np.bincount(_RING.ravel()), 1)
_WINDOW = np.outer(np.hanning(TILE), np.hanning(TILE)).astype(np.float32)
