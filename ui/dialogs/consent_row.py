"""One consent: the question in the patient's words, what was answered, and the keys to answer or withdraw it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.consult.events.consent import ConsentKind
from app.consult.state import ConsentState
from ui.controls import Key, KeyKind, Sentence
from ui.dialogs.sheet import STACK_ABOVE_PERCENT
from ui.lamp import Lamp, Tone
from ui.theme import Theme


class ConsentRow(QWidget):
    given = Signal()
    refused = Signal()
    withdrawn = Signal()

    def __init__(self, theme: Theme, kind: ConsentKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        title, text = self._words()
        self._lamp = Lamp(theme, self)
        kind_of_key: KeyKind = "accent" if kind == "consult" else "plain"
        self._yes = Key(theme, self.tr("Yes"), "check", kind_of_key, parent=self)
        self._no = Key(theme, self.tr("No"), "x", parent=self)
        self._take_back = Key(theme, self.tr("Take it back"), "arrow-u-up-left", parent=self)
        for key in (self._yes, self._no, self._take_back):
            key.setAccessibleName(f"{key.text()}: {title}")
        self._yes.clicked.connect(self.given)
        self._no.clicked.connect(self.refused)
        self._take_back.clicked.connect(self.withdrawn)
        words = QVBoxLayout()
        words.setSpacing(theme.space(0.5))
        words.addWidget(Sentence(theme, title, "strong", strong=True, parent=self))
        words.addWidget(Sentence(theme, text, parent=self))
        words.addWidget(self._lamp, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        narrow = theme.scale_percent > STACK_ABOVE_PERCENT
        keys = QGridLayout()
        keys.setSpacing(theme.sizes.key_gap_px)
        keys.setColumnStretch(0, 1)
        # Each has its own place, shown or not: no key below moves away under a finger, and none comes under it, so that
        # a second press on an answer is no other answer.
        for key in (self._yes, self._no, self._take_back):
            policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            policy.setRetainSizeWhenHidden(True)
            key.setSizePolicy(policy)
        keys.addWidget(self._yes, 0, 1)
        keys.addWidget(self._no, 0, 2)
        if narrow:
            keys.addWidget(self._take_back, 0, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            keys.addWidget(self._take_back, 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addLayout(words, 1)
        row.addLayout(keys)

    def begin(self) -> None:
        if self._yes.isVisibleTo(self):
            self._yes.setFocus()

    def show_state(self, state: ConsentState) -> None:
        tones: dict[ConsentState, tuple[Tone, str]] = {
            "unasked": ("quiet", self.tr("Not asked yet")),
            "given": ("green", self.tr("Said yes")),
            "refused": ("red", self.tr("Said no")),
            "withdrawn": ("red", self.tr("Taken back")),
            "emergency": ("amber", self.tr("Emergency, ask again")),
        }
        self._lamp.show_state(*tones[state])
        is_open = state in ("unasked", "emergency")
        keys = {self._yes: state != "given", self._no: is_open, self._take_back: state == "given"}
        if any(key is self.window().focusWidget() and not is_there for key, is_there in keys.items()):
            self._lamp.setFocus()  # else the next key has it: a second press on the keyboard would be another answer
        for key, is_there in keys.items():
            key.setVisible(is_there)

    def _words(self) -> tuple[str, str]:
        match self._kind:
            case "consult":
                return (
                    self.tr("May a specialist elsewhere see and hear you now?"),
                    self.tr("They see what the camera sees, with photographs and papers. They do not get your name."),
                )
            case "recording":
                return (
                    self.tr("May this be recorded, so that it can be looked at again?"),
                    self.tr("You are helped just the same without it. You can stop it at any moment."),
                )
            case "teaching":
                return (
                    self.tr("May it be used for teaching?"),
                    self.tr("Only among people who train in health care, without your name."),
                )
