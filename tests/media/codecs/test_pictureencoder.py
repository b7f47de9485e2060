"""A sending picture: size, rate and spacing as the ladder gives them, and what repair must know of each frame."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.media.codecs import libsvtav1, libvpx, picturedecoder, pictureencoder
from app.media.codecs.av1_header import References
from app.media.codecs.coded import Codec, Coded
from app.media.codecs.coding import CoderFailed
from app.media.codecs.installed import installed
from app.media.codecs.layering import DescriptorReader, DescriptorWriter
from app.media.codecs.libsvtav1 import SvtEncoder, SvtError
from app.media.codecs.libvpx import VpxEncoder, VpxError
from app.media.codecs.payload import BadPayload
from app.media.codecs.picturedecoder import PictureDecoder
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.scene import Scene
from app.media.share import Picture, Size
from tests.media.codecs.filmed import CODECS, SMALL, coded, picture, stream

SAMPLES = Path(__file__).resolve().parents[3] / "assets" / "samples"


def rate(frames: list[tuple[float, Coded]], begin_ms: float, end_ms: float) -> float:
    return sum(len(one.data) * 8_000 for at_ms, one in frames if begin_ms <= at_ms < end_ms) / (end_ms - begin_ms)


@pytest.mark.parametrize("codec", CODECS)
def test_frames_are_numbered_evenly_spaced_and_only_the_first_stands_alone(codec: Codec) -> None:
    encoder = PictureEncoder(codec)
    frames = coded(encoder, 2, lambda _: picture(800_000, fps=10))
    encoder.close()
    assert [one.number for _, one in frames] == list(range(len(frames)))
    assert [round(at_ms / 100) for at_ms, _ in frames] == list(range(20))
    assert [one.is_key for _, one in frames] == [True] + [False] * 19
    assert [one.refers == () for _, one in frames] == [one.is_key for _, one in frames]


@pytest.mark.parametrize("codec", CODECS)
def test_the_rate_follows_down_and_up(codec: Codec) -> None:
    encoder = PictureEncoder(codec)
    frames = coded(encoder, 13, lambda at_ms: picture(40_000 if 3_000 <= at_ms < 6_000 else 110_000))
    encoder.close()
    assert rate(frames, 3_000, 4_000) < 1.3 * 40_000
    assert rate(frames, 4_000, 6_000) < 1.15 * 40_000
    assert rate(frames, 4_000, 6_000) > 0.6 * 40_000
    assert rate(frames, 11_500, 13_000) > 0.7 * 110_000


@pytest.mark.parametrize("codec", ["AV1", "H264"])
def test_a_rate_that_wobbles_and_halves_costs_no_key_frame(codec: Codec) -> None:
    encoder = PictureEncoder(codec)
    frames = coded(encoder, 5, lambda at_ms: picture(int((200_000 if at_ms < 3_000 else 100_000) + at_ms % 700 * 30)))
    encoder.close()
    assert [one.number for _, one in frames if one.is_key] == [0]


@pytest.mark.parametrize("codec", CODECS)
def test_no_second_carries_much_more_than_it_may(codec: Codec) -> None:
    encoder = PictureEncoder(codec)
    frames = coded(encoder, 6, lambda _: picture(100_000))
    encoder.close()
    for begin_ms in range(1_000, 5_000, 66):
        assert rate(frames, begin_ms, begin_ms + 1_000) < 1.25 * 100_000


@pytest.mark.parametrize("codec", CODECS)
def test_key_frames_are_small(codec: Codec) -> None:
    """At 150 kbps 8 kB take 0.4 s."""
    encoder = PictureEncoder(codec)
    size = Size(640, 480)
    frames = coded(encoder, 0.2, lambda _: picture(150_000, size=size), size)
    encoder.close()
    assert frames[0][1].is_key
    assert len(frames[0][1].data) < 8_000


def test_a_link_that_became_wide_gets_one_key_frame_and_the_finest_quality() -> None:
    encoder = PictureEncoder("AV1")
    frames = coded(encoder, 6, lambda at_ms: picture(150_000 if at_ms < 1_000 else 600_000))
    encoder.close()
    assert [at_ms >= 1_000 for at_ms, one in frames if one.is_key] == [False, True]
    assert rate(frames, 3_000, 6_000) > 180_000  # the quality of narrow links takes 115,000


def test_a_key_frame_after_a_change_of_rate_is_no_larger_than_a_first_one() -> None:
    encoder = PictureEncoder("AV1")
    scene = Scene(320, 240, SAMPLES / "ihc.png")
    sizes = []
    for i in range(90):
        one = encoder.encode(scene.draw(i * 67), picture(60_000 if i < 40 else 100_000), i * 67, key=i == 89)
        if one is not None and one.is_key:
            sizes.append(len(one.data))
    encoder.close()
    assert len(sizes) == 2
    assert sizes[1] < 2 * sizes[0]  # by as much as the rate rose


@pytest.mark.parametrize("codec", CODECS)
def test_another_size_comes_with_a_key_frame_that_has_it(codec: Codec) -> None:
    encoder, decoder, other = PictureEncoder(codec), PictureDecoder(codec), Size(160, 120)
    frames = coded(encoder, 1, lambda at_ms: picture(size=SMALL if at_ms < 500 else other))
    encoder.close()
    turned = next(one for at_ms, one in frames if at_ms >= 500)
    assert turned.is_key
    assert turned.number == sum(at_ms < 500 for at_ms, _ in frames)
    for _, one in frames:
        shown = decoder.decode(one.data)
        assert shown is not None
        assert (shown.width, shown.height) == (one.size.width, one.size.height)


@pytest.mark.parametrize("codec", CODECS)
def test_a_key_frame_that_is_asked_for_comes_once(codec: Codec) -> None:
    encoder = PictureEncoder(codec)
    coded(encoder, 0.5, lambda _: picture(800_000))
    pixels = np.zeros((240, 320, 3), np.uint8)
    after = [encoder.encode(pixels, picture(800_000), 533 + i * 67, key=i == 0) for i in range(6)]
    encoder.close()
    assert [one.is_key for one in after if one is not None] == [True] + [False] * 5


def test_av1_frames_tell_their_layers_and_descriptors_say_the_same() -> None:
    frames = stream("AV1")
    assert [one.layer for one in frames] == [(0, 2, 1, 2)[i % 4] for i in range(len(frames))]
    assert [one.discardable for one in frames] == [one.layer == 2 for one in frames]
    writer, reader = DescriptorWriter("L1T3"), DescriptorReader()
    for one in frames:
        place = reader.read(writer.write(one.number, one.layer, one.refers, 1)[0])
        assert place is not None
        assert (place.frame_id, place.references, place.is_key) == (one.number, one.refers, one.is_key)
        assert place.is_needed != one.discardable
    assert {one.mode for one in frames} == {"L1T3"}


def test_one_layer_is_coded_flat() -> None:
    frames = stream("AV1", layers=1)
    assert {(one.mode, one.layer) for one in frames} == {("L1T1", 0)}


@pytest.mark.parametrize("codec", CODECS)
def test_after_a_loss_that_others_refer_to_a_key_frame_comes_and_after_another_none(codec: Codec) -> None:
    encoder = PictureEncoder(codec)
    frames = [one for _, one in coded(encoder, 0.7, lambda _: picture(800_000))]
    for one in frames:
        if one.discardable:
            encoder.lost(one.number)
    pixels = np.zeros((240, 320, 3), np.uint8)
    assert not key(encoder.encode(pixels, picture(800_000), 733))
    encoder.lost(next(one.number for one in frames if not one.discardable and not one.is_key))
    assert key(encoder.encode(pixels, picture(800_000), 800))
    encoder.lost(frames[0].number)  # before the key frame: nobody refers to it any more
    assert not key(encoder.encode(pixels, picture(800_000), 867))
    encoder.close()


def key(one: Coded | None) -> bool:
    assert one is not None
    return one.is_key


def test_a_coder_that_fails_is_left_and_the_next_frame_begins_anew() -> None:
    encoder = PictureEncoder("AV1")
    coded(encoder, 0.3, lambda _: picture())
    with pytest.raises(CoderFailed):
        encoder.encode(np.zeros((16, 16, 3), np.uint8), Picture(Size(16, 16), 15, 200_000, 1), 333)
    after = encoder.encode(np.zeros((240, 320, 3), np.uint8), picture(), 400)
    encoder.close()
    assert key(after)


def test_what_the_av1_encoder_gives_and_cannot_be_read_is_its_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(*of: object) -> None:
        raise BadPayload("the bits end too early")

    encoder = PictureEncoder("AV1")
    with monkeypatch.context() as broken, pytest.raises(CoderFailed, match="the bits end"):
        broken.setattr(References, "follow", unreadable)
        coded(encoder, 0.1, lambda _: picture())
    assert key(encoder.encode(np.zeros((240, 320, 3), np.uint8), picture(), 400))
    encoder.close()


@pytest.mark.parametrize(
    ("codec", "encoder", "refusal"),
    [("AV1", SvtEncoder, SvtError("its end")), ("VP8", VpxEncoder, VpxError("its end"))],
)
def test_an_encoder_that_cannot_be_closed_is_logged_and_forgotten(
    codec: Codec, encoder: type, refusal: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = encoder.close

    def refused(self: object) -> None:
        whole(self)
        raise refusal

    one = PictureEncoder(codec)
    coded(one, 0.1, lambda _: picture())
    monkeypatch.setattr(encoder, "close", refused)
    one.close()
    assert "could not be closed: its end" in caplog.text


@pytest.fixture
def nothing_beside_av(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation whose av brings neither SVT-AV1 nor libvpx."""
    for lib in (libsvtav1, libvpx):
        monkeypatch.setattr(lib, "libraries", lambda name: [])
    pictureencoder._found.cache_clear()
    yield
    pictureencoder._found.cache_clear()


@pytest.mark.usefixtures("nothing_beside_av")
def test_a_codec_that_is_missing_fails_with_its_first_frame_and_is_missed_in_the_log_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    encoder = PictureEncoder("AV1")
    for at_ms in (0, 100):
        with pytest.raises(CoderFailed, match="no SVT-AV1"):
            encoder.encode(np.zeros((240, 320, 3), np.uint8), picture(), at_ms)
    encoder.close()
    assert caplog.text.count("looked for in vain") == 1


@pytest.mark.usefixtures("nothing_beside_av")
def test_only_what_this_installation_can_make_and_show_is_offered(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert installed(("AV1", "H264", "VP8")) == ("H264",)
    assert installed(("AV1", "VP8")) == ("AV1", "VP8")  # none: the line of the picture stays, nothing goes over it
    pictureencoder._found.cache_clear()
    monkeypatch.undo()
    assert installed(("AV1", "H264", "VP8")) == ("AV1", "H264", "VP8")
    monkeypatch.setitem(picturedecoder._DECODERS, "AV1", "libnothing")
    assert installed(("AV1", "H264")) == ("H264",)
