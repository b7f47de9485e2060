"""Medical images through the real child: opened, drawn, cleaned, received again, refused."""

import zlib

import numpy as np
import pytest
from pydicom.uid import DeflatedExplicitVRLittleEndian

from app.documents.opened import DocumentRefused
from app.geometry import Box
from tests.documents.conftest import refused
from tests.documents.dicom.reference import DATA, OWN
from tests.documents.dicom.samples import image, ramp, written


def why_not(opener, source) -> str:
    """ "" where its first picture is drawn."""
    try:
        opener.render(opener.open(source).handle, 0)
    except DocumentRefused as refusal:
        return refusal.text
    return ""


def test_a_slice_is_a_page_in_its_own_window(opener, tmp_path):
    came = written(image(WindowCenter=-900, WindowWidth=200), tmp_path / "Winter Anna.dcm")
    opened = opener.open(came, title="Winter Anna")
    assert (opened.kind, opened.pages, opened.page_size(0)) == ("image", 1, (32.0, 16.0))
    assert opened.title == "CT"  # never the file's name, which is the patient's
    pixels = opener.render(opened.handle, 0)
    assert pixels.shape == (16, 32, 3)
    assert (pixels[0, 0] == 0).all() and (pixels[-1, -1] == 255).all()
    assert (pixels[:, :, 0] == pixels[:, :, 2]).all()


def test_what_leaves_names_nobody_and_is_opened_there_as_it_is(opener, tmp_path):
    opened = opener.open(written(image(), tmp_path / "slice.dcm"))
    assert b"Winter" not in opened.path.read_bytes()
    received = opener.open(opened.path, as_shared=True)
    assert (received.blob, received.sizes) == (opened.blob, opened.sizes)
    assert (opener.render(received.handle, 0) == opener.render(opened.handle, 0)).all()


def test_files_are_known_by_what_they_hold_whatever_they_are_called(opener, tmp_path):
    for name in ("IM000001", "1.2.840.113619.2", "scan.dcm", "SCAN.IMA"):
        assert opener.open(written(image(), tmp_path / name)).kind == "image"
    assert "named .pdf but holds a medical image" in refused(opener, written(image(), tmp_path / "scan.pdf")).text


def test_a_program_that_calls_itself_dicom_stays_a_program(opener, tmp_path):
    data = bytearray(written(image(), tmp_path / "scan.dcm").read_bytes())
    data[:2] = b"MZ"
    assert "a program" in refused(opener, bytes(data)).text


def test_a_part_and_a_smaller_picture_are_drawn(opener, tmp_path):
    opened = opener.open(written(image(ramp(200, 300)), tmp_path / "slice.dcm"))
    whole = opener.render(opened.handle, 0)
    part = opener.render(opened.handle, 0, Box(100, 50, 80, 40), 1.0)
    assert (part == whole[50:90, 100:180]).all()
    assert opener.render(opened.handle, 0, None, 0.5).shape == (100, 150, 3)
    assert opener.render(opened.handle, 0, None, 9.0).shape == whole.shape  # no more than there is


def test_a_film_has_a_page_for_each_picture_and_a_preview_of_each(opener):
    opened = opener.open(OWN / "examples_ybr_color.dcm")
    assert (opened.pages, opened.page_size(29), opened.title) == (30, (320.0, 240.0), "US")
    assert not (opener.render(opened.handle, 0) == opener.render(opened.handle, 29)).all()
    assert len(opener.preview(opened.handle, 29).data) <= 15_000


@pytest.mark.parametrize("name", ["test-SR.dcm", "JPGExtended.dcm", "MR_truncated.dcm"])
def test_what_cannot_be_shown_is_one_sentence_and_the_next_file_opens(name, opener, tmp_path):
    assert why_not(opener, OWN / name)
    assert opener.open(written(image(), tmp_path / "slice.dcm")).pages == 1


@pytest.mark.parametrize("name", ["MR_small_jp2klossless.dcm", "MR_small_jpeg_ls_lossless.dcm", "SC_rgb_jpeg_gdcm.dcm"])
def test_damaged_streams_end_the_child_at_most(name, opener, tmp_path):
    """Seeded. Decoders are C: what one of them does to itself it does in the child."""
    whole = (OWN / name).read_bytes()
    start = whole.rindex(b"\xe0\x7f\x10\x00")
    dice, seen = np.random.default_rng(11), []
    for _ in range(6):
        data = bytearray(whole)
        for place in dice.integers(start + 30, len(data), 8):
            data[place] = dice.integers(256)
        seen.append(why_not(opener, bytes(data)))
    assert all(text == "" or text.endswith(".") for text in seen)
    assert why_not(opener, written(image(), tmp_path / "slice.dcm")) == ""


def test_a_packed_picture_that_claims_to_be_gigantic_is_a_sentence(opener, tmp_path):
    whole = (OWN / "SC_rgb_jpeg_dcmtk.dcm").read_bytes()
    size = b"\xff\xc0\x00\x11\x08\x00\x64\x00\x64"  # the start of the frame: 100 x 100
    assert whole.count(size) == 1
    assert why_not(opener, whole.replace(size, size[:5] + b"\xff\x00\xff\x00"))
    assert why_not(opener, written(image(), tmp_path / "slice.dcm")) == ""


def test_a_file_that_unfolds_to_more_than_there_is_room_for_is_refused(opener, tmp_path):
    """1.25 GiB of nothing, deflated to a megabyte."""
    dataset = image()
    dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    data = written(dataset, tmp_path / "small.dcm").read_bytes()
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)  # stands alone, so it can be repeated
    length = int.from_bytes(data[140:144], "little")  # of the header, behind the preamble
    assert refused(opener, data[: 144 + length] + block * 80 + packer.flush()).text
    assert why_not(opener, DATA / "693_UNCR.dcm") == ""
