"""Millimetres, sides, places and units of a page, and that nothing is guessed."""

import math

import pytest

from app.consult.events.describing import NO_LETTERS, Scale
from app.documents.dicom.facts import CT_PRESETS, facts_of, letters, position_mm, scales, together
from tests.documents.dicom.samples import image, sequence_item


def the_facts(**changes):
    return facts_of(image(**changes), 0, 16)


def test_a_slice_is_measured_in_millimetres_with_rows_first_in_the_file():
    assert scales(image(), 0) == (Scale("spacing", 0.5, 0.25, "mm", "mm"),)


@pytest.mark.parametrize("spacing", [[0.0, 0.0], [0.25], [-1.0, 1.0], [5_000.0, 5_000.0], None])
def test_a_spacing_that_is_none_is_no_scale(spacing):
    assert scales(image(PixelSpacing=spacing), 0) == ()


def test_a_radiograph_is_measured_at_the_detector():
    xray = image(Modality="DX", PixelSpacing=None, ImagerPixelSpacing=[0.1, 0.1])
    assert scales(xray, 0) == (Scale("detector", 0.1, 0.1, "mm", "mm"),)


def test_a_radiograph_with_one_spacing_that_nobody_explains_is_measured_at_the_detector():
    assert scales(image(Modality="CR"), 0)[0].kind == "detector"
    assert scales(image(Modality="CR", ImagerPixelSpacing=[0.25, 0.5]), 0)[0].kind == "detector"


def test_a_radiograph_that_was_corrected_is_measured_in_the_body():
    assert scales(image(Modality="CR", ImagerPixelSpacing=[0.3, 0.6]), 0) == (Scale("spacing", 0.5, 0.25, "mm", "mm"),)
    assert scales(image(Modality="CR", PixelSpacingCalibrationType="FIDUCIAL"), 0)[0].kind == "spacing"


def region(**changes):
    how = {
        "RegionLocationMinX0": 10, "RegionLocationMinY0": 20, "RegionLocationMaxX1": 109, "RegionLocationMaxY1": 69,
        "PhysicalUnitsXDirection": 3, "PhysicalUnitsYDirection": 3, "PhysicalDeltaX": 0.05, "PhysicalDeltaY": -0.04,
        "RegionFlags": 0,
    }  # fmt: skip
    return sequence_item(**(how | changes))


def test_ultrasound_is_measured_inside_of_its_regions_and_nowhere_else():
    (scale,) = scales(image(Modality="US", SequenceOfUltrasoundRegions=[region()]), 0)
    assert (scale.kind, scale.unit_x, scale.unit_y) == ("region", "mm", "mm")
    assert math.isclose(scale.x, 0.5) and math.isclose(scale.y, 0.4)
    assert (scale.box.x, scale.box.y, scale.box.width, scale.box.height) == (10, 20, 100, 50)
    assert scales(image(Modality="US"), 0) == ()  # its pixel spacing is not believed


def test_a_doppler_curve_has_time_and_speed_and_the_region_below_counts_last():
    curve = region(PhysicalUnitsXDirection=4, PhysicalUnitsYDirection=7, PhysicalDeltaX=0.01, RegionFlags=1)
    found = scales(image(Modality="US", SequenceOfUltrasoundRegions=[curve, region()]), 0)
    assert [scale.unit_x for scale in found] == ["mm", "ms"]
    assert (found[1].unit_y, found[1].x) == ("cm/s", 10.0)


@pytest.mark.parametrize(
    "change", [{"PhysicalUnitsXDirection": 1}, {"PhysicalDeltaX": 0.0}, {"RegionLocationMaxX1": 3}]
)
def test_a_region_without_a_length_is_none(change):
    assert scales(image(Modality="US", SequenceOfUltrasoundRegions=[region(**change)]), 0) == ()


@pytest.mark.parametrize(
    ("orientation", "wanted"),
    [
        ([1, 0, 0, 0, 1, 0], ("A", "L", "P", "R")),  # axial, seen from the feet
        ([1, 0, 0, 0, 0, -1], ("H", "L", "F", "R")),  # coronal, from the front
        ([0, 1, 0, 0, 0, -1], ("H", "P", "F", "A")),  # sagittal, from the left
        ([-1, 0, 0, 0, -1, 0], ("P", "R", "A", "L")),
    ],
)
def test_the_sides_are_the_patients(orientation, wanted):
    assert letters(image(ImageOrientationPatient=orientation), 0) == wanted


def test_a_leaning_slice_names_both_sides():
    lean = math.radians(30)
    found = letters(image(ImageOrientationPatient=[1, 0, 0, 0, math.cos(lean), -math.sin(lean)]), 0)
    assert found == ("AH", "L", "PF", "R")


def test_a_radiograph_says_its_sides_itself_and_nonsense_says_none():
    assert letters(image(ImageOrientationPatient=None, PatientOrientation=["L", "F"]), 0) == ("H", "L", "F", "R")
    assert letters(image(ImageOrientationPatient=None, PatientOrientation=["X", "F"]), 0) == NO_LETTERS
    assert letters(image(ImageOrientationPatient=None), 0) == NO_LETTERS
    assert letters(image(ImageOrientationPatient=[1, 0, 0, 1, 0, 0]), 0) == NO_LETTERS  # not at right angles


def test_a_place_is_along_the_normal_of_the_slice():
    assert position_mm(image(ImagePositionPatient=[-40, 7, 12.5]), 0) == 12.5
    assert position_mm(image(ImagePositionPatient=[-40, 7, 12.5], ImageOrientationPatient=[0, 1, 0, 0, 0, -1]), 0) == 40
    assert position_mm(image(ImagePositionPatient=None), 0) is None


@pytest.mark.parametrize(
    ("changes", "unit"),
    [
        ({}, "HU"),
        ({"RescaleType": "HU", "ImageType": ["DERIVED", "SECONDARY", "MPR"]}, "HU"),
        ({"ImageType": ["DERIVED", "SECONDARY"]}, ""),
        ({"ImageType": ["ORIGINAL", "PRIMARY", "LOCALIZER"]}, ""),
        ({"RescaleType": "US"}, ""),
        ({"RescaleSlope": None}, ""),
        ({"Modality": "MR"}, ""),
    ],
)
def test_hounsfield_units_are_those_of_ct_only(changes, unit):
    found = the_facts(**changes)
    assert found.values == unit
    assert (found.presets[-1:] == CT_PRESETS[-1:]) == bool(unit)


def test_the_files_own_windows_come_first_and_a_broken_one_is_left_out():
    found = the_facts(
        Modality="MR", WindowCenter=[40, 50, 60], WindowWidth=[400, 0, 80], WindowCenterWidthExplanation=["A", "B", "C"]
    )
    assert [(preset.name, preset.centre) for preset in found.presets] == [("A", 40), ("C", 60)]


def test_enhanced_pictures_keep_place_window_and_spacing_in_their_groups():
    def own(place, centre):
        return sequence_item(
            PlanePositionSequence=[sequence_item(ImagePositionPatient=[0, 0, place])],
            FrameVOILUTSequence=[sequence_item(WindowCenter=centre, WindowWidth=100)],
        )

    shared = sequence_item(
        PixelMeasuresSequence=[sequence_item(PixelSpacing=[0.7, 0.8])],
        PlaneOrientationSequence=[sequence_item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0])],
    )
    enhanced = image(
        NumberOfFrames=3, PixelSpacing=None, ImagePositionPatient=None, ImageOrientationPatient=None,
        SharedFunctionalGroupsSequence=[shared], PerFrameFunctionalGroupsSequence=[own(5, 1), own(5, 1), own(9, 2)],
    )  # fmt: skip
    found = together([facts_of(enhanced, frame, 12) for frame in range(3)])
    assert [(one.count, one.position_mm, one.presets[0].centre) for one in found] == [(2, 5.0, 1.0), (1, 9.0, 2.0)]
    assert found[0].scales == (Scale("spacing", 0.8, 0.7, "mm", "mm"),)
    assert found[0].letters == ("A", "L", "P", "R")
