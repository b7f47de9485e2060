"""What a file is by its first bytes: DICOM of today and of before there was a preamble, and archives of it."""

import io
import zipfile

import pytest

from app.documents.dicom.sniffing import is_archive_of_dicom, is_dicom

MARKED = bytes(128) + b"DICM"


@pytest.mark.parametrize(
    "head",
    [
        MARKED,
        b"II*\x00" + bytes(124) + b"DICM",  # also a TIFF
        b"\x08\x00\x05\x00CS\x0a\x00ISO_IR 100",  # explicit, little-endian
        b"\x08\x00\x00\x00\x04\x00\x00\x00\x5e\x01\x00\x00\x08\x00\x08\x00",  # implicit
        b"\x00\x08\x00\x16UI\x00\x1a1.2.840.1",  # big-endian
    ],
)
def test_it_is_known(head):
    assert is_dicom(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"DICM",
        bytes(132),
        MARKED[:-1],
        b"\x08\x00",
        b"\x08\x00\x05\x00cs\xff\xffISO_IR 100",
        b"\x08\x00\x05\x99CS\x0a\x00ISO_IR 100",
        b"\x10\x00\x10\x00PN\x0a\x00Winter^Anna",  # nobody's file begins with its patient
        b"%PDF-1.7 and so on",
    ],
)
def test_it_is_something_else(head):
    assert not is_dicom(head)


def archive(*entries: bytes, how: int = zipfile.ZIP_STORED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", how) as parts:
        for number, data in enumerate(entries):
            parts.writestr(f"{number}.dcm", data)
    return kept.getvalue()[:1_024]


def test_an_archive_is_known_by_its_first_entry():
    assert is_archive_of_dicom(archive(MARKED + bytes(900), b"hello"))
    assert not is_archive_of_dicom(archive(b"hello", MARKED))
    assert not is_archive_of_dicom(archive(MARKED, how=zipfile.ZIP_DEFLATED))
    assert not is_archive_of_dicom(MARKED)
    assert not is_archive_of_dicom(b"PK\x03\x04")
