"""The few controls every screen is made of: key, sentence, banner, blank state; style comes from assets/theme."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.lamp import Lamp, Tone
from ui.theme import TextStep, Theme

KeyKind = Literal["plain", "accent", "red", "stop", "quiet", "choice", "stage"]
ICON_TOKENS: dict[KeyKind, str] = {
    "plain": "text",
    "accent": "on_accent",
    "red": "red",
    "stop": "on_red",
    "quiet": "quiet",
    "choice": "text",
    "stage": "on_stage",
}


class Key(QPushButton):
    """What is pressed: a word, an icon beside it, a tooltip with the shortcut. One `accent` a screen; `stop` is
    the only full red ground; `quiet` has no edge; `stage` lies on the dark stage; `choice` stays down."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        kind: KeyKind = "plain",
        shortcut: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._kind: KeyKind = kind
        self._tip = tip
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCheckable(kind == "choice")
        if shortcut:
            self.setShortcut(shortcut)
        self.setToolTip(self._hint())
        if not text:
            self.setAccessibleName(tip)
        theme.changed.connect(self.dress)
        self.dress()

    def setText(self, text: str) -> None:
        """Qt takes the shortcut from a button that gets another word, and leaves the tooltip with the old one."""
        if text == self.text():
            return
        keys, is_ours = self.shortcut(), self.toolTip() == self._hint()
        letter = QKeySequence.mnemonic(self.text())
        super().setText(text)
        if keys != letter:
            self.setShortcut(keys)
        if is_ours:
            self.setToolTip(self._hint())

    def set_icon(self, name: str) -> None:
        if name != self._icon:
            self._icon = name
            self.dress()

    def set_kind(self, kind: KeyKind) -> None:
        """For a key that changes what it means (mute, muted). Views come ten times a second: the same kind again
        costs nothing."""
        if kind == self._kind:
            return
        self._kind = kind
        self.setProperty("kind", kind)
        restyle(self)
        self.dress()

    def dress(self) -> None:
        """Height, width and icon by the theme; by itself, except after the property `big` was set."""
        self.setMinimumHeight(self._theme.key_px)
        if not self.text():
            self.setMinimumWidth(self._theme.key_px)
        if self._icon:
            self.setIcon(self._theme.icon(self._icon, ICON_TOKENS[self._kind]))
            big = bool(self.property("big"))
            side = self._theme.px(30 if big else self._theme.sizes.body_px + 8)
            self.setIconSize(QSize(side, side))

    def _hint(self) -> str:
        hint, keys = self._tip or self.text().replace("&", ""), self.shortcut()
        return hint if keys.isEmpty() else f"{hint}  ({keys.toString()})"


class Sentence(QLabel):
    """Plain text at one of the steps of the type, wrapped unless it is said to be one line."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        step: TextStep = "body",
        tone: Tone = "plain",
        strong: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._step: TextStep = step
        self._strong = strong
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.setProperty("step", step)
        self.setProperty("strong", strong)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_tone(self, tone: Tone) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class Banner(QFrame):
    """One sentence across a view, with the next step as a key. Hidden while there is nothing to say."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("Banner")
        self._sentence = Sentence(theme, parent=self)
        self._key = Key(theme, "", parent=self)
        self._key.clicked.connect(self.pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        layout.setSpacing(theme.space(2))
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._key)
        self.hide()

    @property
    def text(self) -> str:
        return self._sentence.text()

    def say(self, tone: Tone, text: str, action: str = "") -> None:
        """An empty text hides it."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)
        self._sentence.setText(text)
        self._key.setText(action)
        self._key.setVisible(bool(action))
        self.setVisible(bool(text))


class Blank(QWidget):
    """A view with nothing in it yet: what that means and the next step as a key."""

    pressed = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = icon
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Sentence(theme, step="strong", strong=True, parent=self)
        self._text = Sentence(theme, tone="quiet", parent=self)
        self._key = Key(theme, "", parent=self)
        self._key.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(1))
        layout.addStretch(2)
        for label in (self._picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(theme.space(1))
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def title(self) -> str:
        return self._title.text()

    def say(self, title: str, text: str = "", action: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._key.setText(action)
        self._key.setVisible(bool(action))

    def _dress(self) -> None:
        side = self._theme.px(40)
        self._picture.setPixmap(self._theme.icon(self._name, "edge").pixmap(side, side))


def restyle(widget: QWidget) -> None:
    """After a property that the style sheet asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


__all__ = ["Banner", "Blank", "Key", "KeyKind", "Lamp", "Sentence", "Tone", "restyle"]
