"""A path comes back as it was shown, small enough for the log; what is no path of ours is told from one."""

import math
from random import Random

import pytest

from app.consult.rules.limits import PATH_BYTES
from app.consult.tracks import MOST_SAMPLES, BadPath, Sample, decode_path, encode_path, over_corners
from app.geometry import Box, Homography

OVER = Box(400.0, 300.0, 80.0, 60.0)


def led(at: int) -> Homography:
    angle = 0.4 * math.sin(at / 40)
    return Homography(math.cos(angle), -math.sin(angle), 3.1 * at, math.sin(angle), math.cos(angle), 2 * at, 1e-5, 0, 1)


def path(count: int = 300, every_ms: int = 33) -> list[Sample]:
    states = ("sure", "sure", "unsure", "lost", "perhaps")
    return [
        Sample(at * every_ms, states[at // 40 % 5], (at % 64) / 63, None if states[at // 40 % 5] == "lost" else led(at))
        for at in range(count)
    ]


def test_ten_seconds_come_back_to_a_quarter_of_a_pixel_and_fit_the_log() -> None:
    samples = path()
    data = encode_path(samples, OVER)
    assert len(data) <= PATH_BYTES
    back = decode_path(data)
    assert [(one.at_ms, one.state) for one in back] == [(one.at_ms, one.state) for one in samples]
    for one, two in zip(samples, back, strict=True):
        assert two.confidence == pytest.approx(one.confidence, abs=0.01)
        if one.way is None or two.way is None:
            assert one.way is two.way
            continue
        for corner in over_corners(OVER):
            true, found = one.way.apply(corner), two.way.apply(corner)
            assert (found.x, found.y) == pytest.approx((true.x, true.y), abs=0.26)


def test_nothing_shown_is_a_path_too() -> None:
    assert decode_path(encode_path([], OVER)) == ()


def test_a_mark_without_width_has_a_path() -> None:
    back = decode_path(encode_path(path(3), Box(10.0, 10.0, 0.0, 0.0)))
    assert len(back) == 3


@pytest.mark.parametrize(
    "samples",
    [
        [Sample(10, "sure", 1.0, led(0)), Sample(5, "sure", 1.0, led(1))],
        [Sample(0, "sure", 1.0)],
        [Sample(0, "sure", 1.0, Homography(c=math.nan))],
        [Sample(0, "sure", 1.0, Homography(c=1e9))],
        [Sample(0, "sure", 1.0, Homography(g=0.0, h=0.0, i=0.0))],
        [Sample(at, "lost", 0.0) for at in range(MOST_SAMPLES + 1)],
    ],
)
def test_what_leads_nowhere_is_not_written(samples: list[Sample]) -> None:
    with pytest.raises(BadPath):
        encode_path(samples, OVER)


def test_a_box_turned_over_is_no_picture_of_the_mark() -> None:
    mirrored = Sample(0, "sure", 1.0, Homography(a=-1.0, c=900.0))
    assert decode_path(encode_path([mirrored], OVER))[0] == Sample(0, "lost", 1.0, None)


def test_no_bytes_break_the_reader() -> None:
    random = Random(3)
    good = encode_path(path(20), OVER)
    for _ in range(400):
        data = bytearray(good)
        for _ in range(random.randint(1, 4)):
            data[random.randrange(len(data))] = random.randrange(256)
        cut = bytes(data[: random.choice((len(data), random.randrange(len(data))))])
        try:
            decode_path(cut)
        except BadPath:
            continue
    for data in (b"", b"\x02", good + b"\x00", good[:-1], b"\x01" + b"\xff" * 40):
        with pytest.raises(BadPath):
            decode_path(data)
