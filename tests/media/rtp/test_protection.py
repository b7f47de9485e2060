"""The policy of forward correction as a table of numbers."""

from itertools import pairwise

import pytest

from app.media.rtp.protection import HELD_MS, NONE, ROOM_BPS, TABLE, Planner, plan_for


@pytest.mark.parametrize(
    ("loss", "rtt_ms", "layers", "shares"),
    [
        (0.05, 100, 3, ()),
        (0.0, 400, 3, ()),
        (0.02, 200, 3, (0.15, 1.0)),
        (0.05, 400, 3, (0.5, 1.0)),
        (0.05, 400, 2, (0.5,)),
        (0.05, 400, 1, (0.35,)),
        (0.3, 400, 3, (1.0, 1.0)),
        (0.1, 60, 1, (0.35,)),
    ],
)
def test_the_share_grows_with_loss_and_round_trip_and_shrinks_with_the_layer(
    loss: float, rtt_ms: float, layers: int, shares: tuple[float, ...]
) -> None:
    assert tuple(guard.share for guard in plan_for(loss, rtt_ms, layers=layers).guards) == shares


def test_the_table_never_protects_less_on_a_worse_link() -> None:
    for (_, shares), (_, worse) in pairwise(TABLE):
        assert all(one <= other for one, other in zip(shares, worse, strict=True))
    assert all(list(shares) == sorted(shares) for _, shares in TABLE)


@pytest.mark.parametrize(("share", "packets", "rows"), [(0.25, 1, 0), (0.25, 2, 1), (0.25, 5, 1), (0.35, 10, 4)])
def test_a_share_becomes_whole_packets(share: float, packets: int, rows: int) -> None:
    guard = next(g for rtt in (200, 400) for g in plan_for(0.05, rtt).guards if g.share == share)
    assert guard.rows(packets) == rows


def test_a_part_of_a_packet_waits_while_another_frame_can_join() -> None:
    guard = plan_for(0.05, 200).guards[0]
    assert [guard.rows(count, more=True) for count in (1, 2, 3)] == [0, 0, 1]


def test_bursts_get_two_for_a_base_frame_and_nothing_where_parity_would_go_with_the_frame() -> None:
    assert plan_for(0.05, 400, burst=3, layers=3).guards[0].rows(2) == 2
    assert plan_for(0.05, 400, burst=3, layers=1) == NONE


def test_the_top_layer_goes_twice_where_much_is_lost_and_there_is_room() -> None:
    assert len(plan_for(0.1, 100, layers=3, bps=ROOM_BPS).guards) == 3
    assert len(plan_for(0.1, 100, layers=3, bps=ROOM_BPS - 1).guards) == 2
    assert len(plan_for(0.05, 400, layers=3, bps=ROOM_BPS).guards) == 2


def test_a_loss_is_believed_for_a_while_after_it_was_seen() -> None:
    """Most seconds of a narrow link lose nothing: without memory the next loss would meet no parity."""
    planner = Planner()
    first = planner.plan(0.05, 400, 3, 150_000, 0.0)
    assert planner.plan(0.0, 400, 3, 150_000, HELD_MS / 2).guards == first.guards
    assert planner.plan(0.0, 400, 3, 150_000, 6 * HELD_MS) == NONE
    assert planner.plan(0.05, 400, 3, 150_000, 6 * HELD_MS + 1) == first
