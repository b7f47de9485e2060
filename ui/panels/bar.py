"""The panels beside the stage: one open at a time, its name in words, the others one press away; remembered."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.controls import Key, Sentence
from ui.modes import Panel
from ui.panels.spread import Spread
from ui.theme import Theme

ICONS: dict[Panel, str] = {
    "instructions": "hand-pointing",
    "case": "clipboard-text",
    "findings": "list-bullets",
    "messages": "chat-text",
    "people": "users",
    "documents": "files",
}
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own, which PySide6 does not name
WIDTH_PX = 264  # leaves the stage 65 % of 1366x768 beside the filmstrip


class PanelBar(QWidget):
    """`store` remembers the open panel between starts; None remembers nothing. `folded(bool)`."""

    folded = Signal(bool)

    def __init__(
        self, theme: Theme, panels: dict[Panel, QWidget], store: QSettings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._panels = panels
        self._store = store
        self._open: Panel
        self._title = Sentence(theme, step="strong", strong=True, wrap=False, parent=self)
        self._stack = QStackedWidget(self)
        self._group = QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(theme.space(0.5))
        self.tabs: dict[Panel, Key] = {}
        for name, panel in panels.items():
            self._stack.addWidget(panel)
            tab = Key(theme, "", ICONS[name], "choice", tip=self._names()[name], parent=self)
            tab.setProperty("tab", True)
            self._group.addButton(tab)
            tab.clicked.connect(lambda _on=False, name=name: self.open_panel(name))
            self.tabs[name] = tab
            tabs.addWidget(tab, 1)
        self._rows = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(1.5), theme.space(1), theme.space(1), theme.space(1))
        layout.setSpacing(theme.space(1))
        self.head = QHBoxLayout()  # the small pictures stand here, clear of the stage
        self.head.setSpacing(theme.space(1))
        layout.addLayout(self.head)
        layout.addLayout(tabs)
        layout.addWidget(self._title)
        layout.addWidget(self._stack, 1)
        self.foot = QVBoxLayout()  # what is to be seen whichever panel is open
        layout.addLayout(self.foot)
        self._spread: Spread | None = None
        self._guests: list[QWidget] = []
        self._stack.currentChanged.connect(self._measure)
        theme.changed.connect(self._dress)
        self._dress()
        self._measure()
        self.open_panel(self._remembered())

    @property
    def current(self) -> Panel:
        """What is open, or was before a guest came."""
        return self._open

    def open_panel(self, name: Panel) -> None:
        self._open = name
        if self._spread is not None:
            self._spread.hide_guest()
        else:
            self._stack.setCurrentWidget(self._panels[name])
        self.tabs[name].setChecked(True)
        self._title.setText(self._names()[name])
        if self._store is not None:
            self._store.setValue("room/panel", name)

    def show_guest(self, panel: QWidget, title: str) -> None:
        """In the place of the panels and without a tab, until one of them is opened. Not remembered."""
        if panel not in self._guests:
            self._guests.append(panel)
            panel.destroyed.connect(lambda: self._guests.clear())
        if self._spread is not None:
            self._spread.show_guest(panel, title)
            return
        if self._stack.indexOf(panel) < 0:
            self._stack.addWidget(panel)
        self._group.setExclusive(False)
        for tab in self.tabs.values():
            tab.setChecked(False)
        self._group.setExclusive(True)
        self._stack.setCurrentWidget(panel)
        self._title.setText(title)

    def shows(self, panel: QWidget) -> bool:
        if self._spread is not None:
            return self._spread.shows(panel)
        return self._stack.currentWidget() is panel

    def spread(self, on: bool) -> None:
        """All panels beside each other instead of one at a time, and as wide as there is room; or back."""
        if on == (self._spread is not None):
            return
        for part in (*self.tabs.values(), self._title, self._stack):
            part.setVisible(not on)
        if on:
            names = self._names()
            for panel in (*self._panels.values(), *self._guests):
                self._stack.removeWidget(panel)
            self._spread = Spread(self._theme, self)
            self._spread.show_panels([(names[name], panel) for name, panel in self._panels.items()])
            self._rows.insertWidget(self._rows.indexOf(self._stack), self._spread, 1)
        elif self._spread is not None:
            spread, self._spread = self._spread, None
            for panel in spread.give_back():
                self._stack.addWidget(panel)
            spread.deleteLater()
            self.open_panel(self._open)
            self._measure()
        self._dress()

    def show_count(self, name: Panel, count: int, said: str = "") -> None:
        """What waits in a panel, on its tab; `said` of what is not to be read."""
        tab, words = self.tabs[name], self._names()[name]
        tab.setText("" if not count else str(count) if count < 10 else "9+")
        hint = (said or self.tr("{panel}: {n} unread")).format(panel=words, n=count) if count else words
        tab.setToolTip(hint)
        tab.setAccessibleName(hint)

    def _remembered(self) -> Panel:
        wanted = str(self._store.value("room/panel", "")) if self._store is not None else ""
        return next((name for name in self._panels if name == wanted), next(iter(self._panels)))

    def _names(self) -> dict[Panel, str]:
        return {
            "instructions": self.tr("Instructions"),
            "case": self.tr("Case"),
            "findings": self.tr("Findings"),
            "messages": self.tr("Messages"),
            "people": self.tr("People"),
            "documents": self.tr("Documents"),
        }

    def _measure(self, _at: int = 0) -> None:
        """Only what is open says how high it has to be: with large text the highest is higher than a screen."""
        for at in range(self._stack.count()):
            counts = at == self._stack.currentIndex()
            vertical = QSizePolicy.Policy.Preferred if counts else QSizePolicy.Policy.Ignored
            if (one := self._stack.widget(at)) is not None:
                one.setSizePolicy(one.sizePolicy().horizontalPolicy(), vertical)

    def _dress(self) -> None:
        if self._spread is not None:
            self.setMinimumWidth(0)
            self.setMaximumWidth(QWIDGETSIZE_MAX)
            return
        theme, count = self._theme, len(self.tabs)
        width = theme.px(WIDTH_PX)
        width = width if theme.scale_percent < 150 else round(width * 0.86)
        tabs = count * theme.key_px + (count - 1) * theme.space(0.5)
        self.setFixedWidth(max(width, tabs + theme.space(1.5) + theme.space(1)))
