"""A printed grid is found to a fraction of a millimetre, or refused with the reason; small photographs, few of them.
How often and how well over many is `tests.bench.paperecg`."""

from functools import lru_cache

import numpy as np
import pytest

from app.documents.ecgphoto.grid import TEXTS, Grid, NoGrid, found_grid
from app.documents.ecgphoto.reading import Confirmed, amplitude, interval
from app.documents.ecgphoto.straighten import straightened
from tests.documents.ecgphoto.photographs import Paper, Photograph, Shot, photographed

SMALL = (960, 720)
SMALLEST = (720, 540)  # where it is refused: every colour and several starts are tried then
TILTED = Shot(SMALL, px_per_mm=4.4, tilt_deg=20, axis_deg=30, turn_deg=6, shadow=0.7, bend_mm=3)


@lru_cache(maxsize=1)
def tilted() -> tuple[Photograph, Grid]:
    photo = photographed(Paper(), TILTED)
    grid = found_grid(photo.pixels)
    assert isinstance(grid, Grid)
    return photo, grid


def covered(photo: Photograph, grid: Grid, count: int) -> np.ndarray:
    """(count, 2) rows and columns of pixels on the paper and on the grid that was followed."""
    inside = np.argwhere(photo.inside(10.0))
    picked = inside[np.linspace(0, len(inside) - 1, 4 * count).astype(int)]
    return picked[grid.covers(grid.to_paper.apply(picked[:, ::-1] + 0.5))][:count]


def test_a_tilted_bent_and_shaded_paper_is_measured_to_a_fraction_of_a_millimetre():
    photo, grid = tilted()
    at = covered(photo, grid, 200)

    off = grid.to_paper.apply(at[:, ::-1] + 0.5) - photo.on_sheet[at[:, 0], at[:, 1]]
    off -= np.median(off, axis=0)  # from where it counts is nobody's business

    assert len(at) > 150
    assert np.quantile(np.abs(off), 0.95) < 0.15 and np.abs(off).max() < 0.4


def test_the_way_back_to_the_photograph_is_the_way_there():
    photo, grid = tilted()
    at = covered(photo, grid, 200)[:, ::-1] + 0.5
    assert np.abs(grid.to_photo.apply(grid.to_paper.apply(at)) - at).max() < 0.7


def test_a_caliper_says_what_the_paper_says_and_how_sure_it_is():
    photo, grid = tilted()
    middle = np.array([480.5, 300.5])
    there = middle + np.array([90.0, 0.0])
    (x0, y0), (x1, y1) = (photo.on_sheet[int(p[1]), int(p[0])] for p in (middle, there))

    ends = grid.to_paper.apply(np.stack([middle, there]))
    said, high = interval(Confirmed(grid, 0), ends, 25.0), amplitude(Confirmed(grid, 0), ends, 10.0)

    assert said is not None and high is not None
    assert abs(said.value - abs(x1 - x0) * 40) < said.plus_minus
    assert abs(high.value - (y0 - y1) / 10) < high.plus_minus
    assert 20 < said.plus_minus < 40 and said.unit == "ms" and high.unit == "mV"


def test_the_same_way_at_twice_the_paper_speed_is_half_the_time():
    _, grid = tilted()
    ends = grid.to_paper.apply(np.array([[400.0, 300.0], [470.0, 300.0]]))
    slow, fast = interval(Confirmed(grid, 0), ends, 25.0), interval(Confirmed(grid, 0), ends, 50.0)
    assert slow is not None and fast is not None
    assert fast.value == pytest.approx(slow.value / 2) and fast.plus_minus == pytest.approx(slow.plus_minus / 2)


def test_which_way_is_up_is_said_by_a_person_and_turns_what_is_read():
    _, grid = tilted()
    ends = grid.to_paper.apply(np.array([[450.0, 330.0], [500.0, 300.0]]))
    wide, high = ends[1] - ends[0]
    said = [(interval(Confirmed(grid, n), ends, 25.0), amplitude(Confirmed(grid, n), ends, 10.0)) for n in range(4)]
    assert [one and one.value for one, _ in said] == pytest.approx([abs(wide) * 40, abs(high) * 40] * 2)
    assert [one and one.value for _, one in said] == pytest.approx([-high / 10, -wide / 10, high / 10, wide / 10])


def test_beside_the_grid_there_is_no_number():
    _, grid = tilted()
    assert interval(Confirmed(grid, 0), grid.to_paper.apply(np.array([[480.0, 300.0], [480.0, -400.0]])), 25.0) is None


def test_a_straightened_paper_has_true_squares():
    photo, grid = tilted()
    straight = straightened(photo.pixels, grid)
    again = found_grid(straight.pixels)

    assert isinstance(again, Grid)
    assert again.px_per_mm_x == pytest.approx(straight.px_per_mm, rel=0.01)
    assert again.px_per_mm_y == pytest.approx(straight.px_per_mm, rel=0.01)
    assert abs(again.tilt_deg) < 0.3


def test_a_place_of_the_straightened_picture_is_the_same_place_of_the_paper():
    photo, grid = tilted()
    straight = straightened(photo.pixels, grid)
    height, width = straight.pixels.shape[:2]
    for at in np.array([[0.3, 0.4], [0.5, 0.5], [0.7, 0.6]]) * (width, height):
        place = straight.on_paper(at[None])
        x, y = grid.to_photo.apply(place)[0]
        away = photo.on_sheet[int(y), int(x)] - photo.on_sheet[360, 480]
        counted = place[0] - grid.to_paper.apply(np.array([[480.5, 360.5]]))[0]
        assert np.abs(away - counted).max() < 0.4


def test_the_paper_shown_on_a_screen_is_told_from_the_screens_own_pixels():
    photo = photographed(Paper("blue"), Shot(SMALL, px_per_mm=4.6, tilt_deg=8, axis_deg=70, screen_px=2.7, jpeg=70))
    grid = found_grid(photo.pixels)
    assert isinstance(grid, NoGrid) or grid.px_per_mm_x == pytest.approx(4.6, rel=0.05)


@pytest.mark.parametrize("count", [2, 4, 8, 10])
def test_another_count_of_squares_is_refused(count):
    photo = photographed(Paper(major=count), Shot(SMALLEST, px_per_mm=4.6, tilt_deg=5))
    found = found_grid(photo.pixels)
    assert isinstance(found, NoGrid) and found.code in ("count", "doubtful") and found.text in TEXTS.values()


@pytest.mark.parametrize("paper", [Paper(minor_ink=0.0), Paper(major=0), Paper(across=1.5)], ids=["5", "1", "oblong"])
def test_squares_of_one_size_or_of_no_square_shape_are_refused(paper):
    assert isinstance(found_grid(photographed(paper, Shot(SMALLEST, px_per_mm=4.6)).pixels), NoGrid)


@pytest.mark.parametrize("kind", ["lines", "text", "skin"])
def test_what_is_no_grid_is_refused(kind):
    found = found_grid(photographed(Paper(kind=kind, trace=False), Shot(SMALLEST, px_per_mm=4.6)).pixels)
    assert isinstance(found, NoGrid)


@pytest.mark.parametrize("shape", [(1, 1), (3, 4_000), (200, 200), (700, 700)])
@pytest.mark.parametrize("value", [0, 255])
def test_a_picture_of_nothing_is_refused(shape, value):
    assert isinstance(found_grid(np.full((*shape, 3), value, np.uint8)), NoGrid)


def test_noise_is_no_grid():
    noise = np.random.default_rng(1).integers(0, 256, (600, 800, 3)).astype(np.uint8)
    assert isinstance(found_grid(noise), NoGrid)


@pytest.mark.parametrize("kind", ["stripes", "chequers", "dots", "fine", "rings"])
def test_patterns_that_repeat_are_no_grid(kind):
    y, x = np.mgrid[0:600, 0:700]
    pattern = {
        "stripes": x // 4 % 2 == 0,
        "chequers": (x // 6 + y // 6) % 2 == 0,
        "dots": (x % 12 < 3) & (y % 12 < 3),
        "fine": (x + y) % 2 == 0,
        "rings": np.hypot(x - 350, y - 300) // 5 % 2 == 0,
    }[kind]
    assert isinstance(found_grid(np.repeat((pattern * 200 + 20).astype(np.uint8)[..., None], 3, axis=2)), NoGrid)
