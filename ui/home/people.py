"""The people known on this computer, as large keys: one press says who it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.client.people_commands import KnownPerson
from ui.controls import Key, Sentence
from ui.theme import Theme

MOST_SHOWN = 6
COLUMN_PX = 440  # the width of the page's one column, at 100 % text
EDGES_PX = 130  # of a key beside its name: icon and margins


class PeopleKeys(QWidget):
    """`chosen(KnownPerson)`, `other_pressed`. Who was here last comes first; beyond six one types a name."""

    chosen = Signal(object)
    other_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.people: tuple[KnownPerson, ...] = ()
        self._keys: list[Key] = []
        self._search: QLineEdit | None = None
        self._other = Key(theme, self.tr("Somebody else…"), "user-plus", "quiet", parent=self)
        self._other.clicked.connect(self.other_pressed)
        self._unsent = Sentence(theme, tone="quiet", parent=self)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space(0.5))
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1.5))
        layout.addWidget(Sentence(theme, self.tr("Who is it?"), "title", strong=True, parent=self))
        layout.addLayout(self._column)
        layout.addWidget(self._unsent)
        layout.addWidget(self._other)

    def show_people(self, people: tuple[KnownPerson, ...]) -> None:
        if people != self.people:
            self.people = people
            if len(people) > MOST_SHOWN and self._search is None:
                self._search = self._make_search()
            self._show()

    def known(self, user: str, address: str) -> KnownPerson | None:
        """One name may be that of two people, at two servers."""
        return next((one for one in self.people if (one.user, one.address) == (user, address)), None)

    def begin(self) -> None:
        if self._search is not None:
            self._search.clear()
        (self._keys[0] if self._keys else self._other).setFocus()

    def _show(self) -> None:
        for key in self._keys:
            self._column.removeWidget(key)
            key.hide()
            key.deleteLater()
        typed = self._search.text().strip().casefold() if self._search is not None else ""
        shown = [one for one in self.people if typed in f"{one.name} {one.user}".casefold()][:MOST_SHOWN]
        self._keys = [self._key(one) for one in shown]
        for key in self._keys:
            self._column.addWidget(key)
            key.show()
        left = ", ".join(f"{self._told_apart(one)} {one.unsent}" for one in self.people if one.unsent)
        self._unsent.setText(
            self.tr("Not sent yet: {people}. It goes as soon as the server answers.").format(people=left)
        )
        self._unsent.setVisible(bool(left))

    def _make_search(self) -> QLineEdit:
        made = QLineEdit(self)
        made.setPlaceholderText(self.tr("Search a name"))
        made.setMinimumHeight(self._theme.key_px)
        made.textChanged.connect(self._show)
        self._layout.insertWidget(1, made)
        return made

    def _told_apart(self, person: KnownPerson) -> str:
        """By no more than it takes: the name; how they sign in; where, of one who does so alike at two servers."""
        alike = [one for one in self.people if one.name == person.name]
        users = [one.user for one in alike if one.user.casefold() == person.user.casefold()]
        if len(alike) == 1:
            return person.name
        if len(users) == 1:
            return f"{person.name} ({person.user})"
        sites = [one.site_name for one in alike]
        host = person.address.partition("//")[2].partition("#")[0] or person.address
        where = person.site_name if person.site_name and sites.count(person.site_name) == 1 else host
        return f"{person.name} ({person.user}, {where})"

    def _key(self, person: KnownPerson) -> Key:
        name = self._told_apart(person)
        key = Key(self._theme, "", "user", tip=name, parent=self)
        key.setProperty("big", True)
        key.dress()
        key.ensurePolished()
        width = self._theme.px(COLUMN_PX - EDGES_PX)
        cut = Qt.TextElideMode.ElideRight if name == person.name else Qt.TextElideMode.ElideMiddle
        key.setText(key.fontMetrics().elidedText(name, cut, width).replace("&", "&&"))
        key.setMinimumHeight(self._theme.key_px + self._theme.px(6))
        key.clicked.connect(lambda: self.chosen.emit(person))
        return key
