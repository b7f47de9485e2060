"""Tells the engine how the other side's moving picture is looked at here: what is kept, how large, how late painted.

The picture never stops for being small: in the corner it still says that the other side is there, and the way back to
it must not begin with nothing. It only costs less.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

from app.client.border import WatchPicture
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage.insets import Insets
from ui.stage.keeping import KeepKey
from ui.stage.ladder_words import LadderTeller
from ui.stage.ticking import RoomClock
from ui.stage.video import Held
from ui.stage.view import StageView

DOUBTED_MS = 1_000  # the next frame may be whole again: words that blink are not read
REST_MS = 300  # a window that is being drawn larger changes at every step
_WIDTHS_PX = (480, 640, 960, 1280, 1600, 1920, 2560, 3840)  # coarse: another size costs a whole picture


class Watcher(QObject):
    """`arrange(live)` whenever what stands on the stage changes. `ladder`: what was given up, for whoever says it.
    `doubted` when the moving picture begins to lack parts of what it refers to; it is said a second longer."""

    doubted = Signal()

    def __init__(
        self,
        bridge: Bridge,
        mode: Mode,
        clock: RoomClock,
        view: StageView,
        insets: Insets,
        key: KeepKey,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.ladder = LadderTeller(mode.may("answer"))
        self._bridge, self._mode, self._clock, self._view, self._key = bridge, mode, clock, view, key
        self._inset = insets.insets["remote"]
        self._live = self._on_stage = False
        self._late_ms = self._incomplete_until_ms = 0
        self._told: WatchPicture | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._tell)
        key.chosen.connect(self._tell)
        view.settled.connect(self._rest.start)
        bridge.media_changed.connect(self._begun)
        bridge.frame.connect(self._came)
        clock.tick.connect(self._tick)

    def arrange(self, live: bool) -> None:
        """At the bedside the other side's picture is always the small one."""
        self._live = live
        self._show_key()
        on_stage = live and not self._mode.may("answer")
        if on_stage != self._on_stage:
            self._on_stage = on_stage
            if on_stage:
                self._tell()
            self._rest.start()

    def told(self, held: Held | None) -> tuple[str, bool]:
        """What the link does not carry, in a lighter sentence; and whether what is shown lacks parts."""
        now_ms = self._clock.mono_ms()
        self.ladder.hear(self._bridge.media, now_ms)
        lately = self._live and now_ms < self._incomplete_until_ms
        return self.ladder.detail, lately or (held is not None and held.frame.incomplete)

    def _came(self, key: str) -> None:
        frame = self._bridge.newest_frame(key)
        if key == "remote" and frame is not None and frame.incomplete:
            now_ms = self._clock.mono_ms()
            begins, self._incomplete_until_ms = now_ms >= self._incomplete_until_ms, now_ms + DOUBTED_MS
            if begins:
                self.doubted.emit()

    def _show_key(self) -> None:
        moves = self._live and self._bridge.media.remote in ("live", "stalled")
        self._key.setVisible(moves and self._mode.may("lead"))

    def _tick(self) -> None:
        self._late_ms = self._bridge.lateness.since_asked_ms()
        self._tell()

    def _begun(self) -> None:
        self._show_key()
        if not self._bridge.media.on:
            self._told = None
        elif self._told is None:
            self._tell()

    def _tell(self) -> None:
        if not self._bridge.media.on:
            return
        width, height = self._pixels()
        told = WatchPicture(self._key.keep, width, height, self._late_ms)
        if told != self._told:
            self._told = told
            self._bridge.post(told)

    def _pixels(self) -> tuple[int, int]:
        """Of the whole picture, also where only a part of it is looked at."""
        ratio = self._view.devicePixelRatioF()
        if self._on_stage:
            content, scale = self._view.viewport.content, self._view.viewport.scale * ratio
            width, height = content.width * scale, content.height * scale
        else:
            size = self._inset.sizeHint()
            width, height = size.width() * ratio, size.height() * ratio
        wide = next((one for one in _WIDTHS_PX if one >= width), _WIDTHS_PX[-1])
        return wide, max(1, ceil(wide * height / max(width, 1.0)))
