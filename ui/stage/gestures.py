"""Mouse, pen tablet and touch as one pointer in surface units, and the hand's zoom and pan; knows no tool."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)

from app.documents.tools import Sample
from app.geometry import Point
from ui.stage.panning import MOUSE_PX, TAP_PX, Pan, Tap
from ui.stage.video import Held
from ui.stage.view import StageView

WHEEL_STEP = 1.2  # one notch of 120 eighths of a degree
NOTCH = 120
LOST = QEvent.Type.WindowBlocked, QEvent.Type.Hide  # no release is told where a question opened


class Aim(msgspec.Struct, frozen=True, eq=False):
    """What was under a press when it went down: `at` of the surface, and the picture that was before the eye. Both
    may be others when it goes up: live frames come, and the view is moved by who leads."""

    at: Point
    seen: Held | None


class Pointers(QObject):
    """Watches the stage. `down`, `moved`, `up(Sample)`: a press of the drawing pointer; `ms` counts from the press.
    `hovered(Point)`, `gone`: a pointer that only points. `pans` is asked at a press: True moves the view instead, and
    where `taps` a short press on the picture that did not move is `tapped(Aim)`."""

    down = Signal(object)
    moved = Signal(object)
    up = Signal(object)
    cancelled = Signal()
    hovered = Signal(object)
    gone = Signal()
    tapped = Signal(object)

    def __init__(self, view: StageView) -> None:
        super().__init__(view)
        self._view = view
        self._down_ms: int | None = None
        self._pan: Pan | None = None
        self._aim: Aim | None = None
        self._tapped: Tap | None = None
        self._pinch: tuple[QPointF, float] | None = None
        self.pans = False
        self.taps = False
        view.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        view.setMouseTracking(True)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in LOST:
            self.cancel()
        if isinstance(event, QTabletEvent):
            return self._tablet(event)
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        if isinstance(event, QNativeGestureEvent):
            return self._native(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.gone.emit()
        return False

    def cancel(self) -> None:
        """The surface went away under the pen, or the pen from it."""
        self.forget_tap()
        if self._down_ms is not None:
            self._down_ms = None
            self.cancelled.emit()

    def forget_tap(self) -> None:
        """Another surface has come under the finger: what it meant to tap is gone."""
        self._pan = self._aim = None

    # ---- one kind of event each

    def _mouse(self, event: QMouseEvent) -> bool:
        at, ms = event.position(), int(event.timestamp())
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._press(at, 1.0, ms, MOUSE_PX)
            case QEvent.Type.MouseButtonPress if event.button() != Qt.MouseButton.RightButton:
                self._pan = Pan(at, ms, taps=False)
            case QEvent.Type.MouseMove:
                self._move(at, 1.0, ms)
            case QEvent.Type.MouseButtonRelease if event.button() != Qt.MouseButton.RightButton:
                self._release(at, 1.0, ms)
            case QEvent.Type.MouseButtonDblClick if self.pans and not self.taps:
                self._view.look_whole()
            case QEvent.Type.MouseButtonDblClick if event.button() == Qt.MouseButton.LeftButton:
                self._press(at, 1.0, ms, MOUSE_PX)
            case _:
                return False
        return event.type() != QEvent.Type.MouseButtonPress  # the press goes on: it also takes the focus

    def _tablet(self, event: QTabletEvent) -> bool:
        at, ms, pressure = event.position(), int(event.timestamp()), float(event.pressure())
        match event.type():
            case QEvent.Type.TabletPress:
                self._view.setFocus(Qt.FocusReason.MouseFocusReason)
                self._press(at, pressure, ms)
            case QEvent.Type.TabletMove:
                self._move(at, pressure, ms)
            case QEvent.Type.TabletRelease:
                self._release(at, pressure, ms)
                self.gone.emit()  # no word comes when it is taken away; still near, its next move points again
        event.accept()  # or Qt would send the same again as a mouse
        return True

    def _touch(self, event: QTouchEvent) -> bool:
        if event.pointingDevice().type() == QPointingDevice.DeviceType.TouchPad:
            return False
        points, ms = event.points(), int(event.timestamp())
        if len(points) >= 2:
            self.cancel()
            first, second = points[0].position(), points[1].position()
            self._pinched(first, second)
        elif event.type() == QEvent.Type.TouchBegin:
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self._press(points[0].position(), 1.0, ms)
        elif event.type() == QEvent.Type.TouchUpdate and self._pinch is None:
            self._move(points[0].position(), 1.0, ms)
        elif event.type() == QEvent.Type.TouchEnd and self._pinch is None and points:
            self._release(points[0].position(), 1.0, ms)
        elif event.type() == QEvent.Type.TouchCancel:
            self.cancel()
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._pinch = None
            self.gone.emit()
        event.accept()
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        turn, modifiers = event.angleDelta(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._view.pan(turn.y() or turn.x(), 0)
        else:
            at = event.position()
            self._view.zoom(WHEEL_STEP ** (turn.y() / NOTCH), Point(at.x(), at.y()))
        event.accept()
        return True

    def _native(self, event: QNativeGestureEvent) -> bool:
        at = event.position()
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._view.zoom(1.0 + event.value(), Point(at.x(), at.y()))
        elif event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._view.look_whole()
        return True

    # ---- the one pointer

    def _press(self, at: QPointF, pressure: float, ms: int, still_px: float = TAP_PX) -> None:
        if self.pans:
            self._aim = Aim(self._surface(at), self._view.on_screen)
            taps = self.taps and self._view.viewport.content.contains(self._aim.at)
            self._pan = Pan(at, ms, taps, still_px)
            return
        self._down_ms = ms
        self.down.emit(self._sample(at, pressure, ms))

    def _move(self, at: QPointF, pressure: float, ms: int) -> None:
        if self._pan is not None:
            step = self._pan.step(at)
            if step is not None:
                self._view.pan(step.x(), step.y())
        elif self._down_ms is not None:
            self.moved.emit(self._sample(at, pressure, ms))
        self.hovered.emit(self._surface(at))

    def _release(self, at: QPointF, pressure: float, ms: int) -> None:
        if self._pan is not None:
            tap, aim = self._pan.tap(at, ms, self._tapped), self._aim
            self.forget_tap()
            if tap is not None and aim is not None:
                self._tapped = tap
                self.tapped.emit(aim)
        elif self._down_ms is not None:
            sample = self._sample(at, pressure, ms)
            self._down_ms = None
            self.up.emit(sample)

    def _pinched(self, first: QPointF, second: QPointF) -> None:
        middle, apart = (first + second) / 2, max(1.0, QPointF(first - second).manhattanLength())
        if self._pinch is not None:
            before, before_apart = self._pinch
            self._view.pan(middle.x() - before.x(), middle.y() - before.y())
            self._view.zoom(apart / before_apart, Point(middle.x(), middle.y()))
        self._pinch = (middle, apart)

    def _surface(self, at: QPointF) -> Point:
        return self._view.viewport.to_surface.apply(Point(at.x(), at.y()))

    def _sample(self, at: QPointF, pressure: float, ms: int) -> Sample:
        place = self._surface(at)
        return Sample(place.x, place.y, pressure, max(0, ms - (self._down_ms or ms)))
