"""Locks the window when nobody has touched it for 15 min, never in a meeting, and when the server asks for the password
of who came in by this computer's key; link, uploads and ringing go on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.client.border import Notice
from app.client.people_commands import SecretAsked, Unlock, Unlocked
from app.client.returning_commands import ScreenLocked
from app.clock import Clock
from ui.bridge import Bridge
from ui.idle import Idle
from ui.ringing import Ringing
from ui.said import said
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.home.locked import LockPage

MOST_WRONG = 5
LOST_MS = 120_000
STOP = "StopCover"  # it lies above this, as above everything


class Locking(QObject):
    """`others(why)` signs out and shows who else is known. Open dialogs are put aside and come back as they
    were, with what is half written in them."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        clock: Clock,
        ringing: Ringing,
        others: Callable[[str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge, self._theme, self._ringing = bridge, theme, ringing
        self._others, self._window = others, window
        self._aside: list[tuple[QWidget, Qt.WindowModality]] = []
        self._page: LockPage | None = None
        self._before: QWidget | None = None
        self._wrong = 0
        self._clock, self._linked_ms = clock, clock.boot_ms()
        self._idle = Idle(clock, self._is_busy, self)
        self._idle.idle.connect(lambda: self.lock())
        bridge.notice.connect(self._told)
        ringing.changed.connect(self._show_calls)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep)

    @property
    def is_locked(self) -> bool:
        return self._page is not None

    def lock(self, asked: bool = False) -> None:
        """`asked`: by the server. Only where somebody is signed in."""
        from ui.home.locked import LockPage

        home = self._bridge.home
        if self._page is not None or home.person is None:
            return
        self._put_aside()
        self._before = self._window.focusWidget()
        self._wrong = 0
        page = self._page = LockPage(self._theme, self._window)
        page.tried.connect(lambda secret: self._bridge.post(Unlock(secret)))
        page.other_pressed.connect(lambda: self._give_up(""))
        page.setGeometry(self._window.rect())
        page.show()
        page.raise_()
        page.begin(home.person.name, home.telephone, asked, self._bridge.room is not None)
        self._bridge.post(ScreenLocked(True))
        self._show_calls()

    def open(self) -> None:
        """The window as it was; also when nobody is signed in any more."""
        page, self._page = self._page, None
        self._idle.touched()
        if page is None:
            return
        page.hide()
        page.deleteLater()
        aside, self._aside = self._aside, []
        for widget, modality in aside:
            widget.setWindowModality(modality)
            widget.show()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()

    def _is_busy(self) -> bool:
        return self._bridge.media.on or self._bridge.home.person is None or self._meets()

    def _meets(self) -> bool:
        """One that goes on in the open room, whoever is in it: who watches another's hands for an hour, or stands by
        with advice, moves none of their own. While the link is lost nobody says when it ends: as long as the room keeps
        it (R19), and no longer."""
        room, now_ms = self._bridge.room, self._clock.boot_ms()
        if self._bridge.link.state == "online":
            self._linked_ms = now_ms
        is_on = room is not None and room.state.meeting is not None
        return is_on and now_ms - self._linked_ms < LOST_MS

    def _told(self, notice: Notice) -> None:
        if isinstance(notice, SecretAsked):
            self._ask()
        if not isinstance(notice, Unlocked) or self._page is None:
            return
        if notice.ok:
            self._bridge.post(ScreenLocked(False))
            self.open()
            return
        if notice.text:
            self._page.wrong(said(notice.text))
            return
        self._wrong += 1
        if self._wrong >= MOST_WRONG:
            self._give_up(self.tr("Five wrong passwords: you were signed out. What you wrote is kept."))
        else:
            self._page.wrong()

    def _ask(self) -> None:
        """What is typed already is tried by whoever pressed, once more."""
        home = self._bridge.home
        if self._page is None:
            self.lock(asked=True)
        elif home.person is not None:
            self._page.begin(home.person.name, home.telephone, True, self._bridge.room is not None)

    def _give_up(self, why: str) -> None:
        self._aside = []  # closed with the rest when nobody is signed in
        self.open()
        self._others(why)

    def _put_aside(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for widget in QApplication.topLevelWidgets():
            is_ours = widget is not self._window and widget.isVisible() and widget.objectName() != STOP
            if is_ours and (isinstance(widget, QDialog) or widget.parent() is not None):
                self._aside.append((widget, widget.windowModality()))
                widget.hide()

    def _keep(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whatever takes the keys meanwhile, below or in a dialog that opens now, gives them back."""
        if self._page is None or new is None or new.window().objectName() == STOP:
            return
        if new.window() is not self._window:
            self._put_aside()
        if not self._page.isAncestorOf(new):
            self._page.take_keys()

    def _show_calls(self) -> None:
        if self._page is not None:
            self._page.show_calls(len(self._ringing.calls))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._page is not None:
            self._page.setGeometry(self._window.rect())
        return False
