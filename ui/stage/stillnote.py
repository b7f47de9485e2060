"""Every photograph that is taken shows itself at the bedside for a moment: what was kept, and by whom.

It lies in a corner of the stage that is free: never over a mark, for somebody may ask about it, nor over a question.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.client.border import Notice, PictureReady, RoomView, WantPicture
from app.consult.events.surface import FrameSurface, SurfaceKey, surface_key
from app.consult.state import Still
from ui.bridge import Bridge
from ui.stage.receipt import name_of
from ui.stage.ticking import RoomClock, age_words
from ui.stage.video import image_of
from ui.stage.view import StageView
from ui.theme import Theme

SHOWN_MS = 6_000
LATE_MS = 20_000  # a photograph older than this is said with its age: it came after an outage
WIDE_PX, EDGE_PX, PAD_PX = 232, 12, 8
SCALE = 0.25  # of a camera's picture
HARD = "\u00a0"


class StillNote(QWidget):
    """`crowded(words)`: no free corner has room for them, so they are to be said elsewhere. A press puts it away."""

    crowded = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, clock: RoomClock, view: StageView) -> None:
        super().__init__(view)
        self._bridge, self._theme, self._clock, self._view = bridge, theme, clock, view
        self._consult, self._opened_ms = "", 0
        self._known: frozenset[SurfaceKey] = frozenset()
        self._surface: FrameSurface | None = None
        self._words = self._painted = ""
        self._gone = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._gone.timeout.connect(self.hide)
        view.installEventFilter(self)
        bridge.facets.documents.changed.connect(self._hear)
        bridge.facets.marks.changed.connect(self._move_on)
        bridge.notice.connect(self._noticed)
        self.hide()
        if bridge.room is not None:
            self._hear(bridge.room)

    @property
    def words(self) -> str:
        return self._words.replace(HARD, " ") if not self.isHidden() else ""

    def _hear(self, view: RoomView) -> None:
        """What was taken before the room was opened here and comes with its history is no news."""
        stills, before = view.state.stills, self._known
        if view.state.consult != self._consult:
            self._consult, self._known, self._opened_ms = view.state.consult, frozenset(stills), view.server_ms
            return
        self._known = frozenset(stills)
        since_ms = 0 if view.history_whole else self._opened_ms
        new = [one for key, one in stills.items() if key not in before and (one.taken_ms or one.at_ms) >= since_ms]
        if new:
            self._show(view, new)

    def _show(self, view: RoomView, new: list[Still]) -> None:
        newest = new[-1]
        self._surface = FrameSurface(newest.source, newest.capture_ms, newest.width, newest.height)
        name = name_of(view, newest.asked_by or newest.by).replace(" ", HARD)  # a name is not parted
        said = self.tr("Photographed by {name}").format(name=name)
        if len(new) > 1:
            said = self.tr("{n} photographs, the last by {name}").format(n=len(new), name=name)
        age_ms = self._clock.now_ms() - (newest.taken_ms or newest.at_ms)
        late = self.tr("{what}, {age} ago").format(what=said, age=age_words(age_ms))
        self._words = late if age_ms >= LATE_MS else said
        self.setAccessibleName(self._words.replace(HARD, " "))
        if self._picture() is None:
            self._bridge.post(WantPicture(self._surface, None, SCALE))
        self._painted = self._words
        is_free = self._place()
        self.setVisible(is_free)
        self.raise_()
        self.update()
        self._gone.start()
        if not is_free:
            self.crowded.emit(self._words.replace(HARD, " "))

    def _picture(self) -> QRect | None:
        """Where it is painted; None while it is not here, and where the stage shows it large."""
        if self._surface is None or surface_key(self._surface) == self._view.key:
            return None
        picture = self._bridge.picture(surface_key(self._surface))
        if picture is None:
            return None
        shape = picture.pixels.pixels.shape
        size = QSize(shape[1], shape[0]).scaled(self._wide(), self._wide(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint((self._wide() - size.width()) // 2, 0), size)

    def _wide(self) -> int:
        wide = self._theme.px(WIDE_PX) * (100 if self._theme.scale_percent <= 150 else 80) // 100
        return wide if self._painted else wide * 2 // 3  # beside words that stand elsewhere

    def _words_box(self, top: int) -> QRect:
        if not self._painted:
            return QRect(PAD_PX, top - PAD_PX, 0, 0)
        room = QRect(PAD_PX, top + PAD_PX // 2, self._wide() - 2 * PAD_PX, 10_000)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        needed = self.fontMetrics().boundingRect(room, int(flags), self._painted)
        return QRect(room.left(), room.top(), room.width(), needed.height())

    def _place(self) -> bool:
        """Into the first free corner, where there is little room the picture alone; False where there is none."""
        if self._fits():
            return True
        if self._picture() is None or not self._painted:
            return False
        self._painted = ""
        if self._fits():
            self.crowded.emit(self._words.replace(HARD, " "))
            return True
        return False

    def _fits(self) -> bool:
        self.setFont(self._theme.font("small", strong=True))
        picture = self._picture()
        size = QSize(self._wide(), self._words_box(picture.height() if picture is not None else 0).bottom() + PAD_PX)
        stage, taken = self._view.rect().adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX), self._taken()
        corners = (stage.bottomLeft(), stage.bottomRight(), stage.topLeft(), stage.topRight())
        for corner in corners:
            left = corner.x() if corner.x() == stage.left() else corner.x() - size.width()
            top = corner.y() if corner.y() == stage.top() else corner.y() - size.height()
            place = QRect(QPoint(left, top), size)
            if stage.contains(place) and not any(place.intersects(one) for one in taken):
                self.setGeometry(place)
                return True
        return False

    def _taken(self) -> list[QRect]:
        """Other small pictures and questions on the stage, and every mark."""
        others = [one for one in self._view.children() if isinstance(one, QWidget) and one is not self]
        taken = [
            one.geometry()
            for one in others
            if one.isVisible() and not one.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ]
        room = self._bridge.room
        if room is not None:
            marks = (mark for mark in room.state.marks_on(self._view.key) if mark.is_visible)
            places = (self._view.place(mark) for mark in marks)
            taken += [QRectF(place).toAlignedRect() for place in places if place is not None]
        return taken

    def _move_on(self, _view: object = None) -> None:
        """Somebody draws, or the stage has another size: it makes room, and comes back where there is some."""
        if self._gone.isActive():
            self.setVisible(self._place())

    def _noticed(self, notice: Notice) -> None:
        of = surface_key(self._surface) if self._surface is not None else ""
        if isinstance(notice, PictureReady) and notice.key == of:
            self._move_on()
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._move_on()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gone.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("stage_raised"))
        place, top = self._picture(), 0
        if place is not None and self._surface is not None:
            picture = self._bridge.picture(surface_key(self._surface))
            if picture is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, image_of(picture.pixels))
                top = place.height()
        painter.setPen(self._theme.colour("on_stage"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self._words_box(top), int(flags), self._painted)
        painter.setPen(QPen(self._theme.colour("stage_hairline"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
