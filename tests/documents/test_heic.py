"""Photographs in HEIC: a sentence unless the site has turned them on and has their reader; then a JPEG leaves."""

import importlib.util
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.documents import heic
from app.documents.opened import DocumentRefused
from app.documents.opener import DocumentOpener
from app.documents.pictures import PictureFile
from app.documents.sniff import kind_of
from tests.documents.conftest import picture, refused

HEAD = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
IS_INSTALLED = importlib.util.find_spec("pillow_heif") is not None


def test_it_is_known_by_its_first_bytes_and_no_film_is():
    assert heic.is_heic(HEAD) and not heic.is_heic(b"\x00\x00\x00\x18ftypmp42") and not heic.is_heic(b"")
    assert not heic.is_heic(b"\x00\x00\x00\x18ftypavif")


def test_where_it_is_off_it_is_one_sentence(opener, tmp_path):
    path = tmp_path / "IMG_0042.HEIC"
    path.write_bytes(HEAD)
    assert refused(opener, path).text == heic.OFF == refused(opener, HEAD).text
    with pytest.raises(DocumentRefused, match="not opened at this site"):
        opener.looks.look(path, 400)


def test_where_it_is_on_its_name_is_held_against_what_it_is():
    assert kind_of(HEAD, "IMG_0042.HEIC", heic=True) == "picture"
    with pytest.raises(DocumentRefused, match="holds a picture"):
        kind_of(HEAD, "letter.pdf", heic=True)
    with pytest.raises(DocumentRefused, match="does not hold one"):
        kind_of(b"\x00" * 64, "IMG_0042.heic", heic=True)


@pytest.mark.skipif(IS_INSTALLED, reason="its reader is installed here")
def test_where_its_reader_is_not_installed_it_is_another_sentence(tmp_path):
    opener = DocumentOpener(heic=True)
    assert refused(opener, HEAD).text == heic.NOT_INSTALLED
    opener.close()


def test_what_comes_over_the_line_is_never_one(opener):
    with pytest.raises(DocumentRefused):
        opener.decode_picture(HEAD)


@pytest.mark.skipif(not IS_INSTALLED, reason="the extra `heic` is not installed")
def test_it_is_shown_upright_and_leaves_as_a_jpeg_without_what_the_camera_wrote(tmp_path):
    heic.register()
    source, left = tmp_path / "IMG_0042.heic", tmp_path / "left"
    exif = Image.Exif()
    exif[0x010F] = "ExampleMaker"
    exif[0x0112] = 6
    Image.open(io.BytesIO(picture("PNG", (160, 80)))).save(source, "HEIF", quality=90, exif=exif)
    file = PictureFile(str(source))
    width, height = file.size(0)
    shown = file.render(0, None, 1.0, 1_000_000)
    assert shown.shape == (height, width, 3)
    file.clean(str(left))
    file.close()
    assert b"ExampleMaker" not in left.read_bytes()
    with Image.open(left) as copy:
        assert copy.format == "JPEG" and copy.size == (width, height)
        assert np.abs(np.asarray(copy).astype(int) - shown[:, :, ::-1].astype(int)).mean() < 6


def test_the_switch_is_the_sites(tmp_path: Path):
    from app.settings import read_settings

    assert not read_settings({"PRECEPTOR_HOME": str(tmp_path)}).heic
    assert read_settings({"PRECEPTOR_HOME": str(tmp_path), "PRECEPTOR_HEIC": "1"}).heic
