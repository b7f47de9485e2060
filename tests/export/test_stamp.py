"""A picture that leaves carries its words under it, and loses nothing of itself."""

import numpy as np
import pytest

from app.export.stamp import moment, stamp, stamp_words


@pytest.mark.parametrize("size", [(40, 60), (720, 1280), (2_000, 900)])
def test_nothing_of_the_picture_is_covered_and_the_words_are_under_it(size):
    picture = np.random.default_rng(1).integers(0, 255, (*size, 3), np.uint8)
    stamped = stamp(picture, "4711", "0a1b2c3d4e", 1_773_479_100_000)
    left = (stamped.shape[1] - size[1]) // 2
    assert (stamped[: size[0], left : left + size[1]] == picture).all()
    assert stamped[size[0] :].max() > 200


def test_a_long_note_is_made_to_fit():
    stamped = stamp(np.zeros((300, 400, 3), np.uint8), "4711", "0a1b", 0, "the picture that arrived " * 4)
    assert stamped[300:, -3:].max() < 60


def test_the_words_say_number_consult_and_time():
    assert stamp_words("4711", "0a1b2c3d4e", 0) == "Patient 4711 · consult 0a1b2c3d · 1970-01-01 00:00:00 UTC"
    assert moment(1_773_479_100_000).endswith("UTC")
