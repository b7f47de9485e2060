"""A call in virtual time is a call: all arrives when the link lets it, and a seed is a seed."""

import pytest

from app.media.share import Size
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions, Outage

CAMERA = Does(camera=Size(640, 480), codec=None)
LINK = Conditions(800_000, 60, loss=0.02)


def called(link: Conditions = LINK, seed: int = 1, one: Does = CAMERA, until_ms: float = 6_000) -> VirtualCall:
    with VirtualCall(link, link, one, Does(codec=one.codec, points=True), seed) as call:
        return call.run(until_ms)


def test_the_same_seed_is_the_same_call_and_another_is_another() -> None:
    shown = [called(seed=seed, until_ms=2_500).sides[1].shown for seed in (1, 1, 2)]
    assert shown[0] == shown[1] != shown[2]
    assert shown[0]


def test_nothing_arrives_sooner_than_the_link_brings_it() -> None:
    call = called()
    picture, voice = call.picture(3_000, 6_000), call.voice(3_000, 6_000)
    assert picture.fps > 20 and 60 < picture.p50_ms < 400
    assert voice.concealed_share < 0.05 and 60 < voice.p50_ms < 400
    assert 60 < call.pointer_ms(1_000, 6_000, heard_by=0) < 400


def test_a_cut_link_is_a_gap_of_the_picture_and_of_the_voice() -> None:
    call = called(Conditions(800_000, 60, outages=(Outage(3_000, 4_000),)))
    picture, voice = call.picture(2_000, 6_000), call.voice(2_000, 6_000)
    assert picture.longest_gap_ms >= 1_000 and 2_900 < picture.gap_at_ms < 3_200
    assert voice.longest_gap_ms >= 150  # what is made up ends sooner than the cut
    assert called(Conditions(800_000, 60)).voice(2_000, 6_000).longest_gap_ms < 60


def test_a_call_that_begins_on_a_narrow_line_does_not_fill_its_queue() -> None:
    call = called(Conditions(100_000, 300), until_ms=5_000)
    assert call.links[0].counted.dropped == 0
    assert call.queue_ms(0, 5_000, 1.0) < 250
    assert call.voice(1_500, 5_000).p95_ms < 550


def test_the_real_coder_takes_part() -> None:
    call = called(one=Does(camera=Size(640, 480)), until_ms=1_500)
    assert len(call.sides[1].shown) > 5 and call.sides[0].keys >= 1 and call.sides[1].watcher.refused == 0


def test_all_that_leaves_is_known_by_kind_and_counted_as_the_link_counts_it() -> None:
    call = called()
    kinds = {one.kind for side in call.sides for one in side.wire.left}
    assert {"picture", "voice", "report"} <= kinds and "unknown" not in kinds
    link, left = call.links[0].counted, call.sides[0].wire.left
    assert link.arrived + link.lost + link.dropped <= len(left)
    assert link.bytes <= sum(one.bytes for one in left)
    assert sum(one.whisper for one in call.sides[1].wire.left) > 100


def test_a_window_is_measured_against_the_estimates_of_its_own_time() -> None:
    wire = called(until_ms=100).sides[0].wire
    packet, wire.left, wire.targets = b"\x80\x60" + bytes(112), [], []
    wire.estimated(100_000, 0)
    wire.estimated(50_000, 1_000)
    for at in (800.0, 900.0, 1_000.0, 1_100.0):
        assert wire.sent(packet, at) == 158
    windows = list(wire.windows(200))
    assert [one.kinds for one in windows] == [{"voice": 158}] + [{"voice": 316}] * 3
    assert windows[1].times == pytest.approx(316 * 8 / 20_000)
    assert windows[3].times == pytest.approx(316 * 8 / 15_000)
