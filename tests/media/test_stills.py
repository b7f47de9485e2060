"""Stills from the ring and from what was received."""

import cv2
import numpy as np
import pytest

from app.media import framecode
from app.media.frames import Frame, FrameRef, Kept, Ring
from app.media.scene import Scene
from app.media.stills import still_from_ring, still_of, still_preview

STAMP = 1_795_312_520_597


def decoded(data: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR), np.uint8)


def test_a_still_from_the_ring_is_the_ring_s_own_bytes() -> None:
    ring = Ring()
    ring.put(Kept(FrameRef("a", STAMP), b"jpeg", 8, 6))
    still = still_from_ring(ring, STAMP)
    assert still is not None and (still.data, still.width, still.height) == (b"jpeg", 8, 6)
    assert still_from_ring(ring, STAMP + 1) is None


def test_a_received_still_keeps_its_size_and_its_code() -> None:
    pixels = Scene(640, 360).draw(STAMP)
    still = still_of(Frame(FrameRef("a", STAMP), pixels, 1280, 720))
    assert (still.width, still.height) == (640, 360)
    assert framecode.read(decoded(still.data)) == STAMP & framecode.MASK


def test_a_preview_fits_its_limit_and_is_the_whole_picture() -> None:
    pixels = Scene(1280, 720).draw(STAMP)
    still = still_preview(Frame(FrameRef("a", STAMP), pixels, 1280, 720))
    assert len(still.data) <= 15_000
    assert abs(still.width / still.height - 16 / 9) < 0.02 and still.width >= 320
    assert framecode.read(decoded(still.data)) == STAMP & framecode.MASK


def test_a_limit_that_no_picture_meets_is_refused() -> None:
    pixels = Scene(320, 180).draw(STAMP)
    with pytest.raises(ValueError, match="small"):
        still_preview(Frame(FrameRef("a", STAMP), pixels, 320, 180), max_bytes=100)
