"""The bar across the top of every home: whose place this is, the link, what is unsent, and the menu."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.client.border import HomeView, LinkView
from ui.actions import Actions
from ui.battery_words import lamp_words
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.lamp import Lamp, LampKey, Tone
from ui.said import said
from ui.theme import Theme


class HomeBar(QWidget):
    """Takes its words from HomeView and LinkView, its menu from the window's actions."""

    def __init__(self, bridge: Bridge, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place = Sentence(theme, step="title", strong=True, wrap=False, parent=self)
        self._who = Sentence(theme, tone="quiet", wrap=False, parent=self)
        for label in (self._place, self._who):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bridge, self._theme = bridge, theme
        self._unsent, self._battery = Lamp(theme, self), Lamp(theme, self)
        self._menu_key = Key(theme, self.tr("Menu"), "list", "quiet", "F10", parent=self)
        menu = QMenu(self._menu_key)
        for action in actions.menu:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        self._menu_key.setMenu(menu)
        self._link = LampKey(
            theme, self.tr("Press to see how the link is"), self
        )  # made last: the menu comes first in the order of the tabulator
        self._link.pressed.connect(self._look_at_link)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), theme.space(1), theme.space(1), theme.space(1))
        row.setSpacing(theme.space(2))
        row.addWidget(self._place, 3)
        row.addWidget(self._who, 2)
        row.addWidget(self._link)
        row.addWidget(self._unsent)
        row.addWidget(self._battery)
        row.addWidget(self._menu_key)
        self._who.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bridge.home_changed.connect(self.show_home)
        bridge.link_changed.connect(self.show_link)
        self.show_home(bridge.home)
        self.show_link(bridge.link)

    def show_home(self, home: HomeView) -> None:
        name = home.person.name if home.person is not None else ""
        self._place.setText(home.site_name or name)
        self._who.setText(name if home.site_name else "")

    def _look_at_link(self) -> None:
        from ui.dialogs.link import LinkDialog

        LinkDialog(self._bridge, self._theme, self.window()).open()

    def show_link(self, link: LinkView) -> None:
        tone, words = link_words(link)
        self._link.show_state(tone, words, said(link.sentence) or words)
        unsent = self.tr("{n} unsent").format(n=link.unsent) if link.unsent else self.tr("All sent")
        self._unsent.show_state("amber" if link.unsent else "quiet", unsent)
        self._unsent.setVisible(bool(link.unsent) or link.state != "offline")
        self._battery.show_state(*lamp_words(link))
        self._battery.setVisible(bool(lamp_words(link)[1]))


def link_words(link: LinkView) -> tuple[Tone, str]:
    """One or two words for the lamp; the sentence is in the tooltip and the banner."""
    tr = QCoreApplication.translate
    match link.state:
        case "online" if link.sentence and not link.clock_wrong_ms:
            return "amber", tr("Link", "Link weak")
        case "online":
            return "green", tr("Link", "Online")
        case "connecting":
            return "amber", tr("Link", "Connecting…")
        case "offline":
            return "red", tr("Link", "Offline")
