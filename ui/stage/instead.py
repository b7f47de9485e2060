"""Another camera, microphone or loudspeaker, one press away where the one in use gives nothing. Shows nothing."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QObject, QSettings, Signal

from app.client.border import DevicesListed, ListDevices, MediaView, Notice
from app.client.device_commands import DeviceKind, UseInstead
from ui.bridge import Bridge
from ui.purposes import use_of
from ui.stage.ticking import RoomClock

LOOK_S = 15  # between two looks at what is plugged in, while something is missing: other devices wait for it
# What ALSA, PulseAudio, PipeWire and PortAudio offer besides the devices themselves: to nobody's eyes another one.
_NO_DEVICE = {
    "default",
    "sysdefault",
    "pulse",
    "pipewire",
    "jack",
    "dmix",
    "dsnoop",
    "front",
    "null",
    "lavrate",
    "upmix",
}


def missing(media: MediaView) -> tuple[DeviceKind, ...]:
    """What of this place gives nothing though it is wanted. A loudspeaker that was not chosen is a choice."""
    if not media.on:
        return ()
    bad: list[DeviceKind] = []
    if media.camera in ("absent", "black"):
        bad.append("camera")
    if media.microphone in ("absent", "silent"):
        bad.append("microphone")
    if media.speaker != "on":
        bad.append("speaker")
    return tuple(bad)


def next_of(found: tuple[str, ...], used: str) -> str:
    """The one after `used` in the order of the system, so that each comes in turn; empty where there is no other."""
    known = [name for name in found if name.lower() not in _NO_DEVICE]
    at = known.index(used) + 1 if used in known else 0
    return next((name for name in [*known[at:], *known[:at]] if name != used), "")


class Instead(QObject):
    """`changed` when another set of devices is there. What is pressed counts from now on and at the next start."""

    changed = Signal()

    def __init__(self, bridge: Bridge, store: QSettings | None, clock: RoomClock, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._store = bridge, store
        self._found: dict[DeviceKind, tuple[str, ...]] = {}
        self._chosen: dict[DeviceKind, str] = {}  # pressed here; else what was remembered
        self._missing: tuple[DeviceKind, ...] = ()
        self._looked_s = 0
        bridge.media_changed.connect(self._look)
        bridge.notice.connect(self._heard)
        clock.tick.connect(self._tick)
        self._look(bridge.media)

    def key(self, kind: DeviceKind) -> str:
        """*Use NAME*; empty where all is well or there is no other."""
        name = self._other(kind) if kind in self._missing else ""
        return self.tr("Use {device}").format(device=name) if name else ""

    def use(self, kind: DeviceKind) -> None:
        name = self._other(kind)
        if name:
            self._chosen[kind] = name
            if self._store is not None:
                self._store.setValue(kind, name)
            use = use_of(self._store, name) if kind == "camera" else ""
            self._bridge.post(UseInstead(kind, name, use))
            self.changed.emit()

    def _other(self, kind: DeviceKind) -> str:
        return next_of(self._found.get(kind, ()), self._used(kind))

    def _used(self, kind: DeviceKind) -> str:
        if kind == "camera":
            main = next((one for one in self._bridge.media.sources if one.own and one.main), None)
            if main is not None and main.title:
                return main.title
        kept = self._chosen.get(kind) or (str(self._store.value(kind, "")) if self._store is not None else "")
        return kept.removeprefix("device:")

    def _look(self, media: MediaView) -> None:
        before, self._missing = self._missing, missing(media)
        if set(self._missing) - set(before):
            self._ask()

    def _tick(self) -> None:
        """What is plugged in meanwhile is offered too."""
        self._looked_s += 1
        if self._missing and self._looked_s >= LOOK_S:
            self._ask()

    def _ask(self) -> None:
        self._looked_s = 0
        self._bridge.post(ListDevices())

    def _heard(self, notice: Notice) -> None:
        if not isinstance(notice, DevicesListed):
            return
        found = dict(zip(get_args(DeviceKind), (notice.cameras, notice.microphones, notice.speakers), strict=True))
        if found != self._found:
            self._found = found
            self.changed.emit()
