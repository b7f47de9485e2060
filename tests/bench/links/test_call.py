"""Each peer really calls over the emulated link: pictures arrive and are known by their codes, voice with them."""

import asyncio
import os
from pathlib import Path

import pytest

from tests.bench.links.border import Peer
from tests.bench.links.call import measure
from tests.bench.links.film import Film, film_in
from tests.bench.links.peers import PEERS
from tests.bench.links.roads import Road
from tests.rig.link import Conditions

EASY = Road("easy", "3000 kbps, 20 ms", Conditions(3_000_000, 20))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return film_in(tmp_path_factory.mktemp("film"), 4)


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.timeout(300)
@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name.replace(" ", "-"))
def test_a_call_is_measured_from_camera_to_screen(peer: Peer, film: Film, tmp_path: Path) -> None:
    if missing := peer.missing():
        assert not os.environ.get("CI"), missing
        pytest.skip(missing)
    outcome = asyncio.run(measure(peer, EASY, film, tmp_path, seconds=3, queue_ms=500, seed=1, both=True))
    assert outcome.connected
    assert outcome.back is not None
    for picture in (outcome.there, outcome.back):
        assert picture.fps > 1
        assert picture.ssim is not None
        assert picture.ssim > 0.7
        assert picture.p50_ms is not None
        assert picture.p50_ms >= 20  # the link's own delay: a lower bound, not a figure of speed
    assert max(outcome.concealed) < 1
    for voice in outcome.voice:
        assert voice.p50_ms is not None
        assert voice.p50_ms >= 20
    assert outcome.kbps > 20
