"""Camera and microphone tried without a call; a sound played or left out."""

import asyncio
import threading
import time
from pathlib import Path

from app.client.border import Chime, TryDevices, UseDevices
from app.client.desk import Desk
from app.client.engine import Engine
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.client.studio import Choice
from app.client.tryout import TryOut
from app.clock import ManualClock
from app.documents.cache import PictureCache

WITHIN_S = 60.0


def test_a_try_shows_the_own_picture_and_its_end_stops_it(tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    engine.start()
    try:
        engine.post(UseDevices("scene", "none", "none"))
        engine.post(TryDevices(True))
        deadline = time.monotonic() + WITHIN_S
        while engine.frames["own"].peek() is None or engine.media.peek() is None:
            assert time.monotonic() < deadline, "no picture came"
            time.sleep(0.02)
        media = engine.media.peek()
        assert media is not None and not media.on
        engine.post(TryDevices(False))
        engine.post(Chime("person"))
        engine.post(Chime("no such sound"))
    finally:
        engine.close()


def test_a_try_that_ends_before_its_devices_came_leaves_nothing_behind(tmp_path: Path) -> None:
    async def story() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        try_out, given = TryOut(desk), threading.Event()
        desk.start_on(desk.devices, "a slow system", lambda: given.wait(WITHIN_S))
        on = desk.tasks.start(try_out.turn_on(Choice("none", "none", "none")), "on")
        await asyncio.sleep(0)
        off = desk.tasks.start(try_out.turn_off(), "off")
        await asyncio.sleep(0)
        given.set()
        await asyncio.gather(on, off)
        assert "try levels" not in {task.get_name() for task in asyncio.all_tasks()}
        await desk.close()

    asyncio.run(story())
