"""The stage itself: picture, marks, ink and pointers in their layers, looked at through a viewport. Knows no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.client.border import WhisperView
from app.consult.events.looking import Presentation
from app.consult.events.marks import MarkAdded, MarkReshaped
from app.consult.events.surface import SurfaceKey
from app.consult.state import Mark
from app.documents.tools import Live
from app.geometry import Box, Point
from ui.stage.covering import lies_in
from ui.stage.keptink import KeptInk
from ui.stage.layers import Ground, MarksLayer
from ui.stage.live import LiveLayer
from ui.stage.lookedat import LookedAt
from ui.stage.othersink import OthersInk
from ui.stage.overlays import Level, Overlay, Overlays
from ui.stage.painter import Outlines, place_of, standing
from ui.stage.pointerlayer import PointerLayer, Tracked
from ui.stage.showing import LIVE
from ui.stage.video import Held, PictureLayer, is_same
from ui.theme import Theme

FADE_MS = 33  # while a pointer's tail grows shorter


class StageView(LookedAt):
    """Always on dark. `painted` after each paint that left nothing waiting; `inked` when one's own ink has begun or is
    gone."""

    painted = Signal()
    inked = Signal()

    def __init__(self, theme: Theme, outlines: Outlines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key: SurfaceKey = LIVE
        self.picture = PictureLayer()
        self.on_screen: Held | None = None  # what the eye has before it: shown and painted
        self.stored = MarksLayer(outlines, parent=self)
        self.pending = MarksLayer(outlines, ghost=True, parent=self)
        self.live = LiveLayer(outlines)
        self.others = OthersInk(outlines)
        self.pointers = PointerLayer()
        self._marks: tuple[Sequence[Mark], Sequence[Mark]] = ((), ())
        self._overlays = Overlays()
        self._fade = QTimer(self, singleShot=True, interval=FADE_MS)
        self._fade.timeout.connect(self.update)
        self._kept = KeptInk(self)
        self._kept.over.connect(self.end_ink)
        for layer in (self.stored, self.pending):
            layer.changed.connect(self._part_changed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Stage"))

    # ---- what is shown

    def show_surface(self, key: SurfaceKey, content: Box, goes_on: bool = False) -> None:
        """`goes_on`: the next of one series, looked at as the one before where it is as large."""
        if (key, content) == (self.key, self.viewport.content):
            return
        if key == self.key:  # the first picture may say that it is of another size than was thought
            self.viewport = self.viewport.of(content).standing(self.viewport.turn, self.viewport.flip)
        else:
            self.picture.clear()
            self.on_screen = self._put_off = None
            self.end_ink()
            self._marks = ((), ())
            self.key = key
            if not goes_on or content != self.viewport.content:
                self.viewport = self.viewport.of(content)
            self.show_whispers(WhisperView(), {}, {}, frozenset())
            self._overlays.show_surface(key)
        self.relay()

    def show_picture(self, held: Held | None) -> None:
        """Told again with every view: what is shown already costs nothing."""
        if not is_same(held, self.picture.held):
            self.picture.show(held)
            self.update()

    def present(self, presentation: Presentation) -> None:
        """In which light the surface is shown from now on; how it is turned is `stand`'s."""
        if presentation != self.picture.tones:
            self.picture.tones = presentation
            self.update()

    def show_marks(self, stored: Sequence[Mark], pending: Sequence[Mark]) -> None:
        self._marks = (stored, pending)
        ground = Ground(self.key, self.viewport, self.devicePixelRatioF())
        self.stored.show(ground, stored)
        self.pending.show(ground, pending)
        if self._kept.is_among(pending) or self._kept.is_among(stored):
            self.end_ink()

    def show_whispers(
        self,
        view: WhisperView,
        names: Mapping[str, str],
        colours: Mapping[str, int],
        stored: frozenset[str],
        tracked: Tracked | None = None,
    ) -> None:
        """`names` and `colours` of who points; `stored`: marks that are shown as such meanwhile; `tracked`: pointers
        that are followed on the moving picture."""
        ratio = self.devicePixelRatioF()
        self.update(self.others.show(view, self.key, stored, self.viewport, ratio))
        was_empty = self.pointers.is_empty
        self.pointers.show(view, self.key, names, colours, tracked)
        if not (was_empty and self.pointers.is_empty):
            self.update()

    def add_overlay(self, overlay: Overlay, above: Level = "marks") -> None:
        """For as long as the view lives; told at once what is shown."""
        self._overlays.add(overlay, above)
        overlay.show_surface(self.key)
        self.update()

    # ---- one's own ink

    def begin_ink(self) -> None:
        if not self.live.is_empty:
            self._wipe_ink()
        self.live.begin(self.viewport, self.devicePixelRatioF())
        self.inked.emit()

    def add_ink(self, live: Live) -> None:
        self.update(self.live.add(live, self.viewport))

    def fade(self, marks: Sequence[str]) -> None:
        """Under the eraser: one sees what will go before the pen is up."""
        for layer in (self.stored, self.pending):
            layer.fade(marks)

    def end_ink(self) -> None:
        self._wipe_ink()
        self.let_go()

    def _wipe_ink(self) -> None:
        self._kept.forget()
        self.update(self.live.end())
        self.fade(())
        self.inked.emit()

    def keep_ink(self, event: MarkAdded | MarkReshaped) -> None:
        """The pen is up: its ink stays until the mark itself is shown, so that nothing blinks between."""
        self._kept.keep(event)

    # ---- looking

    def is_held(self) -> bool:
        return not self.live.is_empty

    def relay(self) -> None:
        self.show_marks(*self._marks)
        self.update()

    def near(self, at: Point, reach_px: float) -> set[str]:
        """Ids of the marks whose picture comes so close to this place of the surface."""
        place = self.viewport.to_screen.apply(at)
        box = QRectF(place.x - reach_px, place.y - reach_px, 2 * reach_px, 2 * reach_px)
        return self.stored.near(box) | self.pending.near(box)

    @property
    def part(self) -> QRectF:
        """Where the surface is on this widget, in its pixels."""
        shown = self.viewport.to_screen.box(self.viewport.visible)
        return QRectF(shown.x, shown.y, shown.width, shown.height)

    def shows(self, mark: Mark) -> bool:
        """Whether most of it lies in the part that is on the screen. Ink that cannot be read is nowhere else."""
        place = self.place(mark)
        return place is None or lies_in(place, self.part)

    def place(self, mark: Mark) -> QRectF | None:
        """In the pixels of this widget, as it was painted; None of ink that cannot be read."""
        found = self.stored.place(mark) or self.pending.place(mark)
        if found is None:
            found = place_of(self.stored.pieces(mark), self.viewport.to_screen)
        return found if found.width() > 0 or found.height() > 0 else None

    def bounds(self, mark: Mark) -> Box:
        """Of the surface, as the mark stands on this screen: its letters are upright however the picture is turned."""
        found = standing(self.stored.pieces(mark), self.viewport.to_screen).bounds
        return Box(found.x(), found.y(), found.width(), found.height())

    def _part_changed(self, part: QRect) -> None:
        self.update(part)

    # ---- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), self._theme.colour("stage"))
        self.picture.paint(painter, self.viewport)
        self.on_screen = self.picture.held
        self._overlays.paint("picture", painter, self.viewport)
        self.stored.paint(painter, self.viewport)
        self.pending.paint(painter, self.viewport)
        self.others.paint(painter, self.viewport)
        self.live.paint(painter)
        self.pointers.paint(painter, self.viewport, self._theme.font("body", strong=True), self.on_screen)
        self._overlays.paint("marks", painter, self.viewport)
        self._overlays.paint("all", painter, self.viewport)
        painter.end()
        if self.pointers.is_fading:
            self._fade.start()
        if self.stored.is_whole and self.pending.is_whole:
            self.painted.emit()
