"""Pictures through the real child: upright, with nothing of the camera, page by page, within the limits."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from app.documents.opened import MAX_PIXELS, MAX_WEBP_PIXELS, DocumentRefused, PageSize
from tests.documents.conftest import camera_data, picture, refused


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_is_turned_upright_and_says_nothing_of_the_camera(opener, tmp_path, kind):
    path = tmp_path / f"photo.{kind.lower()}"
    path.write_bytes(picture(kind, exif=camera_data(), **({"comment": b"SECRET"} if kind == "JPEG" else {})))

    opened = opener.open(path)

    assert opened.sizes == (PageSize(1, 40.0, 80.0),)
    pixels = opener.render(opened.handle, 0)
    assert pixels[5, 20].min() > 230  # what was on the left is on top
    assert pixels[75, 20, 0] > 150 > pixels[75, 20, 2]  # and blue comes first
    left = opened.path.read_bytes()
    assert b"SERIAL" not in left and b"ExampleMaker" not in left and b"SECRET" not in left
    assert not Image.open(io.BytesIO(left)).getexif().get_ifd(0x8825)


def test_a_photograph_that_stands_upright_keeps_its_coded_picture(opener, tmp_path):
    exif = camera_data()
    exif[0x0112] = 1
    plain, tagged = picture("JPEG"), picture("JPEG", exif=exif)
    opened = opener.open(tagged)
    left = opened.path.read_bytes()
    assert b"SERIAL" not in left
    assert (np.asarray(Image.open(io.BytesIO(left))) == np.asarray(Image.open(io.BytesIO(plain)))).all()


@pytest.mark.parametrize("turned", [1, 6])
def test_a_photograph_of_a_telephone_leaves_as_one_jpeg_without_what_lies_behind_it(opener, turned):
    exif = camera_data()
    exif[0x0112] = turned
    behind = [Image.new("RGB", (80, 40), "black")]
    opened = opener.open(picture("MPO", exif=exif, save_all=True, append_images=behind, comment=b"SECRET"))
    left = opened.path.read_bytes()
    assert Image.open(io.BytesIO(left)).format == "JPEG" and opened.pages == 1
    assert b"SERIAL" not in left and b"SECRET" not in left and left.count(b"\xff\xd8") == 1


@pytest.mark.parametrize("keep", [-2, -150])
def test_a_photograph_that_breaks_off_leaves_without_camera_data_or_not_at_all(opener, keep):
    exif = camera_data()
    exif[0x0112] = 1
    cut = picture("JPEG", exif=exif, comment=b"SECRET")[:keep]
    assert b"SERIAL" in cut
    try:
        left = opener.open(cut).path.read_bytes()
    except DocumentRefused:
        return
    assert b"SERIAL" not in left and b"SECRET" not in left


def test_every_picture_of_a_tiff_is_a_page(opener):
    kept = io.BytesIO()
    Image.new("L", (30, 20), 10).save(kept, "TIFF", save_all=True, append_images=[Image.new("L", (50, 60), 200)])
    opened = opener.open(kept.getvalue())
    assert opened.sizes == (PageSize(1, 30.0, 20.0), PageSize(1, 50.0, 60.0))
    assert opener.render(opened.handle, 1)[30, 25, 0] == 200


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "most"), [("JPEG", MAX_PIXELS), ("WEBP", MAX_WEBP_PIXELS)])
def test_the_largest_picture_that_may_be_opened_can_be(opener, kind, most):
    """Lying on its side and with colours to keep, so that it has to be turned."""
    exif = Image.Exif()
    exif[0x0112] = 6
    side = int(most**0.5)
    kept = io.BytesIO()
    Image.new("RGB", (side, side), "navy").save(
        kept, kind, exif=exif, quality=50, **({"method": 0} if kind == "WEBP" else {})
    )
    opened = opener.open(kept.getvalue())
    assert opener.preview(opened.handle, 0).data
    assert opener.render(opened.handle, 0).shape == (4_000, 4_000, 3)


def fax(pages: int, size: tuple[int, int], path: Path) -> Path:
    with TiffImagePlugin.AppendingTiffWriter(str(path), new=True) as target:
        sheet = Image.new("1", size, 1)
        sheet.paste(0, (0, 0, size[0] // 2, 40))
        for _ in range(pages):
            sheet.save(target, "TIFF", compression="group4")
            target.newFrame()
    return path


def test_a_long_fax_in_full_resolution_is_opened_a_page_at_a_time(opener, tmp_path):
    opened = opener.open(fax(60, (2_480, 3_508), tmp_path / "fax.tif"))  # 60 pages in memory would be 1.5 GB
    assert opened.sizes == (PageSize(60, 2_480.0, 3_508.0),)
    shown = opener.render(opened.handle, 59, None, 0.1)
    assert shown[1, 5].max() < 20 and shown[100, 100].min() == 255


def test_a_fax_of_more_pages_than_can_be_shared_is_refused_in_words(opener, tmp_path):
    assert "more than 500" in refused(opener, fax(501, (16, 16), tmp_path / "fax.tif")).text


def test_sixteen_bits_are_shown_from_dark_to_bright(opener):
    kept = io.BytesIO()
    Image.fromarray(np.arange(4_000, dtype=np.uint16).reshape(40, 100)).save(kept, "PNG")
    pixels = opener.render(opener.open(kept.getvalue()).handle, 0)
    assert pixels.min() == 0
    assert pixels.max() == 255


def test_a_picture_of_forty_thousand_by_forty_thousand_is_refused_before_it_is_made(opener):
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    data = zlib.compress(b"\x00" * 1_000)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", len(data))
        + b"IDAT"
        + data
        + struct.pack(">I", zlib.crc32(b"IDAT" + data))
        + struct.pack(">I", 0)
        + b"IEND"
        + struct.pack(">I", zlib.crc32(b"IEND"))
    )
    assert "40,000 x 40,000" in refused(opener, bomb).text
    with pytest.raises(DocumentRefused):
        opener.decode_picture(bomb)


def test_the_smaller_picture_of_a_still_is_opened_but_is_no_file_to_share(opener):
    with pytest.raises(DocumentRefused):
        opener.open(picture("AVIF"))
    assert opener.decode_picture(picture("AVIF")).shape == (40, 80, 3)
