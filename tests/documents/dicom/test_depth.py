"""What travels at full depth measures what the file measures, and looks the same in the file's own window."""

import numpy as np
import pytest

from app.consult.events.looking import Presentation
from app.documents.deep import decode_deep, encode_deep
from app.documents.dicom.depth import deep_of
from app.documents.dicom.voi import Tones
from app.documents.opened import DocumentRefused
from app.documents.tone import greys_of, lut_of, toned, window_of
from app.geometry import Box
from tests.documents.dicom.samples import image, sequence_item

ALL = 1 << 24
SIGNED = (np.arange(64 * 48, dtype=np.int16).reshape(64, 48) - 1_000) * 3


def deep(values=SIGNED, box=None, scale=1.0, **changes):
    return deep_of(values, Tones(image(values, **changes), 0), box, scale, ALL)


def test_signed_values_come_back_as_hounsfield_units():
    found = deep()
    assert found.is_exact and found.values.dtype == np.uint16
    assert (found.values * found.slope + found.intercept == SIGNED.astype(int) - 1024).all()
    assert int(found.values.max()) < 1 << found.bits


def test_in_the_files_window_it_looks_as_the_page_does():
    window = {"WindowCenter": 40, "WindowWidth": 400}
    for how in ({}, {"PhotometricInterpretation": "MONOCHROME1"}):
        tones = Tones(image(SIGNED, **window, **how), 0)
        found = deep(**window, **how)
        values = decode_deep(encode_deep(found.values, found.bits)[0])
        lut = lut_of(Presentation(40, 400), found.slope, found.intercept, found.bits, found.inverted)
        assert (toned(values, lut) == tones.grey(SIGNED)).all()


@pytest.mark.parametrize(
    "how",
    [
        {"WindowCenter": 40, "WindowWidth": 400},
        {"WindowCenter": 40, "WindowWidth": 400, "VOILUTFunction": "SIGMOID"},
        {"WindowCenter": 40, "WindowWidth": 400, "PhotometricInterpretation": "MONOCHROME1"},
        {"VOILUTSequence": [sequence_item(LUTDescriptor=[3, -2000, 8], LUTData=[0, 90, 255])]},
        {},
    ],
)
def test_untouched_it_is_the_page_itself_whatever_the_file_makes_of_its_values(how):
    found = deep(**how)
    tones = Tones(image(SIGNED, **how), 0)
    assert (toned(found.values, greys_of(found, Presentation())) == tones.grey(SIGNED)).all()
    part = deep(box=Box(8, 20, 16, 4), **how)
    assert (toned(part.values, greys_of(part, Presentation())) == tones.grey(SIGNED)[20:24, 8:24]).all()
    inverted = toned(found.values, greys_of(found, Presentation(invert=True)))
    assert (inverted == 255 - tones.grey(SIGNED)).all()


def test_a_drag_begins_at_the_window_that_is_on():
    named = deep(WindowCenter=[40, -600], WindowWidth=[400, 1500])
    assert window_of(named, Presentation()) == (40, 400)
    assert window_of(named, Presentation(centre=1, width=2)) == (1, 2)
    low, high = SIGNED.min() - 1024.0, SIGNED.max() - 1024.0
    assert window_of(deep(), Presentation()) == ((low + high) / 2, high - low)
    table = sequence_item(LUTDescriptor=[3, -2000, 8], LUTData=[0, 90, 255])
    assert window_of(deep(VOILUTSequence=[table]), Presentation()) == (-1999, 2)


def test_a_part_names_its_place_and_holds_only_its_own_values():
    found = deep(box=Box(10.4, 20, 8, 4))
    assert found.box == Box(10, 20, 9, 4)
    assert found.values.shape == (4, 9)
    assert (found.values * found.slope + found.intercept == SIGNED[20:24, 10:19].astype(int) - 1024).all()
    with pytest.raises(DocumentRefused):
        deep(box=Box(60, 0, 5, 5))


def test_a_smaller_one_is_of_means_and_says_that_it_is_not_exact():
    found = deep(np.array([[0, 4], [4, 8]], np.int16).repeat(4, 0).repeat(4, 1), scale=0.25)
    assert (found.values.tolist(), found.is_exact) == ([[0, 4], [4, 8]], False)
    assert found.box == Box(0, 0, 8, 8)


def test_what_a_table_measures_and_what_is_wider_comes_in_fine_steps():
    table = sequence_item(LUTDescriptor=[3, 0, 16], LUTData=[100, 300, 900])
    found = deep(np.array([[0, 1, 2]], np.int16), ModalityLUTSequence=[table])
    assert np.allclose(found.values * found.slope + found.intercept, [[100, 300, 900]], atol=found.slope)
    assert not found.is_exact
    wide = np.array([[0, 50_000, 7_000_000]], np.int32)
    found = deep_of(wide, Tones(image(RescaleIntercept=0.0), 0), None, 1.0, ALL)
    assert np.allclose(found.values * found.slope + found.intercept, wide, atol=found.slope)


def test_a_picture_of_one_value_is_one_value():
    found = deep(np.full((4, 4), 24, np.int16))
    assert (found.bits, set(found.values.ravel().tolist()), found.intercept) == (1, {0}, -1000.0)
    flat = deep_of(np.full((4, 4), 2.5), Tones(image(RescaleIntercept=0.0), 0), None, 1.0, ALL)
    assert (flat.values * flat.slope + flat.intercept == 2.5).all()
