"""Grey values against the formulas of the standard, worked out by hand; the test files do the rest."""

import numpy as np
import pytest

from app.documents.dicom.voi import Tones
from tests.documents.dicom.samples import image, sequence_item

VALUES = np.array([[0, 1024, 1064, 4095]], np.int16)


def grey(values=VALUES, **changes):
    return Tones(image(values, **changes), 0).grey(values)[0].tolist()


def test_a_window_counts_in_what_is_measured():
    assert grey(WindowCenter=40, WindowWidth=400) == [0, 102, 128, 255]


def test_exact_and_s_shaped_windows_are_those_of_the_standard():
    assert grey(WindowCenter=0, WindowWidth=80, VOILUTFunction="LINEAR_EXACT") == [0, 128, 255, 255]
    assert grey(WindowCenter=0, WindowWidth=160, VOILUTFunction="SIGMOID") == [0, 128, 186, 255]  # 1 / (1 + e^-1)


def test_the_least_value_can_be_white():
    assert grey(WindowCenter=40, WindowWidth=400, PhotometricInterpretation="MONOCHROME1") == [255, 153, 127, 0]
    assert grey(WindowCenter=40, WindowWidth=400, PresentationLUTShape="INVERSE") == [255, 153, 127, 0]
    both = {"PresentationLUTShape": "IDENTITY", "PhotometricInterpretation": "MONOCHROME1"}
    assert grey(WindowCenter=40, WindowWidth=400, **both) == [0, 102, 128, 255]


def test_without_a_window_all_that_is_there_is_shown_but_the_padding():
    padded = np.array([[-2000, 0, 500, 1000]], np.int16)
    assert grey(padded, PixelPaddingValue=-2000) == [0, 0, 128, 255]
    assert grey(padded, PixelPaddingValue=-2000, PixelPaddingRangeLimit=0) == [0, 0, 0, 255]
    assert grey(padded) == [0, 170, 212, 255]


def test_a_picture_of_one_value_is_shown_and_not_divided_by_nothing():
    assert grey(np.full((1, 4), 7, np.int16)) == [128] * 4


def test_tables_of_the_file_come_before_its_windows():
    table = sequence_item(LUTDescriptor=[3, -1024, 8], LUTData=[0, 51, 255])
    assert grey(VOILUTSequence=[table], WindowCenter=40, WindowWidth=400) == [0, 255, 255, 255]
    modality = sequence_item(LUTDescriptor=[2, 1024, 16], LUTData=[0, 100], ModalityLUTType="US")
    assert grey(ModalityLUTSequence=[modality], WindowCenter=50.5, WindowWidth=101) == [0, 0, 255, 255]


@pytest.mark.parametrize("packed", [b"\x00\x33\xff\x00", [0x3300, 0x00FF]])
def test_a_table_of_eight_bits_may_lie_two_to_a_word(packed):
    table = sequence_item(LUTDescriptor=[3, -1024, 8])
    table.add_new(0x00283006, "OW" if isinstance(packed, bytes) else "US", packed)
    assert grey(np.array([[0, 1, 2, 9]], np.int16), VOILUTSequence=[table]) == [0, 51, 255, 255]


def test_a_table_that_turns_round_is_shown_from_its_least_to_its_most():
    hill = sequence_item(LUTDescriptor=[3, 0, 16], LUTData=[10, 90, 10], ModalityLUTType="US")
    assert grey(np.array([[0, 1, 2]], np.int16), ModalityLUTSequence=[hill]) == [0, 255, 0]


@pytest.mark.parametrize("kind", [np.uint8, np.int32, np.float32, np.float64])
def test_every_kind_of_number_gives_the_same_grey(kind):
    values = np.array([[0, 50, 100, 200]]).astype(kind)
    assert Tones(image(RescaleIntercept=0.0), 0).grey(values)[0].tolist() == [0, 64, 128, 255]


def test_large_pictures_go_through_in_bands():
    values = np.arange(3 * (1 << 20), dtype=np.int32).reshape(3, 1 << 20)
    shown = Tones(image(RescaleIntercept=0.0), 0).grey(values)
    assert (np.diff(shown.ravel().astype(int)) >= 0).all()
    assert shown[0, 0] == 0 and shown[-1, -1] == 255


def test_what_is_no_number_is_black():
    assert Tones(image(RescaleIntercept=0.0), 0).grey(np.array([[np.nan, 1.0, 3.0]]))[0].tolist() == [0, 0, 255]
