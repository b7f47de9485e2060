"""The pages of the window, each made when it is first shown; knows what a page needs, not when it is turned to."""

import logging
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from app.client.border import CloseReview, LinkView
from app.clock import Clock
from ui.actions import Actions
from ui.bridge import Bridge
from ui.comeback import Comeback
from ui.controls import Tone
from ui.dialogs.places import forget_last
from ui.home.sign_in import SignInPage
from ui.memory import Memory
from ui.modes import REVIEW, Mode
from ui.ringing import Ringing
from ui.said import said
from ui.theme import Theme

log = logging.getLogger(__name__)

PageName = Literal["sign_in", "home", "room", "library", "review"]


class Pages(QStackedWidget):
    """`made(name, page)`: once for every page, before it is shown. Imports lie inside the methods: the sign-in is
    painted before the rest of the program is read from disk."""

    made = Signal(str, QWidget)

    def __init__(
        self, bridge: Bridge, theme: Theme, memory: Memory, actions: Actions, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bridge, self._theme, self._memory = bridge, theme, memory
        self._actions, self._clock = actions, clock
        self._ringing = Ringing(bridge, self)  # a call rings whatever page is shown
        self.comeback = Comeback(bridge, clock)
        self._made: dict[PageName, QWidget] = {}
        self._name: PageName = "sign_in"

    @property
    def ringing(self) -> Ringing:
        return self._ringing

    @property
    def name(self) -> PageName:
        """What is shown."""
        return self._name

    def turn_to(self, name: PageName, page: QWidget) -> None:
        """A room or a review that is no longer shown is over: nothing runs or sounds behind another page."""
        before, self._name = self._name, name
        self.setCurrentWidget(page)
        if before != name and before in ("room", "review"):
            self.forget(before)
        if name == "sign_in":
            forget_last(self.window())
        if before == "review" != name:
            self._bridge.post(CloseReview())
        begin = getattr(page, "begin", None)
        if begin is not None:
            begin()

    def say(self, tone: Tone, sentence: str) -> None:
        """On the page that is shown, where it has a place for sentences; a room takes it among what it tells once."""
        page = self.currentWidget()
        if tell := getattr(page, "told_once", None) or getattr(getattr(page, "banner", None), "say", None):
            tell(tone, said(sentence))
        elif sentence:
            log.warning("nobody reads a sentence that came on the page %s", self._name)

    def sign_in(self) -> SignInPage:
        made = self._made.get("sign_in")
        if isinstance(made, SignInPage):
            return made
        page = SignInPage(self._bridge, self._theme, self._memory, self)
        page.return_wanted.connect(self.comeback.want)
        self._add("sign_in", page)
        return page

    @property
    def gave_up(self) -> bool:
        """The person gave up signing in, so nobody is entered by an answer that comes late."""
        made = self._made.get("sign_in")
        return isinstance(made, SignInPage) and made.gave_up

    def show_link(self, link: LinkView) -> None:
        """The sign-in, while it is there, says how far it has come."""
        made = self._made.get("sign_in")
        if isinstance(made, SignInPage):
            made.show_link(link)

    def home(self, mode: Mode) -> QWidget:
        if mode.home == "library":
            return self.library(mode)
        made = self._made.get("home")
        return made if made is not None else self._add("home", self._make_home(mode))

    def library(self, mode: Mode) -> QWidget:
        from ui.home.library import LibraryPage

        made = self._made.get("library")
        if made is None:
            page = LibraryPage(self._bridge, self._theme, mode, self._actions, self._clock, self)
            made = self._add("library", page)
        return made

    def room(self, mode: Mode) -> QWidget:
        from ui.stage.room import RoomPage

        made = self._made.get("room")
        if made is None:
            page = RoomPage(self._bridge, self._theme, mode, self, store=self._memory.store, ringing=self._ringing)
            made = self._add("room", page)
        return made

    def review(self, mode: Mode) -> QWidget:
        from ui.review.page import ReviewPage

        made = self._made.get("review")
        if made is None:
            rights = REVIEW if mode.name == "observer" else mode
            made = self._add("review", ReviewPage(self._bridge, self._theme, rights, self))
        return made

    def forget(self, *names: PageName) -> None:
        """Made anew when it is next shown: another person, another language, a room that was left."""
        for name in names:
            page = self._made.pop(name, None)
            if page is not None:
                self.removeWidget(page)
                close_dialogs(page)
                page.hide()
                page.deleteLater()

    def has(self, name: PageName) -> bool:
        return name in self._made

    def _make_home(self, mode: Mode) -> QWidget:
        from ui.home.board import BoardPage
        from ui.home.clinic import ClinicPage

        if mode.home == "clinic":
            return ClinicPage(self._bridge, self._theme, self._actions, self._clock, self)
        return BoardPage(self._bridge, self._theme, mode, self._actions, self._clock, self._ringing, self)

    def _add(self, name: PageName, page: QWidget) -> QWidget:
        self._made[name] = page
        self.addWidget(page)
        self.made.emit(name, page)
        return page


def close_dialogs(over: QWidget) -> None:
    """Each keeps what is half written in it. `done`, not `reject`: that is a person's, who may mean to let go of it."""
    for dialog in over.findChildren(QDialog):
        dialog.done(QDialog.DialogCode.Rejected)
