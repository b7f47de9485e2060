"""A lost middle frame is decoded late and not shown, as long as the decoder still holds what it is made from."""

import numpy as np
import pytest

from app.media.codecs import obu
from app.media.codecs.av1_payload import Av1Payload
from app.media.codecs.bits import BitWriter
from app.media.codecs.coded import Coded
from app.media.codecs.layering import DescriptorWriter
from app.media.codecs.picturedecoder import PictureDecoder
from app.media.codecs.pictureencoder import PictureEncoder
from app.media.rtp.behind import Behind
from app.media.rtp.framebuffer import FrameBuffer
from app.media.rtp.framemark import Piece
from app.media.rtp.header import Header, Packet, parse
from app.media.rtp.line import Line
from app.media.rtp.picturein import PictureIn, Ready
from app.media.scene import Scene
from app.media.share import Picture, Size
from tests.media.rtp.pair import agreed
from tests.media.rtp.test_framebuffer import fed, ids, pieces

SIZE = Size(320, 240)
LAYERS = (0, 2, 1, 2)
STEPS, STEP_MS = 20, 5.0  # for the packets of a frame
RTP_APART = round(STEPS * STEP_MS * 90)


def layered(number: int) -> tuple[tuple[int, ...], int, bool]:
    """References, layer and whether others refer to it, as SVT-AV1 makes them."""
    layer = LAYERS[number % 4]
    if layer == 0:
        return tuple(one for one in (number - 4, number - 8) if one >= 0), 0, True
    base = number // 4 * 4
    refs = {base, base - 2, base - 4} if number - base < 3 else {base + 2, base, base - 2}
    return tuple(sorted(one for one in refs if one >= 0)), layer, layer == 1


def buffer_without(*lost: int, until: int) -> tuple[FrameBuffer, list[int]]:
    """A frame is one packet of its own number."""
    buffer, given = FrameBuffer(tolerates_missing=False, patience_ms=5_000, mends=True), []
    for number in range(until + 1):
        if number not in lost:
            given += ids(fed(buffer, frame(number), number * 33.0))
    return buffer, given


def frame(number: int) -> list[Piece]:
    refs, layer, is_needed = layered(number)
    (piece,) = pieces(number, number, 1, refs, number == 0, layer)
    mark = piece.mark
    return [
        type(piece)(number, piece.rtp_time, type(mark)(number, refs, True, True, number == 0, layer, is_needed), b"x")
    ]


def test_the_base_goes_on_without_a_lost_middle_frame_and_the_rest_once_it_came() -> None:
    buffer, given = buffer_without(10, until=13)
    assert given == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12]
    assert buffer.needs(10) == 1 and buffer.settled < 10 and buffer.blocked_at is None
    late = fed(buffer, frame(10), 500.0)
    assert [(one.frame_id, one.is_behind) for one in late] == [(10, True), (13, False)]
    assert ids(fed(buffer, frame(14), 510.0)) == [14] and buffer.needs(10) is None
    assert buffer.stats(520.0).released == 13


def test_with_the_second_base_frame_it_is_too_late_and_a_key_frame_is_wanted() -> None:
    buffer, given = buffer_without(10, until=17)
    assert given[-2:] == [12, 16] and buffer.blocked_at is not None
    assert fed(buffer, frame(10), 700.0) == [] and buffer.stats(700.0).late == 1
    key = pieces(20, 20, 1, (), True)
    assert ids(fed(buffer, key, 710.0)) == [20] and buffer.blocked_at is None


def test_a_lost_top_frame_is_never_wanted_again() -> None:
    buffer, given = buffer_without(9, until=13)
    assert given[-4:] == [10, 11, 12, 13] and buffer.needs(9) is None and buffer.blocked_at is None
    assert fed(buffer, frame(9), 500.0) == []


def test_a_decoder_that_takes_nothing_late_has_nothing_open_behind() -> None:
    behind = Behind(mends=False)
    for number in (0, 4, 8):
        behind.base(number, number, number * 33.0)
    behind.refers([6])
    behind.give_up(6)
    assert not behind.is_open(6) and behind.settled is None and behind.broken_at is None


def test_who_refers_to_ever_more_that_never_comes_is_remembered_by_the_newest_of_it() -> None:
    behind = Behind(mends=True)
    for number in (0, 4, 100):
        behind.passed(number, number, number)
    behind.base(0, 0, 0.0)
    behind.base(4, 4, 100.0)
    behind.refers([50])
    assert behind.lacks(50)
    for number in range(200, 4_000):
        behind.refers([number])
    assert not behind.lacks(50) and behind.lacks(4_001)


def coded(count: int) -> list[Coded]:
    """Of three layers, by the real encoder."""
    scene, encoder, found = Scene(SIZE.width, SIZE.height), PictureEncoder("AV1"), []
    at_ms = 0.0
    while len(found) < count:
        one = encoder.encode(scene.draw(round(at_ms)), Picture(SIZE, 30, 400_000, 3), at_ms)
        at_ms += 1000 / 30
        if one is not None:
            found.append(one)
    encoder.close()
    return found


def packets_of(frames: list[Coded]) -> list[list[bytes]]:
    """The datagrams of each frame."""
    line, now, sent = Line(agreed(0, "AV1"), 0.0, 1.7e12, start_bps=5_000_000), 0.0, []
    for one in frames:
        line.picture(one, int(now * 90), None, now)
        sent.append([])
        for _ in range(STEPS):
            sent[-1] += [datagram for datagram in line.turn(now).datagrams if not 192 <= datagram[1] <= 223]
            now += STEP_MS
    return sent


def heard(came: PictureIn, datagrams: list[bytes], now: float) -> list[Ready]:
    return [ready for one in datagrams for ready in came.packet(parse(one), len(one), now)]


@pytest.mark.parametrize(("back_after", "is_mended"), [(13, True), (17, False)])
def test_real_frames_behind_the_newest_are_decoded_exactly_or_not_at_all(back_after: int, is_mended: bool) -> None:
    frames = coded(24)
    assert [one.layer for one in frames[:4]] == [0, 2, 1, 2]
    sent = packets_of(frames)
    session = agreed(1, "AV1")
    assert session.picture is not None
    came, decoder, whole = PictureIn(session.picture, session.extensions), PictureDecoder("AV1"), PictureDecoder("AV1")
    pictures = {n: whole.decode(one.data) for n, one in enumerate(frames)}
    shown: list[int] = []
    behind = 0
    for number, datagrams in enumerate(sent):
        if number == 10:
            continue
        ready = heard(came, datagrams, number * 33.0)
        if number == back_after:
            ready += heard(came, sent[10], number * 33.0)
        for one in ready:
            picture, place = decoder.decode(one.data), one.rtp_time // RTP_APART
            behind += one.is_behind
            if not one.is_behind:
                shown.append(place)
                expected = pictures[place]
                assert picture is not None and expected is not None
                assert np.array_equal(picture.to_ndarray(), expected.to_ndarray()), place
    assert behind == int(is_mended)
    assert set(range(18, 24)) <= set(shown) if is_mended else {20} <= set(shown) and not {18, 22} & set(shown)
    decoder.close()
    whole.close()


def test_what_is_predicted_from_a_late_frame_that_is_refused_is_refused_with_it() -> None:
    sent = packets_of(coded(16))
    session = agreed(1, "AV1")
    assert session.picture is not None
    came = PictureIn(session.picture, session.extensions)
    shown = [ready for number in range(14) if number != 10 for ready in heard(came, sent[number], number * 33.0)]
    assert shown[-1].rtp_time // RTP_APART == 12
    (other,), (late,) = ([parse(one) for one in sent[number]] for number in (6, 10))
    assert came.packet(Packet(late.header, other.payload), 500, 500.0) == []  # 10 as it is told, but made from others
    _, ask = came.due(700.0, 50.0)
    assert ask.key


def inter(slot: int, refreshes: int) -> bytes:
    """An AV1 frame as far as its references: from one slot, into those whose bits are set."""
    bits = BitWriter()
    for value, width in ((0b0011_0000, 8), (0, 10), (refreshes, 8), (0, 1)):  # shown, predicted
        bits.put(value, width)
    for _ in range(7):
        bits.put(slot, 3)
    return bytes((obu.FRAME << 3,)) + bits.whole() + bytes(8)


def test_a_late_frame_is_refused_where_a_newer_one_stands_in_its_place() -> None:
    """Peers may layer as they like: here the middle frames take turns in one slot, and each needs a base alone."""
    key = [one for one in obu.split(coded(1)[0].data) if obu.kind(one) != obu.TEMPORAL_DELIMITER]
    writer, packer = DescriptorWriter("L1T3"), Av1Payload()
    session = agreed(1, "AV1")
    assert session.picture is not None
    came = PictureIn(session.picture, session.extensions)
    made: dict[int, tuple[list[bytes], int, tuple[int, ...]]]
    made = {0: (key, 0, ()), 2: ([inter(7, 2)], 1, (0,)), 4: ([inter(7, 1)], 0, (0,)), 6: ([inter(0, 2)], 1, (4,))}
    packets: dict[int, list[Packet]] = {}
    for number, (obus, layer, refs) in made.items():
        payloads = packer.pack(obu.join(obus))
        told = writer.write(number, layer, refs, len(payloads))
        for at, payload in enumerate(payloads):
            header = Header(97, number * 50 + at, number * 3_000, 5, extensions=((7, told[at]),))
            packets.setdefault(number, []).append(Packet(header, payload))
    given = [(number, bool(came.packet(one, 500, 0.0))) for number in (0, 4, 6, 2) for one in packets[number]]
    assert [number for number, is_given in given if is_given] == [0, 4, 6]
