"""A loudspeaker for computers without one: it takes each short sound at once and has begun to play it."""

import threading
from collections.abc import Callable
from pathlib import Path


def takes_all(_path: Path, _speaker: str, _cut: threading.Event, begun: Callable[[], None]) -> bool:
    begun()
    return True
