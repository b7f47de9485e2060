"""Marks that stay on the anatomy, and those that fade, on the moving picture; draws what is known and no more."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.client.border import TrackedMark, TrackView
from app.consult.events.surface import SurfaceKey
from app.consult.tracks import PathState
from app.media.frames import FrameRef
from ui.bridge import Bridge
from ui.stage.followedpaint import paint_followed, strength
from ui.stage.showing import LIVE
from ui.stage.video import fits
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

LATE_MS, GONE_MS = 250, 1_000  # what was found in a picture so much older is no longer certain, or no longer shown


class TrackLayer(QObject):
    """Over the picture, under ink and pointers; only on the source in whose pictures a mark was found."""

    def __init__(self, bridge: Bridge, theme: Theme, view: StageView) -> None:
        super().__init__(view)
        self._bridge, self._theme, self._view = bridge, theme, view
        self._is_live = False
        self._had_any = False
        bridge.tracks_changed.connect(self._show)
        view.add_overlay(self, above="picture")

    def show_surface(self, key: SurfaceKey) -> None:
        self._is_live = key == LIVE

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        held, room = self._view.picture.held, self._bridge.room
        if not self._is_live or held is None or room is None:
            return
        for tracked in self._bridge.tracks.marks.values():
            mark = room.state.marks.get(tracked.mark)
            if mark is None or not mark.is_visible or not fits(tracked.size, held.frame):
                continue
            state = shown_state(tracked, held.frame.ref, mark.stays == "fading")
            opacity = strength(state, tracked.confidence) * tracked.left
            ask = self.tr("Perhaps") if state == "perhaps" else ""
            way, font = tracked.way, self._theme.font("small", strong=True)
            paint_followed(painter, self._view.stored.pieces(mark), way, viewport.to_screen, opacity, ask, font)

    def _show(self, view: TrackView) -> None:
        self._view.pointers.follow(view)
        had_any, self._had_any = self._had_any, bool(view.marks) or bool(view.pointers)
        if self._is_live and (had_any or self._had_any):
            self._view.update()


def shown_state(tracked: TrackedMark, shown: FrameRef, fades: bool) -> PathState:
    """As it may be drawn over this picture. A fading mark that was out of sight is gone: nobody is asked about it."""
    late_ms = shown.capture_ms - tracked.ref.capture_ms
    if tracked.ref.source != shown.source or late_ms > GONE_MS or (fades and tracked.state == "perhaps"):
        return "lost"
    return "unsure" if tracked.state == "sure" and late_ms > LATE_MS else tracked.state
