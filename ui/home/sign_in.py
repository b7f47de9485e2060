"""Sign-in: server, name, password; says plainly what went wrong; remembers server and name, never the password."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.client.border import Connect, LinkView, SignInFailed, SignOut
from ui.bridge import Bridge
from ui.controls import Banner, Key, Sentence
from ui.memory import Memory
from ui.said import said
from ui.theme import Theme

COLUMN_PX = 440


class SignInPage(QWidget):
    """`settings_asked`, `file_asked` (review a consult file without a server) are for the window."""

    settings_asked = Signal()
    file_asked = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge = bridge
        self._theme = theme
        self._memory = memory
        self._gave_up = False
        self._server = QLineEdit(memory.text("server"), self)
        self._server.setPlaceholderText(self.tr("preceptor://host:port#…"))
        self._user = QLineEdit(memory.text("user"), self)
        self._secret = QLineEdit(self)
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._banner = Banner(theme, self)
        self._sign_in = Key(theme, self.tr("Sign in"), "sign-in", "accent", parent=self)
        self._sign_in.clicked.connect(self._submit)
        self._opening = Key(theme, self.tr("What IT must open…"), "lock-key-open", "quiet", parent=self)
        self._opening.clicked.connect(self._open_opening)
        self._opening.hide()
        for field in (self._server, self._user, self._secret):
            field.returnPressed.connect(self._submit)
            field.textChanged.connect(self._cleared)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def begin(self, sentence: str = "") -> None:
        """The page is shown: the first empty field gets the keys."""
        self._gave_up = False
        self._busy(False)
        self._secret.clear()
        self._banner.say("amber", sentence)
        fields = (self._server, self._user, self._secret)
        next((field for field in fields if not field.text()), self._secret).setFocus()

    @property
    def gave_up(self) -> bool:
        """Escape was pressed: an answer that was on its way already is nobody's any more."""
        return self._gave_up

    def failed(self, notice: SignInFailed) -> None:
        if self._gave_up:
            return
        self._busy(False)
        self._banner.say("red", failure_sentence(notice))
        is_link = notice.code in ("wrong_server", "pin_changed", "unreachable")
        self._opening.setVisible(is_link)
        wrong = self._server if is_link else self._secret
        wrong.setFocus()
        wrong.selectAll()

    def show_link(self, link: LinkView) -> None:
        if link.state == "connecting" and not self._sign_in.isEnabled():
            self._sign_in.setText(self.tr("Connecting…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._sign_in.isEnabled():
            self._gave_up = True
            self._bridge.post(SignOut())
            self._busy(False)
            self._secret.setFocus()
        super().keyPressEvent(event)

    def _submit(self) -> None:
        missing = self._missing()
        if missing is not None:
            field, sentence = missing
            self._banner.say("amber", sentence)
            field.setFocus()
            return
        server, user = self._server.text().strip(), self._user.text().strip()
        self._memory.put_text("server", server)
        self._memory.put_text("user", user)
        self._banner.say("plain", "")
        self._gave_up = False
        self._busy(True)
        self._bridge.post(Connect(server, user, self._secret.text()))

    def _open_opening(self) -> None:
        from ui.dialogs.opening import OpeningDialog

        OpeningDialog(self._bridge, self._theme, self._server.text(), self.window()).open()

    def _missing(self) -> tuple[QLineEdit, str] | None:
        if not self._server.text().strip():
            return self._server, self.tr(
                "Paste the enrolment link that came with your invitation, or a server address."
            )
        if not self._user.text().strip():
            return self._user, self.tr("Write your sign-in name.")
        if not self._secret.text():
            return self._secret, self.tr("Write your password.")
        return None

    def _cleared(self) -> None:
        self._banner.say("plain", "")
        self._opening.hide()

    def _busy(self, on: bool) -> None:
        self._sign_in.setEnabled(not on)
        self._sign_in.setText(self.tr("Signing in…") if on else self.tr("Sign in"))
        for field in (self._server, self._user, self._secret):
            field.setEnabled(not on)

    def _lay_out(self) -> None:
        theme = self._theme
        name = Sentence(theme, "Preceptor", "hero", strong=True, parent=self)
        line = Sentence(
            theme, self.tr("A specialist at the bedside, wherever the bed is."), "strong", "quiet", parent=self
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(theme.space(1))
        for text, field in (
            (self.tr("&Server"), self._server),
            (self.tr("&Name"), self._user),
            (self.tr("&Password"), self._secret),
        ):
            label = Sentence(theme, text, "body", wrap=False, parent=self)
            label.setTextFormat(Qt.TextFormat.AutoText)
            label.setBuddy(field)
            form.addRow(label, field)
        settings = Key(theme, self.tr("Settings"), "gear", "quiet", tip=self.tr("Settings  (Ctrl+,)"), parent=self)
        settings.clicked.connect(self.settings_asked)
        file = Key(theme, self.tr("Review a consult file…"), "folder-open", "quiet", parent=self)
        file.setToolTip(self.tr("Review a .preceptor file without a server  (Ctrl+O)"))
        file.clicked.connect(self.file_asked)
        foot = QHBoxLayout()
        foot.addWidget(settings)
        foot.addStretch(1)
        foot.addWidget(file)
        self._column = QWidget(self)
        column = QVBoxLayout(self._column)
        column.setSpacing(theme.space(2))
        column.addStretch(2)
        column.addWidget(name)
        column.addWidget(line)
        column.addSpacing(theme.space(1))
        column.addWidget(self._banner)
        column.addWidget(self._opening, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(form)
        column.addWidget(self._sign_in)
        column.addLayout(foot)
        column.addStretch(3)
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.addStretch(1)
        row.addWidget(self._column)
        row.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(centre)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _dress(self) -> None:
        self._column.setFixedWidth(min(self._theme.px(COLUMN_PX), 900))
        for field in (self._server, self._user, self._secret):
            field.setMinimumHeight(self._theme.key_px)


UNKNOWN = QT_TRANSLATE_NOOP("SignIn", "Signing in did not work. Try again, or ask whoever runs the server.")
FAILURES = {
    "wrong_password": QT_TRANSLATE_NOOP("SignIn", "Name and password do not go together. Check both and try again."),
    "wrong_server": QT_TRANSLATE_NOOP(
        "SignIn", "This address is no Preceptor server. Check the link that came with your invitation."
    ),
    "pin_changed": QT_TRANSLATE_NOOP(
        "SignIn",
        "This server's key is not the one you enrolled with, so nothing was sent to it. "
        "Ask whoever runs the server for a new enrolment link.",
    ),
    "other_version": QT_TRANSLATE_NOOP(
        "SignIn",
        "The server speaks another version. Update Preceptor on this computer, or ask for the server to be updated.",
    ),
    "unreachable": QT_TRANSLATE_NOOP(
        "SignIn", "The server does not answer. Check that this computer is online, then try again."
    ),
    "disabled": QT_TRANSLATE_NOOP("SignIn", "This account is switched off. Ask whoever runs the server."),
    "throttled": QT_TRANSLATE_NOOP(
        "SignIn",
        "Too many wrong passwords. Wait a while, or ask whoever runs the server for a new password.",
    ),
}


def failure_sentence(notice: SignInFailed) -> str:
    """What happened, what it means, what to do: in the words of who knows what happened, else by its code."""
    return said(notice.text) or QCoreApplication.translate("SignIn", str(FAILURES.get(notice.code, UNKNOWN)))
