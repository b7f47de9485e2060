"""Settings of this computer: light or dark, size of the text, language, server; every change shows at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.pedal import PedalDialog
from ui.dialogs.sheet import Sheet
from ui.dialogs.soundchoice import SoundsDialog
from ui.memory import Memory
from ui.pedal import Pedal
from ui.theme import SCALES, Scheme, Theme

LANGUAGE_NAMES = {"": "", "en": "English", "zh_CN": "简体中文", "nb": "Norsk bokmål"}


class SettingsDialog(Sheet):
    """`language_changed(code)`: the window rebuilds its pages. `sounds_off(names)`, `sound_wanted(name)`: as of
    SoundsDialog."""

    language_changed = Signal(str)
    sounds_off = Signal(object)
    sound_wanted = Signal(str)

    def __init__(self, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 560)
        self.title.setText(self.tr("Settings"))
        self.setWindowTitle(self.tr("Settings"))
        self._memory = memory
        self._schemes = QButtonGroup(self)
        self._scales = QButtonGroup(self)
        self._add_schemes()
        self._add_scales()
        self._languages = QComboBox(self)
        for code, name in LANGUAGE_NAMES.items():
            self._languages.addItem(name or self.tr("As this computer"), code)
        self._languages.setCurrentIndex(max(0, self._languages.findData(memory.language)))
        self._languages.currentIndexChanged.connect(self._speak)
        self._add_row(self.tr("Language"), self._languages)
        self._server = QLineEdit(memory.text("server"), self)
        self._server.editingFinished.connect(self._move_server)
        self._add_row(self.tr("Server, used from the next sign-in"), self._server)
        self._add_more()
        self.body.addStretch(1)
        done = self.add_key(Key(theme, self.tr("Done"), "check", "accent", parent=self))
        done.clicked.connect(self.accept)
        theme.changed.connect(self._fit)
        self._fit()

    def _add_row(self, text: str, widget: QWidget | QHBoxLayout) -> None:
        self.body.addWidget(Sentence(self._theme, text, tone="quiet", parent=self))
        if isinstance(widget, QHBoxLayout):
            self.body.addLayout(widget)
        else:
            widget.setAccessibleName(text)
            self.body.addWidget(widget)

    def _add_schemes(self) -> None:
        row = QHBoxLayout()
        names: dict[Scheme, tuple[str, str]] = {
            "system": (self.tr("As this computer"), "desktop"),
            "light": (self.tr("Light"), "sun"),
            "dark": (self.tr("Dark"), "moon"),
        }
        for scheme, (name, icon) in names.items():
            key = Key(self._theme, name, icon, "choice", parent=self)
            key.setChecked(scheme == self._theme.scheme)
            key.clicked.connect(lambda _on=False, scheme=scheme: self._colour(scheme))
            self._schemes.addButton(key)
            row.addWidget(key, 1)
        self._add_row(self.tr("Colours"), row)

    def _add_scales(self) -> None:
        row = QHBoxLayout()
        for percent in SCALES:
            key = Key(self._theme, f"{percent} %", kind="choice", parent=self)
            key.setChecked(percent == self._theme.scale_percent)
            key.clicked.connect(lambda _on=False, percent=percent: self._size(percent))
            self._scales.addButton(key)
            row.addWidget(key, 1)
        self._add_row(self.tr("Size of the text"), row)

    def _add_more(self) -> None:
        row = QHBoxLayout()
        self.sounds = Key(self._theme, self.tr("Sounds…"), "speaker-high", parent=self)
        self.pedal = Key(self._theme, self.tr("Pedal…"), "keyboard", parent=self)
        self.sounds.clicked.connect(self._open_sounds)
        self.pedal.clicked.connect(lambda: PedalDialog(self._theme, Pedal(self._memory.store), self).open())
        for key in (self.sounds, self.pedal):
            row.addWidget(key, 1)
        self._add_row(self.tr("What is heard, and a pedal for the keys of the bedside"), row)

    def _open_sounds(self) -> None:
        dialog = SoundsDialog(self._theme, self._memory, self)
        dialog.chosen.connect(self.sounds_off)
        dialog.wanted.connect(self.sound_wanted)
        dialog.open()

    def _colour(self, scheme: Scheme) -> None:
        self._memory.put_text("scheme", scheme)
        self._theme.set_scheme(scheme)

    def _size(self, percent: int) -> None:
        self._memory.put_text("scale", str(percent))
        self._theme.set_scale(percent)

    def _speak(self) -> None:
        code = str(self._languages.currentData())
        self._memory.put_text("language", code)
        self.language_changed.emit(code)

    def _move_server(self) -> None:
        self._memory.put_text("server", self._server.text().strip())

    def _fit(self) -> None:
        for field in (self._languages, self._server):
            field.setMinimumHeight(self._theme.key_px)
        self.resize(self.sizeHint())

    def say_key_in_file(self) -> None:
        """The computer keeps the key of this person's files without a keyring."""
        text = self.tr(
            "What is kept for you on this computer is encrypted, but its key lies on the same disk, because this "
            "computer has no safe place for keys. Whoever steals the computer could read it. Tell whoever looks after "
            "this computer."
        )
        self.body.insertWidget(self.body.count() - 1, Sentence(self._theme, text, tone="quiet", parent=self))
        self._fit()
