"""The values behind a page through the real child: the very greys of the page, their measures, packed for the way."""

import numpy as np
import pytest

from app.consult.events.looking import Presentation
from app.documents.deep import Deep
from app.documents.opened import DocumentRefused
from app.documents.tone import greys_of, toned
from app.geometry import Box
from tests.documents.dicom.reference import DATA
from tests.documents.dicom.samples import image, ramp, written


@pytest.mark.parametrize(
    "name", ["693_UNCR.dcm", "RG1_J2KR.dcm", "MR2_J2KR.dcm", "mlut_18.dcm", "vlut_04.dcm", "emri_small_RLE.dcm"]
)
def test_the_untouched_values_are_the_page(opener, name):
    path = DATA / name
    opened = opener.open(path)
    deep = opener.deep(opened.handle, 0)
    assert isinstance(deep, Deep) and (deep.is_exact or name == "mlut_18.dcm")  # a table measures in fine steps
    drawn = opener.render(opened.handle, 0)
    assert (toned(deep.values, greys_of(deep, Presentation())) == drawn[:, :, 0]).all()


def test_a_page_tells_its_measures_and_its_values_measure_them(opener, tmp_path):
    opened = opener.open(written(image(WindowCenter=40, WindowWidth=400), tmp_path / "slice.dcm"))
    (fact,) = opened.facts
    assert (fact.values, fact.bits, fact.position_mm) == ("HU", 16, 10.0)
    assert [(scale.x, scale.y) for scale in fact.scales] == [(0.5, 0.25)]
    deep = opener.deep(opened.handle, 0, Box(2, 1, 4, 3))
    assert isinstance(deep, Deep)
    assert (deep.measured == ramp()[1:4, 2:6] - 1024.0).all()
    assert deep.box == Box(2, 1, 4, 3)


def test_a_stack_tells_of_every_page_in_the_order_of_the_places(opener, tmp_path):
    for number, place in enumerate((30.0, 10.0, 20.0)):
        slice_ = image(ImagePositionPatient=[0, 0, place], SOPInstanceUID=f"1.2.{number}")
        written(slice_, tmp_path / f"IM{number}.dcm")
    opened = opener.open(tmp_path)
    assert [fact.position_mm for fact in opened.facts] == [10.0, 20.0, 30.0]
    assert sum(fact.count for fact in opened.facts) == opened.pages
    again = opener.open(opened.path, as_shared=True)
    assert again.facts == opened.facts  # what left measures the same
    assert isinstance(opener.deep(again.handle, 2), Deep)


def test_what_is_packed_is_unpacked_by_the_other_side(opener, tmp_path):
    values = np.random.default_rng(4).integers(0, 900, (64, 64)).astype(np.int16)
    opened = opener.open(written(image(values), tmp_path / "slice.dcm"))
    packed = opener.pack(opened.handle, 0)
    assert packed.is_exact and (packed.width_px, packed.height_px) == (64, 64)
    found = opener.unpack(packed.data)
    assert (found.measured == values - 1024.0).all()
    small = opener.pack(opened.handle, 0, 2_500)
    assert not small.is_exact and len(small.data) <= 2_500
    with pytest.raises(DocumentRefused):
        opener.unpack(small.data[:300])


def test_a_picture_in_colours_has_none_and_is_itself(opener, tmp_path):
    colours = np.zeros((8, 8, 3), np.uint8)
    colours[:, :, 0] = 200
    opened = opener.open(written(image(colours, Modality="US", RescaleSlope=None), tmp_path / "us.dcm"))
    found = opener.deep(opened.handle, 0)
    assert isinstance(found, np.ndarray) and found[0, 0].tolist() == [0, 0, 200]
    with pytest.raises(DocumentRefused, match="colours"):
        opener.pack(opened.handle, 0)
