"""Sign-in: who is known here by one press and the password, whoever else by server, name and password; says plainly
what went wrong; remembers server and name, never the password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.client.border import Connect, LinkView, Notice, SignInFailed, SignOut
from app.client.people_commands import KnownPerson, KnowPeople, PeopleKnown
from app.client.returning_commands import LeftRoom
from ui.bridge import Bridge
from ui.controls import Banner, Key, Sentence
from ui.home.forgetkey import ForgetKey
from ui.home.openingkey import OpeningKey
from ui.home.people import PeopleKeys
from ui.home.returnbar import ReturnBar
from ui.home.sign_in_column import SignInColumn
from ui.home.sign_in_words import failure_sentence
from ui.home.telephone import TelephoneLine
from ui.memory import Memory
from ui.theme import Theme


class SignInPage(QWidget):
    """`settings_asked`, `file_asked` (review a consult file without a server) are for the window, and
    `return_wanted(LeftRoom, or None)`: who signs in next wants to be in that consult again, or not any more."""

    settings_asked = Signal()
    file_asked = Signal()
    return_wanted = Signal(object)

    def __init__(self, bridge: Bridge, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._memory = bridge, theme, memory
        self._gave_up, self._by_key, self._sentence = False, False, ""
        self._known = PeopleKeys(theme, self)
        self._known.chosen.connect(self._choose)
        self._known.other_pressed.connect(lambda: self._ask_all(other=True))
        self._whose = Sentence(theme, step="title", strong=True, parent=self)
        self._back = Key(theme, self.tr("Somebody else…"), "users", "quiet", parent=self)
        self._back.clicked.connect(self._go_back)
        self._forget = ForgetKey(bridge, theme, self)
        self._forget.forgotten.connect(self._forgotten)
        self._telephone = TelephoneLine(theme, self)
        self._server = QLineEdit(memory.text("server"), self)
        self._server.setPlaceholderText(self.tr("Enrolment link: preceptor://…"))
        self._user = QLineEdit(memory.text("user"), self)
        self._secret = QLineEdit(self)
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._banner = Banner(theme, self)
        self._forget.refused.connect(lambda why: self._banner.say("amber", why))
        self._return = ReturnBar(bridge, theme, self)
        self._return.pressed.connect(self._return_to)
        self._return.found.connect(self._offer_return)
        self._returning: LeftRoom | None = None
        self._sign_in = Key(theme, self.tr("Sign in"), "sign-in", "accent", parent=self)
        self._sign_in.clicked.connect(self._submit)
        self._opening = OpeningKey(bridge, theme, self._server.text, self)
        fields = self._server, self._user, self._secret
        for field in fields:
            field.returnPressed.connect(self._submit)
            field.textChanged.connect(self._written)
        above = self._return, self._banner, self._opening, self._known, self._whose
        below = self._sign_in, self._back, self._forget, self._telephone
        self._column = SignInColumn(theme, above, fields, below, self)
        self._column.settings_pressed.connect(self.settings_asked)
        self._column.file_pressed.connect(self.file_asked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        theme.changed.connect(self._column.dress)
        bridge.notice.connect(self._told)
        self._ask_all()

    def begin(self, sentence: str = "") -> None:
        self._gave_up, self._sentence = False, sentence
        self._busy(False)
        self._secret.clear()
        self._want_return(None)
        self._return.ask()
        self._bridge.post(KnowPeople())
        self._show_people()

    def _told(self, notice: Notice) -> None:
        if isinstance(notice, PeopleKnown):
            before = self._known.people
            self._known.show_people(notice.people)
            self._telephone.say(next((one.telephone for one in notice.people if one.telephone), ""))
            if not before and not self._secret.text() and self._sign_in.isEnabled():
                self._show_people()
                self._offer_return()
            self._back.setVisible(bool(notice.people) and not self._known.isVisibleTo(self))
        self._dress()

    def _show_people(self) -> None:
        """The names, where several are known; who is alone here is asked for the password at once."""
        alone = self._known.people[0] if len(self._known.people) == 1 else None
        if alone is not None and self._user.text().strip() in ("", alone.user):
            self._choose(alone)
        elif self._known.people and alone is None:
            self._show_rows()
            self._known.setVisible(True)
            self._known.begin()
        else:
            self._ask_all()
        self._banner.say("amber", self._sentence)
        self._offer_return()

    def _go_back(self) -> None:
        """From one to the others, from the fields to those who are known."""
        self._sentence = ""
        if self._whose.text() and len(self._known.people) == 1:
            self._ask_all(other=True)
        else:
            self._user.clear()
            self._show_people()

    def _choose(self, person: KnownPerson) -> None:
        self._server.setText(person.address)
        self._user.setText(person.user)
        self._secret.clear()
        self._whose.setText(person.name)
        self._show_rows(self._secret)
        self._secret.setFocus()

    def _ask_all(self, other: bool = False) -> None:
        self._whose.clear()
        if other:
            self._user.clear()
        fields = (self._server, self._user, self._secret)
        self._show_rows(*fields)
        next((field for field in fields if not field.text()), self._secret).setFocus()

    def _show_rows(self, *fields: QLineEdit) -> None:
        self._known.setVisible(False)
        self._column.show_rows(fields)
        self._whose.setVisible(bool(self._whose.text()) and bool(fields))
        self._sign_in.setVisible(bool(fields))
        self._back.setVisible(bool(fields) and bool(self._known.people))
        self._forget.show_for(self._chosen if self._whose.text() and fields else None)
        self._dress()

    def _dress(self) -> None:
        self._return.share(self._sign_in, self._user.text().strip() if self._sign_in.isVisibleTo(self) else "")

    @property
    def _chosen(self) -> KnownPerson | None:
        return self._known.known(self._user.text().strip(), self._server.text().strip())

    def _forgotten(self, sentence: str) -> None:
        self._user.clear()
        self._memory.put_text("user", "")
        self.begin(sentence)

    @property
    def gave_up(self) -> bool:
        """Escape was pressed: an answer that was on its way already is nobody's any more."""
        return self._gave_up

    def failed(self, notice: SignInFailed) -> None:
        if self._gave_up:
            return
        needs_secret = self._by_key and notice.code in ("not_enrolled", "place_ended", "wrong_password")
        self._banner.say("red", "" if needs_secret else failure_sentence(notice))
        keeps_key = self._return.again(self._returning is not None, self._by_key and not needs_secret)
        self._dress()
        if self._known.isVisibleTo(self):  # told to who was signed in: the names stay, with the sentence above them
            return
        self._busy(False)
        is_link = notice.code in ("wrong_server", "pin_changed", "unreachable")
        self._opening.setVisible(is_link)
        wrong = self._server if is_link and self._server.isVisible() else self._secret
        wrong.selectAll()
        (self._return.key if keeps_key else wrong).setFocus()

    def show_link(self, link: LinkView) -> None:
        if link.state == "connecting" and not self._sign_in.isEnabled():
            self._sign_in.setText(self.tr("Connecting…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._sign_in.isEnabled():
            self._gave_up = True
            self._bridge.post(SignOut())
            self._busy(False)
            keeps = self._return.again(self._returning is not None, self._by_key)
            self._dress()
            (self._return.key if keeps else self._secret).setFocus()
        super().keyPressEvent(event)

    def _submit(self) -> None:
        if missing := self._column.missing():
            field, sentence = missing
            self._banner.say("amber", sentence)
            field.setFocus()
            return
        self._connect(self._secret.text())

    def _connect(self, secret: str, returning: str = "") -> None:
        server, user = self._server.text().strip(), self._user.text().strip()
        self._memory.put_text("server", server)
        self._memory.put_text("user", user)
        self._banner.say("plain", "")
        self._gave_up, self._by_key = False, bool(returning)
        self._busy(True)
        self._bridge.post(Connect(server, user, secret, returning))

    def _offer_return(self) -> None:
        """The first thing on the page, unless somebody is writing already."""
        if self._return.key.isVisibleTo(self) and self._sign_in.isEnabled() and not self._secret.text():
            self._return.key.setFocus()

    def _return_to(self, left: LeftRoom) -> None:
        """The consult opens by itself: by this computer's key while the server keeps the place, else by password."""
        if self._server.text().strip() not in ("", left.server) or self._user.text().strip() not in ("", left.user):
            self._secret.clear()  # written under another name: it would be tried on this account, or at another server
        self._server.setText(left.server)
        self._user.setText(left.user)
        self._want_return(left)
        self._whose.setText(self._chosen.name if self._chosen is not None else left.name)
        self._show_rows(self._secret)
        self._secret.setFocus()
        if self._secret.text():
            self._submit()
        elif left.by_key:
            self._connect("", left.consult)
            self._return.go()

    def _written(self) -> None:
        """What was said of it is over; who signs in instead of another is not to be found in a colleague's consult."""
        self._banner.say("plain", "")
        self._opening.hide()
        left = self._returning
        if left is not None and (self._server.text().strip(), self._user.text().strip()) != (left.server, left.user):
            self._want_return(None)

    def _want_return(self, left: LeftRoom | None) -> None:
        if left != self._returning:
            self._returning = left
            self._return.wait(left is not None)
            self._dress()
            self.return_wanted.emit(left)

    def _busy(self, on: bool) -> None:
        self._sign_in.setEnabled(not on)
        self._sign_in.setText(self.tr("Signing in…") if on else self.tr("Sign in"))
        for field in (self._server, self._user, self._secret, self._back, self._forget, self._return.key):
            field.setEnabled(not on)
