"""Pointers, ink and *stop* in few bytes, and nothing but nonsense out of nonsense."""

import random

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.documents.ink import decode_ink, encode_ink
from app.geometry import Point
from app.media.rtp.inkpoints import ink_of, points_of
from app.media.rtp.whisperbytes import (
    BadWhisper,
    head_bytes,
    ink_bytes,
    name_bytes,
    pointer_bytes,
    records,
    stop_bytes,
)
from app.media.rtp.whisperrecords import HeadRecord, InkRecord, NameRecord, PointerRecord, StopRecord, digest, where

IDS = st.text("0123456789abcdef", min_size=32, max_size=32) | st.text(min_size=1, max_size=20)
FRAMES = st.builds(FrameSurface, IDS, st.integers(0, 2**42 - 1), st.integers(1, 16_383), st.integers(1, 16_383))
SURFACES = st.none() | FRAMES | st.builds(PageSurface, IDS, st.integers(0, 5_000))
PLACES = st.integers(-16 * 16_000, 16 * 16_000).map(lambda one: one / 16)


@given(SURFACES, PLACES, PLACES, st.integers(0, 255), st.booleans())
def test_a_pointer_fits_on_a_voice_packet_and_comes_back(
    surface: Surface | None, x: float, y: float, counter: int, gone: bool
) -> None:
    record = PointerRecord(counter, where(surface), Point(x, y), gone)
    assert len(pointer_bytes(record)) <= 24
    assert records(pointer_bytes(record)) == (record,)


@given(PLACES, PLACES, st.integers(0, 255), st.integers(0, 2**32 - 1))
def test_a_pointer_on_a_moving_picture_names_it_behind_what_older_programs_read(
    x: float, y: float, counter: int, source: int
) -> None:
    record = PointerRecord(counter, where(None), Point(x, y), False, source)
    payload = pointer_bytes(record)
    older = pointer_bytes(PointerRecord(counter, where(None), Point(x, y), False))
    assert len(payload) <= 24 and records(payload) == (record,)
    assert payload.startswith(older) and payload[len(older)] >> 4 == 7  # of a kind they do not know
    stop = stop_bytes("stop")
    assert records(payload + stop) == (record, StopRecord("stop"))
    assert records(payload[len(older) :] + stop) == (StopRecord("stop"),)  # of no pointer


@given(PLACES, PLACES, st.integers(0, 255), st.integers(0, 2**32 - 1), FRAMES)
def test_the_frame_under_it_comes_behind_the_moving_picture_and_still_rides_on_a_voice_packet(
    x: float, y: float, counter: int, source: int, frame: FrameSurface
) -> None:
    older = PointerRecord(counter, where(None), Point(x, y), False, source)
    record = msgspec.structs.replace(older, frame=where(frame).numbers)
    payload = pointer_bytes(record)
    assert len(payload) <= 24 and records(payload) == (record,)
    assert payload.startswith(pointer_bytes(older)) and payload[len(pointer_bytes(older))] >> 4 == 8
    assert records(payload[:-1]) == (older,)


@given(IDS, SURFACES.filter(lambda one: one is not None), st.integers(0, 2**32 - 1), st.integers(0, 16_000))
def test_names_heads_and_stops_come_back_one_after_another(mark: str, surface: Surface, colour: int, w: int) -> None:
    head = HeadRecord(mark, where(surface), colour, w / 16, "pen")
    payload = name_bytes(mark) + head_bytes(head) + stop_bytes(mark)
    assert records(payload) == (NameRecord(mark), head, StopRecord(mark))


POINTS = st.lists(
    st.tuples(
        st.integers(-8_000, 8_000).map(lambda one: one / 2),
        st.integers(0, 8_000).map(lambda one: one / 2),
        st.integers(0, 255).map(lambda one: one / 255),
        st.integers(0, 50),
    ),
    min_size=1,
    max_size=40,
)


@given(POINTS, st.integers(0, 4_000), st.integers(1, 16), st.integers(0, 2**32 - 1))
def test_ink_comes_back_in_place_and_nearly_in_time(
    steps: list[tuple[float, float, float, int]], first: int, stride: int, mark: int
) -> None:
    times = np.cumsum([step[3] for step in steps])
    points = [(x, y, pressure, float(ms)) for (x, y, pressure, _), ms in zip(steps, times, strict=True)]
    (record,) = records(ink_bytes(mark, points, first, stride))
    assert isinstance(record, InkRecord)
    assert (record.mark, record.first, record.stride) == (mark, first, stride)
    assert [one[:2] for one in record.points] == [one[:2] for one in points]
    assert record.points[0][3] == points[0][3] and abs(record.points[-1][3] - points[-1][3]) <= len(points) / 2


@given(POINTS)
def test_ink_is_written_and_read_as_the_documents_do(steps: list[tuple[float, float, float, int]]) -> None:
    times = np.cumsum([step[3] for step in steps])
    points = [(x, y, pressure, float(ms)) for (x, y, pressure, _), ms in zip(steps, times, strict=True)]
    theirs = encode_ink(np.array(points, np.float32))
    assert ink_of(points) == theirs
    assert np.allclose(np.array(points_of(theirs)), decode_ink(theirs))


@pytest.mark.parametrize(
    "ink", [b"", b"\x00", b"\x01\x02", b"\xff" * 9, b"\x01\x02\x02\x02", b"\x01\x02\x02\x02\x05\x05"]
)
def test_what_is_no_ink_is_no_points(ink: bytes) -> None:
    assert points_of(ink) == ()


def test_an_id_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadWhisper):
        name_bytes("x" * 97)


def test_a_kind_of_a_newer_program_ends_the_reading_and_keeps_what_was_before() -> None:
    assert records(name_bytes("a") + b"\xf0\x01" + name_bytes("b")) == (NameRecord("a"),)


@pytest.mark.parametrize(
    "payload", ["10", "1001", "200000000000", "2000000000000000", "40", "4001ff", "50", "4005616263"]
)
def test_what_is_cut_off_says_nothing(payload: str) -> None:
    assert records(bytes.fromhex(payload)) == ()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_harm(payload: bytes) -> None:
    for record in records(payload):
        if isinstance(record, InkRecord):
            assert record.first + (len(record.points) - 1) * record.stride < 8_000


def test_twenty_thousand_bent_payloads_do_no_harm() -> None:
    random_ = random.Random(5)
    frame = FrameSurface("nurse.camera", 1_700_000_000_000, 1280, 720)
    whole = [
        pointer_bytes(PointerRecord(3, where(frame), Point(600, 300), False)),
        ink_bytes(digest("m"), [(float(n), float(n), 0.5, 16.0 * n) for n in range(30)], 5, 2),
        head_bytes(HeadRecord("m", where(frame), 3, 2.0, "pen")) + name_bytes("nurse.camera"),
    ]
    for _ in range(20_000):
        payload = bytearray(random_.choice(whole))
        for _ in range(random_.randint(1, 3)):
            payload[random_.randrange(len(payload))] = random_.randrange(256)
        records(bytes(payload[: random_.randint(0, len(payload))]))
