"""Which of the short sounds are heard on this computer: each by itself, but *Stop*, which always is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.memory import Memory
from ui.sounds import Sound
from ui.theme import Theme


class SoundsDialog(Sheet):
    """`chosen(frozenset)`: those that are off, after each change. `wanted(name)`: one is to be heard, to know it by."""

    chosen = Signal(object)
    wanted = Signal(str)

    def __init__(self, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 760)
        self.title.setText(self.tr("Sounds"))
        self.setWindowTitle(self.tr("Sounds"))
        self._memory = memory
        off = memory.sounds_off
        hint = self.tr("Press to turn one off or on. Stop cannot be turned off: it is repeated until somebody presses.")
        self.body.addWidget(Sentence(theme, hint, tone="quiet", parent=self))
        grid = QGridLayout()
        grid.setSpacing(theme.space(1))
        self.keys: dict[Sound, Key] = {}
        for number, (name, words) in enumerate(self._names().items()):
            key = self.keys[name] = Key(theme, words, "speaker-high", "choice", parent=self)
            key.setProperty("align", "left")
            key.setChecked(name not in off)
            key.set_icon(_icon(key))
            key.clicked.connect(lambda on, name=name: self._choose(name, on))
            grid.addWidget(key, number // 2, number % 2)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        done = self.add_key(Key(theme, self.tr("Done"), "check", "accent", parent=self))
        done.clicked.connect(self.accept)

    def _names(self) -> dict[Sound, str]:
        return {
            "instruction": self.tr("A new instruction"),
            "still": self.tr("A photograph was taken"),
            "person": self.tr("Somebody asks to come in, or has come"),
            "link_lost": self.tr("The connection is lost"),
            "link_back": self.tr("The connection is back"),
            "recording_on": self.tr("Recording begins"),
            "recording_off": self.tr("Recording has ended"),
            "request": self.tr("A new request waits"),
            "emergency": self.tr("An emergency call rings"),
        }

    def _choose(self, name: Sound, on: bool) -> None:
        self.keys[name].set_icon(_icon(self.keys[name]))
        off = frozenset(one for one, key in self.keys.items() if not key.isChecked())
        self._memory.put_text("sounds/off", " ".join(sorted(off)))
        self.chosen.emit(off)
        if on:
            self.wanted.emit(name)


def _icon(key: Key) -> str:
    """Read without colour."""
    return "speaker-high" if key.isChecked() else "speaker-slash"
