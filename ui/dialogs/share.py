"""Before a file is shared: its first page, whose patient it is, and who will see it; then Share or Cancel."""

import secrets
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.client.border import DropFile, FilePreviewed, FileRefused, Notice, PreviewFile, RoomView, ShareFile
from app.consult.events.request import Patient
from ui.bridge import Bridge
from ui.controls import Banner, Key, Sentence
from ui.dialogs.preview import Preview
from ui.dialogs.sheet import Sheet
from ui.dialogs.whose import another_patient, said_of
from ui.modes import Mode
from ui.said import said
from ui.theme import Theme
from ui.words import size_words

DAY_MS = 86_400_000


class ShareDialog(Sheet):
    """One file from a path, bytes that were pasted, or several files as one. `shared` once it was posted."""

    shared = Signal()

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        mode: Mode,
        file: PreviewFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent, 760)
        self.title.setText(self.tr("Share this with everybody here?"))
        self.setWindowTitle(self.tr("Share"))
        self._bridge = bridge
        self._token = secrets.token_hex(16)  # an answer to an earlier dialog's question is not this file
        self._file = msgspec.structs.replace(file, title=file.title or Path(file.path).name, token=self._token)
        view = bridge.room
        request = view.state.request if view is not None else None
        patient = request.patient if request is not None else Patient()
        self._patient, self._day = patient, request.at_ms // DAY_MS if request is not None else 0
        self.show_band(patient, request.site_name if request is not None else "", mode.may("see_name"))
        self._banner, self._warning = Banner(theme, self), Banner(theme, self)
        self._preview = Preview(theme, 380, self)
        self._name = Sentence(theme, self._file.title, "strong", strong=True, parent=self)
        self._size = Sentence(theme, tone="quiet", parent=self)
        self._whose = Sentence(theme, strong=True, parent=self)
        self._who = Sentence(theme, who_will_see(view), parent=self)
        self._check = Sentence(
            theme, self.tr("Look at it: is it this patient's? Place and camera data are taken out."), parent=self
        )
        self._password = QLineEdit(self)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setPlaceholderText(self.tr("Password of this file"))
        self._password.setAccessibleName(self.tr("Password of this file"))
        self._password.setMinimumHeight(theme.key_px)
        self._unlock = Key(theme, self.tr("Open"), "lock-open", "accent", parent=self)
        self._lay_out()
        self._cancel = self.add_cancel()
        self._share = self.add_key(Key(theme, self.tr("Share"), "share-network", "accent", "Ctrl+Return", parent=self))
        self._share.clicked.connect(self._go)
        self._unlock.clicked.connect(self._try_password)
        self._password.returnPressed.connect(self._try_password)
        self.rejected.connect(self._drop)
        bridge.notice.connect(self._heard)
        self._lock(False)
        self._ask("")

    def _ask(self, password: str) -> None:
        self._share.setEnabled(False)
        self._preview.say(self.tr("Opening…"))
        self._bridge.post(msgspec.structs.replace(self._file, password=password))

    def _heard(self, notice: Notice) -> None:
        if isinstance(notice, FilePreviewed) and notice.token == self._token:
            self._show_file(notice)
        elif isinstance(notice, FileRefused) and notice.token == self._token:
            self._refused(notice)

    def _show_file(self, file: FilePreviewed) -> None:
        self._lock(False)
        self._name.setText(file.title)
        doubt = self._say_whose(file)
        pages = self.tr("{n} pages").format(n=file.pages) if file.pages > 1 else self.tr("1 page")
        if file.about.seconds:
            pages = self.tr("{n} s recorded").format(n=f"{file.about.seconds:,.0f}")
        left_out = self.tr("{n} files without a picture are left out").format(n=file.about.left_out)
        parts = (pages, size_words(file.size_bytes), left_out if file.about.left_out else "")
        self._size.setText(" · ".join(part for part in parts if part))
        self._preview.show_frame(file.page)
        self._share.setEnabled(True)
        (self._cancel if doubt else self._share).setFocus()

    def _say_whose(self, file: FilePreviewed) -> str:
        """What makes it another patient's is said first, and the key asks again; returns it."""
        doubt = another_patient(self._patient, file.about.subjects, self._day)
        self._banner.say("red", doubt)
        told = (self._missing(file), self._printed(file), *map(said, file.about.notes))
        self._warning.say("amber", " ".join(part for part in told if part))
        self._share.setText(self.tr("Share all the same") if doubt else self.tr("Share"))
        self._whose.setText(said_of(file.about.subjects))
        self._whose.setVisible(bool(self._whose.text()))
        if file.about.subjects:
            self._check.setText(
                self.tr("Look at it: is it this patient's? Name and numbers are taken out of the file.")
            )
        return doubt

    def _missing(self, file: FilePreviewed) -> str:
        if not file.about.missing:
            return ""
        return self.tr("Pictures that are missing because they are damaged or cannot be shown: {n}.").format(
            n=file.about.missing
        )

    def _printed(self, file: FilePreviewed) -> str:
        """The page that is feared is the one that is shown."""
        if not file.about.may_show_a_name:
            return ""
        printed = self.tr("A name may be printed in the picture itself. It would be seen by all.")
        if file.pages == 1:
            return printed
        return printed + " " + self.tr("Shown here: page {n}.").format(n=file.about.look_at + 1)

    def _refused(self, notice: FileRefused) -> None:
        self._preview.say(self.tr("Nothing was shared."))
        self._lock(notice.needs_password)
        self._warning.say("amber", "")
        self._banner.say("amber" if notice.needs_password else "red", said(notice.text))

    def _lock(self, on: bool) -> None:
        self._password.setVisible(on)
        self._unlock.setVisible(on)
        self._share.setVisible(not on)
        if on:
            self._password.setFocus()

    def _try_password(self) -> None:
        self._ask(self._password.text())
        self._password.clear()

    def _go(self) -> None:
        self._bridge.post(ShareFile(self._token))
        self.shared.emit()
        self.accept()

    def _drop(self) -> None:
        self._bridge.post(DropFile(self._token))

    def _lay_out(self) -> None:
        theme = self._theme
        facts = QVBoxLayout()
        facts.setSpacing(theme.space(1))
        for part in (self._name, self._size, self._whose, self._who, self._check):
            facts.addWidget(part)
        facts.addStretch(1)
        facts.addWidget(self._password)
        facts.addWidget(self._unlock)
        for banner in (self._banner, self._warning):
            self.body.addWidget(banner)
        self.add_columns((self._preview, 3), (facts, 2))


def who_will_see(view: RoomView | None) -> str:
    """`Dr Chen and Ola Moe see it at once.`"""
    from PySide6.QtCore import QCoreApplication

    tr = QCoreApplication.translate
    me = view.me.person if view is not None and view.me is not None else ""
    names = [person.name for person in view.here if person.person != me] if view is not None else []
    if not names:
        return tr("Share", "Nobody else is here now. Whoever joins sees it.")
    if len(names) == 1:
        return tr("Share", "{name} sees it at once.").format(name=names[0])
    both = tr("Share", "{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
    return tr("Share", "{names} see it at once.").format(names=both)
