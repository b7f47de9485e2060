"""Does this computer work? Camera, microphone with loudspeaker, and link, each tried and answered in plain words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import MediaView, Notice, TryDevices
from app.client.device_commands import TryLink, TryPlayback
from app.client.notices import LinkTried, PlaybackStage, PlaybackTried
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.dialogs.preview import Preview
from ui.dialogs.selftest_words import figures, link_words, result_words, sound_words
from ui.dialogs.sheet import Sheet
from ui.lamp import Tone
from ui.said import said
from ui.stage.compact import is_compact
from ui.theme import Theme


class Answer(QWidget):
    """One question: its name, what is found, and the keys that answer it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = Sentence(theme, parent=self)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.space(1))
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(1))
        column.setSpacing(theme.space(0.5))
        column.addWidget(Sentence(theme, name, "strong", strong=True, parent=self))
        column.addWidget(self.words)
        column.addLayout(self._row)

    def say(self, tone: Tone, words: str) -> None:
        self.words.set_tone(tone)
        self.words.setText(words)

    def add(self, key: Key) -> Key:
        self._row.insertWidget(self._row.count() - 1, key)
        return key


class SelfTestDialog(Sheet):
    """Begins by itself with the picture and the link. `devices_wanted`: others are to be chosen."""

    devices_wanted = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 940)
        self.title.setText(self.tr("Does this computer work?"))
        self.setWindowTitle(self.title.text())
        self._bridge = bridge
        self._sees: bool | None = None  # as the person says
        self._blind = False  # that nothing is seen the camera itself says: whatever the person said before
        self._hears: bool | None = None
        self._stage: PlaybackStage | None = None
        self._link: LinkTried | None = None
        self._preview = Preview(theme, 120 if is_compact(theme) else 300, self)
        self._preview.say(self.tr("Opening the camera…"))
        self._camera = Answer(theme, self.tr("Camera"), self)
        self._sound = Answer(theme, self.tr("Microphone and loudspeaker"), self)
        self._way = Answer(theme, self.tr("Link to the server"), self)
        self.see = self._camera.add(Key(theme, self.tr("I see myself"), "check", parent=self))
        self.see_not = self._camera.add(Key(theme, self.tr("I do not"), "x", parent=self))
        self.record = self._sound.add(Key(theme, self.tr("Speak and listen"), "microphone", "accent", parent=self))
        self.hear = self._sound.add(Key(theme, self.tr("I heard it"), "check", parent=self))
        self.hear_not = self._sound.add(Key(theme, self.tr("I did not"), "x", parent=self))
        self.again = self._way.add(Key(theme, self.tr("Try again"), "arrow-clockwise", parent=self))
        self.verdict = Sentence(theme, step="strong", strong=True, parent=self)
        self._lay_out()
        self._wire()
        self._show_media(bridge.media)
        self._show()
        bridge.post(TryDevices(True))
        self._try_link()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(self._theme.space(1))
        for answer in (self._camera, self._sound, self._way):
            side.addWidget(answer)
        side.addStretch(1)
        self.add_columns((self._preview, 5), (side, 4))
        self.body.addWidget(self.verdict)
        devices = self.add_key(
            Key(self._theme, self.tr("Choose others…"), "sliders-horizontal", parent=self), left=True
        )
        devices.clicked.connect(self._others)
        self.done_key = self.add_key(Key(self._theme, self.tr("Close"), "check", parent=self))
        self.done_key.clicked.connect(self.accept)
        self.record.setFocus()

    def _wire(self) -> None:
        self.see.clicked.connect(lambda: self._saw(True))
        self.see_not.clicked.connect(lambda: self._saw(False))
        self.hear.clicked.connect(lambda: self._heard_it(True))
        self.hear_not.clicked.connect(lambda: self._heard_it(False))
        self.record.clicked.connect(lambda: self._bridge.post(TryPlayback()))
        self.again.clicked.connect(self._try_link)
        self._bridge.notice.connect(self._noticed)
        self._bridge.frame.connect(self._framed)
        self._bridge.media_changed.connect(self._show_media)
        self.finished.connect(lambda: self._bridge.post(TryDevices(False)))

    def _noticed(self, notice: Notice) -> None:
        match notice:
            case PlaybackTried(stage=stage):
                is_fault = stage in ("quiet", "no_microphone", "no_speaker")
                self._stage, self._hears = stage, False if is_fault else None
            case LinkTried():
                self._link = notice
            case _:
                return
        self._show()

    def _try_link(self) -> None:
        self._link = None
        self._show()
        self._bridge.post(TryLink())

    def _saw(self, on: bool) -> None:
        self._sees = on
        self._show()

    def _heard_it(self, on: bool) -> None:
        self._hears = on
        self._show()

    def _others(self) -> None:
        self.accept()
        self.devices_wanted.emit()

    def _framed(self, key: str) -> None:
        if key == "own":
            if self._bridge.media.camera == "black":
                return
            self._turn_blind(False)  # it was plugged in meanwhile
            self._preview.show_frame(self._bridge.newest_frame("own"))

    def _show_media(self, media: MediaView) -> None:
        """What the camera itself says is an answer nobody has to give."""
        is_blind = media.camera in ("absent", "black", "off") and bool(media.camera_sentence)
        if is_blind:
            self._preview.show_frame(None)
            self._preview.say(said(media.camera_sentence))
            self._camera.say("red", said(media.camera_sentence))  # another one than before, perhaps
        self._turn_blind(is_blind)

    def _turn_blind(self, on: bool) -> None:
        """Once it shows something again the person is asked anew."""
        if on != self._blind:
            self._blind, self._sees = on, None
            self._show()

    def _show(self) -> None:
        self._camera.say(*self._camera_words())
        for key in (self.see, self.see_not):
            key.setVisible(not self._blind)
        self._sound.say(*self._sound_words())
        is_busy, has_heard = self._stage in ("recording", "playing"), self._stage == "played"
        self.record.setEnabled(not is_busy)
        self.record.set_kind("plain" if has_heard else "accent")
        for key in (self.hear, self.hear_not):
            key.setVisible(has_heard)
        self.hear.set_kind("accent" if has_heard and self._hears is None else "plain")
        trying: tuple[Tone, str] = "quiet", self.tr("Trying the link, some seconds…")
        self._way.say(*(link_words(self._link) if self._link is not None else trying))
        self._way.words.setToolTip(figures(self._link) if self._link is not None else "")
        self.again.setEnabled(self._link is not None)
        tone, words = result_words(False if self._blind else self._sees, self._hears, self._link)
        self.verdict.set_tone(tone)
        self.verdict.setText(words)
        self.verdict.setVisible(bool(words))

    def _camera_words(self) -> tuple[Tone, str]:
        if self._sees is None and not self._blind:
            return "plain", self.tr("Do you see yourself, sharp and bright enough?")
        if self._sees and not self._blind:
            return "green", self.tr("The camera works.")
        sentence = said(self._bridge.media.camera_sentence)
        return "red", sentence or self.tr("Take off its cover, turn it to you, or choose another camera.")

    def _sound_words(self) -> tuple[Tone, str]:
        if self._stage == "played" and self._hears is not None:
            if self._hears:
                return "green", self.tr("Microphone and loudspeaker work.")
            return "red", self.tr("Turn the volume up, check the plug, or choose another loudspeaker.")
        return sound_words(self._stage)
