"""Camera, microphone and speaker: chosen with a live picture and a level, before a call and during one."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.client.border import Chime, DevicesListed, ListDevices, MediaView, Notice, TryDevices
from app.consult.media_whispers import Use
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.dialogs.fields import labelled
from ui.dialogs.preview import Preview
from ui.dialogs.purposekeys import PurposeKeys
from ui.dialogs.sheet import Sheet
from ui.dialogs.sources import NONE
from ui.memory import Memory
from ui.purposes import devices_of, remember, use_of
from ui.said import said
from ui.theme import Theme


class Level(QWidget):
    """How loud the microphone is, 0-1: ten blocks, so that it can be read without colour."""

    BLOCKS = 10

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lit = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 18)

    def show_level(self, level: float) -> None:
        lit = min(self.BLOCKS, round(level * self.BLOCKS))
        if lit != self._lit:
            self._lit = lit
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / self.BLOCKS
        for block in range(self.BLOCKS):
            painter.setBrush(self._theme.colour("green_fill" if block < self._lit else "hairline"))
            painter.drawRoundedRect(QRectF(block * step, 4, step - 4, 10), 3, 3)
        painter.end()


class DevicesDialog(Sheet):
    """A change counts at once, also in a running call. Remembered for the next start."""

    chosen = Signal(str, str, str)

    def __init__(self, bridge: Bridge, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 900)
        self.title.setText(self.tr("Camera, microphone, loudspeaker"))
        self.setWindowTitle(self.tr("Devices"))
        self._bridge = bridge
        self._memory = memory
        self._preview = Preview(theme, 340, self)
        self._preview.say(self.tr("Opening the camera…"))
        self._boxes = {name: QComboBox(self) for name in ("camera", "microphone", "speaker")}
        self._uses = PurposeKeys(theme, self)
        self._uses.chosen.connect(self._used_for)
        self._camera_words = Sentence(theme, tone="amber", parent=self)
        self._microphone_words = Sentence(theme, tone="amber", parent=self)
        self._level = Level(theme, self)
        self._sound = Key(theme, self.tr("Play a sound"), "speaker-high", parent=self)
        self._sound.clicked.connect(lambda: bridge.post(Chime("person", asked_for=True)))
        self._lay_out()
        done = self.add_key(Key(theme, self.tr("Done"), "check", "accent", parent=self))
        done.clicked.connect(self.accept)
        done.setFocus()
        for box in self._boxes.values():
            box.activated.connect(self._use)
        bridge.notice.connect(self._heard)
        bridge.frame.connect(self._framed)
        bridge.media_changed.connect(self._show_media)
        self.finished.connect(lambda: bridge.post(TryDevices(False)))
        self._offer(DevicesListed((), (), ()))
        self._show_media(bridge.media)
        bridge.post(ListDevices())
        bridge.post(TryDevices(True))

    def _heard(self, notice: Notice) -> None:
        if isinstance(notice, DevicesListed):
            self._offer(notice)

    def _offer(self, listed: DevicesListed) -> None:
        """The system's own choice first; none is a choice too; what was chosen and is gone stays, and says so."""
        for name, found in (
            ("camera", listed.cameras),
            ("microphone", listed.microphones),
            ("speaker", listed.speakers),
        ):
            box, kept = self._boxes[name], self._memory.text(name)
            box.clear()
            box.addItem(self.tr("As this computer"), "")
            for device in found:
                box.addItem(device, device)
            box.addItem(self.tr("None"), NONE)
            if kept and box.findData(kept) < 0:
                box.addItem(self.tr("{device} (not connected)").format(device=kept), kept)
            box.setCurrentIndex(max(0, box.findData(kept)))
        self._show_use()

    def _use(self) -> None:
        names = {name: str(box.currentData() or "") for name, box in self._boxes.items()}
        for name, device in names.items():
            self._memory.put_text(name, device)
        camera, microphone, speaker = names["camera"], names["microphone"], names["speaker"]
        self._bridge.post(devices_of(self._memory.store, camera, microphone, speaker))
        self._show_use()
        self.chosen.emit(camera, microphone, speaker)

    def _show_use(self) -> None:
        camera = str(self._boxes["camera"].currentData() or "")
        self._uses.setVisible(camera != NONE)
        self._uses.show_use(use_of(self._memory.store, camera))

    def _used_for(self, use: Use) -> None:
        remember(self._memory.store, str(self._boxes["camera"].currentData() or ""), use)
        self._use()

    def _framed(self, key: str) -> None:
        if key == "own":
            self._preview.show_frame(self._bridge.newest_frame("own"))

    def _show_media(self, media: MediaView) -> None:
        self._level.show_level(media.level)
        self._camera_words.setText(said(media.camera_sentence))
        self._camera_words.setVisible(bool(media.camera_sentence))
        self._microphone_words.setText(said(media.microphone_sentence))
        self._microphone_words.setVisible(bool(media.microphone_sentence))
        if media.camera in ("absent", "covered", "off"):
            self._preview.show_frame(None)
            self._preview.say(said(media.camera_sentence) or self.tr("The camera is off."))

    def _lay_out(self) -> None:
        theme = self._theme
        side = QVBoxLayout()
        side.setSpacing(theme.space(1))
        names = {
            "camera": self.tr("Camera"),
            "microphone": self.tr("Microphone"),
            "speaker": self.tr("Loudspeaker"),
        }
        after: dict[str, tuple[QWidget, ...]] = {
            "camera": (self._uses, self._camera_words),
            "microphone": (self._level, self._microphone_words),
            "speaker": (self._sound,),
        }
        for name, box in self._boxes.items():
            box.setMinimumHeight(theme.key_px)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            side.addLayout(labelled(theme, names[name], box, self))
            for widget in after[name]:
                side.addWidget(widget)
            side.addSpacing(theme.space(1))
        side.addStretch(1)
        self.add_columns((self._preview, 3), (side, 2))
        hint = self.tr("Say something: the bar moves. The picture is not mirrored: left is the patient's left.")
        self.body.addWidget(Sentence(theme, hint, tone="quiet", parent=self))
