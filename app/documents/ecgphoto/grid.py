"""The printed grid of a photographed ECG, found and measured, or refused with the reason; reads no trace.

A family of lines is taken for the paper's only when five small squares make a large one, in both directions, over the
whole of what was followed: what is in doubt gives no grid, and without a grid there are no numbers.
"""

from typing import Literal, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.ecgphoto.lattice import CLEAR, Places, followed
from app.documents.ecgphoto.mapping import LEAST_PLACES, Mapping, Points, fitted
from app.documents.ecgphoto.ratio import LEAST_SPAN, SAMPLES, Ratio, five_to_one
from app.documents.ecgphoto.ruled import line_share, reduced
from app.documents.ecgphoto.spectra import STEP, Tiles, Waves

LARGE_MM = 5.0
STARTS = 5  # lattices tried in one colour: a screen's own pixels may stand out more than the paper's lines
PLANE_PERIODS = 0.6  # a sheet that bends lies this far off a plane
COUNTED_WRONG = 0.35  # periods off the fitted paper
MOST_WRONG = 0.4  # of the tiles
FLAT = 1e-6  # square millimetres a pixel: seen from the edge
MOST_ERROR_MM = 0.2  # 8 ms at 25 mm/s; a sheet that fits worse is crumpled or something else
SQUARE = (0.75, 1.34)  # height against width of a square seen from at most 40 degrees
WAY_PX, MOST_SPAN = 360, 96  # pixels a count of squares is made over; periods
PIECES = 48  # places at which squares are counted
ACROSS_PERIODS, ACROSS_SAMPLES = 12, 24  # of the other family; less and slanting patterns would show through

_ACROSS = (np.hanning(ACROSS_SAMPLES + 2)[1:-1] * 2 / (ACROSS_SAMPLES + 1)).astype(np.float32)

Code = Literal["small", "none", "count", "doubtful", "uneven"]
TEXTS: dict[Code, str] = {
    "small": "This picture is too small to find a grid in. Take it again from closer.",
    "none": "No grid was found in this picture, so nothing on it can be measured.",
    "count": "These lines are not five small squares to a large one, so they are not taken for ECG paper.",
    "doubtful": "The small squares are too faint to measure on. Take a sharper picture from closer, straight above.",
    "uneven": "The squares are too uneven to measure on. Lay the paper flat and take the picture again.",
}


class NoGrid(NamedTuple):
    """Nothing is measured. `text` is one sentence for people."""

    code: Code

    @property
    def text(self) -> str:
        return TEXTS[self.code]


class Grid(NamedTuple):
    """`to_paper` from the photograph's pixels to millimetres of its paper (x right, y down, from an arbitrary place),
    `to_photo` back. `places` (n, 2) mm: where it was followed, some `reach_mm` apart. `error_mm`: how far a place is
    off, usually. `px_per_mm_x`, `px_per_mm_y`, `tilt_deg` (of the paper's x axis, clockwise): in the middle."""

    to_paper: Mapping
    to_photo: Mapping
    places: Points
    reach_mm: float
    error_mm: float
    px_per_mm_x: float
    px_per_mm_y: float
    tilt_deg: float

    def covers(self, points_mm: Points) -> NDArray[np.bool_]:
        """Whether each of `points_mm` (n, 2) lies where the grid was followed."""
        away = np.hypot(*np.moveaxis(points_mm[:, None, :] - self.places[None, :, :], 2, 0))
        covered: NDArray[np.bool_] = away.min(axis=1) <= self.reach_mm
        return covered


def found_grid(pixels: NDArray[np.uint8]) -> Grid | NoGrid:
    """`pixels` (h, w, 3) BGR, any number of pixels; some 1 s of processor, 3 s when it is refused, and 200 MB for the
    largest. The three colours are tried one after the other: which shows the grid best depends on its ink."""
    small, scale = reduced(np.ascontiguousarray(pixels))
    doubts: list[Code] = []
    for channel in (1, 0, 2):
        found = _in_colour(line_share(np.ascontiguousarray(small[:, :, channel])), scale)
        if isinstance(found, Grid):
            return found
        doubts.append(found.code)
    order: tuple[Code, ...] = ("doubtful", "uneven", "count", "none", "small")
    return NoGrid(next(code for code in order if code in doubts))


def _in_colour(lines: NDArray[np.float32], scale: float) -> Grid | NoGrid:
    tiles = Tiles(lines)
    if tiles.rows * tiles.columns < LEAST_PLACES:
        return NoGrid("small")
    why = NoGrid("none")
    without: list[Waves] = []
    for _ in range(STARTS):
        start = tiles.start(without)
        if start is None or start.clear < CLEAR:
            return why
        sheet = _sheet(followed(tiles, start))
        if sheet is None:
            without.extend(start.waves)
            continue
        ratios = [five_to_one(_pieces(lines, sheet, axis)) for axis in (0, 1)]
        if _is_sure(ratios):
            return _measured(sheet, ratios, scale)
        if not any(ratio.doubt == "short" for ratio in ratios):
            is_near = any(abs(ratio.large - 0.2) < 0.01 for ratio in ratios)
            why = NoGrid("doubtful" if is_near and why.code != "count" else "count")
        without.extend(wave for wave, ratio in zip(start.waves, ratios, strict=True) if ratio.doubt)
    return why


def _is_sure(ratios: list[Ratio]) -> bool:
    """Beyond doubt in one direction; in the other the trace, running along it, may hide most of the large squares."""
    first, second = sorted(ratio.doubt for ratio in ratios)
    return first == "" and second in ("", "weak")


class _Sheet(NamedTuple):
    """`places` that agree; `to_periods` from pixels, `to_pixels` back."""

    places: Places
    to_periods: Mapping
    to_pixels: Mapping


def _sheet(places: Places) -> _Sheet | None:
    if len(places.centres) < LEAST_PLACES:
        return None
    first = fitted(places.centres, places.periods, PLANE_PERIODS)
    if first is None:
        return None
    # Whoever was counted one too many is counted again by what all the others say.
    again = places.periods + np.rint(first.apply(places.centres) - places.periods)
    second = fitted(places.centres, again, PLANE_PERIODS)
    if second is None:
        return None
    keep = np.hypot(*(second.apply(places.centres) - again).T) < COUNTED_WRONG
    if keep.sum() < LEAST_PLACES or keep.mean() < 1 - MOST_WRONG:
        return None
    kept = Places(places.centres[keep], again[keep])
    back = fitted(kept.periods, kept.centres, PLANE_PERIODS * STEP / 10)
    return None if back is None else _Sheet(kept, second, back)


def _pieces(lines: NDArray[np.float32], sheet: _Sheet, axis: int) -> NDArray[np.float32]:
    """(n, m), SAMPLES a period: the lines met along one family, averaged over some periods of the other."""
    centres, periods = sheet.places
    span = int(np.clip(round(WAY_PX * _closeness(sheet)[axis]), LEAST_SPAN, MOST_SPAN))
    # One place a period is asked of the mapping, which is smooth; what lies between is drawn straight.
    along, across = np.arange(span) + 0.5 - span / 2, np.linspace(-0.5, 0.5, ACROSS_SAMPLES) * ACROSS_PERIODS
    step = np.zeros((ACROSS_SAMPLES, span, 2))
    step[..., axis], step[..., 1 - axis] = along[None, :], across[:, None]
    ends = step[[0, 0, -1, -1], [0, -1, 0, -1]]
    corners = sheet.to_pixels.apply(periods[:, None, :] + ends[None, :, :])
    away = np.hypot(*np.moveaxis(corners[:, :, None, :] - centres[None, None, :, :], 3, 0)).min(axis=2)
    usable = np.flatnonzero((away < STEP).all(axis=1))
    picked = usable[np.linspace(0, len(usable) - 1, min(PIECES, len(usable))).astype(int)] if len(usable) else usable
    found = []
    for at in periods[picked]:
        coarse = (sheet.to_pixels.apply(at + step) - 0.5).astype(np.float32)  # cv2 counts from the middle of a pixel
        x, y = (cv2.resize(one, (span * SAMPLES, ACROSS_SAMPLES)) for one in cv2.split(coarse))
        found.append(cv2.remap(lines, x, y, cv2.INTER_LINEAR).T @ _ACROSS)
    return np.asarray(found, np.float32).reshape(-1, span * SAMPLES)


def _closeness(sheet: _Sheet) -> tuple[float, float]:
    """Periods a pixel of both families, in the middle."""
    first, second = _slope(sheet.to_periods, sheet.places.centres.mean(axis=0))
    return float(np.hypot(*first)), float(np.hypot(*second))


def _measured(sheet: _Sheet, ratios: list[Ratio], scale: float) -> Grid | NoGrid:
    middle = sheet.places.centres.mean(axis=0)
    slope = _slope(sheet.to_periods, middle)  # rows: families, columns: x, y
    rows = [0, 1] if abs(slope[0, 0] * slope[1, 1]) >= abs(slope[0, 1] * slope[1, 0]) else [1, 0]
    to_mm = np.zeros((2, 2))
    for row, family in enumerate(rows):
        to_mm[row, family] = LARGE_MM * ratios[family].large * np.sign(slope[family, row])
    to_paper = sheet.to_periods.then(to_mm)
    places = sheet.places.periods @ to_mm.T
    to_photo = fitted(places, sheet.places.centres, PLANE_PERIODS * STEP / 10)
    error = float(np.sqrt(((to_paper.apply(sheet.places.centres) - places) ** 2).mean()))
    ahead = _slope(to_paper, middle)
    if to_photo is None or error > MOST_ERROR_MM or abs(np.linalg.det(ahead)) < FLAT:
        return NoGrid("uneven")
    back = np.linalg.inv(ahead)  # columns: the paper's x and y in pixels
    wide, high = np.hypot(*back)
    if not SQUARE[0] < high / wide < SQUARE[1]:
        return NoGrid("count")
    reach = STEP * 0.75 / float(min(wide, high))
    tilt = float(np.rad2deg(np.arctan2(back[1, 0], back[0, 0])))
    there = to_photo.then(np.eye(2) / scale)
    return Grid(to_paper.of_larger(scale), there, places, reach, error, wide / scale, high / scale, tilt)


def _slope(mapping: Mapping, at: Points) -> NDArray[np.float64]:
    """(2, 2): how the result (rows) changes with x and y (columns), a pixel."""
    half = np.eye(2) / 2
    slope: NDArray[np.float64] = np.asarray(mapping.apply(at + half) - mapping.apply(at - half)).T
    return slope
