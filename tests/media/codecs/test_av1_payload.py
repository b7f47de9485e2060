"""AV1 in RTP: real frames through packets of every size, the aggregation header, and what is malformed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.codecs import obu
from app.media.codecs.av1_payload import Av1Payload
from app.media.codecs.payload import BadPayload
from tests.media.codecs import streams

SEQUENCE, FRAME = bytes((obu.SEQUENCE_HEADER << 3,)), bytes((obu.FRAME << 3,))


def unit(*obus: bytes) -> bytes:
    return obu.join(obus)


@pytest.mark.parametrize("most", [32, 100, 1_100])
def test_real_frames_come_through_and_dav1d_sees_the_same(most: int) -> None:
    payload = Av1Payload(most)
    through = []
    for frame in streams.av1():
        packets = payload.pack(frame)
        assert max(map(len, packets)) <= most
        through.append(payload.unpack(packets))
    assert streams.equal(streams.decoded("libdav1d", through), streams.decoded("libdav1d", streams.av1()))


def test_the_delimiter_stays_behind_and_all_else_arrives() -> None:
    frame = streams.av1()[0]
    arrived = obu.split(Av1Payload().unpack(Av1Payload().pack(frame)))
    assert arrived == obu.split(frame)[1:]


def test_only_the_first_packet_of_a_sequence_says_that_it_begins() -> None:
    payload = Av1Payload()
    frames = [payload.pack(frame) for frame in streams.av1(key_at=5)]
    assert [i for i, packets in enumerate(frames) if payload.begins_key(packets[0])] == [0, 5]
    assert not any(payload.begins_key(one) for packets in frames for one in packets[1:])
    assert all(payload.may_begin(packets[0]) for packets in frames)
    assert not any(payload.may_begin(one) for packets in frames for one in packets[1:])


def test_the_packets_of_a_frame_are_about_equally_long() -> None:
    for frame in streams.av1():
        lengths = [len(one) for one in Av1Payload(700).pack(frame)]
        assert max(lengths) - min(lengths) <= 4 * len(lengths)
        assert len(lengths) == -(-len(frame) // 700)


def test_three_obus_are_counted_and_four_all_have_sizes() -> None:
    small = [FRAME + bytes((i,)) for i in range(4)]
    assert Av1Payload().pack(unit(*small[:3])) == [b"\x30" + b"\x02\x30\x00" + b"\x02\x30\x01" + b"\x30\x02"]
    assert Av1Payload().pack(unit(*small)) == [b"\x00" + b"".join(b"\x02" + one for one in small)]


def test_a_fragment_is_marked_at_both_sides() -> None:
    packets = Av1Payload(50).pack(unit(FRAME + bytes(119)))
    assert [one[0] for one in packets] == [0x50, 0xD0, 0x90]


def test_two_layers_never_share_a_packet() -> None:
    obus = [bytes((obu.FRAME << 3 | 4, layer << 5, 7)) for layer in (0, 0, 1)]
    assert [len(one) for one in Av1Payload().pack(unit(SEQUENCE + b"\x00", *obus))] == [1 + 3 + 4 + 3, 1 + 3]


@pytest.mark.parametrize("other", [obu.TEMPORAL_DELIMITER, obu.TILE_LIST, obu.PADDING])
def test_what_no_receiver_wants_is_neither_sent_nor_passed_on(other: int) -> None:
    stray, frame = bytes((other << 3, 0)), FRAME + b"\x01"
    assert Av1Payload().pack(unit(stray, frame)) == [b"\x10" + frame]
    assert Av1Payload().pack(unit(stray)) == []
    assert Av1Payload().unpack([b"\x20\x02" + stray + frame]) == unit(frame)


def test_a_size_field_inside_an_element_is_taken_out_and_put_back_once() -> None:
    assert Av1Payload().unpack([b"\x10" + unit(FRAME + b"\x01\x02")]) == unit(FRAME + b"\x01\x02")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.binary(min_size=0, max_size=400), min_size=1, max_size=12), st.integers(32, 300))
def test_any_obus_come_through_packets_of_any_size(bodies: list[bytes], most: int) -> None:
    frame = unit(*(FRAME + body for body in bodies))
    packets = Av1Payload(most).pack(frame)
    assert Av1Payload().unpack(packets) == frame
    assert max(map(len, packets)) <= most


@pytest.mark.parametrize(
    "packets",
    [
        [],
        [b""],
        [b"\x10"],
        [b"\x90\x30\x00"],  # goes on with nothing
        [b"\x50\x30\x00"],  # never ends
        [b"\x50\x30\x00", b"\x10\x30\x00"],  # ends in another
        [b"\x98\x30\x00"],  # begins a sequence with the rest of an OBU
        [b"\x00\x05\x30"],  # a size past the end
        [b"\x00\x00\x02\x30\x00"],  # an element without a byte
        [b"\x20\x02\x30\x00"],  # one element where two are counted
        [b"\x30\x02\x30\x00"],
        [b"\x00\x80"],
        [b"\x10\xb0\x00"],  # the forbidden bit
        [b"\x10\x10\x00"],  # nothing but a delimiter
        [b"\x10\x32\x05\x00"],
    ],
)
def test_what_is_malformed_is_refused(packets: list[bytes]) -> None:
    with pytest.raises(BadPayload):
        Av1Payload().unpack(packets)


def test_a_missing_first_or_last_packet_is_noticed() -> None:
    packets = Av1Payload(200).pack(streams.av1()[0])
    assert len(packets) > 4
    for left in (packets[1:], packets[:-1]):  # between two middles nothing tells: sequence numbers do
        with pytest.raises(BadPayload):
            Av1Payload().unpack(left)


def test_a_packet_too_small_for_anything_is_not_asked_for() -> None:
    with pytest.raises(ValueError, match="too small"):
        Av1Payload(31)


def test_a_key_frame_behind_its_sequence_header_and_later_tiles_do_not_begin() -> None:
    sequence, key, tiles = SEQUENCE + bytes(26), FRAME + b"\x10" + bytes(40), bytes((obu.TILE_GROUP << 3,)) + bytes(40)
    packets = Av1Payload(44).pack(unit(sequence, key, tiles))
    assert [Av1Payload().may_begin(one) for one in packets] == [True] + [False] * (len(packets) - 1)
    assert not any(one[0] & 0x80 for one in packets[:3])


@pytest.mark.parametrize("junk", [b"", b"\x10", b"\x80", b"\x88", b"\x20\x05\x30"])
def test_what_cannot_begin_a_frame_is_not_said_to(junk: bytes) -> None:
    assert not Av1Payload().may_begin(junk)
    assert not Av1Payload().begins_key(junk)
