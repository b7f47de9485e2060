"""A small still of the other end is shown only while its picture may be seen."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.client.small_stills import SmallStills
from app.clock import ManualClock
from app.documents.cache import PictureCache
from app.media import smallstill
from app.media.frames import Frame, FrameRef


def test_what_was_covered_while_its_still_was_opened_stays_hidden(tmp_path: Path) -> None:
    async def story() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        smalls = SmallStills(SimpleNamespace(account=SimpleNamespace(desk=desk)), SimpleNamespace())  # type: ignore[arg-type]
        ref = FrameRef("nurse.camera", 7)
        data = smallstill.coded(smallstill.shrunk(Frame(ref, np.full((480, 640, 3), 90, np.uint8), 640, 480)))
        for may in (False, True):
            await smalls.open(data, ref, 640, 480, lambda may=may: may)  # type: ignore[misc]
            assert (desk.slots.small(ref.source).peek() is not None) == may
        await desk.close()

    asyncio.run(story())
