"""Repair as a whole on simulated links: what of the picture arrives, what it costs, and that nothing becomes a storm.

300 kbps of picture at 15 frames a second beside voice on a link of 600 kbps, a minute, the same losses both ways.
"""

import pytest

from app.media.rtp.protection import NONE, plan_for
from app.media.rtp.resend import SHARE
from tests.media.rtp.line import Line
from tests.media.rtp.repaired import Outcome, run


def outcome(
    loss: float,
    rtt_ms: float,
    *,
    burst: float = 1,
    layered: bool = True,
    forward: bool = True,
    kbps: float = 300,
    fps: float = 15,
    tolerates: bool = False,
    seed: int = 1,
) -> Outcome:
    return run(
        there=Line(kbps=max(150, 2 * kbps), delay_ms=rtt_ms / 2, loss=loss, burst=burst, seed=seed),
        back=Line(kbps=1_000, delay_ms=rtt_ms / 2, loss=loss, burst=burst, seed=seed + 100),
        rtt_ms=rtt_ms,
        kbps=kbps,
        fps=fps,
        layered=layered,
        tolerates=tolerates,
        plan=plan_for(loss, rtt_ms, burst=burst, layers=3 if layered else 1) if forward else NONE,
        seed=seed,
    )


def test_without_loss_every_frame_arrives_at_once_and_repair_costs_nothing() -> None:
    seen = outcome(0.0, 400)
    assert seen.delivered > 0.99 and seen.overhead == 0 and seen.keys == 1 and seen.frozen == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("rtt_ms", "burst", "layered", "delivered", "frozen", "overhead", "p95_ms"),
    [
        (100, 1, True, 0.93, 0.02, 0.09, 330),
        (100, 3, True, 0.90, 0.06, 0.11, 350),
        (100, 1, False, 0.98, 0.02, 0.11, 350),
        (100, 3, False, 0.96, 0.04, 0.13, 400),
        (400, 1, True, 0.95, 0.02, 0.56, 400),
        (400, 3, True, 0.90, 0.12, 0.60, 650),
        (400, 1, False, 0.97, 0.13, 0.40, 700),
    ],
)
def test_at_five_per_cent_of_loss(
    seed: int,
    rtt_ms: float,
    burst: float,
    layered: bool,
    delivered: float,
    frozen: float,
    overhead: float,
    p95_ms: float,
) -> None:
    seen = outcome(0.05, rtt_ms, burst=burst, layered=layered, seed=seed)
    assert seen.delivered >= delivered
    assert seen.frozen <= frozen
    assert seen.overhead <= overhead
    assert seen.delay(0.95) <= p95_ms


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_on_a_long_round_trip_parity_is_what_ends_the_freezes(seed: int) -> None:
    with_it, without = outcome(0.05, 400, seed=seed), outcome(0.05, 400, forward=False, seed=seed)
    assert with_it.frozen < 0.15 * without.frozen
    assert with_it.delay(0.95) < 0.5 * without.delay(0.95)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_poor_rural_link_keeps_its_picture(seed: int) -> None:
    """60 kbps of picture at 13 frames a second, 200 ms one way, 5 %: what the ladder leaves on a link of 150 kbps."""
    seen = outcome(0.05, 400, kbps=60, fps=13, seed=seed)
    assert seen.delivered >= 0.92 and seen.frozen <= 0.05 and seen.delay(0.95) <= 500


@pytest.mark.parametrize("rtt_ms", [20, 100, 400])
@pytest.mark.parametrize("layered", [True, False])
def test_at_thirty_per_cent_requests_are_no_storm(rtt_ms: float, layered: bool) -> None:
    """In no 200 ms are the answers more than half again what the picture sends; in all they keep to their share."""
    seen = outcome(0.3, rtt_ms, layered=layered, forward=False)
    picture = 300 * 125 // 5
    assert max(seen.windows) <= 1.5 * picture
    assert seen.overhead <= SHARE
    assert seen.keys <= 60 * 1_000 / (1.25 * rtt_ms + 200)


def test_a_decoder_that_bears_missing_references_goes_on_with_marked_frames() -> None:
    seen = outcome(0.3, 100, layered=False, forward=False, tolerates=True)
    refused = outcome(0.3, 100, layered=False, forward=False)
    assert seen.stats.incomplete > 0 and seen.delivered > refused.delivered
