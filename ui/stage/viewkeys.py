"""The keyboard's way to look closer and around; knows no widget."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.stage.viewport import Viewport

KEY_ZOOM, KEY_PAN_PX = 1.25, 80
_MOVES = {
    Qt.Key.Key_Left: (KEY_PAN_PX, 0),
    Qt.Key.Key_Right: (-KEY_PAN_PX, 0),
    Qt.Key.Key_Up: (0, KEY_PAN_PX),
    Qt.Key.Key_Down: (0, -KEY_PAN_PX),
}


def looked_by(key: int, viewport: Viewport) -> Viewport | None:
    """The look after this key; None for a key that is somebody else's."""
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        return viewport.zoomed(KEY_ZOOM, viewport.screen.centre)
    if key == Qt.Key.Key_Minus:
        return viewport.zoomed(1 / KEY_ZOOM, viewport.screen.centre)
    if key == Qt.Key.Key_0:
        return viewport.whole()
    if key in _MOVES and not viewport.is_whole:
        return viewport.panned(*_MOVES[Qt.Key(key)])
    return None
