"""Small stills of sources that rest: small, whole, and no oftener than the link carries beside a voice."""

import numpy as np
import pytest

from app.media import smallstill
from app.media.frames import Frame, FrameRef
from app.media.scene import Scene

REF = FrameRef("nurse.probe", 5)


def scene(width: int = 1280, height: int = 720) -> Frame:
    return Frame(REF, Scene(width, height).draw(1_000), width, height)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (640, 480), (64, 48), (2560, 1080)])
def test_a_small_still_arrives_as_it_was_in_its_own_shape_and_name(width: int, height: int) -> None:
    small = smallstill.shrunk(scene(width, height))
    data = smallstill.coded(small)
    seen = smallstill.opened(data, REF, width, height)
    assert max(small.pixels.shape) <= smallstill.MOST_PX and len(data) <= smallstill.MOST_BYTES
    assert seen.pixels.shape == small.pixels.shape and (seen.full_width, seen.full_height) == (width, height)
    assert np.abs(seen.pixels.astype(int) - small.pixels).mean() < 12 and seen.ref == REF


def test_what_is_no_small_picture_is_refused() -> None:
    big = Scene(640, 480).draw(1)
    for data in (b"", b"nonsense", smallstill.coded(Frame(REF, big, 640, 480))[:40]):
        with pytest.raises(smallstill.NoStill):
            smallstill.opened(data, REF, 640, 480)


@pytest.mark.parametrize(("link_bps", "pause"), [(90_000, None), (150_000, 6_667), (2_000_000, 5_000)])
def test_a_still_takes_a_fiftieth_of_the_link_and_none_of_a_link_that_carries_little_more_than_voice(
    link_bps: int, pause: int | None
) -> None:
    assert smallstill.pause_ms(2_500, link_bps) == pause


def test_a_large_still_waits_longer_but_not_for_ever() -> None:
    assert smallstill.pause_ms(6_000, 100_000) == 24_000 and smallstill.pause_ms(60_000, 100_000) == 60_000
