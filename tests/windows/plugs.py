"""Cameras of the test's computer that can be pulled out and put back while the program runs: a file each in a folder.

They take the place of the system's own below everything that is tested: `device:NAME` opens one, the windows list them,
and one that is pulled raises what FFmpeg's reading of a camera raises then. Their picture is the scene with its code.
"""

import time
from pathlib import Path

import numpy as np

from app.media import devices, grab
from app.media.scene import Scene

FPS = 15  # the device keeps the time; fewer than a real one's, for several programs share the machine


class Plugs:
    """Of the computer that a test made; the program on it is told the folder. The first is the one that is chosen."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.folder, self.chosen = folder, names[0]
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            self.put_in(name)

    def put_in(self, name: str) -> None:
        (self.folder / name).touch()

    def pull_out(self, name: str) -> None:
        (self.folder / name).unlink()


def take_the_place_of_devices(folder: Path) -> None:
    """In the program: its cameras are those of this folder from now on, by name."""

    class Plugged:
        """As `grab._Device`."""

        paced = True

        def __init__(self, name: str, width: int, height: int, fps: int) -> None:
            found = [folder / name] if name else sorted(folder.iterdir())[:1]
            if not found or not found[0].exists():
                raise grab.CameraAbsent(name)
            self._plug, self._scene = found[0], Scene(width, height, None)
            self._due = time.monotonic()

        def grab(self, capture_ms: int) -> grab.Grabbed:
            self._wait()
            return grab.Grabbed(np.ascontiguousarray(self._scene.draw(capture_ms)))

        def skip(self) -> bool:
            self._wait()
            return True

        def close(self) -> None:
            """Holds nothing."""

        def _wait(self) -> None:
            self._due = max(self._due + 1 / FPS, time.monotonic())
            time.sleep(max(0.0, self._due - time.monotonic()))
            if not self._plug.exists():
                raise grab.CameraAbsent(self._plug.name)

    grab._Device = Plugged  # type: ignore[assignment,misc]
    devices._cameras = lambda: {one.name: one.name for one in sorted(folder.iterdir())}
