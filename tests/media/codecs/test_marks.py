"""Real frames of every codec through the frame buffer: packets late, lost and out of order, and what leaves decodes."""

import random
from collections.abc import Sequence
from typing import Protocol

import pytest

from app.media.codecs import obu
from app.media.codecs.av1_header import References
from app.media.codecs.av1_payload import Av1Payload
from app.media.codecs.h264_payload import H264Payload
from app.media.codecs.layering import DescriptorWriter, layer
from app.media.codecs.marks import Av1Marks, H264Marks, Vp8Marks
from app.media.codecs.payload import BadPayload, VideoPayload
from app.media.codecs.vp8_payload import Vp8Payload
from app.media.rtp.framebuffer import FrameBuffer
from app.media.rtp.framemark import FrameMark, Piece, WholeFrame
from tests.media.codecs import streams

MOST = 300


class Marks(Protocol):
    def mark(self, payload: bytes, rtp_time: int, ends: bool, descriptor: bytes | None = None) -> FrameMark | None: ...


def pieces(units: Sequence[bytes], payload: VideoPayload, marks: Marks, described: bool = False) -> list[Piece]:
    """All packets of these frames, numbered and marked as they came."""
    found: list[Piece] = []
    references, writer = References(), DescriptorWriter("L1T3")
    for number, unit in enumerate(units):
        payloads = payload.pack(unit)
        extensions: list[bytes | None] = [None] * len(payloads)
        if described:
            refers = references.follow(obu.split(unit), number).references
            extensions = [*writer.write(number, layer("L1T3", number), refers, len(payloads))]
        for i, one in enumerate(payloads):
            mark = marks.mark(one, number * 6_000, i == len(payloads) - 1, extensions[i])
            assert mark is not None
            found.append(Piece(len(found), number * 6_000, mark, one))
    return found


def freed(found: Sequence[Piece]) -> list[WholeFrame]:
    buffer = FrameBuffer(tolerates_missing=False, patience_ms=400)
    return [frame for i, piece in enumerate(found) for frame in buffer.add(piece, float(i))]


CODECS = {
    "vp8": (streams.vp8, Vp8Payload(MOST), Vp8Marks, Vp8Payload(), False),
    "h264": (streams.h264, H264Payload(MOST), H264Marks, H264Payload(), False),
    "av1": (streams.av1, Av1Payload(MOST), Av1Marks, Av1Payload(), False),
    "av1 described": (streams.av1, Av1Payload(MOST), Av1Marks, Av1Payload(), True),
}


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("shuffled", [False, True])
def test_every_frame_leaves_though_its_packets_come_in_any_order(codec: str, shuffled: bool) -> None:
    stream, sender, marks, receiver, described = CODECS[codec]
    found = pieces(stream(), sender, marks(), described)
    if shuffled:
        frames = [[one for one in found if one.rtp_time == number * 6_000] for number in range(streams.COUNT)]
        dice = random.Random(3)
        for frame in frames:
            dice.shuffle(frame)
        found = [one for frame in frames for one in frame]
    whole = freed(found)
    assert [frame.is_key for frame in whole] == [True] + [False] * (streams.COUNT - 1)
    name = {"vp8": "libvpx", "h264": "h264"}.get(codec, "libdav1d")
    through = [receiver.unpack(frame.payloads) for frame in whole]
    assert streams.equal(streams.decoded(name, through), streams.decoded(name, stream()))


def test_with_descriptors_a_lost_top_frame_costs_itself_and_nothing_waits() -> None:
    found = pieces(streams.av1(), Av1Payload(MOST), Av1Marks(), described=True)
    lost = {1, 5, 7}
    whole = freed([one for one in found if one.rtp_time // 6_000 not in lost])
    assert [frame.rtp_time // 6_000 for frame in whole] == [i for i in range(streams.COUNT) if i not in lost]
    through = [Av1Payload().unpack(frame.payloads) for frame in whole]
    everything = streams.decoded("libdav1d", streams.av1())
    seen = streams.decoded("libdav1d", through)
    assert streams.equal(seen, [one for i, one in enumerate(everything) if i not in lost])


@pytest.mark.parametrize("codec", ["vp8", "h264", "av1"])
def test_the_first_and_only_the_first_packet_begins_a_frame(codec: str) -> None:
    stream, sender, marks, _, described = CODECS[codec]
    found = pieces(stream(), sender, marks(), described)
    begins = [i for i, one in enumerate(found) if one.mark.begins]
    assert begins == [i for i, one in enumerate(found) if i == 0 or one.rtp_time != found[i - 1].rtp_time]


def test_before_the_key_frame_that_explains_it_nothing_is_said() -> None:
    writer = DescriptorWriter("L1T3")
    writer.write(0, 0, (), 1)
    assert Av1Marks().mark(b"\x10\x30\x00", 0, True, writer.write(1, 2, (0,), 1)[0]) is None


def test_vp8_frames_are_numbered_by_picture_id_beyond_its_bits() -> None:
    payload, marks = Vp8Payload(picture=0x7FFF), Vp8Marks()
    found = [marks.mark(payload.pack(unit, layer=2)[0], 0, True) for unit in streams.vp8()[:3]]
    assert [one and one.frame_id for one in found] == [0x7FFF, 0x8000, 0x8001]
    assert found[0] is not None and found[0].layer == 2


def test_frames_without_picture_id_are_numbered_by_their_time() -> None:
    mark = Vp8Marks().mark(b"\x10\x31\x00\x00", 77, True)
    assert mark is not None
    assert mark.frame_id == 77


def test_a_peer_does_not_change_its_way_of_counting() -> None:
    plain = Av1Marks()
    plain.mark(b"\x10\x30\x00", 0, True)
    with pytest.raises(BadPayload):
        plain.mark(b"\x10\x30\x00", 0, True, b"\xc0\x00\x00")
    for before, after in ((b"\x10\x31\x00", b"\x90\x80\x81\x00\x31"), (b"\x90\x80\x81\x00\x31", b"\x90\x80\x01\x31")):
        counted = Vp8Marks()
        counted.mark(before, 0, True)
        with pytest.raises(BadPayload):
            counted.mark(after, 0, True)


@pytest.mark.parametrize("junk", [b"", b"\x90\x80\x91", b"\x78\x00"])
def test_what_cannot_be_believed_begins_nothing(junk: bytes) -> None:
    for marks in (Av1Marks(), H264Marks()):
        mark = marks.mark(junk, 0, True)
        assert mark is not None
        assert not mark.begins


@pytest.mark.parametrize("junk", [b"", b"\x90\x80\x91"])
def test_a_vp8_packet_that_ends_in_its_descriptor_is_refused(junk: bytes) -> None:
    with pytest.raises(BadPayload):
        Vp8Marks().mark(junk, 0, True)
