"""The policy of forward correction as a table of numbers."""

from itertools import pairwise

import pytest

from app.media.rtp.congestion import Estimate, State
from app.media.rtp.protection import FEW_LOST, HELD_MS, LOOKED_BACK_MS, NONE, ROOM_BPS, TABLE, Planner, plan_for


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


def at(loss: float, state: State = "growing") -> Estimate:
    return Estimate(150_000, 400, loss, 0, state)


def test_a_loss_is_believed_for_a_while_after_it_was_seen() -> None:
    """Most seconds of a narrow link lose nothing: without memory the next loss would meet no parity."""
    planner = Planner()
    first = planner.plan(at(0.05), 3, 0.0)
    assert planner.plan(at(0.0), 3, HELD_MS / 2).guards == first.guards
    assert planner.plan(at(0.0), 3, 6 * HELD_MS) == NONE
    assert planner.plan(at(0.05), 3, 6 * HELD_MS + 1) == first


def test_what_a_full_queue_dropped_is_not_made_good_ahead() -> None:
    planner = Planner()
    planner.plan(at(0.0), 3, 0.0)
    planner.see(at(0.3, "draining"), 1_000.0)  # between two plans
    little = planner.plan(at(0.3), 3, 1_400.0)
    assert little == plan_for(FEW_LOST, 400, layers=3, bps=150_000)
    assert planner.plan(at(0.2), 3, 1_000.0 + LOOKED_BACK_MS - 1) == little
    assert planner.plan(at(0.2), 3, 1_000.0 + LOOKED_BACK_MS) == plan_for(0.2, 400, layers=3, bps=150_000)


def test_what_was_lost_by_chance_before_is_still_believed_while_a_queue_drains() -> None:
    planner = Planner()
    first = planner.plan(at(0.1), 3, 0.0)
    planner.see(at(0.3, "draining"), HELD_MS)
    assert planner.plan(at(0.3, "draining"), 3, HELD_MS) == first


def test_a_line_that_queues_again_and_again_is_believed_after_ten_seconds() -> None:
    planner = Planner()
    for now in range(0, 12_000, 1_000):
        planner.see(at(0.05, "draining"), now)
        plan = planner.plan(at(0.05, "draining"), 3, now)
    assert plan == plan_for(0.05, 400, layers=3, bps=150_000)
