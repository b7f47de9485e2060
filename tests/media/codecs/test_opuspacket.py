"""What a packet says of itself agrees with what libopus makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.codecs.libopus import OpusError
from app.media.codecs.opus import OpusDecoder
from app.media.codecs.opuspacket import MOST_SAMPLES, is_pause, recoverable_in, samples_in
from tests.media.rtp.voiceline import encoded, lib


@pytest.mark.parametrize(
    ("payload", "samples"),
    [
        (b"", 0),
        (bytes([3 << 3]), 2_880),  # narrow band, speech model, 60 ms
        (bytes([9 << 3]) + b"x", 960),
        (bytes([13 << 3 | 1]) + b"xx", 1_920),  # two hybrid frames of 20 ms
        (bytes([31 << 3]) + b"x", 960),
        (bytes([28 << 3 | 3, 4]) + b"x", 480),  # four frames of 2.5 ms
        (bytes([3 << 3 | 3, 3]) + b"x", 0),  # 180 ms: there is no such packet
        (bytes([3 << 3 | 3]), 0),
    ],
)
def test_the_length_stands_in_the_first_bytes(payload: bytes, samples: int) -> None:
    assert samples_in(payload) == samples


@given(st.binary(max_size=60))
def test_nothing_that_comes_breaks_it_and_libopus_agrees_on_the_length(payload: bytes) -> None:
    said = samples_in(payload)
    assert 0 <= recoverable_in(payload) <= said <= MOST_SAMPLES
    if len(payload) < 2:
        return
    try:
        decoded = OpusDecoder(lib()).decode(payload)
    except OpusError:
        return
    assert decoded.size == said


def test_a_long_frame_of_speech_carries_all_of_the_one_before() -> None:
    assert {recoverable_in(one.payload) for one in encoded(40_000, 60)} == {0, 2_880}  # at any rate
    copies = [recoverable_in(one.payload) for one in encoded(20_000, 60)]
    assert set(copies) == {0, 2_880}
    assert sum(copy > 0 for copy in copies) > 0.8 * len(copies)  # the rest are pauses, which nobody misses


def test_without_correction_nothing_is_carried() -> None:
    assert not any(recoverable_in(one.payload) for one in encoded(20_000, 60, 0))


@pytest.mark.parametrize(
    "payload",
    [
        bytes([13 << 3 | 2, 1]) + b"\x40\x40",  # two frames, the first one byte long
        bytes([13 << 3 | 2, 252, 0]) + b"\x40" * 300,
        bytes([13 << 3 | 3, 64 | 2, 255, 0]) + b"\x40" * 300,  # padded
        bytes([13 << 3 | 3, 128 | 2, 252, 0]) + b"\x40" * 300,  # lengths of their own
    ],
)
def test_the_flag_is_found_behind_every_head(payload: bytes) -> None:
    assert recoverable_in(payload) == 960


def test_a_frame_of_nothing_is_a_pause() -> None:
    assert is_pause(b"\x08")
    assert not is_pause(b"\x08xy")
