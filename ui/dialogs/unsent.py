"""Asked before signing out or closing while files are still to go: how many, how long, and what becomes of them."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.client.shareplan import seconds_for
from app.client.views import LinkView
from ui.controls import Key, Sentence
from ui.dialogs.sharecost import time_words
from ui.dialogs.sheet import Sheet
from ui.theme import Theme
from ui.words import size_words


class UnsentDialog(Sheet):
    """`agreed` when it is done all the same. `closes`: the program is to end, not only who is signed in to change."""

    agreed = Signal()

    def __init__(self, theme: Theme, link: LinkView, closes: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Files are still to go"), parent, 480)
        self.body.addWidget(Sentence(theme, files_words(link), tone="amber", parent=self))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Stay"))
        words = self.tr("Close all the same") if closes else self.tr("Change person all the same")
        go = self.add_key(Key(theme, words, "sign-out", "accent", parent=self))
        go.clicked.connect(self._go)
        go.setFocus()

    def _go(self) -> None:
        self.agreed.emit()
        self.accept()


def files_words(link: LinkView) -> str:
    """Of all files that the server has not got; "" where it has all."""
    if not link.owed_files:
        return ""
    size = size_words(link.owed_bytes)
    if link.state == "online" and link.up_bps:
        took = time_words(seconds_for(link.owed_bytes, link.up_bps))
        size = tr("{size}, {time} on this link").format(size=size, time=took)
    if link.owed_files == 1:
        text = tr(
            "1 file is not sent yet ({size}). It is kept on this computer and goes on when you sign in here again."
        )
    else:
        text = tr(
            "{n} files are not sent yet ({size}). They are kept on this computer and go on when you sign in here again."
        )
    return text.format(n=link.owed_files, size=size)


def tr(text: str) -> str:
    return QCoreApplication.translate("Unsent", text)
