"""Samples of a meeting's link: every ten seconds, at once when something is given up, and a second each to look at."""

import asyncio

import msgspec

from app.client.moments import KEPT, Moments, permille
from app.client.punctual import Punctual
from app.client.sampling import EVERY_MS, Ours, Sampler
from app.client.stilltimes import GIVEN_UP_MS, StillTimes
from app.media.seen import Watched
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


def test_a_sample_says_how_sound_and_picture_came_and_what_it_cost() -> None:
    sampler = Sampler()
    sampler.is_due(0, "")
    first = PeerStats(
        voice_samples=480_000,
        concealed_samples=4_800,
        lost_there=0.031,
        may_bps=240_000,
        watched=Watched(fps=14, render_ms=431.4, standing_ms=2_000.0),
        relayed=True,
    )
    told = sampler.sample(first, 10_000, 80, "", Ours(6_200, 3.6, 12_000_000, 310_000))
    assert (told.concealed_permille, told.lost_up_permille, told.may_up_bps, told.may_down_bps) == (
        10,
        31,
        240_000,
        310_000,
    )
    assert (told.fps, told.render_ms, told.frozen_ms, told.relayed) == (14, 431, 2_000, True)
    assert (told.still_ms, told.loop_ms, told.moved_bytes) == (6_200, 4, 12_000_000)
    later = msgspec.structs.replace(first, watched=Watched(fps=14, standing_ms=2_500.0))
    again = sampler.sample(later, 20_000, 80, "")
    assert (again.frozen_ms, again.concealed_permille, again.still_ms, again.moved_bytes) == (500, 0, 0, 0)


def test_each_second_has_its_own_rates_and_losses() -> None:
    moments = Moments()
    moments.begin(0)
    moments.add(PeerStats(sent_bytes=12_500, received_bytes=2_500, may_bps=90_000), None, 1_000)
    moments.add(
        PeerStats(sent_bytes=25_000, received_bytes=2_500, lost_packets=1, received_packets=19, lost_there=0.5),
        70_000,
        2_000,
    )
    first, second = moments.all
    assert (first.up_bps, first.down_bps, first.may_up_bps, first.lost_down_permille) == (100_000, 20_000, 90_000, None)
    assert (second.up_bps, second.down_bps, second.may_down_bps) == (100_000, 0, 70_000)
    assert (second.lost_down_permille, second.lost_up_permille, second.fps) == (50, 500, None)


def test_what_a_consult_moved_goes_on_over_its_connections() -> None:
    moments = Moments()
    moments.begin(0)
    moments.add(PeerStats(sent_bytes=1_000, received_bytes=500), None, 1_000)
    moments.begin(2_000)
    moments.add(PeerStats(sent_bytes=100, received_bytes=50), None, 3_000)
    assert moments.media_bytes == 1_650 and moments.all[-1].up_bps == 800
    for second in range(2 * KEPT):
        moments.add(PeerStats(), None, 4_000 + second * 1_000)
    assert len(moments.all) == KEPT


def test_packets_that_come_late_are_no_negative_loss() -> None:
    assert permille(-3, 10) == 0 and permille(0, 0) is None and permille(1, 3) == 250


def test_a_still_takes_from_the_press_until_it_is_here_fine() -> None:
    here: dict[str, str] = {}
    stills = StillTimes(lambda key: here.get(key, ""))
    stills.asked("frame:a:1", 1_000)
    here["frame:a:1"] = "received"
    stills.look(2_000)
    assert stills.newest_ms is None and stills.is_waiting
    here["frame:a:1"] = "detail"
    stills.look(3_500)
    assert stills.newest_ms == 2_500 and not stills.is_waiting
    stills.asked("frame:a:2", 4_000)
    stills.look(4_000 + GIVEN_UP_MS + 1)
    assert stills.newest_ms == 2_500 and not stills.is_waiting


def test_how_late_the_loop_wakes_is_told_but_for_the_worst_of_a_hundred() -> None:
    punctual = Punctual()
    assert punctual.p99_ms is None
    for late in range(200):
        punctual.woke(float(late % 100))
    assert punctual.p99_ms == 99.0
    for _ in range(600):
        punctual.woke(1.0)
    punctual.woke(500.0)
    assert punctual.p99_ms == 1.0


def test_sleeping_measures_itself() -> None:
    punctual = Punctual()
    asyncio.run(punctual.sleep(0.0))
    assert punctual.p99_ms is not None and punctual.p99_ms >= 0.0
