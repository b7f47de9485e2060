"""A part of a picture: whole pixels within the frame, the same part when the camera gives finer pictures."""

import numpy as np
import pytest

from app.geometry import Box
from app.media import camera as camera_module
from app.media import framecode
from app.media.camera import FINE_PX, Camera
from app.media.frames import Frame, FrameRef
from app.media.grab import Grabbed
from app.media.region import GRAIN, LEAST_PX, PLAIN_PX, Region, cut, plain, region_of
from app.media.stills import pixels_of, still_of
from tests.media.parts import now_ms, wait_for

SIZE = (1280, 720)


def region(box: Box) -> Region:
    found = region_of("nurse.camera", box, SIZE, 5, "nurse.part")
    assert found is not None
    return found


def frame_of(pixels: np.ndarray) -> Frame:
    return Frame(FrameRef("nurse.camera", 7), pixels, pixels.shape[1], pixels.shape[0])


@pytest.mark.parametrize(
    "box",
    [Box(300, 200, 331, 207), Box(0, 0, 5, 5), Box(1200, 700, 500, 500), Box(-50, -50, 200, 200), Box(0, 0, 1280, 720)],
)
@pytest.mark.parametrize("size", [SIZE, (1920, 1080), (641, 361)])
def test_a_part_lies_in_the_frame_on_whole_pixels_as_encoders_want_them(box: Box, size: tuple[int, int]) -> None:
    part = region(box).on(*size)
    assert part.x >= 0 and part.y >= 0 and part.x + part.width <= size[0] and part.y + part.height <= size[1]
    assert part.width % GRAIN == part.height % GRAIN == 0 and min(part.width, part.height) >= LEAST_PX


def test_it_is_the_same_part_of_a_finer_picture() -> None:
    asked = region(Box(320, 180, 320, 240))
    assert asked.on(*SIZE) == Box(320, 180, 320, 240)
    assert asked.on(1920, 1080) == Box(480, 270, 480, 360)


def test_what_lies_nowhere_in_the_frame_is_no_part() -> None:
    assert region_of("n.c", Box(1300, 0, 50, 50), SIZE, 5, "n.p") is None


def test_what_is_cut_keeps_name_and_units_and_is_every_pixel_of_that_place() -> None:
    pixels = np.random.default_rng(1).integers(0, 255, (720, 1280, 3), dtype=np.uint8)
    part = cut(frame_of(pixels), region(Box(320, 180, 320, 240)))
    assert (part.ref.capture_ms, part.full_width, part.full_height, part.box) == (7, 1280, 720, Box(320, 180, 320, 240))
    assert np.array_equal(part.pixels, pixels[180:420, 320:640]) and part.pixels.flags.c_contiguous


def test_what_is_recorded_of_a_finer_camera_stays_as_large_as_before() -> None:
    fine = frame_of(np.zeros((1080, 1920, 3), np.uint8))
    shown = plain(fine)
    assert (shown.pixels.shape[1], shown.pixels.shape[0], shown.full_width) == (*PLAIN_PX, 1920)
    usual = frame_of(np.zeros((720, 1280, 3), np.uint8))
    assert plain(usual) is usual


def test_a_still_of_a_received_part_is_black_where_nothing_was_seen() -> None:
    part = cut(frame_of(np.full((720, 1280, 3), 200, np.uint8)), region(Box(320, 180, 320, 240)))
    pixels = pixels_of(still_of(part))
    assert pixels is not None and pixels.shape == (720, 1280, 3)
    assert pixels[100, 100].max() < 10 and pixels[300, 480].min() > 190


def test_a_camera_is_opened_finer_while_a_part_is_asked_for_and_its_stamps_go_on_rising() -> None:
    camera = Camera("scene", "seat", now_ms)
    shown = camera.frames.reader()
    camera.start()

    def wide(width: int) -> bool:
        frame = shown.take()
        return frame is not None and frame.pixels.shape[1] == width

    wait_for(lambda: wide(1280))
    camera.set_fine(True)
    wait_for(lambda: wide(FINE_PX[0]))
    newest = camera.ring.newest()
    assert newest is not None
    kept = camera.ring.get(newest.capture_ms)
    assert kept is not None and framecode.read(kept.pixels) == newest.capture_ms & framecode.MASK
    camera.set_fine(False)
    wait_for(lambda: wide(1280))
    camera.close()


class Squarer:
    """A camera whose finer pictures see more above and below."""

    paced = True

    def __init__(self, width: int) -> None:
        self._shape = (960, 1280, 3) if width > 1280 else (720, 1280, 3)

    def grab(self, capture_ms: int) -> Grabbed:
        return Grabbed(np.full(self._shape, 99, np.uint8))

    def skip(self) -> bool:
        return True

    def close(self) -> None:
        """Holds nothing."""


def test_finer_pictures_of_another_shape_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "RETRY_S", 0.01)
    opened: list[int] = []

    def opener(spec: str, width: int, height: int, fps: int) -> Squarer:
        opened.append(width)
        return Squarer(width)

    camera = Camera("device:x", "seat", now_ms, opener=opener)
    heights = camera.frames.backlog(10_000)
    camera.start()
    wait_for(lambda: len(heights) > 3)
    camera.set_fine(True)
    wait_for(lambda: opened == [1280, FINE_PX[0], 1280])
    before = len(heights)
    wait_for(lambda: len(heights) > before + 3)
    camera.close()
    seen = set()
    while (frame := heights.take()) is not None:
        seen.add(frame.full_height)
    assert seen == {720} and opened == [1280, FINE_PX[0], 1280]
