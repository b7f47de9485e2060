"""libvpx by ctypes: found, opened, told another rate, closed; a refusal is an exception."""

import av
import msgspec
import numpy as np
import pytest

from app.media.codecs import libopus, libvpx
from app.media.codecs.libvpx import LibVpx, VpxEncoder, VpxError, VpxMissing, VpxSettings
from app.media.colours import coded_colours
from app.media.scene import Scene

SETTINGS = VpxSettings(320, 240, 300_000, 500, 300, 400, 500)
SCENE = Scene(320, 240)
LASTS_MS = 66


@pytest.fixture(scope="module")
def lib() -> LibVpx:
    return libvpx.load()


def encode(encoder: VpxEncoder, i: int, key: bool = False) -> tuple[bytes, bool]:
    luma, cb, cr = ((plane.buffer_ptr, plane.line_size) for plane in coded_colours(SCENE.draw(i * LASTS_MS)).planes)
    made = encoder.encode((luma, cb, cr), i * LASTS_MS, LASTS_MS, key)
    assert made is not None
    return made


def test_a_lower_and_a_higher_rate_take_hold_without_a_key_frame(lib: LibVpx) -> None:
    encoder, made = VpxEncoder(lib, SETTINGS), []
    for i in range(90):
        if i in (30, 60):
            encoder.tell(60_000 if i == 30 else 300_000)
        made.append(encode(encoder, i))
    encoder.close()
    assert [i for i, (_, is_key) in enumerate(made) if is_key] == [0]
    assert sum(len(data) for data, _ in made[30:60]) * 8 < 1.3 * 2 * 60_000
    assert sum(len(data) for data, _ in made[75:]) > 3 * sum(len(data) for data, _ in made[45:60])


def test_a_key_frame_comes_where_it_is_asked_for(lib: LibVpx) -> None:
    encoder = VpxEncoder(lib, SETTINGS)
    made = [encode(encoder, i, key=i == 7) for i in range(12)]
    encoder.close()
    assert [i for i, (_, is_key) in enumerate(made) if is_key] == [0, 7]


def test_what_comes_out_is_a_picture_of_what_went_in(lib: LibVpx) -> None:
    encoder, decoder = VpxEncoder(lib, SETTINGS), av.CodecContext.create("vp8", "r")
    assert isinstance(decoder, av.VideoCodecContext)
    for i in range(30):
        shown = decoder.decode(av.Packet(encode(encoder, i)[0]))
    encoder.close()
    encoder.close()
    assert np.abs(shown[-1].to_ndarray().astype(int) - coded_colours(SCENE.draw(29 * LASTS_MS)).to_ndarray()).mean() < 6


def test_what_is_refused_is_told(lib: LibVpx) -> None:
    with pytest.raises(VpxError):
        VpxEncoder(lib, msgspec.structs.replace(SETTINGS, width=1 << 15))


def test_where_there_is_no_library_it_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(VpxMissing), caplog.at_level("CRITICAL"):
        libvpx.load(["/nowhere/libvpx.so", libopus.load().path])
