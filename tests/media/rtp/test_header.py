"""RTP packets are read as they were built, rewritten without touching the payload, and nonsense is refused."""

import random

import pytest
from aiortc.rtp import RtpPacket, unpack_header_extensions, unwrap_rtx, wrap_rtx
from hypothesis import given
from hypothesis import strategies as st

from app.media.rtp.header import BadRtp, Header, Packet, build, original, parse, retransmission, with_extensions

SMALL = st.tuples(st.integers(1, 14), st.binary(min_size=1, max_size=16))
LARGE = st.tuples(st.integers(1, 255), st.binary(max_size=40))
HEADERS = st.builds(
    Header,
    payload_type=st.integers(0, 127),
    sequence=st.integers(0, 0xFFFF),
    timestamp=st.integers(0, 0xFFFF_FFFF),
    ssrc=st.integers(0, 0xFFFF_FFFF),
    marker=st.booleans(),
    csrcs=st.lists(st.integers(0, 0xFFFF_FFFF), max_size=15).map(tuple),
    extensions=(st.lists(SMALL, max_size=5) | st.lists(LARGE, max_size=5)).map(tuple),
)
PAYLOADS = st.binary(max_size=100)
PLAIN = Header(96, 7, 1000, 42, True, (), ((3, b"\x00\x07"), (5, b"12345678")))


@given(HEADERS, PAYLOADS, st.integers(0, 255))
def test_what_was_built_is_read_again(header: Header, payload: bytes, padding: int) -> None:
    assert parse(build(header, payload, padding)) == Packet(header, payload, padding)


@given(HEADERS, st.binary(min_size=1, max_size=100), st.integers(0, 255))
def test_aiortc_reads_the_same(header: Header, payload: bytes, padding: int) -> None:
    packet = build(header, payload, padding)
    theirs = RtpPacket.parse(packet)
    assert (theirs.payload_type, theirs.sequence_number, theirs.timestamp) == (
        header.payload_type,
        header.sequence,
        header.timestamp,
    )
    assert (theirs.ssrc, theirs.marker, tuple(theirs.csrc)) == (header.ssrc, int(header.marker), header.csrcs)
    assert theirs.payload == payload and theirs.padding_size == padding


@given(HEADERS.filter(lambda one: len(one.extensions) > 0))
def test_aiortc_finds_the_same_extensions(header: Header) -> None:
    packet = build(header, b"")
    at = 12 + 4 * len(header.csrcs)
    profile = int.from_bytes(packet[at : at + 2], "big")
    assert tuple(unpack_header_extensions(profile, packet[at + 4 :])) == header.extensions


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("bede0001 10aa0000", ((1, b"\xaa"),)),
        ("bede0002 00 11aabb 00 20cc00", ((1, b"\xaa\xbb"), (2, b"\xcc"))),  # filled up between, section 4.2
        ("bede0002 10aa f0bb 20cc 0000", ((1, b"\xaa"),)),  # id 15 ends the reading
        ("bede0002 10aa 05bb 20cc 0000", ((1, b"\xaa"),)),  # id 0 with a length ends it too
        ("10000002 0100 0302aabb 0000", ((1, b""), (3, b"\xaa\xbb"))),
        ("10070001 0101aa00", ((1, b"\xaa"),)),  # the application's four bits
        ("abac0001 10aa0000", ()),  # somebody's own form is passed over
        ("bede0000", ()),
    ],
)
def test_extensions_are_read_as_the_rfc_says(block: str, found: tuple[tuple[int, bytes], ...]) -> None:
    packet = bytes.fromhex("9060000700000001 0000002a") + bytes.fromhex(block) + b"payload"
    read = parse(packet)
    assert (read.header.extensions, read.payload) == (found, b"payload")


@pytest.mark.parametrize(
    "packet",
    [
        "",
        "8060000700000001000000",
        "4060000700000001 0000002a",  # version 1
        "8160000700000001 0000002a",  # a contributing source is missing
        "9060000700000001 0000002a bede",
        "9060000700000001 0000002a bede0002 10aa0000",
        "9060000700000001 0000002a bede0001 13aabbcc",  # four bytes said, three there
        "9060000700000001 0000002a 10000001 01000003",
        "a060000700000001 0000002a",  # padding said, none there
        "a060000700000001 0000002a 00",
        "a060000700000001 0000002a 03",
    ],
)
def test_what_is_cut_off_or_lies_is_refused(packet: str) -> None:
    with pytest.raises(BadRtp):
        parse(bytes.fromhex(packet))


def test_a_number_can_be_set_when_the_packet_leaves_and_the_payload_is_not_touched() -> None:
    packet = build(PLAIN, b"payload", 9)
    sent = with_extensions(packet, {3: b"\x01\x00"})
    assert len(sent) == len(packet) and sent.endswith(packet[-16:])
    assert parse(sent).header.extensions == ((3, b"\x01\x00"), (5, b"12345678"))
    assert parse(sent).padding == 9


@given(HEADERS, PAYLOADS, st.integers(0, 255), st.dictionaries(st.integers(1, 14), st.none() | st.binary(max_size=24)))
def test_extensions_are_set_and_taken_away(
    header: Header, payload: bytes, padding: int, changes: dict[int, bytes | None]
) -> None:
    before = parse(build(header, payload, padding))
    after = parse(with_extensions(build(header, payload, padding), changes))
    assert (after.payload, after.padding) == (before.payload, before.padding)
    for identifier in range(1, 15):
        expected = changes[identifier] if identifier in changes else before.header.extension(identifier)
        assert after.header.extension(identifier) == expected


@given(HEADERS, PAYLOADS, st.integers(0, 255), st.integers(0, 0xFFFF))
def test_a_packet_sent_again_is_the_packet(header: Header, payload: bytes, padding: int, sequence: int) -> None:
    again = parse(retransmission(build(header, payload, padding), 97, 1234, sequence))
    assert (again.header.payload_type, again.header.ssrc, again.header.sequence) == (97, 1234, sequence)
    assert (again.header.timestamp, again.header.marker) == (header.timestamp, header.marker)
    assert original(again, header.payload_type, header.ssrc) == Packet(header, payload)


def test_aiortc_and_we_wrap_the_same_packet_for_repair() -> None:
    first = build(Header(96, 65535, 77, 42, True), b"payload")
    ours = retransmission(first, 97, 43, 5)
    theirs = wrap_rtx(RtpPacket.parse(first), payload_type=97, sequence_number=5, ssrc=43)
    assert ours == theirs.serialize()
    back = unwrap_rtx(RtpPacket.parse(ours), payload_type=96, ssrc=42)
    assert back.serialize() == first


def test_a_probe_in_the_repair_stream_is_no_packet_sent_again() -> None:
    assert original(parse(build(Header(97, 1, 0, 43), b"", 255)), 96, 42) is None


@pytest.mark.parametrize(
    "header",
    [
        Header(128, 0, 0, 0),
        Header(96, 1 << 16, 0, 0),
        Header(96, 0, -1, 0),
        Header(96, 0, 0, 0, csrcs=(0,) * 16),
        Header(96, 0, 0, 0, csrcs=(1 << 32,)),
        Header(96, 0, 0, 0, extensions=((0, b"a"),)),
        Header(96, 0, 0, 0, extensions=((256, b"a"),)),
        Header(96, 0, 0, 0, extensions=((1, bytes(256)),)),
    ],
)
def test_what_does_not_fit_is_not_built(header: Header) -> None:
    with pytest.raises(ValueError):
        build(header, b"")


def test_no_more_padding_is_built_than_its_byte_can_count() -> None:
    with pytest.raises(ValueError):
        build(PLAIN, b"", 256)


@given(st.binary(max_size=80))
def test_any_bytes_are_a_packet_or_refused(packet: bytes) -> None:
    try:
        read = parse(packet)
    except BadRtp:
        return
    assert parse(build(read.header, read.payload, read.padding)) == read


def test_twenty_thousand_damaged_packets_do_no_harm() -> None:
    random_ = random.Random(3)
    whole = [build(PLAIN, bytes(20), 3), build(Header(1, 2, 3, 4, extensions=((20, bytes(24)),)), b"x")]
    refused = 0
    for _ in range(20_000):
        packet = bytearray(random_.choice(whole))
        for _ in range(random_.randint(1, 4)):
            packet[random_.randrange(len(packet))] = random_.randrange(256)
        try:
            parse(bytes(packet[: random_.randint(0, len(packet))] if random_.random() < 0.3 else packet))
        except BadRtp:
            refused += 1
    assert 2_000 < refused < 18_000
