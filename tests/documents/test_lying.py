"""Of a sealed file nothing lies in clear: not what came, not the copy that leaves; every kind is shown all the same."""

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image

from app.documents.cleaning import DAMAGED
from app.documents.copying import Patience
from app.documents.gathering import gather
from app.documents.lying import key_of, lying, opened, path_of, size_of, written
from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from app.documents.pdfstream import PART_BYTES, close_pdf, open_pdf, pdf_at
from app.documents.worker import Worker
from app.store.sealedfile import Sealed
from app.store.sealing import SealBroken, new_key
from tests.documents.conftest import PATIENCE_S, pdf_of, picture
from tests.documents.dicom.samples import image
from tests.documents.dicom.samples import written as dicom
from tests.documents.signals.recordings import edf, wfdb

NAME = b"Kari Testesen"


@pytest.fixture(scope="module")
def sealing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DocumentOpener, DocumentOpener, Path]]:
    """One that seals its copies, one that does not, and the first one's folder."""
    folder = tmp_path_factory.mktemp("scratch")
    both = [
        DocumentOpener(Worker(PATIENCE_S, PATIENCE_S), folder, sealed=True),
        DocumentOpener(Worker(PATIENCE_S, PATIENCE_S)),
    ]
    for one in both:
        handle = one.open(pdf_of(1)).handle
        one.preview(handle, 0)
        one.search(handle, 0, "page")
    yield both[0], both[1], folder
    for one in both:
        one.close()


def fax() -> bytes:
    kept = io.BytesIO()
    pages = [Image.new("L", (60, 90), shade) for shade in (10, 120, 240)]
    pages[0].save(kept, "TIFF", save_all=True, append_images=pages[1:])
    return kept.getvalue()


def numbers(leads: int) -> np.ndarray:
    return (np.arange(2000, dtype=np.int16) % 500).reshape(-1, leads)


def chosen(kind: str, folder: Path) -> Path:
    path = folder / f"{NAME.decode()}.{kind}"
    match kind:
        case "pdf":
            path.write_bytes(pdf_of(3))
        case "jpg" | "png":
            path.write_bytes(picture({"jpg": "JPEG", "png": "PNG"}[kind]))
        case "tiff":
            path.write_bytes(fax())
        case "dcm":
            dicom(image(), path)
        case "zip":
            dicom(image(), folder / "1.dcm")
            gather((folder / "1.dcm",), path, Patience())
        case "edf":
            path = edf(folder / "a.edf", [numbers(10).reshape(10, -1)] * 2, labels=["I", "II"])
        case "hea":
            path = wfdb(folder, "16", numbers(1))
    return path


@pytest.mark.parametrize("kind", ["pdf", "jpg", "png", "tiff", "dcm", "zip", "edf", "hea"])
def test_every_kind_is_cleaned_shown_and_kept_sealed_as_it_is_in_clear(kind, sealing, tmp_path) -> None:
    sealed, plain, folder = sealing
    path = chosen(kind, tmp_path)
    one, other = sealed.open(path), plain.open(path)
    assert (one.kind, one.pages, one.sizes) == (other.kind, other.pages, other.sizes) and one.key and not other.key
    assert all(file.read_bytes().startswith(b"\xc1PRESEAL1") for file in folder.rglob("*") if file.is_file())
    last = one.pages - 1
    assert np.array_equal(sealed.render(one.handle, last), plain.render(other.handle, last))
    assert sealed.preview(one.handle, 0).data == plain.preview(other.handle, 0).data
    with opened(lying(str(one.path), one.key)) as file:
        data = file.read()
    assert len(data) == one.size_bytes == size_of(lying(str(one.path), one.key))
    (tmp_path / "copy").write_bytes(data)
    again = plain.open(tmp_path / "copy", as_shared=True)
    assert np.array_equal(plain.render(again.handle, last), plain.render(other.handle, last))
    kept = sealed.open(Sealed(one.path, one.key), title="kept")
    assert np.array_equal(sealed.render(kept.handle, last), plain.render(other.handle, last))
    sealed.forget(kept.handle)
    sealed.forget(one.handle)
    assert not one.path.exists()


def test_words_are_found_and_the_named_copy_is_sealed_too(sealing, tmp_path) -> None:
    sealed, _, folder = sealing
    one = sealed.open(pdf_of(3))
    assert [hit.page for hit in sealed.search(one.handle, 0, "page 2").hits] == [1]
    assert sealed.text(one.handle, 0).words
    named = sealed.named(sealed.open(dicom(image(PatientName=NAME.decode()), tmp_path / "a.dcm")).handle)
    with opened(lying(str(named.path), named.key)) as file:
        assert NAME in file.read()
    assert not any(NAME in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_file_that_was_changed_on_the_disk_is_refused_in_words(sealing, tmp_path) -> None:
    sealed, _, _ = sealing
    place = Sealed(tmp_path / "x", new_key())
    with written(place) as file:
        file.write(pdf_of(1))
    raw = bytearray(place.path.read_bytes())
    raw[len(raw) // 2] ^= 1
    place.path.write_bytes(raw)
    with pytest.raises(DocumentRefused):
        sealed.open(place, as_shared=True)
    with pytest.raises(DocumentRefused) as refused:
        sealed.open(Sealed(place.path, new_key()), as_shared=True)
    assert refused.value.text == DAMAGED


def test_what_breaks_off_while_it_is_written_is_not_whole(tmp_path) -> None:
    place = Sealed(tmp_path / "x", new_key())
    with pytest.raises(RuntimeError), written(place) as file:
        file.write(b"half")
        raise RuntimeError
    with opened(place) as left:
        assert left.read() == b"half" and not left.raw.is_whole


def test_where_it_lies_is_told_by_path_and_key(tmp_path) -> None:
    key = new_key()
    assert (path_of(lying("a", key)), key_of(lying("a", key))) == (Path("a"), key)
    assert lying("a", b"") == "a" and path_of("a") == Path("a") and key_of("a") == b""
    with written(tmp_path / "b") as file:
        file.write(NAME)
    with opened(str(tmp_path / "b")) as plain:
        assert plain.read() == NAME and size_of(tmp_path / "b") == len(NAME)


def test_a_pdf_is_read_in_parts_and_never_as_a_whole(tmp_path) -> None:
    pdf = pymupdf.open()
    for number in range(40):
        noise = Image.fromarray(np.random.default_rng(number).integers(0, 255, (200, 200, 3), np.uint8))
        kept = io.BytesIO()
        noise.save(kept, "PNG")
        pdf.new_page().insert_image(pymupdf.Rect(0, 0, 200, 200), stream=kept.getvalue())
    data = pdf.tobytes()
    read = []

    class Told(io.BytesIO):
        def readinto(self, into) -> int:
            read.append(len(into))
            return super().readinto(into)

    document = open_pdf(Told(data))
    shown = document[20].get_pixmap().samples
    assert shown == pymupdf.open(stream=data)[20].get_pixmap().samples
    assert max(read) <= PART_BYTES and sum(read) < len(data) / 2
    close_pdf(document)


def test_a_seal_that_breaks_in_the_middle_of_a_pdf_is_not_taken_for_its_end(tmp_path) -> None:
    place = Sealed(tmp_path / "x", new_key())
    with written(place) as file:
        file.write(pdf_of(1) + os.urandom(1 << 18))
    raw = bytearray(place.path.read_bytes())
    raw[-100_000] ^= 1
    place.path.write_bytes(raw)
    with pytest.raises((SealBroken, pymupdf.FileDataError)):
        close_pdf(pdf_at(place))
    place.path.replace(tmp_path / "free")  # nothing holds it open


def test_an_archive_of_curves_is_read_where_it_is(tmp_path) -> None:
    """Its parts are taken out nowhere."""
    from app.documents.signals.file import SignalFile

    path = wfdb(tmp_path, "16", numbers(1))
    place = Sealed(tmp_path / "whole", new_key())
    with written(place) as file, zipfile.ZipFile(file, "w") as archive:
        for part in (path, *tmp_path.glob("*.dat")):
            archive.write(part, part.name)
    before = set(tmp_path.iterdir())
    assert SignalFile(place).sizes() and set(tmp_path.iterdir()) == before
