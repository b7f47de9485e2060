"""What was done to the picture that is seen, in words on the picture itself, as long as it is so; and the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.consult.events.looking import Presentation
from app.consult.events.surface import SurfaceKey
from app.documents.deep import Deep
from app.documents.tone import window_of
from ui.bridge import Bridge
from ui.stage.presenting import Presenting
from ui.stage.series import Series, gaps
from ui.stage.view import StageView
from ui.stage.viewport import Viewport
from ui.theme import Theme

OFF_PX, OUTLINE_PX = 12.0, 4.0


class Corner(QObject):
    """Some `lines` in the lower right of a stage: the doubts stand left."""

    def __init__(self, theme: Theme, view: StageView, lines: Callable[[], Sequence[str]]) -> None:
        super().__init__(view)
        self._theme, self._lines = theme, lines
        view.add_overlay(self)

    def show_surface(self, key: SurfaceKey) -> None:
        """Asked anew at every paint."""

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        lines = self._lines()
        if lines:
            _write(painter, self._theme, viewport, lines)


class Badge(QObject):
    """Of the room's stage."""

    def __init__(self, bridge: Bridge, theme: Theme, view: StageView, presenting: Presenting, series: Series) -> None:
        super().__init__(view)
        self._bridge, self._view = bridge, view
        self._presenting, self._series = presenting, series
        self._gaps: tuple[object, dict[int, float]] = (None, {})
        Corner(theme, view, self.lines)

    def lines(self) -> tuple[str, ...]:
        held = self._view.picture.held
        deep = held.deep if held is not None else None
        shown = self._presenting
        window = window_lines(shown.current, deep, shown.unit) if held is not None else ()
        return (*presentation_words(shown.current), *self._gap_words(), *window)

    def _gap_words(self) -> tuple[str, ...]:
        document, room = self._series.document, self._bridge.room
        if document is None or room is None:
            return ()
        runs = room.state.facts.get(document.document, ())
        if self._gaps[0] is not runs:
            self._gaps = (runs, dict(gaps(runs)))
        page, found = self._series.page, self._gaps[1]
        words = []
        if page in found:
            words.append(tr("{mm:g} mm to the next: a picture is missing").format(mm=found[page]))
        if page - 1 in found:
            words.append(tr("{mm:g} mm from the last: a picture is missing").format(mm=found[page - 1]))
        return tuple(words)


def _write(painter: QPainter, theme: Theme, viewport: Viewport, lines: Sequence[str]) -> None:
    """Light with a dark outline: on black and on white, and what lies under it is still seen."""
    font = theme.font("small", strong=True, figures=True)
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    base = viewport.screen.height - OFF_PX - metrics.descent()
    for number, line in enumerate(reversed(lines)):
        path = QPainterPath()
        left = viewport.screen.width - OFF_PX - metrics.horizontalAdvance(line)
        path.addText(QPointF(max(left, OFF_PX), base - number * metrics.lineSpacing()), font, line)
        painter.strokePath(path, QPen(QColor(13, 16, 18), OUTLINE_PX, j=Qt.PenJoinStyle.RoundJoin))
        painter.fillPath(path, theme.colour("on_stage"))
    painter.restore()


def presentation_words(shown: Presentation) -> tuple[str, ...]:
    """What changed of how the picture came; empty while nothing did."""
    turned = {1: tr("Turned to the right"), 2: tr("Upside down"), 3: tr("Turned to the left")}
    words = [turned[shown.turn]] if shown.turn else []
    if shown.flip:
        words.append(tr("Left and right changed"))
    if shown.invert:
        words.append(tr("Inverted"))
    if shown.brightness or shown.contrast:
        words.append(tr("Brightness or contrast changed"))
    return tuple(words)


def window_lines(shown: Presentation, deep: Deep | None, unit: str) -> tuple[str, ...]:
    """Of a picture that is here; without its values no window can be set on it, and that is said."""
    if deep is not None:
        return (window_words(shown, deep, unit),)
    return (tr("The window that was set is not on this picture"),) if shown.centre is not None else ()


def window_words(shown: Presentation, deep: Deep, unit: str) -> str:
    centre, width = window_of(deep, shown)
    return tr("Centre {centre:g}, width {width:g} {unit}").format(centre=centre, width=width, unit=unit).rstrip()


def tr(text: str) -> str:
    return QCoreApplication.translate("Badge", text)
