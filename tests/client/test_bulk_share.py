"""What bulk may take while a call shares the line: shares kept to, pieces small enough, nothing held without a call."""

import pytest

from app.client.bulk_share import HOLDS_MS, LEAST_PIECE, MOST_PIECE, OVERHEAD_BYTES, BulkShare, Drip
from app.client.owed import RANK_FILE, RANK_LOG, RANK_SEGMENT, RANK_STILL, RANK_VIEW


def sent(drip: Drip, bps: int, ms: int, every_ms: int = 10) -> list[int]:
    """The pieces of a transfer that always has more."""
    pieces: list[int] = []
    for now_ms in range(0, ms, every_ms):
        drip.allow(bps, now_ms)
        while piece := drip.take(MOST_PIECE, now_ms):
            pieces.append(piece)
    return pieces


@pytest.mark.parametrize("bps", [8_000, 20_000, 64_000, 300_000, 5_000_000])
def test_a_share_is_kept_to_headers_and_all_and_used(bps: int) -> None:
    pieces = sent(Drip(), bps, 20_000)
    on_the_wire = sum(pieces) + OVERHEAD_BYTES * len(pieces)
    assert 0.9 * bps <= on_the_wire * 8 / 20 <= bps + 2 * 8 * (max(pieces) + OVERHEAD_BYTES) / 20


@pytest.mark.parametrize(("bps", "least", "most"), [(8_000, LEAST_PIECE, LEAST_PIECE), (800_000, 9_000, 10_000)])
def test_a_piece_is_a_tenth_of_a_second_and_at_least_a_packet(bps: int, least: int, most: int) -> None:
    assert all(least <= piece <= most for piece in sent(Drip(), bps, 5_000))


def test_what_was_not_used_is_not_saved_up() -> None:
    drip = Drip()
    drip.allow(64_000, 0)
    assert drip.take(MOST_PIECE, 0) == 0
    drip.allow(64_000, HOLDS_MS - 1)
    first = [drip.take(MOST_PIECE, HOLDS_MS) for _ in range(3)]
    assert first == [LEAST_PIECE, 0, 0]


def test_the_end_of_a_transfer_goes_as_the_piece_that_it_is_and_the_wait_is_told() -> None:
    drip = Drip()
    drip.allow(64_000, 0)
    wait_ms = drip.wait_ms(90, 0)
    assert drip.take(90, wait_ms - 2) == 0
    assert drip.take(90, wait_ms) == 90


def test_nothing_granted_is_nothing_sent_and_looked_at_again_soon() -> None:
    drip = Drip()
    drip.allow(0, 0)
    assert drip.take(500, 2_000) == 0 and 0 < drip.wait_ms(500, 2_000) <= 1_000


def test_without_a_call_nothing_is_held_back_and_a_call_that_ended_holds_nothing() -> None:
    drip = Drip()
    assert drip.is_open(0) and drip.take(5_000_000, 0) == 5_000_000 and drip.wait_ms(1, 0) == 0
    drip.allow(20_000, 0)
    assert not drip.is_open(HOLDS_MS - 1)
    assert drip.take(5_000_000, HOLDS_MS) == 5_000_000


def test_what_is_looked_at_has_the_stills_share_and_all_else_bulk_s() -> None:
    share = BulkShare()
    share.allow("up", 64_000, 0, 0)
    now_ms = 2_000
    for rank in (RANK_VIEW, RANK_STILL, RANK_LOG):
        assert share.of("up", rank) is share.of("up", RANK_VIEW)
    assert share.of("up", RANK_STILL).take(MOST_PIECE, now_ms) > 0
    for rank in (RANK_FILE, RANK_SEGMENT):
        assert share.of("up", rank).take(MOST_PIECE, now_ms) == 0
    assert share.is_open("down", now_ms) and share.of("down", RANK_FILE).take(9_999, now_ms) == 9_999


def test_somebody_who_looks_at_a_still_never_waits_for_nothing() -> None:
    share = BulkShare()
    share.allow("down", 0, 0, 0)
    share.of("down", RANK_VIEW).take(1, 0)
    assert share.of("down", RANK_VIEW).take(LEAST_PIECE, 2_000) > 0
