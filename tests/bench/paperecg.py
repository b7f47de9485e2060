"""Photographed ECGs on paper: how far off an interval is that a caliper reads on the grid found, how often the grid is
refused, and how often one is found that is not there. Writes `paperecg.json`.

The photographs are rendered: a real trace on papers of six inks, tilted up to 20 degrees, bent, shaded, blurred, coded
as JPEG, shown on a screen (whose pixels beat with the camera's) or sampled so coarsely that lines alias. Then what is
no ECG paper: other counts of squares, one size of squares, oblong ones, cloth, lines, print. A grid is false when it is
found on one of these, or is more than 3 % off on ECG paper. Engineering pads and graph paper have five small squares to
a large one as ECG paper has: their lines cannot tell, a person is asked, and how often that is needed is said apart.
What makes a photograph is drawn from its number alone.
"""

import sys
import time

import numpy as np
from numpy.typing import NDArray

from app.documents.ecgphoto.grid import Grid, NoGrid, found_grid
from app.documents.ecgphoto.reading import Confirmed, interval
from tests.bench.harness import is_full, percentile, write_json
from tests.documents.ecgphoto.photographs import HEIGHT_MM, INKS, WIDTH_MM, Paper, Photograph, Shot, photographed

PHOTOGRAPHS, ROUNDS_OF_OTHERS, ALIKE = (180, 4, 24) if is_full() else (8, 1, 2)
INTERVALS = 60  # on each
INTERVAL_MM = (2.0, 30.0)  # from a QRS to a slow beat: 80 to 1,200 ms at 25 mm/s
MM_PER_S = 25.0
FALSE_SHARE = 0.03
LIMIT_MS = 20.0

OTHERS = (
    Paper(major=2),
    Paper(major=3),
    Paper(major=4),
    Paper(major=6, ink="grey"),
    Paper(major=8),
    Paper(major=10),
    Paper(major=10, ink="green", trace=False),
    Paper(minor_ink=0.0),
    Paper(major=0),
    Paper(across=1.5),
    Paper(kind="cloth"),
    Paper(kind="lines"),
    Paper(kind="text", trace=False),
    Paper(kind="skin", trace=False),
)

# An engineering pad (five squares to the inch, a heavy line each inch), and graph paper of 1 and 5 mm.
LOOK_ALIKE = (Paper(ink="green", minor_width_mm=0.15), Paper(ink="orange", minor_width_mm=0.1, trace=False))


def main() -> int:
    errors: list[float] = []
    held: list[bool] = []
    seconds: list[float] = []
    refused: dict[str, int] = {}
    wrong: list[str] = []
    for number in range(PHOTOGRAPHS):
        paper, shot = taken(number)
        photo = photographed(paper, shot)
        found = timed(photo, seconds)
        if isinstance(found, NoGrid):
            refused[found.code] = refused.get(found.code, 0) + 1
            continue
        off, within, share = read(photo, found, number)
        errors += off
        held += within
        if share > FALSE_SHARE:
            wrong.append(f"paper {number}")
    for number in range(len(OTHERS) * ROUNDS_OF_OTHERS):
        paper = OTHERS[number % len(OTHERS)]
        photo = photographed(paper, taken(1_000 + number)[1])
        if isinstance(timed(photo, seconds), Grid):
            wrong.append(f"other {number % len(OTHERS)} as {number}")
    asked = 0
    for number in range(ALIKE):
        paper = LOOK_ALIKE[number % len(LOOK_ALIKE)]
        asked += isinstance(timed(photographed(paper, taken(2_000 + number)[1]), seconds), Grid)
    looked = PHOTOGRAPHS + len(OTHERS) * ROUNDS_OF_OTHERS
    figures: dict[str, object] = {
        "photographs": PHOTOGRAPHS,
        "others": len(OTHERS) * ROUNDS_OF_OTHERS,
        "interval_error_p50_ms": round(percentile(errors, 0.5), 2),
        "interval_error_p95_ms": round(percentile(errors, 0.95), 2),
        "interval_error_worst_ms": round(max(errors, default=float("nan")), 2),
        "within_stated_share": round(sum(held) / max(len(held), 1), 4),
        "refused_share": round(sum(refused.values()) / PHOTOGRAPHS, 4),
        "false_grid_share": round(len(wrong) / looked, 4),
        "look_alikes": ALIKE,
        "look_alikes_asked_about_share": round(asked / ALIKE, 4),
        "processor_p95_s": round(percentile(seconds, 0.95), 2),
        "refused": refused,
        "false": wrong,
    }
    limit = {"interval_error_p95_ms": LIMIT_MS, "false_grid_share": 0.0, "least_within_stated_share": 0.95}
    write_json("paperecg", figures, limit)
    return 0


def taken(number: int) -> tuple[Paper, Shot]:
    """One photograph of ECG paper as telephones and webcams take them."""
    random = np.random.default_rng(number)
    is_large = random.random() < 0.35
    paper = Paper(
        list(INKS)[number % len(INKS)],
        minor_ink=float(random.choice([0.4, 0.6, 0.9])),
        minor_width_mm=float(random.choice([0.1, 0.15])),
        major_width_mm=float(random.choice([0.2, 0.3])),
    )
    shot = Shot(
        size=(2_400, 1_800) if is_large else (1_600, 1_200),
        px_per_mm=float(random.uniform(5, 9.5) if is_large else random.uniform(3, 6.3)),
        tilt_deg=float(random.uniform(0, 20)),
        axis_deg=float(random.uniform(0, 360)),
        turn_deg=float(random.uniform(-15, 15)),
        away_mm=float(random.uniform(300, 600)),
        bend_mm=float(random.choice([0, 0, 2, 4, 6])),
        shadow=float(random.uniform(0, 1)),
        blur_px=float(random.uniform(0.3, 1.6)),
        noise=float(random.uniform(1, 8)),
        jpeg=int(random.integers(35, 95)),
        screen_px=float(random.choice([0, 0, random.uniform(1.5, 3.2)])),
        aliased=bool(random.random() < 0.2),
        seed=number,
    )
    return paper, shot


def timed(photo: Photograph, seconds: list[float]) -> Grid | NoGrid:
    began = time.process_time()
    found = found_grid(photo.pixels)
    seconds.append(time.process_time() - began)
    return found


def read(photo: Photograph, grid: Grid, seed: int) -> tuple[list[float], list[bool], float]:
    """Of every interval set where the grid was followed: ms off, and whether what was stated holds it; and how far
    off the scale is as a whole. The hand sets each leg on a pixel, so half of one is in it."""
    random = np.random.default_rng(seed)
    errors, held, ratios = [], [], []
    for first, second in pairs(photo, random):
        said = interval(Confirmed(grid, 0), grid.to_paper.apply(np.stack([first, second])[:, ::-1] + 0.5), MM_PER_S)
        if said is None:
            continue
        way = photo.on_sheet[tuple(second)] - photo.on_sheet[tuple(first)]
        true = abs(float(way[0])) * 1_000 / MM_PER_S
        errors.append(abs(said.value - true))
        held.append(abs(said.value - true) <= said.plus_minus)
        ratios.append(said.value / true)
    return errors, held, abs(float(np.median(ratios)) - 1) if ratios else 0.0


def pairs(photo: Photograph, random: np.random.Generator) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows and columns of pixels INTERVAL_MM apart along the paper, at about one height."""
    inside = np.argwhere(photo.inside())
    step = max(len(inside) // 40_000, 1)
    places = photo.on_sheet[inside[::step, 0], inside[::step, 1]]
    found = []
    for _ in range(INTERVALS):
        start = random.uniform((8, 8), (WIDTH_MM - 40, HEIGHT_MM - 8))
        end = start + np.array([random.uniform(*INTERVAL_MM), 0.0])
        ends = [inside[::step][np.hypot(*(places - at).T).argmin()] for at in (start, end)]
        if (ends[0] != ends[1]).any():
            found.append((ends[0], ends[1]))
    return found


if __name__ == "__main__":
    sys.exit(main())
