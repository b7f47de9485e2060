"""100,000 datagrams for each reader of what comes over the wire: honest ones bent and cut, plain noise. Each is read
or refused, and nothing else; what stands behind a reader takes what it read."""

import random
from collections.abc import Callable

import pytest

from app.consult.events.surface import FrameSurface, PageSurface
from app.geometry import Point
from app.media.rtp import rtcp
from app.media.rtp.capture import Capture, read, written
from app.media.rtp.fec import Protector, Recoverer, covered_up_to
from app.media.rtp.feedback import Feedback, build_feedback, parse_feedback
from app.media.rtp.header import BadRtp, Header, build, original, parse, retransmission, with_extensions
from app.media.rtp.protection import Guard, Plan
from app.media.rtp.reporting import Reporting
from app.media.rtp.units import packet_of, unit
from app.media.rtp.whisperbytes import (
    BadWhisper,
    head_bytes,
    ink_bytes,
    name_bytes,
    pointer_bytes,
    records,
    stop_bytes,
    told_bytes,
)
from app.media.rtp.whisperear import WhisperEar
from app.media.rtp.whisperrecords import HeadRecord, PointerRecord, ToldRecord, where
from tests.media.codecs.test_fuzzing import bend

PACKETS = 100_000
Take = Callable[[bytes], bool]


def headers() -> tuple[list[bytes], Take]:
    honest = [
        build(Header(97, 7, 90, 5, marker=True, csrcs=(1, 2), extensions=((1, b"ab"), (3, bytes(16)))), b"payload"),
        build(Header(97, 65_535, 1 << 31, 5, extensions=((20, bytes(40)), (200, b""))), bytes(300), padding=9),
        build(Header(98, 8, 90, 6), b"\0\7payload"),
    ]

    def take(data: bytes) -> bool:
        try:
            packet = parse(data)
        except BadRtp:
            return False
        original(packet, 97, 5)
        found = unit(packet, 3)
        packet_of(found, packet.header.sequence, 5, 3)
        again = with_extensions(data, {1: b"xy", 3: None})
        assert parse(again).payload == packet.payload
        assert parse(retransmission(again, 98, 6, 1)).payload[2:] == packet.payload
        return True

    return honest, take


def control() -> tuple[list[bytes], Take]:
    blocks = (rtcp.Block(1, 20, 300, 65_000, 90, 7, 8), rtcp.Block(2, 0, -1, 9, 0))
    report = rtcp.sender_report(rtcp.SenderReport(5, 1 << 60, 90, 10, 1_000, blocks))
    told = build_feedback(Feedback(1, 2, 65_530, 900, 3, (4, None, 70, 71, None, 3_000)))
    honest = [
        report + rtcp.described(5, "name") + rtcp.nack(1, 5, (1, 2, 17, 60_000)) + told,
        rtcp.receiver_report(5, blocks) + rtcp.pli(1, 5) + rtcp.remb(1, 300_000, 5),
        told + rtcp.bye((1, 2)),
    ]
    reporting = Reporting("one", 1.7e12)
    reporting.sent(1, 90_000, 5, 100, 0.0)
    reporting.arrived(5, 90_000, 1, 5, 0.0)

    def take(data: bytes) -> bool:
        parse_feedback(data)
        said = list(rtcp.parse(data))
        for one in said:
            if isinstance(one, rtcp.SenderReport | rtcp.ReceiverReport):
                heard = reporting.heard(one, 5.0)
                assert heard is None or 0 <= heard.loss <= 1
        return bool(said)

    return honest, take


def whispers() -> tuple[list[bytes], Take]:
    page, frame = PageSurface("d" * 32, 3), FrameSurface("nurse.camera", 1_700_000_000_000, 1_280, 720)
    points = [(5.0 * n, 7.0 * n, 0.5, 8.0 * n) for n in range(40)]
    honest = [
        name_bytes("nurse.camera")
        + name_bytes("d" * 32)
        + pointer_bytes(PointerRecord(1, where(frame), Point(5, 6), False)),
        head_bytes(HeadRecord("a" * 32, where(page), 0xFF0000, 2.0, "pen")) + ink_bytes(77, points, 0, 1),
        stop_bytes("e" * 32) + pointer_bytes(PointerRecord(2, where(None), Point(0, 0), True)),
        told_bytes(ToldRecord(1_700_000_000_000, b"{}")),
    ]
    ear, now = WhisperEar(), [0.0]
    ear.learn("nurse.camera")

    def take(data: bytes) -> bool:
        now[0] += 5.0
        ear.hear(data, now[0])
        try:
            return bool(records(data))
        except BadWhisper:
            return False

    return honest, take


def parities() -> tuple[list[bytes], Take]:
    protector, made = Protector(), list[bytes]()
    protector.plan = Plan((Guard(0.5),), 100.0)
    for seq in range(60):
        made += protector.protect(seq, bytes([seq]) * (20 + seq), 0, seq % 3 == 2, seq * 20.0)
    assert made
    recoverer, now = Recoverer(), [0.0]

    def take(data: bytes) -> bool:
        now[0] += 5.0
        for _, found in (*recoverer.parity(data, now[0]), *recoverer.source(int(now[0]) & 63, data, now[0])):
            packet_of(found, 1, 5, 3)
        return covered_up_to(data) is not None

    return made, take


def captures() -> tuple[list[bytes], Take]:
    return [written(Capture(1_700_000_000_000 + at, at)) for at in range(9)], lambda data: read(data) is not None


READERS = {"headers": headers, "control": control, "whispers": whispers, "parities": parities, "captures": captures}


def fuzz(name: str, count: int, seed: int) -> tuple[int, int]:
    """How many were read, and how many refused."""
    honest, take = READERS[name]()
    dice = random.Random(seed)
    assert all(take(one) for one in honest)
    read_ones = sum(take(bend(dice.choice(honest), dice)) for _ in range(count))
    return read_ones, count - read_ones


@pytest.mark.parametrize("name", READERS)
def test_a_few_hundred_bent_datagrams_are_read_or_refused(name: str) -> None:
    assert min(fuzz(name, 500, 1)) > 0


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", READERS)
def test_a_hundred_thousand_bent_datagrams_are_read_or_refused(name: str) -> None:
    assert min(fuzz(name, PACKETS, 2)) > 1_000
