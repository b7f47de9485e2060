"""The cameras and windows of this place: opened by a press, exchanged, given back. Knows no call."""

import asyncio
import secrets
from collections.abc import Callable

from app.client.desk import Desk
from app.client.sources import MOST, Source, Sources
from app.consult.events.surface import source_of
from app.consult.media_whispers import Purpose, Use
from app.media import devices
from app.media.camera import Camera

NONE = "none"
FIRST_CAMERA = "device:"
CAMERA_FPS, WINDOW_FPS = 30, 10  # what is written on a window stands still for longer
OFF = "Start camera and microphone first; then another picture can be added."
TWICE = "This picture is open already: choose it in the row of pictures."
TOO_MANY = "No more pictures can be open at once. Close one of them first."


class Cameras:
    """On the loop. `lock`: of all the devices of this place; `told` by their threads of every change of their state;
    `turned` when the stage may show another picture, with whether there was none before."""

    def __init__(
        self,
        desk: Desk,
        lock: asyncio.Lock,
        is_on: Callable[[], bool],
        told: Callable[[object], None],
        turned: Callable[[bool], None],
    ) -> None:
        self.sources = Sources(desk.slots)
        self.owner = ""  # the person whose they are
        self._desk, self._lock, self._is_on = desk, lock, is_on
        self._told, self._turned = told, turned

    async def add(self, spec: str, purpose: Purpose, title: str, use: Use = "") -> str:
        """Another picture of this place, on the stage at once: the press that starts it is the wish to show it. Why
        not, in words; empty when it is there."""
        async with self._lock:
            sources = self.sources
            is_twice = sources.of_spec(spec) is not None or await self._is_first(spec)
            if not self._is_on():
                return OFF
            if is_twice or len(sources.all) >= MOST:
                return TWICE if is_twice else TOO_MANY
            was_none, added = sources.staged is None, Source(self._made(spec), purpose, title, use=use)
            sources.add(added)
            sources.stage(added.camera.source)
            self._turned(was_none)
        return ""

    async def remove(self, source: str) -> None:
        """It is given back when this returns."""
        async with self._lock:
            was_none, gone = self.sources.staged is None, self.sources.remove(source)
            self._turned(was_none)
            if gone is not None:
                await asyncio.shield(self._desk.run(self._desk.devices, gone.close))

    def stage(self, source: str) -> None:
        """Of this place's pictures this one moves from now on."""
        if self.sources.stage(source):
            self._turned(False)

    async def exchange(self, spec: str, use: Use = "") -> None:
        """The camera chosen for this place, or none, in place of the one before; under the lock."""
        sources, old = self.sources, self.sources.main
        was_staged = old is not None and sources.staged is old
        gone = sources.remove(old.camera.source) if old is not None else None  # at once, however busy the executor is
        if gone is not None:
            await self._desk.run(self._desk.devices, gone.close)
        if spec != NONE and self._is_on():  # else it was ended while the one before was being closed
            new = Source(self._made(spec), "face", spec.partition(":")[2], main=True, use=use)
            sources.add(new)
            if was_staged:
                sources.stage(new.camera.source)

    def _made(self, spec: str) -> Camera:
        fps = WINDOW_FPS if spec.startswith("window:") else CAMERA_FPS
        return Camera(spec, source_of(self.owner, secrets.token_hex(8)), self._desk.now_ms, self._told, fps=fps)

    async def _is_first(self, spec: str) -> bool:
        """The camera chosen for this place is the first that is found, and that is this one."""
        main = self.sources.main
        if main is None or main.camera.spec != FIRST_CAMERA:
            return False
        found = await self._desk.run(self._desk.devices, devices.cameras)
        return bool(found) and spec == f"device:{found[0]}"
