"""Paper shows a picture as it was presented at the signature, and says what was done to it."""

import msgspec
import numpy as np

from app.consult.events.looking import Presentation
from app.consult.look_parts import Orientation
from app.documents.tone import greys_of, toned
from app.export.presented import presented, presented_words
from app.export.shown import shown_of
from app.geometry import Point
from tests.ui import image_samples as im
from tests.ui import room_samples as rs

RAMP = np.dstack([np.arange(12, dtype=np.uint8).reshape(3, 4) * 20] * 3)


def test_untouched_it_is_the_picture_itself():
    assert (presented(RAMP, Presentation()) == RAMP).all()
    assert presented_words(Presentation()) == ""


def test_it_is_flipped_then_turned_clockwise():
    turned = presented(RAMP, Presentation(turn=1, flip=True))
    assert turned.shape == (4, 3, 3)
    assert (turned == np.rot90(RAMP[:, ::-1], -1)).all()
    assert presented_words(Presentation(turn=1, flip=True, invert=True)) == (
        "turned to the right, left and right changed, inverted"
    )


def test_values_are_printed_in_the_window_that_was_set_with_their_marks_on_their_places():
    how = Presentation(centre=-600, width=1500, turn=1)
    state = msgspec.structs.replace(im.ct_state(2), presentations={im.CT: how})
    deep = im.deep_page(2)
    shown = shown_of(state, im.surface(2), deep)
    grey = toned(deep.values, greys_of(deep, how))
    assert (shown.pixels[:, :, 0] == np.rot90(grey, -1)).all()
    assert shown.way.apply(Point(0, 0)) == Point(im.SIDE, 0)  # the upper left corner went to the upper right
    assert "window centre -600, width 1500" in shown.done and "not for primary diagnosis" in shown.title


def test_what_was_set_after_the_signature_is_not_on_the_paper():
    then = im.ct_state(2)
    now = msgspec.structs.replace(then, presentations={im.CT: Presentation(invert=True)})
    assert shown_of(now, im.surface(2), im.deep_page(2), then).done == ""


def test_a_still_of_a_turned_camera_stands_on_paper_as_on_the_stage():
    state = rs.fundus_state()
    still = rs.STILL
    pixels = np.zeros((still.height, still.width, 3), np.uint8)
    pixels[0, 0] = 255
    before = shown_of(state, still, pixels)
    turned = msgspec.structs.replace(
        state, orientations={still.source: (Orientation(0, None, None, 1, False, "p", 1),)}
    )
    shown = shown_of(turned, still, pixels)
    assert before is not None and shown is not None
    assert (shown.width, shown.height) == (before.height, before.width)
    assert shown.pixels[0, -1].tolist() == [255] * 3 and shown.done == ""
