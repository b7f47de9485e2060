"""All that is promised fits its time, what is compared comes whole and by turns, and the rest is cut short first."""

import pytest

from tests.bench.links.peers import PEERS
from tests.bench.links.plan import QUICK, WHOLE, Length, planned, takes_s
from tests.bench.links.roads import ROADS

PEOPLE, LINKS = [peer.name for peer in PEERS], [road.name for road in ROADS]


@pytest.mark.parametrize("length", [QUICK, WHOLE])
def test_all_of_it_fits_the_time_promised(length: Length) -> None:
    assert takes_s(planned(PEOPLE, LINKS, length)) <= length.minutes * 60


def test_who_is_compared_makes_every_call_and_by_turns() -> None:
    calls = [one for one in planned(PEOPLE, LINKS, WHOLE) if one.queue_ms == 500]
    for road in LINKS:
        pair = [one for one in calls if one.road == road and one.peer in ("preceptor", "Chromium AV1")]
        assert [one.peer for one in pair] == ["Chromium AV1", "preceptor"] * 3
        assert {one.seconds for one in pair} == {40}
        assert len([one for one in calls if one.road == road]) == 8


def test_a_queue_that_is_named_is_the_only_one() -> None:
    assert {one.queue_ms for one in planned(PEOPLE, LINKS, WHOLE, 150.0)} == {150.0}
    assert {one.queue_ms for one in planned(PEOPLE, LINKS, WHOLE)} == {150.0, 500.0, 2_000.0}


def test_a_peer_alone_is_measured_at_full_length() -> None:
    assert {one.seconds for one in planned(["aiortc VP8"], ["weak"], WHOLE)} == {40}
    assert len(planned(["aiortc VP8"], ["weak"], WHOLE)) == 3 + 2
