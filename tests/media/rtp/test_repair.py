"""What is asked for again and when: tables of times, and that no loss makes it a storm."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.repair import (
    ECHO_FROM_MS,
    ECHO_MS,
    LEAST_BYTES,
    MOST_OPEN,
    MOST_TRIES,
    SHARE,
    Ask,
    Requests,
    patience_ms,
)


def always(_seq: int) -> int:
    return 0


def with_gap(*, rtt_ms: float = 100.0, until: int = 3, lost: tuple[int, ...] = (2,)) -> Requests:
    """Packets 1 to `until`, the lost ones missing, all at 0 ms."""
    requests = Requests(always, rtt_ms=rtt_ms)
    for seq in range(1, until + 1):
        if seq not in lost:
            requests.arrived(seq, 1_000, 0.0)
    return requests


def times_asked(requests: Requests, until_ms: int, blocked_at: int | None = None) -> list[int]:
    return [now for now in range(0, until_ms, 5) if requests.due(float(now), blocked_at).seqs]


@pytest.mark.parametrize(
    ("rtt_ms", "times"),
    [
        (20, [10, 50, 90, 135]),
        (100, [10, 140, 280]),
        (400, [10, 70, 475, 535, 990, 1_050]),
        (1_000, [10, 70]),
        (2_100, []),
    ],
)
def test_a_loss_is_asked_for_after_disorder_then_by_the_round_trip_and_never_too_late(
    rtt_ms: float, times: list[int]
) -> None:
    asked = times_asked(with_gap(rtt_ms=rtt_ms), 4_000)
    assert asked == times
    tries = asked[::2] if rtt_ms >= ECHO_FROM_MS else asked  # on a long round trip each request goes twice
    assert len(tries) <= MOST_TRIES
    assert all(at + rtt_ms <= patience_ms(rtt_ms) for at in tries)
    assert all(later - at >= rtt_ms for at, later in pairwise(tries))


def test_a_packet_is_asked_for_a_few_times_only() -> None:
    requests = Requests(always, rtt_ms=5.0)
    for seq in range(100):
        if seq != 97:
            requests.arrived(seq, 100, 0.0)
    assert len(times_asked(requests, 400)) == MOST_TRIES


def test_the_patience_lets_three_requests_be_answered_within_bounds() -> None:
    assert [patience_ms(rtt) for rtt in (0, 100, 400, 900)] == [300, 500, 1_550, 2_000]


def test_mere_disorder_is_not_asked_for_and_teaches_to_wait_a_little() -> None:
    requests = with_gap()
    requests.arrived(2, 1_000, 8.0)
    assert requests.due(20.0, None) == Ask() and requests.open == 0
    requests.arrived(4, 1_000, 30.0)
    requests.arrived(6, 1_000, 40.0)
    requests.arrived(5, 1_000, 72.0)
    requests.arrived(8, 1_000, 100.0)
    assert requests.due(138.0, None).seqs == ()
    assert requests.due(142.0, None).seqs == (7,)


def test_the_answer_of_a_sender_without_a_repair_stream_teaches_nothing() -> None:
    requests = with_gap()
    assert requests.due(10.0, None).seqs == (2,)
    requests.arrived(2, 1_000, 115.0)
    requests.arrived(5, 1_000, 120.0)
    assert requests.due(131.0, None).seqs == (4,)


def test_forward_correction_has_its_chance_before_a_request() -> None:
    requests = with_gap()
    requests.forward_ms = 80.0
    assert requests.due(75.0, 3) == Ask()
    assert requests.due(80.0, 3).seqs == (2,)


def test_what_parity_did_not_make_good_is_asked_for_at_once() -> None:
    requests = with_gap()
    requests.forward_ms = 80.0
    requests.sent_up_to(3, 5.0, is_last=False)
    assert requests.due(20.0, None) == Ask()
    requests.sent_up_to(3, 30.0, is_last=True)
    assert requests.due(35.0, None) == Ask()
    assert requests.due(40.0, None).seqs == (2,)


def test_what_parity_covers_is_known_to_be_sent() -> None:
    requests = with_gap(lost=())
    requests.sent_up_to(5, 0.0, is_last=True)
    requests.sent_up_to(4, 5.0, is_last=False)
    assert requests.due(10.0, None).seqs == (4, 5)
    requests.arrived(4, 0, 12.0, repaired=True)
    assert requests.open == 1


def test_what_the_picture_does_not_need_is_not_asked_for_and_what_has_passed_is_forgotten() -> None:
    requests = Requests({2: None, 3: 0, 4: 1}.get, rtt_ms=50)
    requests.arrived(1, 1_000, 0.0)
    requests.arrived(5, 1_000, 0.0)
    assert requests.due(10.0, None).seqs == (3, 4)
    requests.passed(4)
    assert requests.open == 0


def test_a_higher_layer_is_not_asked_for_when_the_next_base_frame_is_sooner() -> None:
    requests = Requests(lambda _seq: 1, rtt_ms=250)
    requests.upper_ms = 200.0
    requests.arrived(1, 1_000, 0.0)
    requests.arrived(3, 1_000, 0.0)
    assert requests.due(10.0, None) == Ask() and requests.given_up == 1


def test_the_base_layer_is_paid_first() -> None:
    layers = {seq: 0 if seq > 18 else 1 for seq in range(2, 22)}
    requests = Requests(layers.get, rtt_ms=50)
    requests.arrived(1, 1_200, 0.0)
    requests.arrived(22, 1_200, 0.0)
    asked = requests.due(10.0, None).seqs
    assert set(asked) >= {19, 20, 21} and len(asked) == LEAST_BYTES // 1_200


def test_a_key_frame_is_asked_for_only_when_nothing_before_the_block_can_come() -> None:
    requests = with_gap()
    assert requests.due(10.0, 3) == Ask((2,))
    assert not any(requests.due(float(now), 3).key for now in range(15, 395, 5))
    assert requests.due(450.0, 3).key
    assert requests.given_up == 1


def test_a_block_without_a_loss_before_it_is_a_start_in_the_middle() -> None:
    assert with_gap(lost=()).due(0.0, 1).key


def test_key_frames_are_asked_for_ever_more_seldom_until_one_comes() -> None:
    requests = with_gap(lost=())
    asked = [now for now in range(0, 12_000, 5) if requests.due(float(now), 1).key]
    gaps = [later - at for at, later in pairwise(asked)]
    assert gaps == [325, 525, 925, 1_725, 3_325, 4_125]
    requests.key_came()
    assert requests.due(12_000.0, 1).key and requests.asked_keys == len(asked) + 1


def test_a_hole_as_large_as_an_outage_is_not_asked_for() -> None:
    requests = with_gap(lost=())
    requests.arrived(3 + MOST_OPEN + 2, 1_000, 0.0)
    assert requests.open == 0 and requests.due(50.0, 4) == Ask((), True)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 1_000), loss=st.sampled_from([0.05, 0.3, 0.8]), rtt_ms=st.sampled_from([0, 30, 200, 700]))
def test_requests_cost_a_share_of_what_arrives_whatever_is_lost(seed: int, loss: float, rtt_ms: float) -> None:
    chance = random.Random(seed)
    requests, came, asked = Requests(always, rtt_ms=rtt_ms), 0, 0
    last: dict[int, int] = {}
    echoed: set[tuple[int, int]] = set()
    for now in range(0, 4_000, 10):
        if chance.random() >= loss:
            requests.arrived(now // 10, 1_200, float(now))
            came += 1_200
        for seq in requests.due(float(now), None).seqs:
            before = last.get(seq, -10_000)
            if rtt_ms >= ECHO_FROM_MS and now - before == ECHO_MS and (seq, before) not in echoed:
                echoed.add((seq, before))
                continue
            assert now - before >= rtt_ms
            last[seq] = now
            asked += 1_200
    assert asked <= SHARE * came + LEAST_BYTES
    assert requests.open <= MOST_OPEN
