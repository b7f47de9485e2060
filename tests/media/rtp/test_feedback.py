"""Transport-wide feedback on the wire: what is built is what is read, and no bytes hurt."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.feedback import (
    Feedback,
    build_feedback,
    extension_value,
    parse_feedback,
    read_extension,
)
from app.media.rtp.wrapping import Unwrapper

steps = st.one_of(st.none(), st.none(), st.integers(0, 255), st.integers(0, 60), st.integers(-0x8000, 0x7FFF))


def report(given_steps: list[int | None], base: int = 7, reference: int = 100) -> Feedback:
    ticks, arrivals = 0, []
    for step in given_steps:
        ticks += step or 0
        arrivals.append(None if step is None else ticks)
    return Feedback(1, 2, base, reference, 9, tuple(arrivals))


@settings(max_examples=200, deadline=None)
@given(st.lists(steps, min_size=1, max_size=80), st.integers(0, 0xFFFF), st.integers(-(1 << 23), (1 << 23) - 1))
def test_what_is_built_is_read_again(given_steps: list[int | None], base: int, reference: int) -> None:
    said = report(given_steps, base, reference)
    packet = build_feedback(said)
    assert len(packet) % 4 == 0
    assert parse_feedback(packet) == said


@pytest.mark.parametrize(
    ("arrivals", "chunks"),
    [
        ([4] * 14, "200e"),  # a run of 14 small steps
        ([None] * 20 + [4], "0014" + "2001"),
        ([4, None] * 7, "aaaa"),  # 14 symbols of one bit
        ([4, None, 1000, None, 4, None, 4, 4, None], "d211" + "a000"),
    ],
)
def test_chunks_are_those_of_the_draft(arrivals: list[int | None], chunks: str) -> None:
    assert build_feedback(report(arrivals))[20 : 20 + len(chunks) // 2].hex() == chunks


def test_a_report_written_by_hand_is_read() -> None:
    packet = bytes.fromhex("8fcd0006 00000001 00000002 0007 0003 ffffff 05 d200 04 0fa0 000000")
    assert parse_feedback(packet) == Feedback(1, 2, 7, -1, 5, (4, None, 4004))


def test_a_hundred_steady_packets_cost_little_more_than_a_byte_each() -> None:
    assert len(build_feedback(report([40] * 100))) <= 124


@pytest.mark.parametrize("arrivals", [[], [0, 0x8000], [0] * 0x10000])
def test_what_cannot_be_said_is_refused(arrivals: list[int | None]) -> None:
    with pytest.raises(ValueError, match="report"):
        build_feedback(report(arrivals))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_after_the_header_are_read_or_refused(body: bytes) -> None:
    body += bytes(-len(body) % 4)
    packet = bytes((0x8F, 205)) + (len(body) // 4).to_bytes(2, "big") + body
    read = parse_feedback(packet)
    assert read is None or len(read.arrivals) == int.from_bytes(packet[14:16], "big")


def test_twenty_thousand_damaged_reports_hurt_nobody() -> None:
    chance = random.Random(4)
    whole = build_feedback(report([chance.choice((None, 8, 30, 900)) for _ in range(60)]))
    for _ in range(20_000):
        packet = bytearray(whole[: chance.randrange(len(whole) + 1)])
        for _ in range(chance.randrange(4)):
            if packet:
                packet[chance.randrange(len(packet))] = chance.randrange(256)
        parse_feedback(bytes(packet))


@given(st.lists(st.integers(-20_000, 30_000), max_size=40))
def test_numbers_that_wrap_are_followed(jumps: list[int]) -> None:
    unwrap = Unwrapper(16)
    newest = unwrap.unwrap(65_000)
    for jump in jumps:
        number = newest + jump
        assert unwrap.unwrap(number & 0xFFFF) == number
        newest = max(newest, number)


def test_the_header_extension_is_two_bytes_and_may_be_read_with_four() -> None:
    assert extension_value(65_537) == b"\x00\x01"
    assert read_extension(b"\x12\x34") == 0x1234
    assert read_extension(b"\x12\x34\x80\x01") == 0x1234
    assert read_extension(b"\x12") is None
