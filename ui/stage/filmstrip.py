"""The strip of what can be shown: live, the stills, the pages; the one on the stage is framed. Foldable."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.client.border import Notice, PictureReady, RoomView, WantPicture
from app.consult.events.surface import FrameSurface, PageSurface, Surface
from ui.bridge import Bridge
from ui.controls import Key
from ui.stage import showing
from ui.stage.video import image_of
from ui.theme import Theme

WIDTH_PX = 88
PICTURE_PX = 68


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
        self._items: dict[str, QListWidgetItem] = {}
        self._asked: set[str] = set()
        self.fold = Key(theme, "", "caret-left", "stage", tip=self.tr("Fold the filmstrip"), parent=self)
        self.list = QListWidget(self)
        self.list.setObjectName("FilmList")
        self.list.setAccessibleName(self.tr("Filmstrip"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setFlow(QListWidget.Flow.TopToBottom)
        self.list.setWrapping(False)
        self.list.setMovement(QListWidget.Movement.Static)
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
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        bridge.facets.documents.changed.connect(self.show_view)
        bridge.notice.connect(self._noticed)
        theme.changed.connect(self._dress)
        self._folded = False
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
        surfaces: tuple[Surface | None, ...] = (None, *showing.pages_of(view.state))
        wanted = {showing.key_of(surface): surface for surface in surfaces}
        for key in set(self._items) - set(wanted):
            self.list.takeItem(self.list.row(self._items.pop(key)))
        for key, surface in wanted.items():
            if key not in self._items:
                item = QListWidgetItem(self._words(view, surface))
                item.setData(Qt.ItemDataRole.UserRole, surface)
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
                self._items[key] = item
                self.list.addItem(item)
                self._picture(key, item, surface)

    def show_current(self, surface: Surface | None) -> None:
        item = self._items.get(showing.key_of(surface))
        if item is not None:
            self.list.setCurrentItem(item)

    def _words(self, view: RoomView, surface: Surface | None) -> str:
        match surface:
            case None:
                return self.tr("Live")
            case FrameSurface():
                stills = [still.capture_ms for still in view.state.stills.values()]
                return self.tr("Still {n}").format(n=stills.index(surface.capture_ms) + 1)
            case PageSurface(page=page):
                document = view.state.documents[surface.document]
                is_one = document.pages == 1 or document.kind == "signal"
                return document.title if is_one else self.tr("Page {n}").format(n=page + 1)

    def _picture(self, key: str, item: QListWidgetItem, surface: Surface | None) -> None:
        side = self._theme.px(PICTURE_PX)
        picture = self._bridge.picture(key) if surface is not None else None
        frame = picture.pixels if picture is not None else None
        if surface is None:
            item.setIcon(self._theme.icon("video-camera", "on_stage"))
        elif frame is not None:
            item.setIcon(QIcon(_thumbnail(image_of(frame), side)))
        else:
            item.setIcon(self._theme.icon("image", "stage_quiet"))
            if key not in self._asked:
                self._asked.add(key)
                self._bridge.post(WantPicture(surface, None, 0.1))

    def _noticed(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady) and notice.key in self._items:
            item = self._items[notice.key]
            self._picture(notice.key, item, item.data(Qt.ItemDataRole.UserRole))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _dress(self) -> None:
        self.set_folded(self._theme.scale_percent >= 200 or self._folded)
        side = self._theme.px(PICTURE_PX)
        self.list.setIconSize(QSize(side, side * 3 // 4))
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
