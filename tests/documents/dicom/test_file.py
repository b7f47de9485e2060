"""A picture is drawn from no more of the file than it needs, and looks the same."""

import numpy as np
import pydicom
import pytest
from pydicom.encaps import encapsulate, generate_frames

from app.documents.dicom import file as reader
from app.documents.dicom.file import DicomFile
from app.documents.dicom.pixels import halved
from app.documents.dicom.reading import Shape
from app.documents.opened import DocumentRefused
from app.geometry import Box
from tests.documents.dicom.reference import DATA, OWN
from tests.documents.dicom.samples import image, ramp, written

ALL = 1 << 24


def test_a_small_view_of_a_large_packed_radiograph_is_made_from_half_of_it(monkeypatch):
    asked: list[str] = []
    whole = reader.stored
    monkeypatch.setattr(reader, "stored", lambda *how: (asked.append("whole"), whole(*how))[1])
    file = DicomFile(str(DATA / "RG3_J2KR.dcm"))
    small = file.render(0, None, 0.5, ALL)
    assert not asked
    assert small.shape == (880, 880, 3)
    full = file.render(0, None, 1.0, ALL)
    assert asked == ["whole"]
    again = file.render(0, None, 0.5, ALL)  # the whole is there now, and is used
    assert asked == ["whole"]
    assert np.abs(small.astype(int) - again).mean() < 2
    part = file.render(0, Box(256, 128, 256, 256), 0.5, ALL)
    assert np.abs(part.astype(int) - again[64:192, 128:256]).mean() < 3
    assert (file.render(0, None, 1.0, ALL) == full).all()


@pytest.mark.parametrize("name", ["MR_small_jp2klossless.dcm", "693_J2KI.dcm", "US1_J2KR.dcm", "MR_small.dcm"])
def test_what_has_no_plain_half_is_drawn_from_the_whole(name):
    """Signed values, colours, and what is not packed."""
    path = OWN / name
    file = DicomFile(str(path if path.is_file() else DATA / name))
    width, height = file.size(0)
    assert file.render(0, None, 0.25, ALL).shape == (round(height / 4), round(width / 4), 3)


def test_a_picture_without_a_window_has_the_same_greys_however_small_it_is_shown(tmp_path, monkeypatch):
    """Its range is that of all its values: the half of it has another one."""
    dataset = pydicom.dcmread(DATA / "RG3_J2KR.dcm")
    for keyword in ("WindowCenter", "WindowWidth", "VOILUTSequence"):
        if keyword in dataset:
            delattr(dataset, keyword)
    file = DicomFile(str(written(dataset, tmp_path / "plain.dcm")))
    asked: list[str] = []
    half = reader.halved
    monkeypatch.setattr(reader, "halved", lambda *how: (asked.append("half"), half(*how))[1])
    small, full = file.render(0, None, 0.25, ALL), file.render(0, None, 1.0, ALL)
    assert not asked
    assert abs(float(small.mean()) - float(full.mean())) < 1


def test_a_stream_with_signs_in_a_file_without_them_has_no_plain_half():
    dataset = pydicom.dcmread(DATA / "RG3_J2KR.dcm")
    shape = Shape(dataset.Rows, dataset.Columns, 1, 1, 16, dataset.BitsStored, False)
    assert halved(dataset, shape, 0) is not None
    stream = bytearray(next(generate_frames(dataset.PixelData, number_of_frames=1)))
    stream[42] |= 0x80  # of its size segment: signed
    dataset.PixelData = encapsulate([bytes(stream)])
    assert halved(dataset, shape, 0) is None


def test_beyond_the_last_page_and_the_edge_there_is_nothing(tmp_path):
    file = DicomFile(str(written(image(ramp(20, 30)), tmp_path / "slice.dcm")))
    for page, box in ((1, None), (-1, None), (0, Box(40, 0, 9, 9))):
        with pytest.raises(DocumentRefused):
            file.render(page, box, 1.0, ALL)
    assert file.render(0, None, 1.0, 150).shape[0] * file.render(0, None, 1.0, 150).shape[1] <= 160
