"""A small still of the other end is shown only while its picture may be seen."""

import asyncio
import logging
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.client.small_stills import SmallStills
from app.client.staging import Staging
from app.clock import ManualClock
from app.consult.whispers import SourceShown, SourcesShown
from app.documents.cache import PictureCache
from app.media import smallstill
from app.media.frames import Frame, FrameRef


def picture(source: str) -> Frame:
    return Frame(FrameRef(source, 7), np.full((480, 640, 3), 90, np.uint8), 640, 480)


def test_what_is_covered_or_has_ended_is_forgotten_at_once_though_it_moved_until_then(tmp_path: Path) -> None:
    async def story() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        room, studio = SimpleNamespace(account=SimpleNamespace(desk=desk)), SimpleNamespace(sources=SimpleNamespace())
        staging, face, probe = Staging(room, studio), "nurse.face", "nurse.probe"  # type: ignore[arg-type]
        both = (SourceShown(face, "face"), SourceShown(probe, "examination"))
        staging.heard(SourcesShown(both, probe))
        desk.slots.frames["remote"].put(picture(probe))
        staging.heard(SourcesShown(both, face))
        assert desk.slots.small(probe).peek() is not None  # it rests as it was seen last
        staging.heard(SourcesShown((both[0], SourceShown(probe, "examination", state="covered")), face))
        assert desk.slots.small(probe).peek() is None
        staging.heard(SourcesShown(both, probe))
        staging.heard(SourcesShown(both[:1], face))
        assert desk.slots.small(probe).peek() is None
        await desk.close()

    asyncio.run(story())


def test_what_was_covered_while_its_still_was_opened_stays_hidden(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    async def story() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        smalls = SmallStills(SimpleNamespace(account=SimpleNamespace(desk=desk)), SimpleNamespace())  # type: ignore[arg-type]
        ref = FrameRef("nurse.camera", 7)
        data = smallstill.coded(smallstill.shrunk(picture(ref.source)))
        for may in (False, True):
            await smalls.open(data, ref, 640, 480, lambda may=may: may)  # type: ignore[misc]
            assert (desk.slots.small(ref.source).peek() is not None) == may
        await smalls.open(b"of Ola Nordmann", ref, 640, 480, lambda: True)
        await desk.close()

    asyncio.run(story())
    assert "a small still was no picture: NoStill" in caplog.text  # and no word of what read it
