"""Words are found wherever a packed picture can hold them; what cannot be cut does not leave."""

import numpy as np
import pydicom
import pytest
from pydicom.encaps import generate_frames
from pydicom.uid import JPEG2000Lossless, JPEGLSLossless, RLELossless

from app.documents.dicom.codestream import without_words
from app.documents.dicom.reading import Shape
from app.documents.strip import NotStripped
from tests.documents.dicom.reference import OWN

SHAPE = Shape(64, 64, 1, 1, 16, 16, True)


def test_words_between_the_segments_of_runs_and_in_their_head_are_gone():
    rows = [bytes([3, 1, 2, 3, 4, 253, 9]), bytes([128, 249, 7])]  # eight bytes each: four and four alike, eight alike
    words = b"SECRET"
    starts = [64, 64 + 7 + len(words)]
    head = np.array([2, *starts, *[0x4545] * 13], "<u4").tobytes()
    stream = head + rows[0] + words + rows[1] + words
    left = without_words(stream, RLELossless, Shape(2, 4, 1, 1, 16, 16, False))
    assert words not in left and b"EE" not in left
    at = np.frombuffer(left[:64], "<u4")
    assert at[:4].tolist() == [2, 64, 72, 0]
    assert (left[64:71], left[72:75]) == (rows[0], rows[1])


@pytest.mark.parametrize("stream", [b"", bytes(64), b"\x02" + bytes(63), b"\x10" + bytes(80)])
def test_runs_without_a_head_do_not_leave(stream):
    with pytest.raises(NotStripped):
        without_words(stream, RLELossless, SHAPE)


def test_only_what_says_how_colours_were_turned_stays_of_jpeg_ls():
    plain = next(generate_frames(pydicom.dcmread(OWN / "MR_small_jpeg_ls_lossless.dcm").PixelData, number_of_frames=1))
    words = plain[:2] + b"\xff\xe8\x00\x08SECRET" + plain[2:]
    turned = plain[:2] + b"\xff\xe8\x00\x07mrfx\x01" + plain[2:]
    assert b"SECRET" not in without_words(words, JPEGLSLossless, SHAPE)
    assert b"mrfx\x01" in without_words(turned, JPEGLSLossless, SHAPE)


def test_words_in_the_head_of_a_tile_or_in_a_box_do_not_leave():
    plain = next(generate_frames(pydicom.dcmread(OWN / "MR_small_jp2klossless.dcm").PixelData, number_of_frames=1))
    words = b"\xff\x64\x00\x0a\x00\x01SECRET"
    tile = plain.index(b"\xff\x90\x00\x0a")
    longer = plain[: tile + 6] + (int.from_bytes(plain[tile + 6 : tile + 10], "big") + 12).to_bytes(4, "big")
    in_tile = longer + plain[tile + 10 : tile + 12] + words + plain[tile + 12 :]
    with pytest.raises(NotStripped):
        without_words(in_tile, JPEG2000Lossless, SHAPE)
    bare = without_words(plain, JPEG2000Lossless, SHAPE)
    assert without_words(boxed(bare), JPEG2000Lossless, SHAPE) == boxed(bare)
    size = 4 + int.from_bytes(bare[4:6], "big")
    for stream in (bare[:size] + words + bare[size:], bare + b"SECRET"):
        with pytest.raises(NotStripped):
            without_words(boxed(stream), JPEG2000Lossless, SHAPE)


def boxed(stream: bytes) -> bytes:
    sign = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
    return sign + (8 + len(stream)).to_bytes(4, "big") + b"jp2c" + stream
