"""Sixteen bits there and back: the very same where there is room, close where there is not, a sentence for the rest."""

import numpy as np
import pytest

from app.documents.deep import bits_for, decode_deep, encode_deep, smaller
from app.documents.opened import DocumentRefused


def scene(bits: int, side: int = 96) -> np.ndarray:
    """Smooth shadows with a grain in the lowest bits, as a radiograph has."""
    rows, columns = np.mgrid[:side, :side] / side
    grain = np.random.default_rng(3).integers(0, 4, (side, side))
    return ((np.sin(rows * 5) + np.cos(columns * 4) + 2) / 4 * ((1 << bits) - 8) + grain).astype(np.uint16)


@pytest.mark.parametrize("bits", [1, 8, 10, 12, 16])
def test_without_a_limit_every_value_comes_back(bits):
    values = scene(bits) if bits > 3 else scene(8) & np.uint16(1)
    data, is_exact = encode_deep(values, bits)
    assert is_exact
    assert (decode_deep(data) == values).all()
    assert decode_deep(data).dtype == np.uint16


def test_it_is_made_as_long_as_the_link_takes_and_says_that_it_is_not_exact():
    values = scene(12)
    data, is_exact = encode_deep(values, 12, 2_000)
    assert not is_exact and len(data) <= 2_000
    assert np.abs(decode_deep(data).astype(int) - values).mean() < 16  # of 4,096


def test_what_fits_without_loss_is_sent_without_loss():
    values = np.full((64, 64), 700, np.uint16)
    assert encode_deep(values, 10, 1_000)[1]


def test_what_cannot_be_that_small_is_refused():
    with pytest.raises(DocumentRefused, match="link"):
        encode_deep(scene(12), 12, 40)


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\x4f\xff\x51" + bytes(60)])
def test_what_is_none_is_a_sentence(data):
    with pytest.raises(DocumentRefused):
        decode_deep(data)


def test_a_cut_or_a_gigantic_stream_is_refused_before_it_is_unpacked():
    data, _ = encode_deep(scene(12), 12)
    with pytest.raises(DocumentRefused):
        decode_deep(data[:60])
    with pytest.raises(DocumentRefused):
        decode_deep(data, max_pixels=95 * 96)


def test_a_smaller_picture_is_the_mean_of_what_lies_under_it():
    assert smaller(np.array([[0, 2, 10, 10], [2, 4, 10, 10]], np.int16), 2, 1).tolist() == [[2.0, 10.0]]


@pytest.mark.parametrize(("most", "bits"), [(0, 1), (1, 1), (2, 2), (255, 8), (256, 9), (65_535, 16)])
def test_the_bits_hold_the_largest_value(most, bits):
    assert bits_for(most) == bits
