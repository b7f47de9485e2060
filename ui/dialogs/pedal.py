"""Which pedal does what: press *Learn*, then the pedal. Any key that a pedal can send will do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.controls import Key, Sentence
from ui.dialogs.sheet import Sheet
from ui.pedal import ACTIONS, Action, Pedal, key_name
from ui.stage.everywhere import Everywhere
from ui.theme import Theme


class PedalDialog(Sheet):
    """Each change counts at once, on this computer."""

    def __init__(self, theme: Theme, pedal: Pedal, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, 800)
        self.title.setText(self.tr("Pedal"))
        self.setWindowTitle(self.tr("Pedal"))
        self._pedal = pedal
        self._learning: Action | None = None
        words = self.tr("A USB pedal works as a keyboard. F1 to F4 need no setting; for any other key, learn it here.")
        self.body.addWidget(Sentence(theme, words, tone="quiet", parent=self))
        names: dict[Action, str] = {
            "done": self.tr("Done"),
            "photograph": self.tr("Photograph"),
            "live": self.tr("Live"),
            "help": self.tr("I need you"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(2))
        grid.setVerticalSpacing(theme.space(1))
        grid.setColumnStretch(1, 1)
        self.said: dict[Action, Sentence] = {}
        self.learn: dict[Action, Key] = {}
        self.forget: dict[Action, Key] = {}
        for row, (action, name) in enumerate(names.items()):
            said = self.said[action] = Sentence(theme, wrap=False, parent=self)
            learn = self.learn[action] = Key(theme, self.tr("Learn"), "record", parent=self)
            forget = self.forget[action] = Key(theme, self.tr("Forget"), "x", "quiet", parent=self)
            learn.setAccessibleName(self.tr("Learn: {key}").format(key=name))
            forget.setAccessibleName(self.tr("Forget: {key}").format(key=name))
            learn.clicked.connect(lambda _on=False, action=action: self._begin(action))
            forget.clicked.connect(lambda _on=False, action=action: self._keep(action, ""))
            for column, part in enumerate((Sentence(theme, name, strong=True, parent=self), said, learn, forget)):
                grid.addWidget(part, row, column)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        done = self.add_key(Key(theme, self.tr("Done"), "check", "accent", parent=self))
        done.clicked.connect(self.accept)
        self._everywhere = Everywhere(self, self._wants)
        self._show()

    def _begin(self, action: Action) -> None:
        self._learning = action
        self._show()

    def _wants(self, event: QKeyEvent) -> Callable[[], object] | None:
        """While one is learned every key is that pedal's, also one that means something else here; Esc ends it."""
        action = self._learning
        if action is None:
            return None
        if event.key() == Qt.Key.Key_Escape:
            return self._end
        name = key_name(event)
        return (lambda: self._keep(action, name)) if name else None

    def _keep(self, action: Action, key: str) -> None:
        self._pedal.learn(action, key)
        self._end()

    def _end(self) -> None:
        self._learning = None
        self._show()

    def _show(self) -> None:
        for action, usual in ACTIONS.items():
            key, learning = self._pedal.key_of(action), action == self._learning
            words = self.tr("{usual} and {key}").format(usual=usual, key=key) if key and key != usual else usual
            self.said[action].setText(self.tr("Press the pedal now. Esc: not now.") if learning else words)
            self.said[action].set_tone("amber" if learning else "plain")
            self.learn[action].setEnabled(not learning)
            self.forget[action].setVisible(bool(key))
