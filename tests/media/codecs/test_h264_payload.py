"""H.264 in RTP: real frames, aiortc's reading of ours and ours of its writing, and what is malformed."""

import pytest
from aiortc.codecs.h264 import H264Encoder, H264PayloadDescriptor
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.codecs.h264_payload import H264Payload, join, split
from app.media.codecs.payload import BadPayload
from tests.media.codecs import streams

SPS, PPS, IDR, SLICE = b"\x67\x42\xc0\x1f\x8c", b"\x68\xce\x3c\x80", b"\x65\x88\x84", b"\x41\x9a\x02"
DELIMITER = 9


def kinds(unit: bytes) -> list[int]:
    return [one[0] & 0x1F for one in split(unit)]


def unsent(unit: bytes) -> bytes:
    """As it leaves: without its delimiters."""
    return join(one for one in split(unit) if one[0] & 0x1F != DELIMITER)


@pytest.mark.parametrize("most", [100, 1_100])
def test_real_frames_come_through_and_look_the_same(most: int) -> None:
    sender, receiver = H264Payload(most), H264Payload()
    through = []
    for frame in streams.h264():
        packets = sender.pack(frame)
        assert max(map(len, packets)) <= most
        through.append(receiver.unpack(packets))
        assert through[-1] == unsent(frame)
    assert streams.equal(streams.decoded("h264", through), streams.decoded("h264", streams.h264()))


@pytest.mark.parametrize("most", [100, 1_100])
def test_aiortc_reads_what_we_write(most: int) -> None:
    payload = H264Payload(most)
    for frame in streams.h264():
        read = [H264PayloadDescriptor.parse(packet) for packet in payload.pack(frame)]
        assert b"".join(piece for _, piece in read) == unsent(frame)


def test_we_read_what_aiortc_writes() -> None:
    payload = H264Payload()
    for frame in streams.h264():
        assert payload.unpack(H264Encoder._packetize(H264Encoder._split_bitstream(frame))) == unsent(frame)


def test_small_units_travel_together_as_important_as_the_most_important() -> None:
    assert H264Payload().pack(join([SPS, PPS, SLICE])) == [
        b"\x78" + b"\x00\x05" + SPS + b"\x00\x04" + PPS + b"\x00\x03" + SLICE
    ]
    assert H264Payload(12).pack(join([SPS, PPS, SLICE])) == [SPS, b"\x78\x00\x04" + PPS + b"\x00\x03" + SLICE]


def test_a_large_unit_is_cut_evenly_and_both_ends_are_marked() -> None:
    unit = b"\x41" + bytes(range(1, 31))
    packets = H264Payload(13).pack(join([unit]))
    assert [packet[:2] for packet in packets] == [b"\x5c\x81", b"\x5c\x01", b"\x5c\x41"]
    assert {len(packet) for packet in packets} == {12}
    assert H264Payload().unpack(packets) == join([unit])


def test_a_picture_that_stands_alone_leaves_with_its_parameter_sets_though_the_encoder_gave_them_once() -> None:
    payload = H264Payload()
    payload.pack(join([SPS, PPS, IDR]))
    assert kinds(H264Payload().unpack(payload.pack(join([SLICE])))) == [1]
    assert H264Payload().unpack(payload.pack(join([IDR]))) == join([SPS, PPS, IDR])


def test_a_picture_that_came_without_its_parameter_sets_gets_those_that_came_before() -> None:
    payload = H264Payload()
    assert payload.unpack([IDR]) == join([IDR])
    payload.unpack([SPS, PPS, IDR])
    newer = SPS[:-1] + b"\x8d"
    assert payload.unpack([IDR]) == join([SPS, PPS, IDR])
    assert payload.unpack([newer, IDR]) == join([PPS, newer, IDR])
    assert payload.unpack([IDR]) == join([newer, PPS, IDR])


def test_only_a_few_parameter_sets_of_decent_length_are_kept() -> None:
    payload = H264Payload()
    for number in range(1, 40):
        payload.unpack([b"\x68" + bytes((1, 128 | number, 9))])  # ids of 15 zeros are too long to matter
    for first in range(128, 256):
        payload.unpack([b"\x68" + bytes((first >> 1 | 1,)) + b"\x11" * 4, b"\x67\x42\x00\x1f" + b"\x80" * 2_000])
    assert len(payload.unpack([IDR])) < 100


def test_a_key_frame_is_known_by_its_first_packet() -> None:
    for most in (100, 1_100):
        payload = H264Payload(most)
        frames = [payload.pack(frame) for frame in streams.h264(key_at=5)]
        assert [i for i, packets in enumerate(frames) if payload.begins_key(packets[0])] == [0, 5]
        assert all(payload.may_begin(packets[0]) for packets in frames)
    assert H264Payload().begins_key(b"\x7c\x85rest")
    assert H264Payload().begins_key(b"\x78\x00\x02\x09\x10\x00\x05" + SPS)  # behind a delimiter
    for other in (b"", b"\x65", b"\x7c\x05rest", b"\x7c\x81rest", b"\x78\x00\x09\x65", SLICE):
        assert not H264Payload().begins_key(other)
    assert not H264Payload().may_begin(b"\x7c\x05rest")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.binary(min_size=1, max_size=300).filter(lambda b: b[-1]), min_size=1, max_size=8), st.integers(8, 200)
)
def test_any_units_come_through_packets_of_any_size(bodies: list[bytes], most: int) -> None:
    frame = join(b"\x41" + body.replace(b"\x00", b"\x01") for body in bodies)
    packets = H264Payload(most).pack(frame)
    assert max(map(len, packets)) <= most
    assert H264Payload().unpack(packets) == frame


@pytest.mark.parametrize(
    "packets",
    [
        [],
        [b""],
        [b"\x00\x01"],  # types that are none
        [b"\x59\x00\x00\x01\x41"],  # STAP-B
        [b"\x5d\x81\x00\x00\x01"],  # FU-B
        [b"\xc1\x9a"],  # the forbidden bit
        [b"\x41\x00\x00\x01\x41"],  # two units for whoever looks for start codes
        [b"\x78"],
        [b"\x78\x00"],
        [b"\x78\x00\x00"],
        [b"\x78\x00\x05\x41"],
        [b"\x78\x00\x02\x7c\x81"],  # a fragment in an aggregate
        [b"\x5c\x81"],
        [b"\x5c\xc1\x00"],  # begins and ends
        [b"\x5c\x81\x00"],  # never ends
        [b"\x5c\x41\x00"],  # never began
        [b"\x5c\x81\x00", b"\x5c\x81\x00"],
        [b"\x5c\x81\x00", b"\x5c\x45\x00"],  # ends as another
        [b"\x5c\x81\x00", SLICE],
        [b"\x5c\x9c\x00", b"\x5c\x5c\x00"],  # a fragment of a fragment
        [b"\x09\x10", b"\x0c\xff\x80"],  # a delimiter and filling alone
        [b"\x67\x42\xc0\x1f"],  # parameter sets without their id
    ],
)
def test_what_is_malformed_is_refused(packets: list[bytes]) -> None:
    with pytest.raises(BadPayload):
        H264Payload().unpack(packets)


@pytest.mark.parametrize(
    "frame", [b"", b"\x41\x9a", b"\x01\x00\x00\x01\x41", b"\x00\x00\x01", b"\x00\x00\x01\x00\x00\x01\x41"]
)
def test_what_is_no_access_unit_is_not_sent(frame: bytes) -> None:
    with pytest.raises(BadPayload):
        H264Payload().pack(frame)


def test_delimiters_and_filling_stay_behind() -> None:
    assert H264Payload().pack(join([b"\x09\x10", SLICE, b"\x0c\xff\x80"])) == [SLICE]
    with pytest.raises(ValueError, match="too small"):
        H264Payload(7)
