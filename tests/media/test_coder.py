"""The call's picture coder: its sizes, its key frames, its rate."""

import av
import numpy as np
import pytest

from app.media.coder import LEAST_BPS, MOST_BPS, START_BPS, PictureCoder, call_size
from app.media.colours import coded_colours
from app.media.frames import Frame, FrameRef
from app.media.scene import Scene
from tests.media.parts import plain_frame


def coded(coder: PictureCoder, count: int, first: int = 0) -> "list[av.Packet]":
    scene = Scene(320, 180)
    packets = []
    for i in range(first, first + count):
        stamp = 1_795_312_520_000 + i * 33
        packet = coder.encode(Frame(FrameRef("a", stamp), scene.draw(stamp), 320, 180), i * 33 * 90)
        assert packet is not None
        packets.append(packet)
    return packets


def test_every_frame_gives_a_packet_with_its_own_time_and_only_the_first_stands_alone() -> None:
    packets = coded(PictureCoder(), 10)
    assert [packet.pts for packet in packets] == [i * 33 * 90 for i in range(10)]
    assert [packet.is_keyframe for packet in packets] == [True] + [False] * 9


def test_a_key_frame_comes_when_it_is_asked_for_and_once() -> None:
    coder = PictureCoder()
    coded(coder, 3)
    coder.ask_key()
    assert [packet.is_keyframe for packet in coded(coder, 3, 3)] == [True, False, False]


def test_a_lower_rate_takes_hold_without_a_key_frame() -> None:
    coder = PictureCoder()
    coder.allow(900_000)
    before = sum(packet.size for packet in coded(coder, 60)[30:])
    coder.allow(100_000)
    after = coded(coder, 120, 60)
    assert sum(packet.size for packet in after[90:]) < 0.5 * before
    assert not any(packet.is_keyframe for packet in after)


def test_a_low_estimate_is_not_believed_while_the_scene_sends_little() -> None:
    coder = PictureCoder()
    for i in range(30):
        coder.encode(plain_frame(i * 33, 320, 180), i * 33 * 90)
    assert coder.sent_bps < 0.5 * START_BPS
    coder.allow(LEAST_BPS)
    assert coder.target_bps == START_BPS
    coder.allow(10 * MOST_BPS)
    assert coder.target_bps == MOST_BPS


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (641, 359), (640, 480)])
def test_a_picture_in_the_call_has_even_sides_and_at_most_720_lines_worth(width: int, height: int) -> None:
    picture = coded_colours(call_size(np.zeros((height, width, 3), np.uint8)))
    assert picture.width % 2 == picture.height % 2 == 0
    assert picture.width * picture.height <= 1280 * 720 + 2000
    assert abs(picture.width / picture.height - width / height) < 0.02
