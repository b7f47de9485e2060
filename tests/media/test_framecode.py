"""The burnt-in code through what happens to pictures."""

from fractions import Fraction

import av
import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media import framecode
from app.media.scene import Scene

STAMP = 1_795_312_520_597


@given(st.integers(0, 2**41))
@settings(max_examples=60, deadline=None)
def test_what_was_burnt_is_read(stamp: int) -> None:
    pixels = np.full((240, 320, 3), 128, np.uint8)
    framecode.burn(pixels, stamp)
    assert framecode.read(pixels) == stamp & framecode.MASK


@pytest.mark.parametrize("lines", [720, 600, 480, 360, 240, 180])
def test_the_code_survives_scaling_and_strong_jpeg(lines: int) -> None:
    pixels = Scene(1280, 720).draw(STAMP)
    small = cv2.resize(pixels, (lines * 16 // 9, lines), interpolation=cv2.INTER_AREA)
    coded = cv2.imdecode(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 35])[1], cv2.IMREAD_COLOR)
    assert framecode.read(np.asarray(coded, np.uint8)) == STAMP & framecode.MASK


@pytest.mark.parametrize("codec", ["libvpx", "libx264"])
def test_the_code_survives_a_video_coder_at_a_moderate_rate(codec: str) -> None:
    coder = av.VideoCodecContext.create(codec, "w")
    coder.width, coder.height, coder.pix_fmt, coder.time_base = 640, 360, "yuv420p", Fraction(1, 1000)
    coder.framerate, coder.bit_rate, coder.thread_count = Fraction(30), 400_000, 1
    coder.options = {"deadline": "realtime", "cpu-used": "-6"} if codec == "libvpx" else {"tune": "zerolatency"}
    decoder = av.VideoCodecContext.create("libvpx" if codec == "libvpx" else "h264", "r")
    scene = Scene(640, 360)
    wrong = count = 0
    for i in range(30):
        frame = av.VideoFrame.from_ndarray(scene.draw(STAMP + i * 33), format="bgr24").reformat(format="yuv420p")
        frame.pts = i * 33
        for packet in coder.encode(frame):
            for shown in decoder.decode(av.Packet(bytes(packet))):
                wrong += framecode.read(shown.to_ndarray(format="bgr24")) != (STAMP + count * 33) & framecode.MASK
                count += 1
    assert count >= 25 and wrong == 0


def test_a_picture_without_a_code_or_with_a_damaged_one_reads_as_none() -> None:
    pixels = Scene(1280, 720).draw(STAMP)
    assert framecode.read(np.full((720, 1280, 3), 90, np.uint8)) is None
    pixels[12:24, 12:24] = 255 - pixels[12:24, 12:24]
    assert framecode.read(pixels) is None
    assert framecode.read(np.zeros((600, 40, 3), np.uint8)) is None


def test_a_scene_moves_and_is_the_same_at_the_same_time() -> None:
    scene = Scene(320, 180)
    assert np.array_equal(scene.draw(STAMP), scene.draw(STAMP))
    assert np.abs(scene.draw(STAMP).astype(int) - scene.draw(STAMP + 500)).mean() > 1
