"""A stack is sorted by where its pictures lie, whatever the files are called or numbered."""

from pydicom import dcmread

from app.documents.dicom.series import Slice, by_series, in_order, is_a_stack, slices_of
from tests.documents.dicom.reference import OWN
from tests.documents.dicom.samples import image, sequence_item


def stack(*places, **changes):
    return tuple(
        found
        for file, place in enumerate(places)
        for found in slices_of(image(ImagePositionPatient=[0, 0, place], InstanceNumber=file + 1, **changes), file, 1)
    )


def test_by_position_and_not_by_number():
    assert [each.file for each in in_order(stack(30, 10, 20))] == [1, 2, 0]
    assert is_a_stack(stack(30, 10, 20))


def test_each_place_by_time():
    first = slices_of(image(TemporalPositionIdentifier=2, InstanceNumber=1), 0, 1)
    second = slices_of(image(TemporalPositionIdentifier=1, InstanceNumber=2), 1, 1)
    higher = slices_of(image(ImagePositionPatient=[0, 0, 40]), 2, 1)
    assert [each.file for each in in_order(first + higher + second)] == [1, 0, 2]


def test_without_places_the_files_own_numbers_count():
    films = tuple(
        found
        for file, number in enumerate((3, 1, 2))
        for found in slices_of(image(ImagePositionPatient=None, InstanceNumber=number), file, 2)
    )
    assert not is_a_stack(films)
    assert [(each.file, each.frame) for each in in_order(films)] == [(1, 0), (1, 1), (2, 0), (2, 1), (0, 0), (0, 1)]


def test_one_file_without_a_place_makes_it_no_stack():
    assert not is_a_stack(stack(30, 10) + slices_of(image(ImagePositionPatient=None), 2, 1))
    assert not is_a_stack(stack(10, 10, 10))  # views of one place


def test_scouts_in_three_directions_keep_the_order_of_their_numbers():
    """Places along different ways are numbers that mean nothing to each other."""
    ways = ([1, 0, 0, 0, 1, 0], [1, 0, 0, 0, 0, -1], [0, 1, 0, 0, 0, -1])
    scouts = tuple(
        found
        for file in range(6)
        for found in slices_of(
            image(
                ImageOrientationPatient=ways[file // 2], ImagePositionPatient=[9 - file] * 3, InstanceNumber=file + 1
            ),
            file,
            1,
        )
    )
    assert not is_a_stack(scouts)
    assert [each.file for each in in_order(scouts)] == [0, 1, 2, 3, 4, 5]
    assert is_a_stack(scouts[:2])


def test_the_frames_of_one_enhanced_file_are_sorted_too():
    groups = [
        sequence_item(PlanePositionSequence=[sequence_item(ImagePositionPatient=[0, 0, place])]) for place in (9, 3, 6)
    ]
    enhanced = image(NumberOfFrames=3, PerFrameFunctionalGroupsSequence=groups)
    assert [each.frame for each in in_order(slices_of(enhanced, 0, 3))] == [1, 2, 0]


def test_the_largest_series_comes_first():
    scout = slices_of(image(SeriesInstanceUID="1.2.9"), 7, 1)
    series = by_series(scout + stack(30, 10, 20))
    assert [[each.file for each in one] for one in series] == [[1, 2, 0], [7]]
    assert by_series(()) == () and in_order(()) == ()


def test_the_slices_of_a_real_series_lie_evenly():
    files = sorted((OWN / "dicomdirtests" / "98892001" / "CT5N").iterdir())
    (series,) = by_series(tuple(one for at, path in enumerate(files) for one in slices_of(dcmread(path), at, 1)))
    places = [each.position_mm for each in series]
    assert len(places) == 5 and places == sorted(places)
    assert isinstance(series[0], Slice)
