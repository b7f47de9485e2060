"""What the media tests share: a clock, a voice file, waiting for a condition, a device that can be unplugged."""

import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from app.media.frames import Frame, FrameRef
from app.media.grab import CameraAbsent, CameraBusy, CameraForbidden, Grabbed


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def wait_for(condition: Callable[[], object], seconds: float = 60.0) -> None:
    """Until it holds; the test fails where it never does."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)


def tone(folder: Path, seconds: float = 1.0, loudness: int = 8000) -> Path:
    at = np.arange(round(48_000 * seconds)) / 48_000
    path = folder / "tone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((loudness * np.sin(at * 2 * np.pi * 440)).astype(np.int16).tobytes())
    return path


def plain_frame(capture_ms: int, width: int = 64, height: int = 48, value: int = 90, source: str = "camera") -> Frame:
    return Frame(FrameRef(source, capture_ms), np.full((height, width, 3), value, np.uint8), width, height)


def media_threads() -> list[str]:
    """What is left of them: one that was told to end is given its time; `close` waits for seconds only."""
    until = time.monotonic() + 60.0
    while (left := running()) and time.monotonic() < until:
        time.sleep(0.01)
    return left


def running() -> list[str]:
    """At this moment."""
    ours = ("camera", "microphone", "speaker", "recorder", "player", "picture", "video-decoder", "audio-decoder")
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(ours)]


def patiently(thread: threading.Thread | None, first: Callable[[], None] = lambda: None) -> threading.Event:
    """Who joins it waits for as long as it takes, and not for the seconds after which the product gives a thread up: a
    busy computer needs more. `first` is done as soon as somebody waits; the event says that somebody has."""
    assert thread is not None
    waited, join = threading.Event(), thread.join

    def joined(timeout: float | None = None) -> None:
        assert timeout is None or timeout >= 1.0
        first()
        join(60.0)
        waited.set()

    thread.join = joined  # type: ignore[method-assign]
    return waited


class Plug:
    """A device socket: what is in it decides what opening and reading give."""

    def __init__(self) -> None:
        self.taken = False
        self.forbidden = False
        self.plugged = True
        self.value = 120
        self.grabs = self.skips = 0

    def open(self, spec: str, width: int, height: int, fps: int) -> "PluggedIn":
        if not self.plugged:
            raise CameraAbsent(spec)
        if self.forbidden:
            raise CameraForbidden(spec)
        if self.taken:
            raise CameraBusy(spec)
        return PluggedIn(self)


class PluggedIn:
    paced = True

    def __init__(self, plug: Plug) -> None:
        self._plug = plug

    def grab(self, capture_ms: int) -> Grabbed:
        time.sleep(0.01)
        if not self._plug.plugged:
            raise CameraAbsent("unplugged")
        self._plug.grabs += 1
        return Grabbed(np.full((48, 64, 3), self._plug.value, np.uint8))

    def skip(self) -> bool:
        time.sleep(0.01)
        if not self._plug.plugged:
            raise CameraAbsent("unplugged")
        self._plug.skips += 1
        return True

    def close(self) -> None:
        """Holds nothing."""
