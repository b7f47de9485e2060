"""A stroke as a hand draws it, the samples, and one child for all tests of a module."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from numpy.typing import NDArray
from PIL import Image

from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from app.documents.worker import Worker
from app.settings import assets_folder

PATIENCE_S = 90.0  # how long a file may take is test_worker's affair: a busy computer takes long for the largest


@pytest.fixture
def stroke_points() -> NDArray[np.float32]:
    """80 points at 120 Hz round a finding on a 1280x720 picture, in (x, y, pressure, ms)."""
    turn = np.linspace(0, 2 * np.pi, 80)
    x = 640 + 150 * np.cos(turn) + 7 * np.sin(5 * turn)
    y = 360 + 110 * np.sin(turn)
    pressure = 0.6 + 0.3 * np.sin(turn)
    return np.stack([x, y, pressure, np.arange(80) * 8.3], axis=1).astype(np.float32)


@pytest.fixture(scope="module")
def opener() -> Iterator[DocumentOpener]:
    opener = DocumentOpener(Worker(file_s=PATIENCE_S, page_s=PATIENCE_S))
    handle = opener.open(pdf_of(1)).handle
    opener.preview(handle, 0)
    opener.search(handle, 0, "page")  # their threads are there before the first test counts them
    yield opener
    opener.close()


@pytest.fixture
def samples() -> Path:
    return assets_folder() / "samples"


def pdf_of(pages: int, **how: object) -> bytes:
    pdf = pymupdf.open()
    for number in range(pages):
        pdf.new_page(width=300, height=400).insert_text((40, 80), f"page {number + 1}", fontsize=20)
    return bytes(pdf.tobytes(**how))


def many_pages(count: int) -> bytes:
    """A PDF by hand, made faster than a library would."""
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]/MediaBox[0 0 300 400]>>"]
    bodies += ["<</Type/Page/Parent 2 0 R>>"] * count
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {count + 3}\n0000000000 65535 f \n{table}trailer<</Size {count + 3}/Root 1 0 R>>\nstartxref\n"
    return bytes(data) + f"{end}{len(data)}\n%%EOF".encode()


def refused(opener: DocumentOpener, source: Path | bytes, password: str = "") -> DocumentRefused:
    before = set(Path(opener._folder.name).iterdir())
    with pytest.raises(DocumentRefused) as caught:
        opener.open(source, password=password)
    assert caught.value.text.endswith(".")
    assert set(Path(opener._folder.name).iterdir()) == before
    return caught.value


def picture(kind: str, size: tuple[int, int] = (80, 40), **how: object) -> bytes:
    image = Image.new("RGB", size, (30, 60, 200))
    image.paste((250, 250, 250), (0, 0, size[0] // 2, size[1]))  # the left half is white
    kept = io.BytesIO()
    image.save(kept, kind, **how)
    return kept.getvalue()


def camera_data() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    exif[0x010F] = "ExampleMaker"
    exif[0xA431] = "SERIAL-4711"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (59.0, 54.0, 48.0)
    return exif
