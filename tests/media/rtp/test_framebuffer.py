"""Packets become frames: whole, in time, and never later than they need be."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.framebuffer import MOST_BYTES, MOST_FRAMES, FrameBuffer
from app.media.rtp.framemark import FrameMark, Piece, WholeFrame

PATIENCE = 400.0


def pieces(
    frame_id: int, first: int, count: int, refs: tuple[int, ...] | None = (), key: bool = False, layer: int = 0
) -> list[Piece]:
    """A frame of `count` packets from sequence number `first` on; each payload tells which it is."""
    return [
        Piece(
            first + index,
            frame_id * 3_000,
            FrameMark(frame_id, refs, index == 0, index == count - 1, key, layer),
            f"{frame_id}.{index}".encode(),
        )
        for index in range(count)
    ]


def flat(count: int, size: int = 2) -> list[list[Piece]]:
    """A key frame and then frames that each need the one before."""
    return [pieces(n, n * size, size, () if n == 0 else (n - 1,), n == 0) for n in range(count)]


def fed(buffer: FrameBuffer, given_pieces: list[Piece], now: float = 0.0) -> list[WholeFrame]:
    return [frame for piece in given_pieces for frame in buffer.add(piece, now)]


def ids(frames: list[WholeFrame]) -> list[int]:
    return [frame.frame_id for frame in frames]


def buffer_of(*, tolerates: bool = False) -> FrameBuffer:
    return FrameBuffer(tolerates_missing=tolerates, patience_ms=PATIENCE)


def test_a_frame_leaves_with_its_marker_and_not_with_the_next_frame() -> None:
    buffer = buffer_of()
    first, second = pieces(0, 10, 2, key=True)
    assert buffer.add(first, 0) == []
    (frame,) = buffer.add(second, 5)
    assert frame.payloads == (b"0.0", b"0.1") and frame.is_key and not frame.incomplete
    assert (frame.first_ms, frame.rtp_time, buffer.horizon) == (0, 0, 11)


def test_the_order_of_packets_does_not_matter() -> None:
    buffer = buffer_of()
    assert ids(fed(buffer, list(reversed(pieces(0, 0, 3, key=True))))) == [0]
    assert buffer.stats(0).dropped == 0


def test_a_frame_waits_for_what_it_refers_to_and_both_leave_together() -> None:
    buffer, frames = buffer_of(), flat(3)
    fed(buffer, frames[0])
    assert fed(buffer, frames[2]) == [] and buffer.add(frames[1][0], 20) == []
    assert buffer.needs(3) == 0 and buffer.blocked_at == 4
    assert ids(buffer.add(frames[1][1], 30)) == [1, 2]
    assert buffer.blocked_at is None


def test_what_nobody_refers_to_is_passed_without_a_wait() -> None:
    """Base 0, top 1 (lost), middle 2 refers to the base only."""
    buffer = buffer_of()
    fed(buffer, pieces(0, 0, 1, key=True))
    (frame,) = fed(buffer, pieces(2, 2, 1, (0,), layer=1))
    assert frame.frame_id == 2 and not frame.incomplete
    assert buffer.needs(1) is None
    assert fed(buffer, pieces(1, 1, 1, (0,), layer=2)) == [] and buffer.stats(0).late == 1


def test_a_loss_inside_a_top_frame_stops_mattering_when_a_newer_frame_is_there() -> None:
    buffer = buffer_of()
    fed(buffer, pieces(0, 0, 1, key=True))
    fed(buffer, [pieces(1, 1, 3, (0,), layer=2)[0], pieces(1, 1, 3, (0,), layer=2)[2]])
    assert buffer.needs(2) == 2
    buffer.add(pieces(2, 4, 2, (0,))[0], 0)
    assert buffer.needs(2) is None
    assert buffer.needs(5) == 0


@pytest.mark.parametrize(("refs", "needed"), [((0,), None), ((1,), 0), (None, 0)])
def test_a_frame_lost_whole_matters_if_somebody_refers_to_it(refs: tuple[int, ...] | None, needed: int | None) -> None:
    buffer = buffer_of()
    fed(buffer, pieces(0, 0, 1, key=True))
    buffer.add(pieces(2, 2, 2, refs)[0], 0)
    assert buffer.needs(1) is needed


def test_what_the_decoder_would_refuse_is_never_released_and_a_key_frame_goes_on() -> None:
    buffer, frames = buffer_of(), flat(5)
    fed(buffer, frames[0])
    for frame in frames[2:]:
        assert fed(buffer, frame, 10) == []
    assert buffer.next_at == 10 + PATIENCE
    assert buffer.due(buffer.next_at) == []
    assert buffer.blocked_at is not None and buffer.stats(500).dropped == 3
    assert fed(buffer, pieces(5, 10, 2, (4,)), 500) == []
    assert ids(fed(buffer, pieces(6, 12, 2, (), True), 510)) == [6]
    assert buffer.blocked_at is None


def test_losses_before_what_was_given_up_matter_no_more() -> None:
    buffer, frames = buffer_of(), flat(4)
    fed(buffer, frames[0])
    fed(buffer, frames[2])
    assert buffer.needs(3) == 0
    buffer.due(PATIENCE)
    assert buffer.needs(3) is None and buffer.needs(7) == 0


def test_a_decoder_that_bears_it_gets_what_waited_marked_until_the_next_key_frame() -> None:
    buffer, frames = buffer_of(tolerates=True), flat(5)
    fed(buffer, frames[0])
    fed(buffer, frames[2], 10)
    (frame,) = buffer.due(10 + PATIENCE)
    assert frame.frame_id == 2 and frame.incomplete
    (frame,) = fed(buffer, frames[3], 420)
    assert frame.incomplete and buffer.blocked_at is not None
    (frame,) = fed(buffer, pieces(9, 30, 1, (), True), 430)
    assert not frame.incomplete and buffer.blocked_at is None
    assert buffer.stats(430).incomplete == 2


def test_formats_that_number_nothing_go_by_the_sequence() -> None:
    buffer = buffer_of(tolerates=True)
    assert ids(fed(buffer, pieces(3_000, 0, 2, (), True))) == [3_000]
    assert ids(fed(buffer, pieces(6_000, 2, 1, None))) == [6_000]
    assert fed(buffer, pieces(12_000, 4, 1, None), 50) == []
    assert ids(fed(buffer, pieces(9_000, 3, 1, None), 60)) == [9_000, 12_000]
    assert fed(buffer, pieces(18_000, 7, 1, None), 70) == []
    assert [frame.incomplete for frame in buffer.due(70 + PATIENCE)] == [True]
    assert [frame.incomplete for frame in fed(buffer, pieces(21_000, 8, 1, None), 500)] == [True]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_frame_with_two_packets_that_look_like_its_first_begins_with_the_first(order: tuple[int, ...]) -> None:
    buffer = buffer_of()
    fed(buffer, pieces(0, 0, 1, (), True))
    marks = [FrameMark(3_000, None, place < 2, place == 2) for place in range(3)]
    given = [Piece(1 + place, 3_000, marks[place], bytes((place,))) for place in order]
    (frame,) = fed(buffer, given)
    assert frame.payloads == (b"\0", b"\1", b"\2")


def test_a_key_frame_on_its_way_asks_for_no_other() -> None:
    buffer, frames = buffer_of(), flat(3)
    fed(buffer, frames[1])
    assert buffer.blocked_at == 2
    key = pieces(7, 20, 3, (), True)
    buffer.add(key[0], 0)
    assert buffer.blocked_at is None
    buffer.add(key[2], 0)
    assert buffer.blocked_at == 22


def test_after_the_decoder_failed_only_a_key_frame_is_released() -> None:
    buffer, frames = buffer_of(), flat(3)
    fed(buffer, frames[0])
    buffer.decoder_failed()
    assert fed(buffer, frames[1]) == [] and buffer.blocked_at is not None
    assert ids(fed(buffer, pieces(8, 30, 1, (), True))) == [8]


def test_gaps_over_half_a_second_are_frozen_time_also_the_running_one() -> None:
    buffer, frames = buffer_of(), flat(4, 1)
    for frame, now in zip(frames[:3], (0.0, 500.0, 1_100.0), strict=True):
        fed(buffer, frame, now)
    assert buffer.stats(1_200).frozen_ms == 600
    assert buffer.stats(1_700).frozen_ms == 1_200


def test_a_sender_that_never_ends_a_frame_fills_no_memory() -> None:
    buffer = buffer_of()
    mark = FrameMark(0, (), False, False, True)
    for seq in range(MOST_BYTES // 60_000 + 2):
        buffer.add(Piece(seq, 0, mark, bytes(60_000)), 0)
    assert buffer.stats(0).dropped == 1 and buffer.next_at is None


def test_nor_does_one_of_empty_packets_or_of_a_frame_a_packet() -> None:
    buffer, empty = buffer_of(), FrameMark(0, (), False, False, True)
    for seq in range(MOST_BYTES // 200 + 2):
        buffer.add(Piece(seq, 0, empty, b""), 0)
    assert buffer.stats(0).dropped == 1 and buffer.next_at is None
    buffer = buffer_of()
    for seq in range(MOST_FRAMES + 1):
        buffer.add(Piece(seq, 0, FrameMark(seq, (), True, False, True), b"x"), 0)
    assert buffer.stats(0).dropped == MOST_FRAMES + 1 and buffer.next_at is None


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), loss=st.sampled_from([0.0, 0.1, 0.4]), tolerates=st.booleans())
def test_whatever_comes_frames_rise_and_an_unmarked_one_has_all_it_refers_to(
    seed: int, loss: float, tolerates: bool
) -> None:
    chance = random.Random(seed)
    buffer = buffer_of(tolerates=tolerates)
    made: dict[int, tuple[int, ...]] = {}
    stream: list[Piece] = []
    for frame_id in range(40):
        key = frame_id == 0 or chance.random() < 0.05
        refs = () if key else tuple(sorted({frame_id - chance.randint(1, min(frame_id, 4)) for _ in range(2)}))
        made[frame_id] = refs
        stream += pieces(frame_id, len(stream), chance.randint(1, 3), refs, key, 0 if key else chance.randint(0, 2))
    come = [piece for piece in stream if chance.random() >= loss]
    come.sort(key=lambda piece: piece.seq + chance.random() * 6)
    out: list[WholeFrame] = []
    for step, piece in enumerate(come):
        out += buffer.due(step * 15.0) + buffer.add(piece, step * 15.0)
    out += buffer.due(1e6)
    assert ids(out) == sorted(set(ids(out)))
    clean = {frame.frame_id for frame in out if not frame.incomplete}
    assert all(set(made[frame.frame_id]) <= clean for frame in out if not frame.incomplete)
    assert tolerates or all(not frame.incomplete for frame in out)
    assert buffer.stats(1e6).released == len(out) and buffer.next_at is None
