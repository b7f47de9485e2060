"""Received pictures: one in, one out at once; what is broken is refused and nothing falls over."""

from random import Random

import numpy as np
import pytest

from app.media.codecs.coded import Codec
from app.media.codecs.picturedecoder import MOST_PIXELS, DecoderRefused, PictureDecoder
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.share import Size
from tests.media.codecs.filmed import CODECS, SMALL, camera, picture, stream

FUZZED = 600


@pytest.mark.parametrize("codec", CODECS)
def test_every_packet_gives_its_picture_at_once(codec: Codec) -> None:
    decoder = PictureDecoder(codec)
    shown = [decoder.decode(one.data) for one in stream(codec)]
    assert len(shown) > 10
    assert [(one.width, one.height) for one in shown if one is not None] == [(SMALL.width, SMALL.height)] * len(shown)


@pytest.mark.parametrize("codec", CODECS)
def test_the_picture_is_the_one_that_was_filmed_and_in_its_colours(codec: Codec) -> None:
    encoder, decoder = PictureEncoder(codec), PictureDecoder(codec)
    for at_ms, pixels in camera(1):
        one = encoder.encode(pixels, picture(800_000), at_ms)
        shown = None if one is None else decoder.decode(one.data)
        if shown is not None:
            off = np.abs(shown.to_ndarray(format="bgr24").astype(int) - pixels).mean(axis=(0, 1))
    encoder.close()
    assert off.max() < 6


@pytest.mark.parametrize("codec", CODECS)
def test_a_frame_without_its_key_frame_is_refused_and_a_key_frame_mends_it(codec: Codec) -> None:
    decoder, frames = PictureDecoder(codec), stream(codec)
    with pytest.raises(DecoderRefused):
        decoder.decode(frames[1].data)
    assert all(decoder.decode(one.data) is not None for one in frames)


def test_av1_without_a_frame_that_is_needed_is_refused_and_without_a_discardable_one_is_not() -> None:
    frames = stream("AV1")
    decoder = PictureDecoder("AV1")
    assert all(decoder.decode(one.data) is not None for one in frames if not one.discardable)
    decoder = PictureDecoder("AV1")
    base = next(one.number for one in frames if one.layer == 0 and not one.is_key)
    with pytest.raises(DecoderRefused):
        for one in frames:
            if one.number != base:
                decoder.decode(one.data)


@pytest.mark.parametrize("codec", CODECS)
def test_broken_packets_do_no_harm(codec: Codec) -> None:
    random, frames, decoder = Random(7), stream(codec), PictureDecoder(codec)  # this seed made dav1d refuse for ever
    refused = 0
    for i in range(FUZZED):
        broken = bytearray(frames[i % len(frames)].data)
        for _ in range(random.randint(0, 3)):
            broken[random.randrange(min(len(broken), random.choice((24, 10_000))))] = random.randrange(256)
        try:
            shown = decoder.decode(bytes(broken[: random.choice((len(broken), random.randint(1, len(broken))))]))
            assert shown is None or shown.width * shown.height <= MOST_PIXELS
        except DecoderRefused:
            refused += 1
    assert 0 < refused < FUZZED
    fresh = stream(codec)
    assert all(decoder.decode(one.data) is not None for one in fresh)


@pytest.mark.parametrize("codec", CODECS)
def test_a_picture_larger_than_any_camera_of_ours_is_refused(codec: Codec) -> None:
    size = Size(4096, 2368)
    encoder = PictureEncoder(codec)
    key = encoder.encode(np.zeros((size.height, size.width, 3), np.uint8), picture(size=size), 0)
    encoder.close()
    assert key is not None
    with pytest.raises(DecoderRefused):
        PictureDecoder(codec).decode(key.data)


def test_nothing_is_decoded_of_nothing_or_after_the_end() -> None:
    decoder = PictureDecoder("VP8")
    assert decoder.decode(b"") is None
    decoder.close()
    with pytest.raises(DecoderRefused):
        decoder.decode(b"\x00")
