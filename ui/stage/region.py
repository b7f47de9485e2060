"""A closer look at a part of the live picture: a box drawn here asks for it, words and a key at both sides end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.client.border import AskRegion, SourceView
from app.consult.events.surface import SurfaceKey
from app.documents.tools import Sample
from app.geometry import Box, Point, around
from ui.controls import Key, Sentence
from ui.stage.compact import is_compact
from ui.stage.showing import LIVE
from ui.stage.viewport import Viewport

if TYPE_CHECKING:
    from ui.stage.stage import Stage

EDGE_PX, LINE_PX = 12, 2
LEAST_PX = 24  # on the screen: a press that slipped asks for nothing


class RegionPlate(QWidget):
    """What is shown just now, and the way back."""

    def __init__(self, stage: Stage, words: str, key: str) -> None:
        super().__init__(stage.view)
        self.setObjectName("StagePlate")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Sentence(stage.theme, words, wrap=False, parent=self)
        self.back = Key(stage.theme, key, "arrows-out-simple", "stage", tip=key, parent=self)
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the stage keeps the focus, and with it the tool keys
        row = QHBoxLayout(self)
        row.setContentsMargins(
            stage.theme.space(1.5), stage.theme.space(0.5), stage.theme.space(0.5), stage.theme.space(0.5)
        )
        row.addWidget(self.words)
        row.addWidget(self.back)
        stage.theme.changed.connect(self._dress)
        self._theme = stage.theme
        self._dress()
        self.hide()

    def _dress(self) -> None:
        """With large text the key alone: what it is about is seen."""
        self.words.setVisible(not is_compact(self._theme))
        self.back.setAccessibleDescription(self.words.text())
        self.back.setToolTip(self.words.text())


class RegionLook(QObject):
    """With the tool in hand a drag on the live picture asks for that part. At the bedside a frame stands around what is
    seen so closely."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage, self._bridge, self._view = stage, stage.bridge, stage.view
        self._at_bedside = stage.mode.may("answer")
        self._corners: tuple[Point, Point] | None = None
        words = (
            self.tr("The other side sees this part closely") if self._at_bedside else self.tr("A part, seen closely")
        )
        self.plate = RegionPlate(stage, words, self.tr("Whole picture"))
        self.plate.back.clicked.connect(self.end)
        pointers = stage.drawer.pointers
        pointers.down.connect(self._down)
        pointers.moved.connect(self._moved)
        pointers.up.connect(self._up)
        pointers.cancelled.connect(self._forget)
        stage.drawer.tool_changed.connect(self._forget)
        stage.surface_changed.connect(self._show)
        self._bridge.media_changed.connect(self._show)
        stage.theme.changed.connect(self._place)
        self._view.add_overlay(self, above="marks")
        self._view.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def end(self) -> None:
        """The whole picture again, at both sides."""
        view = self._seen()
        if view is not None:
            self._bridge.post(AskRegion(view.source))

    # ---- one drag

    def _down(self, sample: Sample) -> None:
        if self._stage.drawer.tool == "region" and self._is_live():
            self._corners = Point(sample.x, sample.y), Point(sample.x, sample.y)

    def _moved(self, sample: Sample) -> None:
        if self._corners is not None:
            self._corners = self._corners[0], Point(sample.x, sample.y)
            self._view.update()

    def _up(self, sample: Sample) -> None:
        self._moved(sample)
        box, held = self._box(), self._view.picture.held
        self._forget()
        if box is None or held is None or not self._is_live():
            return
        scale, frame = self._view.viewport.scale, held.frame
        within = _within(box, frame.shown)
        if within is not None and min(box.width, box.height) * scale >= LEAST_PX:
            size = frame.full_width, frame.full_height
            self._bridge.post(AskRegion(frame.ref.source, within, *size))
            self._stage.drawer.take("point")

    def _forget(self, _why: object = None) -> None:
        if self._corners is not None:
            self._corners = None
            self._view.update()

    def _box(self) -> Box | None:
        return around(self._corners) if self._corners is not None else None

    # ---- what is shown

    def show_surface(self, key: SurfaceKey) -> None:
        """A box that was begun on another picture is nowhere on this one."""
        if key != LIVE:
            self._forget()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        seen = self._seen()
        own = seen.region if seen is not None and self._at_bedside and self._is_live() else None
        for box in (self._box(), own):
            if box is not None:
                shown = viewport.to_screen.box(box)
                painter.save()
                for colour, line in (("stage", LINE_PX + 2), ("on_stage", LINE_PX)):
                    pen = QPen(self._stage.theme.colour(colour), line)
                    pen.setStyle(Qt.PenStyle.DashLine if colour == "on_stage" else Qt.PenStyle.SolidLine)
                    painter.setPen(pen)
                    painter.drawRect(QRectF(shown.x, shown.y, shown.width, shown.height))
                painter.restore()

    def _seen(self) -> SourceView | None:
        """The picture that the stage is about, while a part of it is sent."""
        found = (one for one in self._bridge.media.sources if one.own == self._at_bedside and one.region is not None)
        return next(found, None)

    def _is_live(self) -> bool:
        return self._stage.looking.surface() is None

    def _show(self, _why: object = None) -> None:
        live = self._is_live()
        key = self._stage.tools.keys.get("region")
        if key is not None and key.isEnabled() != live:
            key.setEnabled(live)
        shown = live and self._seen() is not None and self._stage.mode.may("mark")
        if shown != (not self.plate.isHidden()):
            self.plate.setVisible(shown)
            self._place()
        if self._at_bedside:
            self._view.update()

    def _place(self) -> None:
        self.plate.adjustSize()
        self.plate.move(EDGE_PX, EDGE_PX)


def _within(box: Box, room: Box) -> Box | None:
    """What of it is there; None where nothing is: to ask for that would end the part that is shown."""
    if not box.intersects(room):
        return None
    left, top = max(box.x, room.x), max(box.y, room.y)
    right, bottom = min(box.x + box.width, room.x + room.width), min(box.y + box.height, room.y + room.height)
    return Box(left, top, max(1.0, right - left), max(1.0, bottom - top))
