"""A log is written anew beside whoever works, and given up as soon as somebody needs the disk."""

import asyncio
import threading
from pathlib import Path

from app.client.purging import purged
from app.store.replica_log import ReplicaLog
from app.store.sealedrows import is_purged
from tests.client.seals import SEAL
from tests.client.test_desk import desk_in
from tests.store.test_replica_log import a_log


def test_what_was_begun_is_given_up_when_a_room_opens_and_done_another_time(tmp_path: Path) -> None:
    async def whole() -> None:
        desk, path, records = desk_in(tmp_path / "desk"), tmp_path / "log.sqlite", a_log(1_200)
        plain = ReplicaLog(path)
        plain.append(records)
        plain.close()
        log = ReplicaLog(path, SEAL)
        while log.seal_some():
            pass
        room_opens, answers = threading.Event(), iter((True,))
        desk.start_on(desk.saving, "in front of it", room_opens.wait)
        purging = asyncio.ensure_future(purged(desk, log, lambda: next(answers, False)))
        await asyncio.sleep(0)
        room_opens.set()
        await purging
        assert not is_purged(log._db) and log.read("c1") == records
        await purged(desk, log, lambda: True)
        assert is_purged(log._db) and log.read("c1") == records
        log.close()
        await desk.close()

    asyncio.run(whole())
