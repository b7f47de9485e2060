"""A real Chromium page and the program itself: the page sees what the program sends, and they hear each other."""

import asyncio
import os
from pathlib import Path

import pytest

from tests.bench.links.border import Peer
from tests.bench.links.call import measure
from tests.bench.links.film import film_in
from tests.bench.links.peers import MIXED
from tests.bench.links.roads import Road
from tests.rig.link import Conditions

EASY = Road("easy", "3000 kbps, 20 ms", Conditions(3_000_000, 20))


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("peer", MIXED[:2], ids=lambda peer: peer.name.replace(" ", "-"))
def test_a_page_sees_and_hears_the_program_that_offers(peer: Peer, tmp_path: Path) -> None:
    if missing := peer.missing():
        assert not os.environ.get("CI"), missing
        pytest.skip(missing)
    (tmp_path / "call").mkdir()
    outcome = asyncio.run(
        measure(peer, EASY, film_in(tmp_path, 4), tmp_path / "call", seconds=3, queue_ms=500, seed=1, both=True)
    )
    assert outcome.connected
    assert outcome.there.fps > 1
    assert outcome.there.ssim is not None
    assert outcome.there.ssim > 0.7
    assert [voice.p50_ms is not None for voice in outcome.voice] == [True, True]
