"""What is copied from a disc or stick: together or not at all, and only as long as somebody waits."""

import os
import zipfile

import pytest

from app.documents import cleaning as opening
from app.documents import copying
from app.documents.copying import STOPPED, TOO_SLOW, Patience
from app.documents.gathering import gather
from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from tests.documents.conftest import pdf_of, refused
from tests.documents.dicom.samples import image, ramp, written


def slices(folder, count=3):
    return tuple(
        written(
            image(ramp(8, 8), ImagePositionPatient=[0, 0, place], SOPInstanceUID=f"1.2.{place}"), folder / f"I{place}"
        )
        for place in range(count)
    )


def test_several_slices_chosen_together_are_one_document(opener, tmp_path):
    assert opener.open(slices(tmp_path)).pages == 3


def test_several_files_that_are_no_images_are_one_sentence(opener, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(pdf_of(1))
    assert "one after the other" in refused(opener, (*slices(tmp_path), tmp_path / "letter.pdf")).text


def test_a_long_series_is_opened_beside_the_pages_that_are_turned(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LONG_BYTES", 1_000)
    opener = DocumentOpener()
    opened = opener.open(slices(tmp_path))
    assert opener._worker.pid is None
    assert opener.render(opened.handle, 2).shape == (8, 8, 3) and opener._worker.pid is not None
    opener.close()


def test_nobody_waits_for_ever(tmp_path):
    for patience, why in ((Patience(0.0), TOO_SLOW), (Patience(), STOPPED)):
        if why == STOPPED:
            patience.stop()
        with pytest.raises(DocumentRefused) as caught:
            gather(slices(tmp_path), tmp_path / "series.zip", patience)
        assert caught.value.text == why


def test_it_stops_in_the_middle_of_a_large_file(tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "BLOCK", 16)
    patience, taken = Patience(), []

    class Into:
        def write(self, block):
            taken.append(block)
            patience.stop()

    with (slices(tmp_path)[0]).open("rb") as source, pytest.raises(DocumentRefused):
        copying.copy(source, Into(), patience)
    assert len(taken) == 1


def test_an_opener_that_is_closed_takes_nothing_more(tmp_path):
    opener = DocumentOpener()
    opener.close()
    (tmp_path / "letter.pdf").write_bytes(pdf_of(1))
    for source in (slices(tmp_path), tmp_path / "letter.pdf"):
        with pytest.raises(DocumentRefused):
            opener.open(source)
    assert not opener._cleaning._waiting


def test_a_folder_inside_that_cannot_be_read_is_not_passed_over(tmp_path, monkeypatch):
    slices(tmp_path)
    (tmp_path / "more").mkdir()
    look = os.scandir

    def closed(place):
        if os.fspath(place).endswith("more"):
            raise PermissionError("closed")
        return look(place)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(DocumentRefused, match="pictures would be missing"):
        gather((tmp_path,), tmp_path / "series.zip", Patience())


def test_the_same_folder_gives_the_same_archive(tmp_path, tmp_path_factory):
    slices(tmp_path)
    into = tmp_path_factory.mktemp("gathered")
    for name in ("one", "two"):
        gather((tmp_path,), into / name, Patience())
    assert (into / "one").read_bytes() == (into / "two").read_bytes()
    with zipfile.ZipFile(into / "one") as archive:
        assert archive.namelist() == ["0001.dcm", "0002.dcm", "0003.dcm"]
