"""A real Chromium page and the program itself: each sees and hears the other, whichever of them offers."""

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
@pytest.mark.alone
@pytest.mark.timeout(300)
@pytest.mark.parametrize("peer", [MIXED[0], MIXED[3]], ids=lambda peer: peer.name.replace(" ", "-"))
def test_a_page_and_the_program_see_and_hear_each_other(peer: Peer, tmp_path: Path) -> None:
    if missing := peer.missing():
        assert not os.environ.get("CI"), missing
        pytest.skip(missing)
    (tmp_path / "call").mkdir()
    outcome = asyncio.run(
        measure(peer, EASY, film_in(tmp_path, 4), tmp_path / "call", seconds=3, queue_ms=500, seed=1, both=True)
    )
    assert outcome.connected
    for picture in (outcome.there, outcome.back):
        assert picture is not None
        assert picture.fps > 0
        assert picture.ssim is not None
        assert picture.ssim > 0.7  # of the picture with the same code burnt in
    assert [voice.p50_ms is not None for voice in outcome.voice] == [True, True]
    (program,) = [one for one in outcome.more if "misnamed" in one]
    assert program["seen"] > 0
    assert program["misnamed"] == 0
