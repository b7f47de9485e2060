"""A folder or an archive of medical images as one document: its pages in the body's order, and whole again there."""

import zipfile
from pathlib import Path

import pytest

from app.consult.sameperson import Subject, among
from app.documents.copying import Patience
from app.documents.dicom.stack import StackFile
from app.documents.gathering import gather
from app.documents.opened import DocumentRefused
from tests.documents.conftest import refused
from tests.documents.dicom.reference import OWN
from tests.documents.dicom.samples import image, ramp, sequence_item, written

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
PLACES = (30, 10, 20)


def slice_at(place: float, **changes: object):
    """The brighter the higher."""
    return image(
        ramp() * 0 + int(place), ImagePositionPatient=[0, 0, place], SOPInstanceUID=f"1.2.{int(place)}",
        WindowCenter=-1024 + 20, WindowWidth=40, **changes,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three slices whose names and numbers are in no order, a scout, and what else lies on a disc."""
    for number, place in enumerate(PLACES):
        written(slice_at(place, InstanceNumber=number), tmp_path / f"IM{number}")
    (tmp_path / "more").mkdir()
    written(image(ramp(8, 8), SeriesInstanceUID="1.2.9", ImageType=["LOCALIZER"]), tmp_path / "more" / "SCOUT")
    (tmp_path / "README.TXT").write_text("A viewer is on this disc.")
    (tmp_path / "VIEWER.EXE").write_bytes(b"MZ" + bytes(300))
    return tmp_path


@pytest.fixture
def archive(folder, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("gathered") / "series.zip"
    gather((folder,), path, Patience())
    return path


def greys(file: StackFile, pages: range) -> list[int]:
    return [int(file.render(page, None, 1.0, 10_000)[0, 0, 0]) for page in pages]


def test_the_pages_lie_in_the_order_of_the_body_and_the_scout_behind(archive):
    file = StackFile(str(archive))
    assert [(run.count, run.width, run.height) for run in file.sizes()] == [(3, 32, 16), (1, 8, 8)]
    assert greys(file, range(3)) == sorted(greys(file, range(3)))
    assert file.size(3) == (8, 8)
    assert (file.about().title, file.about().left_out) == ("CT", 0)
    for page in (-1, 4):
        with pytest.raises(DocumentRefused):
            file.render(page, None, 1.0, 100)
    file.close()


def test_what_leaves_is_the_same_stack_and_names_nobody(archive, tmp_path):
    came = StackFile(str(archive))
    came.clean(str(tmp_path / "left"))
    left = StackFile(str(tmp_path / "left"))
    assert left.sizes() == came.sizes()
    assert greys(left, range(4)) == greys(came, range(4))
    assert left.about().subjects == (Subject(),)
    with zipfile.ZipFile(tmp_path / "left") as parts:
        assert parts.namelist() == ["0001.dcm", "0002.dcm", "0003.dcm", "0004.dcm", "pages"]
        assert not [name for name in parts.namelist() if b"Winter" in parts.read(name)]
    came.clean(str(tmp_path / "again"))
    assert (tmp_path / "again").read_bytes() == (tmp_path / "left").read_bytes()
    for file in (came, left):
        file.close()


def test_a_folder_is_opened_shared_and_received_through_the_child(opener, folder):
    opened = opener.open(folder, title="Winter Anna")
    assert (opened.kind, opened.title, opened.pages) == ("image", "CT", 4)
    received = opener.open(opened.path, as_shared=True)
    assert (received.blob, received.sizes) == (opened.blob, opened.sizes)
    assert (opener.render(received.handle, 2) == opener.render(opened.handle, 2)).all()


def test_the_list_of_contents_of_a_disc_means_its_folder(opener):
    opened = opener.open(OWN / "dicomdirtests" / "98892001" / "CT5N")
    assert opened.pages == 5
    disc = opener.open(OWN / "dicomdirtests" / "DICOMDIR")
    assert disc.pages == 31  # three people, whose pictures lie in one folder
    assert "number" in among(disc.about.subjects)
    assert disc.about.left_out == 50  # those without a picture


def test_a_folder_without_images_and_a_foreign_archive_say_so(opener, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear colleague")
    assert "no medical image" in refused(opener, tmp_path).text
    with zipfile.ZipFile(tmp_path / "letters.zip", "w") as archive:
        archive.writestr("letter.txt", "Dear colleague")
    assert "no medical image" in refused(opener, tmp_path / "letters.zip").text


def test_a_packed_archive_with_a_report_says_what_it_leaves_out(opener, folder, tmp_path_factory):
    path = tmp_path_factory.mktemp("sent") / "study.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(OWN / "test-SR.dcm", "REPORT")
        for file in sorted(folder.glob("IM*")):
            archive.write(file, f"CT/{file.name}")
    opened = opener.open(path)
    assert (opened.pages, opened.about.left_out) == (3, 1)


def test_an_archive_of_images_in_disguise_is_refused(opener, archive, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(archive.read_bytes())
    assert "named .pdf but holds a medical image" in refused(opener, tmp_path / "letter.pdf").text
    (tmp_path / "series").write_bytes(archive.read_bytes())
    assert opener.open(tmp_path / "series").pages == 4


def test_an_archive_of_reports_says_what_they_are(tmp_path):
    with zipfile.ZipFile(tmp_path / "study.zip", "w") as archive:
        archive.write(OWN / "test-SR.dcm", "REPORT")
    with pytest.raises(DocumentRefused, match="written report"):
        StackFile(str(tmp_path / "study.zip"))


def test_an_archive_that_is_broken_locked_or_too_large_is_a_sentence(archive, tmp_path, monkeypatch):
    data = bytearray(archive.read_bytes())
    for name, change in {"cut": data[:-30], "bytes": data[:400] + b"\1\2\3" + data[403:]}.items():
        (tmp_path / name).write_bytes(change)
        with pytest.raises(DocumentRefused, match="damaged"):
            StackFile(str(tmp_path / name))
    locked = bytearray(data)
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    (tmp_path / "locked").write_bytes(locked)
    with pytest.raises(DocumentRefused, match="password"):
        StackFile(str(tmp_path / "locked"))
    monkeypatch.setattr("app.documents.dicom.stack.MAX_UNPACKED_BYTES", 1_000)
    with pytest.raises(DocumentRefused, match="of pictures"):
        StackFile(str(archive))


def test_a_folder_that_is_too_large_is_refused_before_it_is_copied(folder, tmp_path_factory, monkeypatch):
    into = tmp_path_factory.mktemp("gathered") / "series.zip"
    monkeypatch.setattr("app.documents.gathering.MAX_FILES", 2)
    with pytest.raises(DocumentRefused, match="too many files"):
        gather((folder,), into, Patience())
    monkeypatch.setattr("app.documents.gathering.MAX_FILES", 9)
    monkeypatch.setattr("app.documents.gathering.MAX_FILE_BYTES", 2_000)
    with pytest.raises(DocumentRefused, match="400 MB"):
        gather((folder,), into, Patience())
    monkeypatch.undo()
    monkeypatch.setattr("app.documents.gathering.MAX_LOOKED_AT", 2)
    with pytest.raises(DocumentRefused, match="too many files"):
        gather((folder,), into, Patience())


def test_no_link_is_followed(folder, tmp_path_factory):
    away = written(slice_at(50), tmp_path_factory.mktemp("away") / "IM9")
    try:
        (folder / "IM9").symlink_to(away)
    except OSError:
        pytest.skip("this system lets nobody make links")
    into = tmp_path_factory.mktemp("gathered") / "series.zip"
    gather((folder,), into, Patience())
    with zipfile.ZipFile(into) as parts:
        assert len(parts.namelist()) == 4


def test_two_patients_in_one_folder_are_both_told_of(folder, tmp_path_factory):
    written(slice_at(40, PatientID="4712"), folder / "IM9")
    into = tmp_path_factory.mktemp("gathered") / "series.zip"
    gather((folder,), into, Patience())
    file = StackFile(str(into))
    assert among(file.about().subjects) == ("number",)
    file.close()


def test_the_pictures_of_an_enhanced_file_are_a_stack_of_their_own(tmp_path):
    groups = [
        sequence_item(PlanePositionSequence=[sequence_item(ImagePositionPatient=[0, 0, place])]) for place in (9, 3)
    ]
    pixels = ramp(2, 8).reshape(2, 1, 8)
    enhanced = image(pixels[0], NumberOfFrames=2, PixelData=pixels.tobytes(), PerFrameFunctionalGroupsSequence=groups)
    written(enhanced, tmp_path / "IM")
    gather((tmp_path,), tmp_path / "series.zip", Patience())
    file = StackFile(str(tmp_path / "series.zip"))
    assert [page.frame for page in file._pages] == [1, 0]
    file.close()


def test_what_was_looked_through_once_is_not_read_again_to_turn_a_page(archive, tmp_path, monkeypatch):
    first = StackFile(str(archive))
    first.clean(str(tmp_path / "left"))
    read: list[str] = []
    unpack = zipfile.ZipFile.read

    def told(parts, entry):
        read.append(getattr(entry, "filename", entry))
        return unpack(parts, entry)

    monkeypatch.setattr(zipfile.ZipFile, "read", told)
    again = StackFile(str(tmp_path / "left"), looked_through=True)
    assert greys(again, range(2, 3)) == greys(first, range(2, 3))
    assert again.size(3) == first.size(3)
    assert read[:2] == ["pages", "0003.dcm"]
    for file in (first, again):
        file.close()


@pytest.mark.parametrize("index", [b"", b"\x91\x94\x09\x00\x01\x01", b"\x90", b"\x91\x94\xff\x00\x01\x01"])
def test_an_index_that_is_none_is_a_sentence(index, archive, tmp_path):
    came = StackFile(str(archive))
    came.clean(str(tmp_path / "left"))
    came.close()
    with zipfile.ZipFile(tmp_path / "left") as parts, zipfile.ZipFile(tmp_path / "bad", "w") as bad:
        for name in parts.namelist():
            bad.writestr(name, index if name == "pages" else parts.read(name))
    with pytest.raises(DocumentRefused, match="damaged"):
        StackFile(str(tmp_path / "bad"), looked_through=True)
    read = StackFile(str(tmp_path / "bad"))
    assert read.sizes()[0].count == 3  # what comes in is read, whatever its index says
    read.close()
