"""Settings of this computer: light or dark, size of the text, language, server; every change shows at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.memory import Memory
from ui.theme import SCALES, Scheme, Theme

LANGUAGE_NAMES = {"": "", "en": "English", "zh_CN": "简体中文", "nb": "Norsk bokmål"}


class SettingsDialog(Sheet):
    """`language_changed(code)`: the window rebuilds its pages."""

    language_changed = Signal(str)

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
