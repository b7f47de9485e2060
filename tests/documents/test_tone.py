"""Window, brightness, contrast and invert against numbers worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consult.events.looking import Presentation
from app.documents.tone import lut_of, toned, toned_colour

GREYS = np.arange(256, dtype=np.uint8).reshape(16, 16)
HU = {"slope": 1.0, "intercept": -1024.0, "bits": 12}


def test_a_window_runs_from_its_lower_to_its_upper_end():
    lut = lut_of(Presentation(centre=40, width=400), **HU)
    assert len(lut) == 4096
    # PS3.3 C.11.2.1.2.1: black up to c - 0.5 - (w - 1) / 2 = -160, white above c - 0.5 + (w - 1) / 2 = 239
    assert lut[1024 - 160] == 0 < lut[1024 - 158]
    assert lut[1024 + 238] == 254 and lut[1024 + 239] == 255
    assert lut[1024 + 40] == 128  # (40 - 39.5) / 399 + 0.5 of 255


def test_a_window_of_one_value_is_a_threshold():
    lut = lut_of(Presentation(centre=0, width=1), **HU)
    assert set(lut) == {0, 255}
    assert lut[1023] == 0 and lut[1024] == 255


def test_without_a_window_all_bits_are_shown():
    lut = lut_of(Presentation(), 1.0, 0.0, 10)
    assert (lut[0], lut[-1]) == (0, 255)
    assert (np.diff(lut.astype(int)) >= 0).all()


def test_a_picture_whose_least_value_is_white_starts_white_and_can_be_inverted_too():
    plain = lut_of(Presentation(centre=40, width=400), **HU)
    white = lut_of(Presentation(centre=40, width=400), **HU, inverted=True)
    assert white[0] == 255 and white[-1] == 0
    assert np.abs(white.astype(int) - (255 - plain)).max() <= 1  # rounded the other way at most
    assert (lut_of(Presentation(centre=40, width=400, invert=True), **HU, inverted=True) == 255 - white).all()


def test_invert_twice_is_none():
    once = toned_colour(np.dstack([GREYS] * 3), Presentation(invert=True))
    assert (once == 255 - np.dstack([GREYS] * 3)).all()
    assert (toned_colour(once, Presentation(invert=True)) == np.dstack([GREYS] * 3)).all()


def test_nothing_changed_is_the_very_same_picture():
    picture = np.dstack([GREYS] * 3)
    assert toned_colour(picture, Presentation(centre=3, width=9)) is picture


@pytest.mark.parametrize(
    ("how", "black", "middle", "white"),
    [
        (Presentation(brightness=0.2), 51, 179, 255),
        (Presentation(brightness=-0.2), 0, 77, 204),
        (Presentation(contrast=0.5), 0, 128, 255),
        (Presentation(contrast=-0.5), 64, 128, 191),
        (Presentation(contrast=-1), 128, 128, 128),
        (Presentation(brightness=9), 255, 255, 255),
    ],
)
def test_brightness_lifts_and_contrast_turns_about_the_middle(how, black, middle, white):
    shown = toned_colour(np.array([[[0, 128, 255]]], np.uint8), how)[0, 0]
    assert np.abs(shown.astype(int) - [black, middle, white]).max() <= 1


def test_the_table_is_looked_up_and_what_is_beyond_it_is_its_end():
    lut = lut_of(Presentation(), 1.0, 0.0, 4)
    shown = toned(np.array([[0, 15, 16, 65_535]], np.uint16), lut)
    assert shown.dtype == np.uint8
    assert shown.tolist() == [[0, 255, 255, 255]]


@given(st.floats(-1e6, 1e6), st.floats(-10, 1e6), st.floats(-2, 2), st.floats(-2, 2), st.booleans(), st.integers(1, 12))
def test_whatever_is_set_the_greys_of_a_rising_scale_never_turn_round(centre, width, up, steep, invert, bits):
    lut = lut_of(Presentation(centre, width, invert, up, steep), 0.5, -3.0, bits).astype(int)
    assert len(lut) == 1 << bits
    assert (np.diff(lut) * (-1 if invert else 1) >= 0).all()
