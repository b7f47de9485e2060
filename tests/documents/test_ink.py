"""Ink survives its bytes, and bytes from outside never do harm."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.ink import MAX_POINTS, BadInk, decode_ink, encode_ink

places = st.floats(-999_000, 999_000, width=32)
samples = st.tuples(places, places, st.floats(0, 1, width=32), st.integers(0, 400))


@settings(max_examples=150, deadline=None)
@given(st.lists(samples, min_size=1, max_size=60))
def test_every_stroke_comes_back_to_a_sixteenth_and_a_millisecond(drawn):
    points = np.array(drawn, np.float64)
    points[:, 3] = np.cumsum(points[:, 3])
    points = points.astype(np.float32)

    back = decode_ink(encode_ink(points))

    assert np.abs(back[:, :2] - points[:, :2]).max() <= 1 / 16
    assert np.abs(back[:, 2] - points[:, 2]).max() <= 1 / 255
    assert (back[:, 3] == points[:, 3]).all()


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_ink_or_bad_ink_and_nothing_else(raw):
    try:
        points = decode_ink(raw)
    except BadInk:
        return
    assert np.isfinite(points).all()
    assert 1 <= len(points) <= MAX_POINTS


def test_a_stroke_of_eighty_points_is_under_five_hundred_bytes(stroke_points):
    assert len(encode_ink(stroke_points)) < 500


def test_encoding_what_was_decoded_gives_the_same_bytes(stroke_points):
    ink = encode_ink(stroke_points)
    assert encode_ink(decode_ink(ink)) == ink


def test_the_layout_is_the_one_on_paper():
    ink = encode_ink(np.array([[1, -1, 1, 0], [11, -1, 0, 8]], np.float32))
    assert ink == bytes([2, 32, 0xC0, 0x02, 31, 0, 0, 8, 255, 0])


@pytest.mark.parametrize(
    "points",
    [
        np.empty((0, 4), np.float32),
        np.zeros((MAX_POINTS + 1, 4), np.float32),
        np.zeros((2, 3), np.float32),
        np.array([[np.nan, 0, 0, 0]], np.float32),
        np.array([[2_000_000, 0, 0, 0]], np.float32),
        np.array([[0, 0, 0, 5], [0, 0, 0, 4]], np.float32),
    ],
)
def test_points_that_are_no_stroke_are_refused(points):
    with pytest.raises(BadInk):
        encode_ink(points)


@pytest.mark.parametrize("cut", [0, 1, 2, 10, -1])
def test_ink_that_was_cut_off_is_refused(stroke_points, cut):
    with pytest.raises(BadInk):
        decode_ink(encode_ink(stroke_points)[:cut])


def test_a_number_that_never_ends_is_refused():
    with pytest.raises(BadInk):
        decode_ink(bytes([1]) + bytes([0xFF] * 30))
