"""A piece of a frame around a place, and whether it is still there."""

import numpy as np
import pytest

from app.geometry import Box, Point
from app.media.frames import Frame, FrameRef
from app.media.patch import PATCH_PX, has_moved, patch_of

WIDTH, HEIGHT = 640, 480


def texture(seed: int = 1) -> np.ndarray:
    """Blotches some 16 px wide."""
    coarse = np.random.default_rng(seed).integers(20, 230, (HEIGHT // 16, WIDTH // 16, 3), np.uint8)
    return np.ascontiguousarray(coarse.repeat(16, 0).repeat(16, 1))


def frame(pixels: np.ndarray, capture_ms: int = 1, scale: int = 1) -> Frame:
    return Frame(FrameRef("n.face", capture_ms), pixels, WIDTH * scale, HEIGHT * scale)


@pytest.mark.parametrize("at", [Point(320, 240), Point(0, 0), Point(640, 480), Point(10, 470)])
@pytest.mark.parametrize("scale", [1, 2])
def test_the_piece_lies_on_the_frame_holds_the_place_and_shows_what_its_box_says(at, scale):
    whole = frame(texture(), scale=scale)
    at = Point(at.x * scale, at.y * scale)
    piece, box = patch_of(whole, at)
    assert box.contains(at) and max(box.width, box.height) <= PATCH_PX
    assert box.x >= 0 and box.x + box.width <= whole.full_width and box.y + box.height <= whole.full_height
    left, top = round(box.x / scale), round(box.y / scale)
    height, width = piece.pixels.shape[:2]
    assert (width * scale, height * scale) == (box.width, box.height)
    assert np.array_equal(piece.pixels, whole.pixels[top : top + height, left : left + width])
    assert not np.shares_memory(piece.pixels, whole.pixels)


def test_there_is_none_beside_the_frame():
    assert patch_of(frame(texture()), Point(-1, 5)) is None
    assert patch_of(frame(texture()), Point(5, HEIGHT + 1)) is None


def test_a_frame_smaller_than_the_piece_is_taken_whole():
    small = Frame(FrameRef("n.face", 1), texture()[:90, :160].copy(), 160, 90)
    piece, box = patch_of(small, Point(80, 45))
    assert box == Box(0, 0, 160, 90) and piece.pixels.shape == (90, 160, 3)


def moved_by(dx: int, noise: float = 0.0) -> bool:
    before = texture()
    after = np.roll(before, dx, axis=1).astype(np.float32)
    after += np.random.default_rng(2).normal(0, noise, after.shape)
    piece, box = patch_of(frame(before), Point(320, 240))
    return has_moved(piece, box, frame(after.clip(0, 255).astype(np.uint8), 2))


def test_what_rests_is_there_also_under_noise_and_what_went_is_not():
    assert not moved_by(0) and not moved_by(0, noise=12.0) and not moved_by(1)
    assert moved_by(8) and moved_by(40, noise=12.0) and moved_by(200)


def test_another_picture_and_a_flat_one_and_another_size_are_not_called_the_same():
    piece, box = patch_of(frame(texture()), Point(320, 240))
    assert has_moved(piece, box, frame(texture(seed=5), 2))
    grey = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    flat, where = patch_of(frame(grey), Point(320, 240))
    assert has_moved(flat, where, frame(grey, 2))
    assert has_moved(piece, box, frame(texture(), 2, scale=2))


def test_a_smaller_copy_of_the_same_frame_is_the_same():
    piece, box = patch_of(frame(texture()), Point(320, 240))
    half = np.ascontiguousarray(texture()[::2, ::2])
    assert not has_moved(piece, box, Frame(FrameRef("n.face", 2), half, WIDTH, HEIGHT))


def part(box: Box, capture_ms: int = 1) -> Frame:
    """As it comes while a part alone is sent."""
    x, y, across, down = (int(one) for one in (box.x, box.y, box.width, box.height))
    pixels = np.ascontiguousarray(texture()[y : y + down, x : x + across])
    return Frame(FrameRef("n.face", capture_ms), pixels, WIDTH, HEIGHT, box=box)


def test_of_a_part_the_piece_is_what_lies_there_and_beside_the_part_there_is_none():
    piece, box = patch_of(part(Box(304, 200, 256, 248)), Point(320, 240))
    assert box.contains(Point(320, 240)) and box.x >= 304
    left, top = int(box.x), int(box.y)
    assert np.array_equal(piece.pixels, texture()[top : top + int(box.height), left : left + int(box.width)])
    assert patch_of(part(Box(304, 200, 256, 248)), Point(100, 100)) is None


def test_what_rests_rests_in_a_part_too_and_outside_the_part_nothing_is_said_to():
    piece, box = patch_of(frame(texture()), Point(320, 240))
    assert not has_moved(piece, box, part(Box(160, 80, 400, 360), 2))
    assert has_moved(piece, box, part(Box(320, 80, 256, 360), 2))
