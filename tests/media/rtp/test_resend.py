"""The sender's half of repair: bounded in bytes, in age and in cost."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.credit import DEPTH, Credit
from app.media.rtp.resend import LEAST_BYTES, SHARE, Resends


def filled(count: int = 10, size: int = 1_000) -> Resends:
    resends = Resends()
    for seq in range(count):
        resends.sent(seq, bytes((seq,)) * size, float(seq), layer=seq % 2)
    return resends


def test_what_was_sent_is_sent_again_the_base_layer_first() -> None:
    packets = filled().asked([1, 2, 3, 4], 20.0, 50.0)
    assert [packet[0] for packet in packets] == [2, 4, 1, 3]


def test_nobody_is_answered_twice_within_a_round_trip() -> None:
    resends = filled()
    assert len(resends.asked([3, 3], 20.0, 100.0)) == 1
    assert resends.asked([3], 119.0, 100.0) == []
    assert len(resends.asked([3], 120.0, 100.0)) == 1


def test_what_is_too_old_or_never_was_is_not_answered() -> None:
    resends = filled()
    assert resends.asked([400], 20.0, 50.0) == [] and resends.asked([1], 2_002.0, 50.0) == []
    assert resends.unknown == 2


def test_the_cache_is_bounded_in_bytes_and_in_age() -> None:
    resends = Resends(keep_bytes=5_000, keep_ms=100.0)
    for seq in range(50):
        resends.sent(seq, bytes(1_000), 0.0)
    assert resends.bytes_held == 5_000
    resends.sent(50, bytes(10), 101.0)
    assert resends.bytes_held == 10


def test_a_number_used_again_after_the_wrap_names_the_newer_packet() -> None:
    resends = Resends()
    resends.sent(7, b"old", 0.0)
    resends.sent(7, b"new!", 10.0)
    assert resends.asked([7], 20.0, 50.0) == [b"new!"] and resends.bytes_held == 4


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 1_000), rtt_ms=st.sampled_from([0.0, 40.0, 400.0]))
def test_answers_cost_a_share_of_what_is_sent_whatever_is_asked(seed: int, rtt_ms: float) -> None:
    chance = random.Random(seed)
    resends, sent, answered = Resends(), 0, 0
    for step in range(400):
        size = chance.randint(100, 1_200)
        resends.sent(step, bytes(size), step * 10.0)
        sent += size
        wanted = [max(0, step - chance.randint(0, 150)) for _ in range(30)]
        answered += sum(map(len, resends.asked(wanted, step * 10.0 + 5, rtt_ms)))
        assert answered <= SHARE * sent + LEAST_BYTES


def test_the_depth_follows_what_passed_in_the_last_second() -> None:
    credit = Credit(0.5, 1_000)
    for now in range(9_000):
        credit.earn(100, float(now))
    assert abs(credit.depth - DEPTH * 100_000) < 100
    spent = sum(credit.spend(100) for _ in range(1_000)) * 100
    assert 0 <= credit.depth - spent < 200
    credit.earn(100, 15_000.0)
    assert credit.depth == 1_000
