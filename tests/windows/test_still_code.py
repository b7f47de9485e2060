"""The still is the picture that was under the pen, however late that picture came: told by the code burnt into it."""

from pathlib import Path as File
from typing import Literal

import cv2
import numpy as np
import pytest

from app.consult.events.documents import StillTaken
from app.consult.events.marks import MarkAdded
from app.consult.events.surface import frame_key
from app.media import framecode
from tests.rig.media_relay import MediaRelay, Path
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.visit import LIVE, meet
from tests.windows.witness import ServerDisk
from tests.windows.witness import until as wait_until

STROKE = [(0.3 + 0.02 * step, 0.4 + 0.01 * step) for step in range(12)]


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    ("delay_ms", "times", "until"),
    [(50, 4, "whole"), (1_500, 1, "detail")],  # where a question takes three seconds the original follows at leisure
)
def test_the_still_carries_the_code_that_was_under_the_pen(
    delay_ms: int, times: int, until: Literal["whole", "detail"], server: Server, tmp_path: File
) -> None:
    """Everything between the bedside and the world is late: picture, voice and every message, each way."""
    late = Path(delay_ms=delay_ms)
    with (
        MediaRelay.both(server.port, late, message_ms=delay_ms) as relay,
        Seat(tmp_path / "clinic", relay.url, NURSE) as anna,
        Seat(tmp_path / "city", server.url, SPECIALIST) as omar,
    ):
        meet(anna, omar)
        disk = ServerDisk(server.data)
        omar.press("Pen")
        for turn in range(times):
            if turn:
                omar.press("Live")
            omar.do("see_stage", key=LIVE, within_s=60)
            frozen = omar.do("freeze", points=STROKE, within_s=100, until=until)
            assert isinstance(frozen, dict)
            check(frozen, disk, until == "whole")
        assert len(disk.all(disk.consult(), StillTaken)) == times
        assert relay.passed().up > 100  # the picture really came the long way


def check(frozen: dict, disk: ServerDisk, is_whole: bool) -> None:
    """The code under the pen, the stamp of the surface, the still on the stage, on the server, and the mark's place."""
    consult = disk.consult()
    code, stamp = frozen["under_code"], frozen["under_ms"]
    assert code == stamp & framecode.MASK
    assert frozen["key"] == frame_key(frozen["under_source"], stamp)
    assert frozen["still_code"] == code
    (taken,) = [event for _, event in disk.all(consult, StillTaken) if event.capture_ms == stamp]
    assert taken.quality == "whole"
    if is_whole:
        assert [taken.width, taken.height] == frozen["still_px"]
        wait_until(lambda: disk.has(taken.blob), "the still on the server")
        pixels = cv2.imdecode(np.fromfile(disk.path(taken.blob), np.uint8), cv2.IMREAD_COLOR)
        assert framecode.read(np.asarray(pixels, np.uint8)) == code
    (mark,) = frozen["marks"]
    added = wait_until(lambda: [event for _, event in disk.all(consult, MarkAdded) if event.mark == mark], "the mark")
    assert added[0].surface.capture_ms == stamp
