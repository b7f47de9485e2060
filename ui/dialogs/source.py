"""Another picture of this place is chosen: a camera, or one window of this computer; pressed, it is shown."""

import msgspec
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import AddSource, DevicesListed, ListDevices, ListWindows, Notice, WindowOffered, WindowsListed
from app.consult.media_whispers import Purpose, Use
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.dialogs.audience import Audience
from ui.dialogs.sheet import Sheet
from ui.dialogs.sources import source_text
from ui.modes import Mode
from ui.purposes import CHOICES, remember, use_of, use_words
from ui.said import said
from ui.stage.video import image_of
from ui.theme import Theme

LONGEST = 40  # letters of a window's title


class SourceDialog(Sheet):
    """Nothing is chosen beforehand, and nothing is shown that was not pressed: never the whole screen. Of a camera that
    is chosen for the first time it is asked what it shows; `store` remembers the answer."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        parent: QWidget | None = None,
        store: QSettings | None = None,
    ) -> None:
        super().__init__(theme, "", parent, 820)
        self.title.setText(self.tr("Show another picture"))
        self.setWindowTitle(self.title.text())
        self._bridge, self._store = bridge, store
        self._asked = ""  # of which camera it is asked what it shows
        self.keys: dict[str, Key] = {}
        self._cameras, self._windows = QVBoxLayout(), QVBoxLayout()
        self._camera_words = Sentence(theme, self.tr("Looking for cameras…"), tone="quiet", parent=self)
        self._window_words = Sentence(theme, self.tr("Looking for windows…"), tone="quiet", parent=self)
        hint = self.tr("It is shown to the other side as soon as you press it, in place of the picture before.")
        self.body.addWidget(Sentence(theme, hint, tone="quiet", parent=self))
        self._who = Audience(bridge, theme, mode, self)
        self.body.addWidget(self._who)
        self.add_columns(
            (self._column(self.tr("Cameras"), self._camera_words, self._cameras), 1),
            (self._column(self.tr("Windows of this computer"), self._window_words, self._windows), 1),
        )
        self.again = self.add_key(Key(theme, self.tr("Look again"), "arrow-clockwise", parent=self), left=True)
        self.again.clicked.connect(self._look)
        self.add_cancel()
        bridge.notice.connect(self._heard)
        self._look()

    def _column(self, head: str, words: Sentence, keys: QVBoxLayout) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.space(1))
        column.addWidget(Sentence(self._theme, head, "strong", strong=True, parent=self))
        column.addWidget(words)
        keys.setSpacing(self._theme.space(1))
        column.addLayout(keys)
        column.addStretch(1)
        return column

    def _look(self) -> None:
        self._asked = ""
        self._bridge.post(ListDevices())
        self._bridge.post(ListWindows())

    def _heard(self, notice: Notice) -> None:
        match notice:
            case DevicesListed(cameras=cameras):
                self._offer_cameras(cameras)
            case WindowsListed(windows=windows, sentence=sentence):
                self._offer_windows(windows, said(sentence))

    def _offer_cameras(self, found: tuple[str, ...]) -> None:
        if self._asked:
            return
        self._clear(self._cameras)
        taken = {one.title for one in self._bridge.media.sources if one.own}
        free = [name for name in found if name not in taken]
        self._say(self._camera_words, "" if free else self.tr("No other camera is connected. Plug one in."))
        for name in free:
            self._add(self._cameras, name, "video-camera", AddSource(source_text(name), "examination", name), name)

    def _offer_windows(self, found: tuple[WindowOffered, ...], sentence: str) -> None:
        self._clear(self._windows)
        none = self.tr("No other window is open. Open what you want to show.")
        self._say(self._window_words, sentence or ("" if found else none))
        for one in found:
            key = self._add(self._windows, one.title, "app-window", AddSource(one.spec, "screen", one.title))
            if one.small is not None:
                key.setIcon(QIcon(QPixmap.fromImage(image_of(one.small))))
                key.setIconSize(QSize(self._theme.px(96), self._theme.px(54)))

    def _add(self, into: QVBoxLayout, words: str, icon: str, command: AddSource, camera: str = "") -> Key:
        short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        key = Key(self._theme, short.replace("&", "&&"), icon, tip=words, parent=self)
        key.setProperty("align", "left")
        key.clicked.connect(lambda: self._choose(command, camera))
        into.addWidget(key)
        self.keys[command.spec] = key
        return key

    def _choose(self, command: AddSource, camera: str) -> None:
        use = use_of(self._store, camera)
        if camera and not use:
            self._ask_use(command, camera)
            return
        self._show(command, use)

    def _ask_use(self, command: AddSource, camera: str) -> None:
        """Once for each camera; in place of the list, so that the next press is the last one."""
        self._asked = camera
        self._clear(self._cameras)
        self._say(self._camera_words, self.tr("What does {camera} show?").format(camera=camera))
        for use in CHOICES:
            key = Key(self._theme, use_words(use), "video-camera", parent=self)
            key.setProperty("align", "left")
            key.clicked.connect(lambda _on=False, use=use: self._answered(command, camera, use))
            self._cameras.addWidget(key)
            self.keys[use] = key
        self.keys[CHOICES[0]].setFocus()

    def _answered(self, command: AddSource, camera: str, use: Use) -> None:
        remember(self._store, camera, use)
        self._show(command, use)

    def _show(self, command: AddSource, use: Use) -> None:
        purpose: Purpose = "face" if use == "face" else command.purpose
        self._bridge.post(msgspec.structs.replace(command, purpose=purpose, use=use))
        self.accept()

    @staticmethod
    def _say(sentence: Sentence, words: str) -> None:
        sentence.setText(words)
        sentence.setVisible(bool(words))

    def _clear(self, keys: QVBoxLayout) -> None:
        while (item := keys.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                self.keys = {spec: key for spec, key in self.keys.items() if key is not widget}
                widget.hide()  # nobody is to press what is no longer offered
                widget.deleteLater()
