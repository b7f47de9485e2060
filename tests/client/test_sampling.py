"""Samples of a meeting's link: every ten seconds, and at once when something is given up."""

from app.client.sampling import EVERY_MS, Sampler
from app.media.statistics import PeerStats


def test_a_sample_is_due_every_ten_seconds_and_on_a_change_of_what_is_given_up() -> None:
    sampler = Sampler()
    due = [ms for ms in range(0, 25_000, 1_000) if took(sampler, ms)]
    assert due == [EVERY_MS, 2 * EVERY_MS]
    assert sampler.is_due(25_000, "picture")
    assert sampler.sample(PeerStats(), 25_000, 80, "picture").given_up == "picture"
    assert not sampler.is_due(26_000, "picture")
    assert sampler.is_due(27_000, "")


def took(sampler: Sampler, mono_ms: int) -> bool:
    due = sampler.is_due(mono_ms, "")
    if due:
        sampler.sample(PeerStats(), mono_ms, 80, "")
    return due


def test_rates_and_loss_are_those_since_the_last_sample() -> None:
    sampler = Sampler()
    sampler.is_due(0, "")
    first = sampler.sample(PeerStats(0, 0, 125_000, 12_500, 10, 990), 10_000, 80, "")
    assert (first.up_bps, first.down_bps, first.lost_permille, first.rtt_ms) == (100_000, 10_000, 10, 80)
    second = sampler.sample(PeerStats(0, 0, 125_000, 25_000, 10, 1_990, rtt_ms=33), 20_000, 80, "")
    assert (second.up_bps, second.down_bps, second.lost_permille, second.rtt_ms) == (0, 10_000, 0, 33)


def test_a_sample_says_how_many_pictures_were_shown_incomplete_since_the_last() -> None:
    sampler = Sampler()
    sampler.is_due(0, "")
    assert sampler.sample(PeerStats(incomplete_frames=7), 10_000, 80, "").incomplete == 7
    assert sampler.sample(PeerStats(incomplete_frames=9), 20_000, 80, "").incomplete == 2
