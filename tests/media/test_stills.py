"""Stills from the ring and from what was received, and the smaller pictures of them that travel first."""

import io

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from app.geometry import Box
from app.media import framecode
from app.media.frames import Frame, FrameRef, Kept, Ring
from app.media.scene import Scene
from app.media.stills import (
    DETAIL_BYTES,
    PART_BYTES,
    PREVIEW_BYTES,
    StillBytes,
    laid_over,
    pixels_of,
    still_detail,
    still_from_ring,
    still_of,
    still_part,
    still_preview,
)
from app.settings import assets_folder
from tests.bench.links import figures

STAMP = 1_795_312_520_597
SAMPLES = assets_folder() / "samples"


def opened(still: StillBytes) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.asarray(Image.open(io.BytesIO(still.data)).convert("RGB"))[:, :, ::-1])


def ssim(seen: NDArray[np.uint8], original: NDArray[np.uint8]) -> float:
    luma = [np.asarray(cv2.cvtColor(each, cv2.COLOR_BGR2GRAY), np.uint8) for each in (seen, original)]
    return figures.ssim(*luma)


def grown(still: StillBytes, width: int, height: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.resize(opened(still), (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def test_a_still_from_the_ring_is_the_ring_s_own_bytes() -> None:
    ring = Ring()
    ring.put(Kept(FrameRef("a", STAMP), b"jpeg", 8, 6))
    still = still_from_ring(ring, STAMP)
    assert still is not None and (still.data, still.width, still.height) == (b"jpeg", 8, 6)
    assert still_from_ring(ring, STAMP + 1) is None
    assert pixels_of(still) is None


def test_a_received_still_keeps_its_size_and_its_code() -> None:
    pixels = Scene(640, 360).draw(STAMP)
    still = still_of(Frame(FrameRef("a", STAMP), pixels, 1280, 720))
    assert (still.width, still.height) == (640, 360)
    kept = pixels_of(still)
    assert kept is not None and framecode.read(kept) == STAMP & framecode.MASK


@pytest.mark.parametrize("scenery", [None, SAMPLES / "ihc.png", SAMPLES / "fundus.jpg"])
def test_of_1080_lines_a_preview_goes_first_and_a_detail_is_like_it(scenery: object) -> None:
    pixels = Scene(1920, 1080, scenery).draw(STAMP)  # type: ignore[arg-type]
    preview, detail = still_preview(pixels), still_detail(pixels)
    assert len(preview.data) <= PREVIEW_BYTES and len(detail.data) <= DETAIL_BYTES
    assert preview.width >= 320 and abs(preview.width / preview.height - 16 / 9) < 0.02
    assert ssim(grown(preview, 1920, 1080), pixels) >= 0.8
    assert ssim(grown(detail, 1920, 1080), pixels) >= 0.95


def test_a_part_has_each_of_its_pixels_and_lies_where_it_was() -> None:
    pixels = Scene(3840, 2160, SAMPLES / "fundus.jpg").draw(STAMP)
    box = Box(1_400, 900, 480, 270)
    part = still_part(pixels, box)
    assert (part.width, part.height, part.box) == (480, 270, box) and len(part.data) <= PART_BYTES
    whole = laid_over(grown(still_preview(pixels), 640, 360), opened(part), box, 3840, 2160)
    assert whole.shape == pixels.shape
    there = np.ascontiguousarray(whole[900:1_170, 1_400:1_880])
    assert ssim(there, np.ascontiguousarray(pixels[900:1_170, 1_400:1_880])) >= 0.95


@pytest.mark.parametrize(
    ("box", "kept"),
    [(Box(-50, -20, 150, 80), Box(0, 0, 100, 60)), (Box(300, 170, 400, 400), Box(300, 170, 20, 10))],
)
def test_a_part_ends_where_its_picture_ends(box: Box, kept: Box) -> None:
    part = still_part(Scene(320, 180).draw(STAMP), box)
    assert part.box == kept
    assert laid_over(np.zeros((90, 160, 3), np.uint8), opened(part), kept, 320, 180).shape == (180, 320, 3)


def test_noise_becomes_small_rather_than_long() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)
    detail = still_detail(noise)
    assert len(detail.data) <= DETAIL_BYTES and 0 < detail.width < 1280


def test_a_limit_that_no_picture_meets_is_refused() -> None:
    with pytest.raises(ValueError, match="small"):
        still_preview(Scene(320, 180).draw(STAMP), max_bytes=100)
