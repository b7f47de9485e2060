"""Opus packets read without decoding, checked against libopus itself, and what it refuses."""

import ctypes
from pathlib import Path

import av
import pytest
from aiortc.codecs.opus import OpusEncoder
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.codecs.opus_payload import OpusShape, read
from app.media.codecs.payload import BadPayload
from tests.media.codecs import streams
from tests.media.rtp.voiceline import encoded

LIBRARIES = sorted((Path(av.__file__).parent.parent / "av.libs").glob("libopus*"))
with_libopus = pytest.mark.skipif(not LIBRARIES, reason="this av wheel keeps its libopus elsewhere")


def theirs(payload: bytes) -> OpusShape | None:
    """The same shape as libopus reads it, None where it refuses."""
    lib = ctypes.CDLL(str(LIBRARIES[0]))
    sizes, begin, toc = (ctypes.c_int16 * 48)(), ctypes.c_int(), ctypes.c_ubyte()
    count = lib.opus_packet_parse(payload, len(payload), ctypes.byref(toc), None, sizes, ctypes.byref(begin))
    if count <= 0:
        return None
    samples = int(lib.opus_packet_get_samples_per_frame(payload, 48_000))
    mode = "celt" if payload[0] & 0x80 else "hybrid" if payload[0] & 0x60 == 0x60 else "silk"
    # It sees flags in a frame of one byte too, but its decoder takes such a frame for a lost one.
    restores = samples if lib.opus_packet_has_lbrr(payload, len(payload)) == 1 and sizes[0] > 1 else 0
    stereo = lib.opus_packet_get_nb_channels(payload) == 2
    return OpusShape(mode, stereo, samples, tuple(sizes[:count]), restores)  # type: ignore[arg-type]


def ours(payload: bytes) -> OpusShape | None:
    try:
        return read(payload)
    except BadPayload:
        return None


@with_libopus
@pytest.mark.parametrize("duration", ["2.5", "10", "20", "40", "60"])
@pytest.mark.parametrize("layout", ["mono", "stereo"])
def test_real_packets_are_read_as_libopus_reads_them(duration: str, layout: str) -> None:
    bit_rate = "28000" if layout == "mono" else "96000"
    packets = streams.voice(layout, frame_duration=duration, fec="1", packet_loss="20", bit_rate=bit_rate)
    for packet in packets:
        assert read(packet) == theirs(packet)
    assert sum(read(packet).samples for packet in packets) == 57_600
    assert any(read(packet).stereo for packet in packets) == (layout == "stereo")


@with_libopus
@settings(max_examples=300, deadline=None)
@given(st.integers(0, 255), st.binary(max_size=60), st.integers(0, 3_000))
def test_any_bytes_are_read_or_refused_as_libopus_does(first: int, head: bytes, rest: int) -> None:
    payload = bytes((first,)) + head + bytes(rest)
    assert ours(payload) == theirs(payload)


def test_forward_correction_is_seen_where_the_encoder_was_asked_for_it() -> None:
    protected = [read(one) for one in streams.voice(fec="1", packet_loss="20")]
    bare = [read(one) for one in streams.voice(fec="0")]
    assert sum(one.restores == 960 for one in protected) > len(protected) * 0.4
    assert not any(one.restores for one in bare)


def test_what_is_restored_is_as_long_as_a_frame() -> None:
    packets = [read(one) for one in streams.voice(fec="1", packet_loss="20", frame_duration="60")]
    assert {one.restores for one in packets} == {0, 2_880}
    assert all(one.restores in (0, one.frame_samples) and one.samples == 2_880 for one in packets)


def test_music_carries_none() -> None:
    packets = [read(one) for one in streams.voice(application="lowdelay", fec="1", packet_loss="20")]
    assert {one.mode for one in packets} == {"celt"}
    assert not any(one.restores for one in packets)


def test_aiortc_sends_what_we_read() -> None:
    encoder = OpusEncoder()
    frame = av.AudioFrame(format="s16", layout="stereo", samples=960)
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, streams.Fraction(1, 48_000)
    payloads, _ = encoder.encode(frame)
    assert [read(payload).samples for payload in payloads] == [960]


@pytest.mark.parametrize(
    ("payload", "samples", "sizes"),
    [
        ("08", 960, (0,)),  # nothing but the first byte: a pause
        ("0800", 960, (1,)),
        ("090102", 1_920, (1, 1)),
        ("0a0102", 1_920, (1, 0)),
        ("0b03010203", 2_880, (1, 1, 1)),
        ("0b8301000203", 2_880, (1, 0, 2 - 1)),
        ("0b430101020300", 2_880, (1, 1, 1)),
        ("fb30" + "00" * 48, 5_760 * 2, ()),
    ],
)
def test_frames_are_counted_and_measured(payload: str, samples: int, sizes: tuple[int, ...]) -> None:
    if not sizes:
        with pytest.raises(BadPayload):
            read(bytes.fromhex(payload))
        return
    shape = read(bytes.fromhex(payload))
    assert (shape.samples, shape.sizes) == (samples, sizes)


@pytest.mark.parametrize(("payload", "pause"), [("08", True), ("0800", True), ("080001", False), ("0b02", True)])
def test_a_pause_holds_no_more_than_a_byte_a_frame(payload: str, pause: bool) -> None:
    assert read(bytes.fromhex(payload)).is_pause == pause


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "0900",
        "0a",
        "0afc",
        "0a05",
        "0b",
        "0b00",
        "0b8301",
        "0b0301",
        "0b43ff",
        "0b4305",
        "1b03000000",
        "08" + "00" * 1_276,
    ],
)
def test_what_is_malformed_is_refused(payload: str) -> None:
    with pytest.raises(BadPayload):
        read(bytes.fromhex(payload))


def test_a_long_frame_of_speech_restores_all_of_the_one_before() -> None:
    assert {read(one.payload).restores for one in encoded(40_000, 60)} == {0, 2_880}  # at any rate
    restored = [read(one.payload).restores for one in encoded(20_000, 60)]
    assert sum(samples > 0 for samples in restored) > 0.8 * len(restored)  # the rest are pauses, which nobody misses
    assert not any(read(one.payload).restores for one in encoded(20_000, 60, 0))
