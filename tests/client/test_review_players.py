"""A segment that was damaged on this disk plays once it is there anew."""

import asyncio
from pathlib import Path

import pytest

from app.client.review_lanes import FRAMES
from app.client.review_players import ReviewPlayers
from app.client.review_time import ReviewTime
from app.client.stored import Stored
from app.consult.state import ConsultState, Segment
from app.media.leftovers import plain_bytes
from app.store.sealedblobs import SealedBlobs
from tests.client.seals import SEAL
from tests.client.test_desk import desk_in
from tests.client.test_openfiles import anew, damage
from tests.media import test_player as recorded


def test_a_segment_that_was_damaged_on_this_disk_is_brought_anew_and_seen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        desk, blobs = desk_in(tmp_path), SealedBlobs(tmp_path / "blobs", SEAL)
        made = recorded.segment(tmp_path, "s", recorded.START, 1_000)
        data = plain_bytes(made.place.path, recorded.SEAL)
        blob = blobs.put(data)
        damage(blobs, blob)
        pulled, pull = anew(blobs, data)

        async def records() -> list[object]:
            return []

        segment = Segment("s", "nurse", "own", "seat", recorded.START, made.until_ms, blob, len(data), 320, 180, 25)
        state = ConsultState("c", segments={"s": segment})
        stored = Stored("c", records, blobs, pull)  # type: ignore[arg-type]
        players = ReviewPlayers(desk, stored, state, lambda: None)
        await players.open()
        while "s" not in players.here:
            await asyncio.sleep(0.01)
        time = ReviewTime(desk.clock)
        time.seek(recorded.START + 200, (recorded.START, made.until_ms))
        players.follow(time)
        async with asyncio.timeout(30):
            while (frame := desk.slots.frames[FRAMES["clinic"]].peek()) is None:
                await asyncio.sleep(0.01)
        assert frame.ref.capture_ms == recorded.START + 200
        assert pulled == [blob, blob] and blobs.still_opens(blob)
        await players.close()
        await desk.close()

    asyncio.run(story())
    assert "is put aside" in caplog.text
