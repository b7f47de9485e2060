"""Broken, foolish and hostile files: one sentence each, and nothing else happens."""

import numpy as np
import pytest
from pydicom import dcmwrite
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    MPEG4HP41,
    UID,
    DeflatedExplicitVRLittleEndian,
    EncapsulatedPDFStorage,
    JPEG2000Lossless,
    RLELossless,
)

from app.documents.desk import Desk
from app.documents.dicom.codecs import UNKNOWN, VIDEO
from app.documents.dicom.file import DicomFile
from app.documents.dicom.pixels import BROKEN, NO_PALETTE
from app.documents.dicom.reading import DAMAGED, DOCUMENT, NO_DICOM, NO_PICTURE
from app.documents.jobs import Checked, OpenJob, Pixels, Progress, Refused, RenderJob
from app.documents.opened import DocumentRefused
from tests.documents.dicom.reference import OWN
from tests.documents.dicom.samples import image, ramp, sequence_item, written

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def why_not(path) -> str:
    with pytest.raises(DocumentRefused) as caught:
        DicomFile(str(path)).render(0, None, 1.0, 10_000_000)
    return caught.value.text


def test_what_is_no_dicom_says_so(tmp_path):
    for number, data in enumerate((b"", b"\0" * 400, b"hello " * 90, b"DICM " * 40)):
        (tmp_path / f"{number}").write_bytes(data)
        assert why_not(tmp_path / f"{number}") == NO_DICOM


def test_a_file_that_only_begins_like_one_holds_no_picture(tmp_path):
    (tmp_path / "short").write_bytes(b"\0" * 128 + b"DICM")
    assert why_not(tmp_path / "short") == NO_PICTURE


@pytest.mark.parametrize(
    "changes",
    [
        {"Rows": 0},
        {"Columns": None},
        {"SamplesPerPixel": 4},
        {"BitsAllocated": 12},
        {"BitsStored": 17},
        {"NumberOfFrames": "0"},
        {"NumberOfFrames": "-3"},
    ],
)
def test_measures_that_cannot_be_are_refused(changes, tmp_path):
    assert why_not(written(image(**changes), tmp_path / "image.dcm")) == DAMAGED


def test_a_file_that_claims_too_much_is_refused_before_anything_is_unpacked(tmp_path):
    assert "2,000,000 pictures" in why_not(written(image(NumberOfFrames="2000000"), tmp_path / "frames.dcm"))
    assert "65,000 x 65,000" in why_not(written(image(Rows=65_000, Columns=65_000), tmp_path / "pixels.dcm"))
    wide = image(Rows=8_000, Columns=8_000, BitsAllocated=64, BitsStored=64)
    assert "at most 70 million" in why_not(written(wide, tmp_path / "bits.dcm"))


def test_pixels_that_are_cut_short_are_not_shown(tmp_path):
    assert why_not(written(image(NumberOfFrames="40"), tmp_path / "frames.dcm")) == BROKEN
    assert why_not(written(image(PixelData=b"\0\0"), tmp_path / "empty.dcm")) == BROKEN


@pytest.mark.parametrize(
    ("syntax", "sentence"), [(MPEG4HP41, VIDEO), (UID("1.2.840.10008.1.2.4.94"), UNKNOWN), (UID("1.2.3"), UNKNOWN)]
)
def test_what_nobody_here_unpacks_says_what_it_is(syntax, sentence, tmp_path):
    dataset = image(ramp(), PixelData=encapsulate([b"\0" * 64]))
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    dataset.file_meta.TransferSyntaxUID = syntax
    dcmwrite(tmp_path / "film.dcm", dataset, implicit_vr=False, little_endian=True)
    assert why_not(tmp_path / "film.dcm") == sentence


def test_a_document_in_a_dicom_file_is_named(tmp_path):
    dataset = image(PixelData=None, SOPClassUID=EncapsulatedPDFStorage)
    assert why_not(written(dataset, tmp_path / "letter.dcm")) == DOCUMENT


def test_a_palette_that_is_missing_or_short_is_a_sentence(tmp_path):
    coloured = image(ramp().astype(np.uint8), PhotometricInterpretation="PALETTE COLOR")
    assert why_not(written(coloured, tmp_path / "none.dcm")) == NO_PALETTE
    for colour in ("Red", "Green", "Blue"):
        setattr(coloured, f"{colour}PaletteColorLookupTableDescriptor", [256, 0, 8])
        setattr(coloured, f"{colour}PaletteColorLookupTableData", b"\1\2")
    assert why_not(written(coloured, tmp_path / "short.dcm")) == NO_PALETTE


@pytest.mark.parametrize("syntax", [JPEG2000Lossless, RLELossless])
def test_a_stream_of_another_size_than_the_header_says_is_refused(syntax, tmp_path):
    name = "MR_small_jp2klossless.dcm" if syntax == JPEG2000Lossless else "MR_small_RLE.dcm"
    data = (OWN / name).read_bytes()
    rows = b"\x28\x00\x10\x00US\x02\x00\x40\x00"
    assert data.count(rows) == 1
    (tmp_path / "other.dcm").write_bytes(data.replace(rows, rows[:-2] + b"\x80\x00"))
    assert why_not(tmp_path / "other.dcm") == BROKEN


def test_windows_and_tables_that_are_nonsense_hide_no_picture(tmp_path):
    dataset = image(
        WindowCenter=5, WindowWidth=0, VOILUTFunction="NOBODY",
        VOILUTSequence=[sequence_item(LUTDescriptor=[9, 0, 16])],
        ModalityLUTSequence=[sequence_item(LUTDescriptor=[4, 0, 99], LUTData=b"\1\0\2\0")],
    )  # fmt: skip
    file = DicomFile(str(written(dataset, tmp_path / "image.dcm")))
    shown = file.render(0, None, 1.0, 10_000)[:, :, 0]
    assert (shown.min(), shown.max()) == (0, 255)


def test_sequences_in_sequences_without_end_end(tmp_path):
    start, item = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff", b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    head = written(image(PixelData=None), tmp_path / "head.dcm").read_bytes()
    (tmp_path / "deep.dcm").write_bytes(head[: head.index(b"\x08\x00\x16\x00UI")] + (start + item) * 5_000)
    assert why_not(tmp_path / "deep.dcm")


def test_a_deflated_file_that_breaks_off_is_a_sentence(tmp_path):
    dataset = image()
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    data = written(dataset, tmp_path / "whole.dcm").read_bytes()
    assert DicomFile(str(tmp_path / "whole.dcm")).sizes()
    (tmp_path / "half.dcm").write_bytes(data[: len(data) - 60])
    assert why_not(tmp_path / "half.dcm") == DAMAGED


def quiet(_progress: Progress) -> None:
    """Nobody waits for it."""


def test_no_cut_and_no_flipped_byte_gets_past_the_desk(tmp_path):
    """Seeded: 150 cuts and 250 damaged copies of a file with sequences, and of one that is packed."""
    enhanced = image(SequenceOfUltrasoundRegions=[sequence_item(RegionFlags=1)], PatientComments="x" * 50)
    sources = [written(enhanced, tmp_path / "plain.dcm").read_bytes(), (OWN / "MR_small_RLE.dcm").read_bytes()]
    dice, desk, seen = np.random.default_rng(7), Desk(), {Pixels: 0, Refused: 0}
    for round_ in range(400):
        data = bytearray(sources[round_ % 2])
        if round_ < 150:
            data = data[: dice.integers(1, len(data))]
        else:
            for place in dice.integers(130, min(len(data), 3_000), 6):
                data[place] = dice.integers(256)
        path = tmp_path / "broken.dcm"
        path.write_bytes(data)
        into = str(tmp_path / "into")
        answer, _ = desk.do(OpenJob(str(path), "image", "", into), b"", quiet)
        if isinstance(answer, Checked):
            answer, _ = desk.do(RenderJob(into, "image", 0, None, 1.0, 1_000_000), b"", quiet)
        seen[type(answer)] += 1
        if isinstance(answer, Refused):
            assert answer.text.endswith(".")
    assert min(seen.values()) > 20
    desk.clear()


def test_an_unreadable_element_is_as_good_as_none(tmp_path):
    dataset = image()
    nested = Dataset()
    nested.add_new(0x00280030, "DS", "")
    dataset.SharedFunctionalGroupsSequence = [sequence_item(PixelMeasuresSequence=[nested])]
    assert DicomFile(str(written(dataset, tmp_path / "image.dcm"))).sizes()
