"""The table says the medians of what was measured, and a dash where nothing was."""

import msgspec

from tests.bench.links.call import Outcome
from tests.bench.links.figures import PictureFigures
from tests.bench.links.roads import ROADS
from tests.bench.links.sound import VoiceFigures
from tests.bench.links.table import printed, summary


def outcome(seed: int, fps: float, p95_ms: float | None) -> Outcome:
    there = PictureFigures(fps, 30, 0.125, p95_ms, p95_ms, 40, None, 0, None)
    voice = VoiceFigures(120, 150, 1)
    return Outcome("a peer", "weak", seed, 5, True, there, None, [voice], [0.02], [], 0.5, 140, 0.1, 300, 90, 0.2)


def test_a_row_is_the_median_and_the_range_of_its_runs() -> None:
    (row,) = summary([outcome(1, 10, 300), outcome(2, 14, 500), outcome(3, 11, None)])
    assert (row["link"], row["peer"], row["runs"]) == ("weak", "a peer", 3)
    assert row["fps"] == [11, 10, 14]
    assert row["p95_ms"] == [400, 300, 500]
    assert row["ssim"] == [None, None, None]


def test_it_is_printed_with_the_link_in_words() -> None:
    line = printed([outcome(1, 10, 300)]).splitlines()[-1]
    assert line.startswith("| 150 kbps, 200 ms, 5 % | a peer | 10.0 | 12.5 |")
    assert "| - |" in line


def test_what_was_measured_beside_other_work_is_marked() -> None:
    quiet, disturbed = outcome(1, 10, 300), msgspec.structs.replace(outcome(1, 10, 300), peer="another", others=1.5)
    lines = printed([quiet, disturbed]).splitlines()
    assert "| a peer |" in lines[-3]
    assert "| another * |" in lines[-2]
    assert lines[-1].startswith("* others took")
    assert "*" not in printed([quiet])


def test_rates_turn_at_their_share_of_the_time() -> None:
    dip = next(road for road in ROADS if road.turns)
    assert [(step.at_ms, step.bps) for step in dip.conditions_for(30, 2_000).steps] == [
        (10_000, 200_000),
        (20_000, 1_500_000),
    ]
    assert dip.conditions_for(30, 2_000).queue_ms == 2_000
