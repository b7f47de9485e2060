"""The strip of what can be shown: live, the stills, the pages; the one on the stage is framed. Foldable."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.client.border import Notice, PictureReady, RoomView, WantPicture
from app.consult.events.surface import Surface
from ui.bridge import Bridge
from ui.controls import Key
from ui.nocopy import NoCopy
from ui.stage import showing
from ui.stage.filmmodel import FilmModel
from ui.stage.video import image_of
from ui.theme import Theme

WIDTH_PX = 88
PICTURE_PX = 68
REST_MS = 120  # pages that only fly past while one scrolls are not asked for
THUMB_SCALE = 0.1
MOST_ASKED = 24  # at once: the engine keeps so many wishes, and what it forgot is asked for again


class Filmstrip(QWidget):
    """`chosen(Surface | None)`: put this on the stage; `share_pressed`: add a file."""

    chosen = Signal(object)
    share_pressed = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, may_share: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Film")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge = bridge
        self._theme = theme
        self._waiting: dict[str, Surface] = {}  # painted without a picture since the last look around, by key
        self._asked: dict[str, Surface] = {}
        self.model = FilmModel(QIcon(), QIcon())
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self.fold = Key(theme, "", "caret-left", "stage", tip=self.tr("Fold the filmstrip"), parent=self)
        self.list = QListView(self)
        NoCopy(self.list)
        self.list.setObjectName("FilmList")
        self.list.setAccessibleName(self.tr("Filmstrip"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setFlow(QListView.Flow.TopToBottom)
        self.list.setWrapping(False)
        self.list.setUniformItemSizes(True)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setModel(self.model)
        self.add = Key(theme, "", "plus", "stage", tip=self.tr("Share a file…"), parent=self)
        self.add.setVisible(may_share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(theme.space(0.5))
        layout.addWidget(self.fold)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.add)
        self.fold.clicked.connect(lambda: self.set_folded(not self.is_folded))
        self.add.clicked.connect(self.share_pressed)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.model.lacking.connect(self._lacks)
        bridge.facets.documents.changed.connect(self.show_view)
        bridge.notice.connect(self._noticed)
        theme.changed.connect(self._dress)
        self._folded = False
        self._current: Surface | None = None
        self._dress()
        if bridge.room is not None:
            self.show_view(bridge.room)

    @property
    def is_folded(self) -> bool:
        return self._folded

    def set_folded(self, on: bool) -> None:
        self._folded = on
        self.list.setVisible(not on)
        self.fold.set_icon("caret-right" if on else "caret-left")
        self.fold.setToolTip(self.tr("Open the filmstrip") if on else self.tr("Fold the filmstrip"))
        self.setFixedWidth(self._theme.key_px + 8 if on else self._theme.px(WIDTH_PX))

    def show_view(self, view: RoomView) -> None:
        self.model.show(view.state)
        if self.model.row(self._current) != self.list.currentIndex().row():
            self.show_current(self._current)  # a still is on the stage before it is in the log

    def show_current(self, surface: Surface | None) -> None:
        self._current = surface
        row = self.model.row(surface)
        if row >= 0:
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _lacks(self, surface: Surface) -> None:
        """A row is being painted."""
        self._waiting[showing.key_of(surface)] = surface
        if not self._rest.isActive():
            self._rest.start()

    def _ask(self) -> None:
        """Only for what is still in sight; a picture that is here already is taken as it is."""
        waiting, self._waiting = self._waiting, {}
        for key, surface in waiting.items():
            index = self.model.index(self.model.row(surface))
            if not index.isValid() or not self.list.visualRect(index).intersects(self.list.viewport().rect()):
                continue
            if not self._show(key, surface) and key not in self._asked:
                self._asked[key] = surface
                self._bridge.post(WantPicture(surface, None, THUMB_SCALE))
        while len(self._asked) > MOST_ASKED:
            self._asked.pop(next(iter(self._asked)))

    def _show(self, key: str, surface: Surface) -> bool:
        picture = self._bridge.picture(key)
        if picture is None or picture.box is not None:  # a part that is looked at closely is not the page
            return False
        self.model.picture(surface, QIcon(_thumbnail(image_of(picture.pixels), self._theme.px(PICTURE_PX))))
        self._asked.pop(key, None)
        return True

    def _noticed(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady) and notice.key in self._asked:
            self._show(notice.key, self._asked[notice.key])

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.surface(index.row()))

    def _dress(self) -> None:
        self.set_folded(self._theme.scale_percent >= 200 or self._folded)
        side = self._theme.px(PICTURE_PX)
        self.list.setIconSize(QSize(side, side * 3 // 4))
        self.model.dress(self._theme.icon("video-camera", "on_stage"), self._theme.icon("image", "stage_quiet"))
        self.list.setGridSize(QSize(self._theme.px(WIDTH_PX) - 12, side * 3 // 4 + self._theme.px(26)))


def _thumbnail(image: QImage, side: int) -> QPixmap:
    """The whole picture on the stage's dark, never cropped: an edge may be the finding."""
    box = QSize(side, side * 3 // 4)
    small = image.scaled(box, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    picture = QPixmap(box)
    picture.fill(QColor("#0D1012"))
    painter = QPainter(picture)
    painter.drawImage((box.width() - small.width()) // 2, (box.height() - small.height()) // 2, small)
    painter.end()
    return picture
