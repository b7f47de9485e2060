"""Icons and keys of the tools; what is drawn itself, signs and stamps, is its own icon. Knows no bar and no menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.consult.events.marks import Manoeuvre, ManoeuvreKind
from app.documents.display_list import DisplayList, shape_list, sign_list
from app.geometry import Affine, Point
from ui.modes import Tool
from ui.stage import painter as qt_painter
from ui.stage.painter import Outlines
from ui.theme import Theme

ICONS: dict[Tool, str] = {
    "point": "cursor",
    "select": "selection-all",
    "pen": "pen",
    "highlight": "highlighter-circle",
    "arrow": "arrow-up-right",
    "number": "number-circle-one",
    "pin": "map-pin",
    "ellipse": "circle",
    "rectangle": "rectangle",
    "stamp": "arrows-out-cardinal",
    "text": "text-t",
    "erase": "eraser",
    "freeze": "snowflake",
    "caliper": "ruler",
    "region": "frame-corners",
}
KEYS: dict[Tool, str] = {
    "point": "V",
    "select": "S",
    "pen": "P",
    "highlight": "H",
    "arrow": "A",
    "number": "Shift+A",
    "pin": "I",
    "ellipse": "E",
    "rectangle": "R",
    "stamp": "O",
    "text": "T",
    "erase": "X",
    "freeze": "Space",
    "region": "G",
}
# Where there is no room these go into the menu behind the dots, the first of them first.
GIVE_WAY: tuple[Tool, ...] = (
    "highlight",
    "rectangle",
    "text",
    "region",
    "select",
    "number",
    "ellipse",
    "stamp",
    "pin",
    "arrow",
)
STAMPS: tuple[ManoeuvreKind, ...] = ("slide", "rotate", "tilt", "rock", "press")
SHOWN_DEG: dict[ManoeuvreKind, float] = {"rotate": 150.0}  # all others to the right


def sign_icon(theme: Theme, colour: int) -> QIcon:
    """The sign of a pen colour, as it stands on a mark."""
    return _icon(theme, theme.px(20), sign_list(colour, Point(50, 50), 38.0))


def stamp_icon(theme: Theme, kind: ManoeuvreKind, colour: int) -> QIcon:
    """The stamp as it will be drawn."""
    shape = Manoeuvre(Point(46, 50), kind, SHOWN_DEG.get(kind, 90.0), colour, 84.0)
    return _icon(theme, theme.px(40), shape_list(shape))


def _icon(theme: Theme, side_px: int, what: DisplayList) -> QIcon:
    """A square of 100 units, sharp on a fine screen."""
    picture = QPixmap(QSize(2 * side_px, 2 * side_px))
    picture.fill(Qt.GlobalColor.transparent)
    scale = 2 * side_px / 100.0
    painter = QPainter(picture)
    qt_painter.paint(painter, Outlines().make(what), Affine(scale, 0.0, 0.0, scale, 0.0, 0.0))
    painter.end()
    picture.setDevicePixelRatio(2.0)
    return QIcon(picture)
