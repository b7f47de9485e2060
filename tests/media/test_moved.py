"""A camera that was moved is known from a hand, a breath and a change of light before it."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from app.media.moved import LOST_MS, Moved, small
from app.settings import assets_folder

Picture = NDArray[np.uint8]
EVERY_MS = 500


@pytest.fixture(scope="module")
def scene() -> Picture:
    """A textured table with room to look around."""
    fundus = cv2.imread(str(assets_folder() / "samples" / "ihc.png"))
    return np.asarray(cv2.resize(fundus, (1600, 1600)), np.uint8)


def filmed(scene: Picture, x: float = 0, y: float = 0, turn: float = 0, zoom: float = 1.0) -> Picture:
    way = cv2.getRotationMatrix2D((800, 800), turn, zoom)
    way[:, 2] += (320 - 800 - x, 180 - 800 - y)
    return np.asarray(cv2.warpAffine(scene, way, (640, 360)), np.uint8)


def told(pictures: list[Picture]) -> int | None:
    """At which look, counted from 0."""
    moved = Moved()
    return next((n for n, one in enumerate(pictures) if moved.look(small(one), n * EVERY_MS)), None)


@pytest.mark.parametrize(
    "change", [{"turn": 20.0}, {"x": 260.0}, {"y": -150.0}, {"zoom": 1.6}, {"turn": -90.0}, {"turn": 180.0}]
)
def test_a_camera_that_was_moved_is_told(scene: Picture, change: dict[str, float]) -> None:
    assert told([filmed(scene), filmed(scene), filmed(scene, **change)]) == 2


def test_a_camera_carried_around_slowly_is_told_though_each_step_is_small(scene: Picture) -> None:
    assert told([filmed(scene, turn=2.0 * step) for step in range(12)]) in (6, 7)


@pytest.mark.parametrize("change", [{}, {"turn": 4.0}, {"x": 40.0}, {"zoom": 1.1}])
def test_a_hand_held_camera_that_stays_where_it_was_is_not_asked_about(
    scene: Picture, change: dict[str, float]
) -> None:
    assert told([filmed(scene), *(filmed(scene, **change) for _ in range(8))]) is None


def test_a_hand_across_the_picture_and_another_light_are_no_move(scene: Picture) -> None:
    def with_hand(step: int) -> Picture:
        picture = (filmed(scene) * (0.7 + 0.05 * step)).astype(np.uint8)
        cv2.ellipse(picture, (80 * step, 200), (130, 70), 20, 0, 360, (150, 172, 205), -1)
        return picture

    assert told([filmed(scene), *(with_hand(step) for step in range(8)), filmed(scene)]) is None


def test_a_covered_lens_says_nothing_and_the_same_place_after_it_is_the_same(scene: Picture) -> None:
    dark = np.zeros_like(filmed(scene))
    assert told([filmed(scene), *(dark for _ in range(12)), filmed(scene)]) is None
    assert told([filmed(scene), *(dark for _ in range(12)), filmed(scene, turn=60)]) == 13


def test_another_place_is_told_when_it_stays(scene: Picture) -> None:
    other = np.asarray(cv2.imread(str(assets_folder() / "samples" / "fundus.jpg")), np.uint8)
    looks = [filmed(scene), *(other[300:1000, 300:1200] for _ in range(10))]
    assert told(looks) == 1 + LOST_MS // EVERY_MS


def test_what_hides_everything_for_a_moment_is_waited_for(scene: Picture) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (360, 640, 3), dtype=np.uint8)
    assert told([filmed(scene), noise, noise, noise, *(filmed(scene) for _ in range(8))]) is None


def test_a_smooth_picture_says_nothing(scene: Picture) -> None:
    ramp = np.repeat(np.linspace(0, 255, 640, dtype=np.uint8)[None, :, None], 360, 0).repeat(3, 2)
    assert told([ramp.astype(np.uint8)] * 10) is None
