"""Before a file is shared: its first page, whose patient it is, and who will see it; then Share or Cancel."""

import secrets
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.client.border import (
    DropFile,
    FileLookedAt,
    FilePrepared,
    FilePreviewed,
    FileRefused,
    LookAtPage,
    Notice,
    PageLookedAt,
    PreviewFile,
    SharePlan,
)
from ui.bridge import Bridge
from ui.controls import Banner, Key, Sentence
from ui.dialogs.audience import Audience
from ui.dialogs.preview import Preview
from ui.dialogs.sharecost import ShareCost
from ui.dialogs.sheet import Sheet
from ui.dialogs.whose import another_patient, said_of
from ui.modes import Mode
from ui.said import said
from ui.theme import Theme
from ui.words import size_words

SMALL_PX = 150  # high, the look at a file that more has to be asked about


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
        super().__init__(theme, "", parent, 820)
        self.title.setText(self.tr("Share this with everybody here?"))
        self.setWindowTitle(self.tr("Share"))
        self._bridge = bridge
        self._token = secrets.token_hex(16)  # an answer to an earlier dialog's question is not this file
        self._file = msgspec.structs.replace(file, title=file.title or Path(file.path).name, token=self._token)
        self._banner, self._warning = Banner(theme, self), Banner(theme, self)
        self._preview = Preview(theme, 380, self)
        self._name = Sentence(theme, self._file.title, "strong", strong=True, parent=self)
        self._size = Sentence(theme, tone="quiet", parent=self)
        self._facts = ""
        self._whose = Sentence(theme, strong=True, parent=self)
        self._who = Audience(bridge, theme, mode, self)
        self._who.turned.connect(self._turned)
        self._check = Sentence(
            theme, self.tr("Look at it: is it this patient's? Place and camera data are taken out."), parent=self
        )
        self._hide = QCheckBox(self.tr("Hide identity"), self)
        self._hide.setChecked(True)
        self._hide.hide()
        self._hide.toggled.connect(lambda _on: self._say_hidden())
        self._cost = ShareCost(theme, self)
        self._cost.changed.connect(self._may_go)
        self._cost.picker.wanted.connect(lambda page: bridge.post(LookAtPage(self._token, page)))
        self._shown: FilePreviewed | None = None
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
        for part in (self._password, self._unlock):  # asked twice, the file would be opened twice
            part.setEnabled(False)
        self._preview.say(self.tr("Opening…"))
        self._bridge.post(msgspec.structs.replace(self._file, password=password))

    def _heard(self, notice: Notice) -> None:
        if isinstance(notice, FilePreviewed) and notice.token == self._token:
            self._show_file(notice)
        elif isinstance(notice, FileRefused) and notice.token == self._token:
            self._refused(notice)
        elif isinstance(notice, PageLookedAt) and notice.token == self._token:
            self._cost.picker.show_page(notice.page, notice.picture)
        elif isinstance(notice, FileLookedAt) and notice.token == self._token:
            self._show_look(notice)
        elif isinstance(notice, FilePrepared) and notice.token == self._token:
            self._say_prepared(notice.percent)

    def _show_look(self, file: FileLookedAt) -> None:
        """As it lies there: whether it is this patient's can be seen while what may leave is made of it."""
        self._lock(False)
        self._name.setText(file.title)
        self._facts = " · ".join((self._pages(file.pages), size_words(file.size_bytes)))
        self._preview.say(self.tr("The first page cannot be shown."))
        self._preview.show_frame(file.page)
        self._say_prepared(0)

    def _say_prepared(self, percent: int) -> None:
        words = self.tr("Being made ready to leave this computer: {n} %").format(n=percent)
        self._size.setText(f"{self._facts}\n{words}" if self._facts else words)

    def _pages(self, count: int) -> str:
        return self.tr("{n} pages").format(n=f"{count:,}") if count > 1 else self.tr("1 page")

    def _show_file(self, file: FilePreviewed) -> None:
        self._lock(False)
        self._shown = file
        self._name.setText(file.title)
        self._hide.setVisible(file.kind == "image")
        self._say_hidden()
        self._cost.show_file(file)
        if file.is_long:
            self._preview.setMaximumHeight(self._theme.px(SMALL_PX))
        doubt = self._say_whose(file)
        pages = self._pages(file.pages)
        if file.about.seconds:
            pages = self.tr("{n} s recorded").format(n=f"{file.about.seconds:,.0f}")
        left_out = self.tr("Left out, without a picture: {n}").format(n=file.about.left_out)
        parts = (pages, size_words(file.size_bytes), left_out if file.about.left_out else "")
        self._size.setText(" · ".join(part for part in parts if part))
        self._preview.show_frame(file.page)
        self._may_go()
        (self._cancel if doubt else self._share).setFocus()

    def _turned(self) -> None:
        """Somebody has corrected the patient while the file was looked at: whose it is, is weighed again."""
        if self._shown is not None and self._say_whose(self._shown):
            self._cancel.setFocus()
        self._may_go()

    def _say_whose(self, file: FilePreviewed) -> str:
        """What makes it another patient's is said first, and the key asks again; returns it."""
        doubt = another_patient(self._who.patient, file.about.subjects, self._who.day)
        self._banner.say("red", doubt)
        told = (self._missing(file), self._printed(file), *map(said, file.about.notes))
        self._warning.say("amber", " ".join(part for part in told if part))
        self._share.setText(self.tr("Share all the same") if doubt else self.tr("Share"))
        self._whose.setText(said_of(file.about.subjects))
        self._whose.setVisible(bool(self._whose.text()))
        return doubt

    def _say_hidden(self) -> None:
        """What leaves is said before it does."""
        if self._shown is None or self._shown.kind != "image":
            return
        if self._hide.isChecked():
            self._check.setText(
                self.tr(
                    "Look at it: is it this patient's? Taken out of the file before it leaves: name, numbers, dates, "
                    "places, the doctors, and all free text. The picture stays as it is, with words printed into it."
                )
            )
        else:
            self._check.setText(
                self.tr(
                    "Look at it: is it this patient's? Name, numbers, birth date, when and where it was made, the "
                    "referring doctor and descriptions leave with the file. Everybody in this consult can read them."
                )
            )

    def _may_go(self) -> None:
        self._share.setEnabled(self._shown is not None and self._cost.is_ready)
        if self._shown is not None:
            self.adjust()

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
        self._preview.show_frame(None)
        self._preview.say(self.tr("Nothing was shared."))
        self._shown = None
        self._share.setEnabled(False)
        self._size.setText(self._facts)
        self._lock(notice.needs_password)
        self._warning.say("amber", "")
        self._banner.say("amber" if notice.needs_password else "red", said(notice.text))

    def _lock(self, on: bool) -> None:
        for part in (self._password, self._unlock):
            part.setVisible(on)
            part.setEnabled(on)
        self._share.setVisible(not on)
        if on:
            self._password.setFocus()

    def _try_password(self) -> None:
        self._ask(self._password.text())
        self._password.clear()

    def _go(self) -> None:
        self._bridge.post(SharePlan(self._token, self._cost.how, self._cost.pages, self._hide.isChecked()))
        self.shared.emit()
        self.accept()

    def _drop(self) -> None:
        self._bridge.post(DropFile(self._token))

    def _lay_out(self) -> None:
        theme = self._theme
        facts = QVBoxLayout()
        facts.setSpacing(theme.space(1))
        for part in (self._name, self._size, self._whose, self._who, self._check, self._hide):
            facts.addWidget(part)
        facts.addStretch(1)
        facts.addWidget(self._password)
        facts.addWidget(self._unlock)
        for banner in (self._banner, self._warning):
            self.body.addWidget(banner)
        self.add_columns((self._preview, 3), (facts, 2))
        self.body.addWidget(self._cost)
