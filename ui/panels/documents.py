"""The documents on the table: share another, show one on the stage, withdraw a wrong one with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import RoomView
from app.consult.events import AnyEvent
from app.consult.events.documents import DocumentWithdrawn
from app.consult.events.surface import PageSurface
from app.consult.state import Document
from ui.controls import Key
from ui.facets import Facet
from ui.panels.rows import Row, Rows
from ui.stage.asking import Asking
from ui.stage.page_words import sending_words, warnings
from ui.stage.receipt import name_first
from ui.theme import Theme
from ui.words import size_words


class DocumentsPanel(QWidget):
    """`share_pressed`, `folder_pressed`; `show_pressed(Surface)`: the first page of a document;
    `file_pressed(document)`: its file itself, now."""

    share_pressed = Signal()
    folder_pressed = Signal()
    show_pressed = Signal(object)
    file_pressed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        facet: Facet,
        submit: Callable[[AnyEvent], None],
        may_share: bool,
        ask: Asking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._submit = submit
        self._may_share = may_share
        self._ask = ask
        self._filled: dict[str, tuple[str | None, bool, str]] = {}
        self.rows = Rows(theme, self.tr("Nothing is shared yet. Drop a file on the stage, or press Share."), self)
        self.share = Key(theme, self.tr("Share a file…"), "file-plus", parent=self)
        self.share.clicked.connect(self.share_pressed)
        self.folder = Key(theme, self.tr("Share a folder of images…"), "folder-plus", parent=self)
        self.folder.clicked.connect(self.folder_pressed)
        for key in (self.share, self.folder):
            key.setVisible(may_share)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.share)
        layout.addWidget(self.folder)
        facet.changed.connect(self.show_view)
        if facet.view is not None:
            self.show_view(facet.view)

    def add_below(self, widget: QWidget) -> None:
        """Between the documents and the keys that share another."""
        self._column.insertWidget(1, widget)

    def show_view(self, view: RoomView) -> None:
        documents = view.state.documents
        rows = self.rows.arrange(tuple(documents))
        self._filled = {name: value for name, value in self._filled.items() if name in rows}
        for name, row in rows.items():
            self._fill(row, documents[name], view)

    def _fill(self, row: Row, document: Document, view: RoomView) -> None:
        has_arrived = document.document in view.arrived
        if document.withdrawn is not None:
            why = self.tr("withdrawn: {why}").format(why=document.withdrawn)
            row.say(name_first(view, document.by), document.title, "amber", why, struck=True)
        else:
            pages = self.tr("{n} pages").format(n=document.pages) if document.pages > 1 else self.tr("1 page")
            if document.kind == "signal":
                pages = self.tr("recording on paper")
            told = warnings(document)
            words = " · ".join((document.title, *told))
            size = " · ".join((pages, size_words(document.size_bytes), *sending_words(document, has_arrived)))
            row.say(name_first(view, document.by), words, "amber" if told else "quiet", size)
        mine = view.me is not None and (document.by == view.me.person or view.state.lead == view.me.person)
        wanted = (document.withdrawn, mine, "behind" if has_arrived else document.sending)
        if self._filled.get(document.document) == wanted:
            return
        self._filled[document.document] = wanted
        row.clear_keys()
        if document.withdrawn is None:
            show = row.add_key(Key(self._theme, self.tr("Show"), kind="plain"))
            show.clicked.connect(lambda: self.show_pressed.emit(PageSurface(document.document, 0)))
            if document.sending != "behind" and not has_arrived:
                self._add_file_key(row, document, view)
            if mine and self._may_share:
                withdraw = row.add_key(Key(self._theme, self.tr("Withdraw…"), kind="plain"))
                withdraw.clicked.connect(lambda: self._withdraw(document))

    def _add_file_key(self, row: Row, document: Document, view: RoomView) -> None:
        """Once pressed, it is on its way as the link allows; pressed again, it is asked for again."""
        own = view.me is not None and document.by == view.me.person
        key = row.add_key(Key(self._theme, self.tr("Send the file now") if own else self.tr("Bring the file")))
        key.clicked.connect(lambda: self.file_pressed.emit(document.document))
        key.clicked.connect(lambda: key.setText(self.tr("Asked for")))

    def _withdraw(self, document: Document) -> None:
        self._ask.reason(
            self.tr("Withdraw {title}?").format(title=document.title),
            self.tr(
                "It disappears from every screen, from the opinion and from the review. That it was shown, and why "
                "it was withdrawn, stays in the record."
            ),
            (self.tr("Wrong patient"), self.tr("Wrong document")),
            self.tr("Withdraw"),
            lambda reason: self._submit(DocumentWithdrawn(document.document, reason)),
            "red",
        )
