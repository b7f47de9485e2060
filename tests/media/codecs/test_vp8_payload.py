"""VP8 in RTP: real frames, aiortc's reading of ours and ours of its writing, and what is malformed."""

import pytest
from aiortc.codecs.vpx import Vp8Encoder, VpxPayloadDescriptor
from hypothesis import given
from hypothesis import strategies as st

from app.media.codecs.payload import BadPayload
from app.media.codecs.vp8_payload import Vp8Descriptor, Vp8Payload, read_descriptor
from tests.media.codecs import streams

INTER = b"\x31\x00\x00rest"


def test_real_frames_come_through_and_look_the_same() -> None:
    sender, receiver = Vp8Payload(300), Vp8Payload()
    through = []
    for frame in streams.vp8():
        packets = sender.pack(frame)
        assert max(map(len, packets)) <= 300
        assert max(map(len, packets)) - min(map(len, packets)) <= 1
        through.append(receiver.unpack(packets))
    assert through == list(streams.vp8())
    assert streams.equal(streams.decoded("libvpx", through), streams.decoded("libvpx", streams.vp8()))


def test_aiortc_reads_what_we_write() -> None:
    payload = Vp8Payload(300, picture=0x7FFE, base=254)
    for i, frame in enumerate(streams.vp8()):
        pieces = b""
        for number, packet in enumerate(payload.pack(frame, layer=i % 2, synced=i % 2 == 1)):
            descriptor, piece = VpxPayloadDescriptor.parse(packet)
            pieces += piece
            assert (descriptor.partition_start, descriptor.partition_id) == (int(number == 0), 0)
            assert descriptor.picture_id == (0x7FFE + i) % 0x8000
            assert descriptor.tl0picidx == (255 + i // 2) % 256
            assert descriptor.tid == (i % 2, i % 2)
        assert pieces == frame


def test_we_read_what_aiortc_writes() -> None:
    for i, frame in enumerate(streams.vp8()):
        packets = Vp8Encoder._packetize(frame, 0x7FF0 + i)
        assert Vp8Payload().unpack(packets) == frame
        assert {read_descriptor(packet)[0].picture for packet in packets} == {0x7FF0 + i}


@given(
    st.builds(
        Vp8Descriptor,
        begins=st.booleans(),
        partition=st.integers(0, 7),
        unreferenced=st.booleans(),
        picture=st.none() | st.integers(0, 0x7FFF),
        base=st.none() | st.integers(0, 255),
        layer=st.none() | st.integers(0, 3),
        key_index=st.none() | st.integers(0, 31),
    )
)
def test_every_descriptor_comes_back_and_aiortc_agrees(descriptor: Vp8Descriptor) -> None:
    written = descriptor.written()
    assert read_descriptor(written + b"x") == (descriptor, len(written))
    theirs, rest = VpxPayloadDescriptor.parse(written + b"x")
    assert rest == b"x"
    assert (theirs.picture_id, theirs.tl0picidx) == (descriptor.picture, descriptor.base)
    assert theirs.tid == (None if descriptor.layer is None else (descriptor.layer, 0))
    assert theirs.keyidx == descriptor.key_index


def test_a_short_picture_id_is_read() -> None:
    assert read_descriptor(b"\x90\x80\x11rest") == (Vp8Descriptor(True, 0, picture=0x11), 3)


def test_a_key_frame_is_known_by_its_first_packet() -> None:
    payload = Vp8Payload(300)
    frames = [payload.pack(frame) for frame in streams.vp8()]
    assert [payload.begins_key(packets[0]) for packets in frames] == [True] + [False] * 9
    assert all(payload.may_begin(packets[0]) for packets in frames)
    assert not any(payload.may_begin(one) or payload.begins_key(one) for packets in frames for one in packets[1:])


def test_partitions_of_their_own_are_put_in_order() -> None:
    packets = [b"\x10" + INTER, b"\x00a", b"\x11b", b"\x01c", b"\x13d"]
    assert Vp8Payload().unpack(packets) == INTER + b"abcd"


@pytest.mark.parametrize(
    "packets",
    [
        [],
        [b""],
        [b"\x10"],
        [b"\x90\x80\x91"],  # a long picture id cut off
        [b"\x90\xf0\x01\x02"],
        [b"\x90\x80\x01"],  # a descriptor and nothing else
        [b"\x00" + INTER],  # the beginning is missing
        [b"\x11" + INTER],
        [b"\x90\x80\x01" + INTER, b"\x80\x80\x02more"],  # two frames
        [b"\x10" + INTER, b"\x10" + INTER],  # begins twice
        [b"\x10" + INTER, b"\x12a", b"\x01b"],  # partitions out of order
        [b"\x10\x01\x00"],  # no frame tag
        [b"\x10\x10\x00\x00\x9d\x01\x2b\x00\x00\x00\x00"],  # a key frame without its start code
    ],
)
def test_what_is_malformed_is_refused(packets: list[bytes]) -> None:
    with pytest.raises(BadPayload):
        Vp8Payload().unpack(packets)


def test_nothing_makes_no_packet_and_a_packet_has_room() -> None:
    assert Vp8Payload().pack(b"") == []
    with pytest.raises(ValueError, match="too small"):
        Vp8Payload(6)
