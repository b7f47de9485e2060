"""What leaves names nobody, wherever the name stood, and still draws and measures the same."""

import numpy as np
import pydicom
import pytest
from pydicom.dataelem import DataElement
from pydicom.encaps import encapsulate, generate_frames
from pydicom.uid import RLELossless

from app.documents.dicom.facts import facts_of
from app.documents.dicom.file import DicomFile
from app.documents.dicom.hiding import renewed, write_hidden, write_named
from app.documents.dicom.kept import KEPT, NAMING, RENEWED, REPLACED
from app.documents.dicom.reading import read
from app.documents.opened import DocumentRefused
from tests.documents.dicom.reference import DATA, OWN
from tests.documents.dicom.samples import NAME, NUMBER, image, ramp, sequence_item, written

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
KEY = b"a key of this share"
SECRETS = (b"Winter", b"4711-008", b"19800115", b"SECRET")
ALLOWED = KEPT | set(RENEWED) | set(REPLACED) | {"PixelData"}


def hidden(dataset, tmp_path):
    path = written(dataset, tmp_path / "came.dcm")
    with path.open("rb") as source:
        write_hidden(*read(source), KEY, tmp_path / "hidden.dcm")
    return tmp_path / "hidden.dcm"


def test_what_names_the_patient_is_gone_from_the_bytes(tmp_path):
    dataset = image(OtherPatientNames=NAME, PatientComments="SECRET", InstitutionName="SECRET", PatientAge="046Y")
    dataset.file_meta.SourceApplicationEntityTitle = "SECRET"
    came = written(dataset, tmp_path / "came.dcm").read_bytes()
    assert all(secret in came for secret in SECRETS)
    left = hidden(dataset, tmp_path).read_bytes()
    assert not [secret for secret in SECRETS if secret in left]


def test_private_elements_overlays_and_notes_in_sequences_are_gone(tmp_path):
    dataset = image()
    dataset.private_block(0x0029, "SECRET MAKER", create=True).add_new(1, "LO", "SECRET")
    dataset.add_new(0x60003000, "OW", b"SECRET")
    dataset.add_new(0x60000022, "LO", "SECRET")
    item = sequence_item(
        RegionLocationMinX0=0, RegionLocationMinY0=0, RegionLocationMaxX1=9, RegionLocationMaxY1=9,
        PhysicalUnitsXDirection=3, PhysicalUnitsYDirection=3, PhysicalDeltaX=0.1, PhysicalDeltaY=0.1, RegionFlags=0,
        PatientComments="SECRET",
    )  # fmt: skip
    item.private_block(0x0019, "SECRET MAKER", create=True).add_new(1, "LO", "SECRET")
    dataset.SequenceOfUltrasoundRegions = [item]
    dataset.ReferencedPatientPhotoSequence = [sequence_item(PatientComments="SECRET")]
    path = hidden(dataset, tmp_path)
    assert b"SECRET" not in path.read_bytes()
    left = pydicom.dcmread(path)
    assert left.SequenceOfUltrasoundRegions[0].PhysicalDeltaX == 0.1
    assert {element.keyword for element in left.iterall()} <= ALLOWED


def test_a_copy_that_may_name_the_patient_does_and_says_nothing_else(tmp_path):
    dataset = image(PatientComments="SECRET", OtherPatientNames="SECRET", StudyDescription="Chest")
    dataset.private_block(0x0029, "SECRET MAKER", create=True).add_new(1, "LO", "SECRET")
    path, named = written(dataset, tmp_path / "came.dcm"), tmp_path / "named.dcm"
    with path.open("rb") as source:
        write_named(*read(source), KEY, named)
    left = pydicom.dcmread(named)
    assert (left.PatientName, left.PatientID, left.StudyDescription) == (NAME, NUMBER, "Chest")
    assert left.SOPInstanceUID == dataset.SOPInstanceUID and b"SECRET" not in named.read_bytes()
    assert {element.keyword for element in left.iterall()} <= ALLOWED | NAMING
    assert np.array_equal(left.pixel_array, dataset.pixel_array)


def test_uids_are_new_and_the_same_for_the_same(tmp_path):
    first = pydicom.dcmread(hidden(image(), tmp_path))
    second = pydicom.dcmread(hidden(image(SOPInstanceUID="1.2.3"), tmp_path))
    for keyword in RENEWED[:3]:
        assert first[keyword].value != image().get(keyword)
        assert first[keyword].value.startswith("2.25.") and len(first[keyword].value) <= 64
    assert first.SeriesInstanceUID == second.SeriesInstanceUID
    assert first.SOPInstanceUID != second.SOPInstanceUID
    assert first.file_meta.MediaStorageSOPInstanceUID == first.SOPInstanceUID
    assert renewed("1.2.3", KEY) != renewed("1.2.3", b"another share")


def test_it_still_draws_and_measures_the_same(tmp_path):
    dataset = image(WindowCenter=-900, WindowWidth=200)
    path = hidden(dataset, tmp_path)
    came, left = DicomFile(str(tmp_path / "came.dcm")), DicomFile(str(path))
    assert (came.render(0, None, 1.0, 10_000) == left.render(0, None, 1.0, 10_000)).all()
    assert facts_of(pydicom.dcmread(path), 0, 16) == facts_of(dataset, 0, 16)


def test_what_stands_behind_the_pixels_or_in_their_spare_bits_is_gone(tmp_path):
    pixels = ramp().astype(np.uint16) | 0xA000  # an overlay in the bits that 12 bits leave free
    dataset = image(pixels, BitsStored=12, HighBit=11, RescaleIntercept=0.0)
    dataset.PixelData += b"SECRET"
    dataset.add_new(0x60000102, "US", 15)
    left = pydicom.dcmread(hidden(dataset, tmp_path))
    assert np.frombuffer(left.PixelData, np.uint16).tolist() == list(range(512))


def test_spare_bits_are_cleared_whether_an_overlay_is_named_or_not(tmp_path):
    pixels = ramp().astype(np.uint16) | 0xA000
    dataset = image(pixels, BitsStored=12, HighBit=11, RescaleIntercept=0.0)
    path = hidden(dataset, tmp_path)
    assert np.frombuffer(pydicom.dcmread(path).PixelData, np.uint16).tolist() == list(range(512))
    drawn = [DicomFile(str(one)).render(0, None, 1.0, 10_000) for one in (tmp_path / "came.dcm", path)]
    assert (drawn[0] == drawn[1]).all()


def test_a_sequence_that_calls_itself_bytes_does_not_leave_word_for_word(tmp_path):
    """From 65,535 bytes on pydicom leaves it as it is."""
    dataset = image()
    dataset[0x0028, 0x3010] = DataElement(0x00283010, "UN", b"SECRET" + bytes(70_000))
    dataset[0x0028, 0x1050] = DataElement(0x00281050, "LT", "SECRET")
    came = written(dataset, tmp_path / "came.dcm").read_bytes()
    assert came.count(b"SECRET") == 2
    assert b"SECRET" not in hidden(dataset, tmp_path).read_bytes()


def test_a_picture_inside_of_a_sequence_is_none_that_is_shown(tmp_path):
    dataset = image()
    dataset.SequenceOfUltrasoundRegions = [sequence_item(RegionFlags=0)]
    dataset.SequenceOfUltrasoundRegions[0].add_new(0x7FE00010, "OB", b"SECRET")
    assert b"SECRET" not in hidden(dataset, tmp_path).read_bytes()


@pytest.mark.parametrize(("keyword", "dtype"), [("FloatPixelData", "<f4"), ("DoubleFloatPixelData", "<f8")])
def test_floats_leave_as_many_as_the_picture_has(keyword, dtype, tmp_path):
    floats = np.linspace(0, 1, 512).astype(dtype)
    dataset = image(PixelData=None, BitsAllocated=floats.itemsize * 8, BitsStored=floats.itemsize * 8)
    setattr(dataset, keyword, floats.tobytes() + b"SECRET")
    left = pydicom.dcmread(hidden(dataset, tmp_path))
    assert left[keyword].value == floats.tobytes()


def test_more_pictures_than_the_file_says_do_not_leave(tmp_path):
    dataset = pydicom.dcmread(OWN / "SC_rgb_rle_2frame.dcm")
    frames = list(generate_frames(dataset.PixelData, number_of_frames=2))
    dataset.PixelData = encapsulate([*frames, frames[0]])
    left = pydicom.dcmread(hidden(dataset, tmp_path))
    assert len(list(generate_frames(left.PixelData, number_of_frames=2))) == 2


@pytest.mark.parametrize(
    "name", ["SC_rgb_rle_2frame.dcm", "MR_small_jpeg_ls_lossless.dcm", "MR_small_jp2klossless.dcm", "MR_small_RLE.dcm"]
)
def test_what_stands_behind_a_packed_picture_is_gone(name, tmp_path):
    dataset = pydicom.dcmread(OWN / name)
    count = int(dataset.get("NumberOfFrames", 1))
    frames = list(generate_frames(dataset.PixelData, number_of_frames=count))
    dataset.PixelData = encapsulate([frame + b"SECRET\xff\xd9" for frame in frames])
    path = hidden(dataset, tmp_path)
    assert b"SECRET" not in path.read_bytes()
    for page in range(count):
        plain = DicomFile(str(OWN / name)).render(page, None, 1.0, 1_000_000)
        assert (DicomFile(str(path)).render(page, None, 1.0, 1_000_000) == plain).all()


def test_words_in_a_packed_picture_are_gone(tmp_path):
    dataset = pydicom.dcmread(OWN / "SC_rgb_jpeg_dcmtk.dcm")
    (frame,) = generate_frames(dataset.PixelData, number_of_frames=1)
    dataset.PixelData = encapsulate([frame[:2] + b"\xff\xfe\x00\x08SECRET" + frame[2:]])
    path = hidden(dataset, tmp_path)
    assert b"SECRET" not in path.read_bytes()
    plain = DicomFile(str(OWN / "SC_rgb_jpeg_dcmtk.dcm")).render(0, None, 1.0, 100_000)
    assert (DicomFile(str(path)).render(0, None, 1.0, 100_000) == plain).all()


@pytest.mark.parametrize(
    ("name", "after"),
    [("own/MR_small_jpeg_ls_lossless.dcm", 2), ("own/MR_small_jp2klossless.dcm", None), ("data/JPEG-LL.dcm", 2)],
)
def test_words_are_found_in_each_kind_of_stream(name, after, tmp_path):
    source = (OWN if name.startswith("own") else DATA) / name.partition("/")[2]
    dataset = pydicom.dcmread(source)
    (frame,) = generate_frames(dataset.PixelData, number_of_frames=1)
    if after is None:  # behind the size segment, which has to come first
        after = 4 + int.from_bytes(frame[4:6], "big")
        words = b"\xff\x64\x00\x0a\x00\x01SECRET"
    else:
        words = b"\xff\xfe\x00\x08SECRET"
    dataset.PixelData = encapsulate([frame[:after] + words + frame[after:]])
    path = hidden(dataset, tmp_path)
    assert b"SECRET" in (tmp_path / "came.dcm").read_bytes()
    assert b"SECRET" not in path.read_bytes()
    plain = DicomFile(str(source)).render(0, None, 1.0, 1_000_000)
    assert (DicomFile(str(path)).render(0, None, 1.0, 1_000_000) == plain).all()


def test_an_odd_picture_in_words_of_the_other_order_keeps_its_last_byte(tmp_path):
    came = DicomFile(str(OWN / "SC_rgb_small_odd_big_endian.dcm"))
    came.clean(str(tmp_path / "left"))
    assert (DicomFile(str(tmp_path / "left")).render(0, None, 1.0, 99) == came.render(0, None, 1.0, 99)).all()


def test_a_stream_that_is_none_is_not_let_out(tmp_path):
    dataset = pydicom.dcmread(OWN / "SC_rgb_jpeg_dcmtk.dcm")
    dataset.PixelData = encapsulate([b"SECRET  "])
    with pytest.raises(DocumentRefused, match="not shared"):
        hidden(dataset, tmp_path)


def test_a_film_keeps_all_its_pictures(tmp_path):
    path = tmp_path / "hidden.dcm"
    came = DicomFile(str(OWN / "SC_rgb_rle_2frame.dcm"))
    came.clean(str(path))
    assert pydicom.dcmread(path).file_meta.TransferSyntaxUID == RLELossless
    left = DicomFile(str(path))
    assert left.sizes() == came.sizes() and left.sizes()[0].count == 2
    assert (left.render(1, None, 1.0, 100_000) == came.render(1, None, 1.0, 100_000)).all()


def test_the_same_file_gives_the_same_copy(tmp_path):
    path = written(image(), tmp_path / "came.dcm")
    for name in ("one", "two"):
        DicomFile(str(path)).clean(str(tmp_path / name))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert NUMBER.encode() not in (tmp_path / "one").read_bytes()


def test_a_picture_that_does_not_say_what_it_is_leaves_as_one_that_was_captured(tmp_path):
    dataset = image(SOPClassUID=None)
    dataset.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    left = pydicom.dcmread(hidden(dataset, tmp_path))
    assert left.SOPClassUID == left.file_meta.MediaStorageSOPClassUID == "1.2.840.10008.5.1.4.1.1.7"


def test_a_file_without_uids_gets_different_ones_and_no_place_beside_others(tmp_path):
    dataset = image(SeriesInstanceUID=None, StudyInstanceUID=None)
    left = pydicom.dcmread(hidden(dataset, tmp_path))
    assert len({left.SOPInstanceUID, left.SeriesInstanceUID, left.StudyInstanceUID}) == 3
    assert "FrameOfReferenceUID" not in left


def test_the_copy_says_by_the_standard_that_no_name_and_no_date_is_left(tmp_path):
    left = pydicom.dcmread(hidden(image(ReferringPhysicianName="SECRET", SeriesDescription="SECRET"), tmp_path))
    assert (left.PatientIdentityRemoved, left.LongitudinalTemporalInformationModified) == ("YES", "REMOVED")
    assert not left.ReferringPhysicianName and "SeriesDescription" not in left
