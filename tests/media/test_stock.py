"""A call with aiortc as it is installed, in another process: it has no transport-wide feedback, but says what it
believes of the line (REMB), and names no picture."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import aioice.ice
import pytest

from app.media.camera import Camera
from app.media.frames import Frame
from app.media.peer import Peer
from tests.bench.links.diary import entries
from tests.bench.links.film import film_in
from tests.bench.links.peers import STOCK
from tests.bench.links.processes import SideProcess
from tests.media.parts import now_ms
from tests.rig.link import Conditions
from tests.rig.media_link import MediaLink

pytestmark = [pytest.mark.slow, pytest.mark.alone]

WIDE, NARROW = Conditions(1_500_000, 30), Conditions(120_000, 30)


@pytest.mark.timeout(180)
def test_its_line_is_followed_down_and_up_again_and_both_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Frame] = []
    monkeypatch.setattr(aioice.ice, "get_host_addresses", lambda *_: ["127.0.0.1"])
    asyncio.run(call(tmp_path, seen))
    assert {frame.ref.source.partition(".")[0] for frame in seen} == {"nurse"}
    stamps = [frame.ref.capture_ms for frame in seen]
    assert stamps == sorted(set(stamps))
    assert all(abs(stamp - now_ms()) < 3_600_000 for stamp in stamps)  # the sender's time of day
    assert sum(1 for _ in entries(tmp_path / "b" / "shown.bin")) > 10


async def call(folder: Path, seen: list[Frame]) -> None:
    said: asyncio.Queue[str] = asyncio.Queue()
    film = film_in(folder, 2)
    with MediaLink() as link:
        link.shape(WIDE, WIDE)
        other = await SideProcess.start(STOCK, film, folder, link, "b", True)
        camera = Camera("scene", "expert", now_ms, width=640, height=480)
        peer = Peer(
            offerer=True,
            now_ms=now_ms,
            on_signal=lambda kind, sdp: said.put_nowait(sdp),
            on_clock=lambda clock: None,
            on_state=lambda kind: None,
            other="nurse",
        )
        slot = peer.remote.reader()

        async def until(holds: Callable[[float], bool]) -> None:
            async with asyncio.timeout(50):
                while peer._exchange is None or not holds(peer._exchange.line.congestion.estimate.target_bps):
                    if (frame := slot.take()) is not None:
                        seen.append(frame)
                    await asyncio.sleep(0.02)

        try:
            peer.send_picture(camera.frames)
            camera.start()
            await peer.start()
            await peer.signal("answer", link.stand("b", await other.answer(link.stand("a", await said.get()))))
            await until(lambda bps: bps > 200_000)
            link.shape(NARROW, WIDE)
            await until(lambda bps: bps < 140_000)
            link.shape(WIDE, WIDE)
            await until(lambda bps: bps > 170_000)
            await other.end()
        finally:
            await peer.close()
            camera.close()
            await other.close()
