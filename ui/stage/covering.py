"""What of ours lies over the stage: its own small pictures, and windows before the one it is in; and what of it has no
room where it stands. Knows no mark.

What the windows of other programs hide no platform tells for certain.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ui.stage.viewport import MOST, share_of


def windows_over(view: QWidget) -> QRegion:
    """In the pixels of `view`: windows that stay before its own, questions and menus."""
    window, stage, over = view.window(), view.rect(), QRegion()
    for top in QApplication.topLevelWidgets():
        if top is window or not top.isVisible() or top.isMinimized() or not _is_before(top, window):
            continue
        over += QRegion(QRect(view.mapFromGlobal(top.mapToGlobal(QPoint(0, 0))), top.size()) & stage)
    return over


def children_over(view: QWidget) -> QRegion:
    """What lies on it within its window: what the mouse goes through is no more than a line or a ring."""
    over = QRegion()
    for child in view.children():
        if isinstance(child, QWidget) and not child.isWindow() and _is_solid(child):
            over += QRegion(child.geometry() & view.rect())
    return over


def part_left(view: QWidget) -> QRect:
    """In the pixels of `view`: what the widgets that it stands in have room for. Under a pen it may be larger than
    they are."""
    left, at, around = view.rect(), view.pos(), None if view.isWindow() else view.parentWidget()
    while around is not None:
        left &= around.rect().translated(-at)
        at += around.pos()
        around = None if around.isWindow() else around.parentWidget()
    return left


def cut_off(view: QWidget) -> QRegion:
    return QRegion(view.rect()) - QRegion(part_left(view))


def lies_in(place: QRectF, part: QRectF) -> bool:
    """Most of `place` is within `part`."""
    across = share_of(place.x(), place.width(), part.x(), part.x() + part.width())
    return across * share_of(place.y(), place.height(), part.y(), part.y() + part.height()) >= MOST


def is_covered(place: QRectF, over: QRegion) -> bool:
    """More of `place` than may be missing lies under `over`."""
    if over.isEmpty():
        return False
    whole = place.toAlignedRect()
    parts = iter(QRegion(whole) - over)  # type: ignore[call-overload]  # PySide's stubs know no iterator of it
    left: int = sum(one.width() * one.height() for one in parts)
    return left < MOST * whole.width() * whole.height()


def _is_solid(child: QWidget) -> bool:
    return child.isVisible() and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _is_before(top: QWidget, window: QWidget) -> bool:
    """Of two windows that know nothing of each other it cannot be told."""
    if QGuiApplication.platformName().startswith("wayland") and top.screen() is not window.screen():
        return False  # a window is told no place there, only its screen
    if top.windowType() == Qt.WindowType.ToolTip:
        return False
    if top.isModal() or top.windowType() == Qt.WindowType.Popup:
        return True
    owner = top.parentWidget()
    while owner is not None and owner.window() is not window:
        owner = owner.window().parentWidget()
    return owner is not None
