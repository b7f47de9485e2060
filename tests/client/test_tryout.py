"""Camera and microphone tried without a call; a sound played or left out."""

import time
from pathlib import Path

from app.client.border import Chime, TryDevices, UseDevices
from app.client.engine import Engine

WITHIN_S = 20.0


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
        engine.post(Chime("answered"))
        engine.post(Chime("no such sound"))
    finally:
        engine.close()
