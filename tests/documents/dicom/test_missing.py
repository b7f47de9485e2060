"""What is missing in a series is counted as missing, and never as something that was no picture."""

import zipfile
from pathlib import Path

import pytest

from app.documents.copying import Patience
from app.documents.dicom import stack
from app.documents.dicom.stack import StackFile
from app.documents.gathering import gather
from app.documents.opened import DocumentRefused
from tests.documents.dicom.reference import OWN
from tests.documents.dicom.samples import image, ramp, written

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def series(folder: Path, name: str = "IM{}", count: int = 3) -> Path:
    for place in range(count):
        slice_ = image(ramp(8, 8), ImagePositionPatient=[0, 0, place], SOPInstanceUID=f"1.2.{place}")
        written(slice_, folder / name.format(place))
    return folder


def about(archive: Path):
    file = StackFile(str(archive))
    told = file.about(), sum(run.count for run in file.sizes())
    file.close()
    return told


def gathered(folder: Path, into: Path):
    gather((folder,), into / "series.zip", Patience())
    return about(into / "series.zip")


@pytest.mark.parametrize("name", ["IM{}", "slice{}.dcm", "1.2.840.113619.{}"])
def test_one_whose_beginning_was_destroyed_is_missing_and_a_letter_is_not(name, tmp_path, tmp_path_factory):
    series(tmp_path, name)
    broken = tmp_path / name.format(1)
    broken.write_bytes(bytes(300) + broken.read_bytes()[300:])
    (tmp_path / "README").write_text("A viewer is on this disc.")
    (tmp_path / ("._" + name.format(2))).write_bytes(b"what a system hides beside it")
    told, pages = gathered(tmp_path, tmp_path_factory.mktemp("gathered"))
    assert (pages, told.missing, told.left_out) == (2, 1, 0)


def test_the_damaged_and_the_unreadable_are_missing_and_a_report_is_not(tmp_path, tmp_path_factory):
    series(tmp_path)
    whole = (tmp_path / "IM1").read_bytes()
    (tmp_path / "IM1").write_bytes(whole[:-60])
    written(image(ramp(8, 8), Rows=0), tmp_path / "IM8")
    (tmp_path / "IM9").write_bytes((OWN / "JPGExtended.dcm").read_bytes())  # packed as nobody here reads it
    (tmp_path / "REPORT").write_bytes((OWN / "test-SR.dcm").read_bytes())
    told, pages = gathered(tmp_path, tmp_path_factory.mktemp("gathered"))
    assert (pages, told.missing, told.left_out) == (2, 3, 1)


def test_in_an_archive_from_elsewhere_they_are_counted_too(tmp_path, tmp_path_factory):
    series(tmp_path)
    path = tmp_path_factory.mktemp("sent") / "study.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, file in enumerate(sorted(tmp_path.glob("IM*"))):
            archive.write(file, f"CT/{file.name}") if number else archive.writestr(f"CT/{file.name}", bytes(900))
        archive.writestr("VIEWER.EXE", b"MZ" + bytes(300))
    told, pages = about(path)
    assert (pages, told.missing, told.left_out) == (2, 1, 0)


def test_what_lies_beside_the_pictures_does_not_count_against_their_size(tmp_path, tmp_path_factory, monkeypatch):
    series(tmp_path)
    path = tmp_path_factory.mktemp("sent") / "disc.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("VIEWER.EXE", b"MZ" + bytes(1 << 20))
        for file in sorted(tmp_path.glob("IM*")):
            archive.write(file, file.name)
    monkeypatch.setattr(stack, "MAX_UNPACKED_BYTES", 100_000)
    assert about(path)[1] == 3
    monkeypatch.setattr(stack, "MAX_UNPACKED_BYTES", 1_000)
    with pytest.raises(DocumentRefused, match="more than 400 MB of pictures"):
        StackFile(str(path))


def test_a_captured_screen_among_slices_is_the_page_to_look_at(tmp_path, tmp_path_factory):
    series(tmp_path)
    captured = image(ramp(4, 4), SeriesInstanceUID="1.2.9", SOPClassUID="1.2.840.10008.5.1.4.1.1.7", Modality="CT")
    written(captured, tmp_path / "REPORT")
    told, pages = gathered(tmp_path, tmp_path_factory.mktemp("gathered"))
    assert (pages, told.may_show_a_name, told.look_at) == (4, True, 3)
