"""Joins the text of a document's pages to the stage: the bar under them, the search, the words that are chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import Notice, PictureReady
from app.consult.events.surface import PageSurface, Surface
from app.consult.stamp import stamped_text
from app.consult.state import Document
from ui.said import said
from ui.stage.imaging import Imaging
from ui.stage.pagebar import SEARCH, PageBar
from ui.stage.searching import Searching
from ui.stage.textchoice import TextChoice
from ui.stage.textlayer import TextLayer

if TYPE_CHECKING:
    from ui.stage.stage import Stage


class Reading(QObject):
    """What is found and chosen is this screen's alone; a page that is turned to on the way is turned as by any other
    key: for everybody where the leader turns it."""

    def __init__(self, stage: Stage, imaging: Imaging) -> None:
        super().__init__(stage)
        self._stage = stage
        self._view = stage.view
        self.searching = Searching(self._pdf, stage.bridge.post, self)
        self.layer = TextLayer(stage.view)
        self.choice = TextChoice(stage.view, self.layer, self._pdf, stage.bridge.post, self._whose)
        self._imaging = imaging
        self.bar = PageBar(stage.theme, self.searching, not stage.mode.may("answer"), stage)
        stage.bars.addWidget(self.bar)
        self._taking = False
        self._connect()
        self._show()

    def _connect(self) -> None:
        stage, bar = self._stage, self.bar
        stage.surface_changed.connect(self._turned)
        stage.bridge.facets.documents.changed.connect(self._show)
        stage.bridge.notice.connect(self._noticed)
        stage.drawer.tool_changed.connect(lambda _tool: self._tool_taken())
        bar.turned.connect(self._turn)
        bar.rounded.connect(lambda: self._imaging.presenting.turn_page(1))
        bar.choosing.connect(self._choose)
        bar.copied.connect(self.choice.copy)
        bar.searched.connect(self._searched)
        self.choice.told.connect(self._say_choice)
        self.searching.changed.connect(self._paint)
        self.searching.wanted.connect(self._go)
        self._key(stage, SEARCH, Qt.ShortcutContext.WindowShortcut, self._open_search)
        self._imaging.series.paged.connect(self._step)

    def _key(self, place: QWidget, keys: str, where: Qt.ShortcutContext, act: Callable[[], None]) -> None:
        action = QAction(place)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(where)
        action.triggered.connect(lambda: act())
        place.addAction(action)

    def _whose(self, words: str) -> str:
        """Pasted elsewhere nothing else would tell."""
        room = self._stage.bridge.room
        if room is None or room.state.request is None:
            return words
        return stamped_text(words, room.state.request.patient.local_number, room.state.consult, room.server_ms)

    def _surface(self) -> Surface | None:
        return self._stage.looking.surface()

    def _document(self) -> Document | None:
        room, surface = self._stage.bridge.room, self._surface()
        if room is None or not isinstance(surface, PageSurface):
            return None
        return room.state.documents.get(surface.document)

    def _pdf(self) -> PageSurface | None:
        """Only a PDF has words."""
        surface, document = self._surface(), self._document()
        is_pdf = document is not None and document.kind == "pdf"
        return surface if is_pdf and isinstance(surface, PageSurface) else None

    def _turned(self, _surface: object) -> None:
        self._show()
        self.choice.ask()
        self.searching.surface_changed()

    def _show(self, _view: object = None) -> None:
        surface, document = self._surface(), self._document()
        # At the bedside the picture keeps the room: there the bar comes with the search alone.
        wanted = self._pdf() is not None and (self._stage.mode.filmstrip or self.bar.is_searching)
        if isinstance(surface, PageSurface) and document is not None:
            self.bar.show_page(surface.page, document.pages)
        else:
            self.bar.show_page(0, 1)  # its keys are asked where it is not seen too: nothing to turn to
        if not wanted and self.bar.isAncestorOf(QApplication.focusWidget() or self._view):
            self._view.setFocus()  # who typed there goes on at the stage, not in whatever Qt comes to next
        self.bar.setVisible(wanted)

    def _noticed(self, notice: Notice) -> None:
        self.searching.hear(notice)
        self.choice.hear(notice)
        if isinstance(notice, PictureReady) and notice.key == self._view.key and self.choice.why:
            self.choice.ask()  # its file may have come with it

    def _turn(self, page: int) -> None:
        surface, document = self._surface(), self._document()
        if isinstance(surface, PageSurface) and document is not None and 0 <= page < document.pages:
            self._stage.turn_to(PageSurface(surface.document, page))

    def _step(self, pages: int) -> None:
        key = self.bar.before if pages == -1 else self.bar.after
        if abs(pages) == 1 and self._pdf() is not None:
            key.click()

    def _go(self, to: PageSurface) -> None:
        """Only within the document that was searched: it may have left the stage meanwhile."""
        surface = self._pdf()
        if surface is None or surface.document != to.document:
            return
        if surface.page != to.page:
            self._turn(to.page)
        self._paint()
        self._bring_in()

    def _bring_in(self) -> None:
        """A place outside of the part in view comes into its middle; nothing is enlarged by itself."""
        viewport = self._view.viewport
        if self.layer.meant and not viewport.shows(self.layer.meant[0]):
            middle, at = viewport.screen.centre, viewport.to_screen.apply(self.layer.meant[0].centre)
            self._view.pan(middle.x - at.x, middle.y - at.y)

    def _choose(self, on: bool) -> None:
        self.choice.set_on(on)
        if on:
            self._taking = True
            self._stage.drawer.take("point")
            self._taking = False

    def _tool_taken(self) -> None:
        """Another tool in hand puts this one down."""
        if not self._taking:
            self.bar.words.setChecked(False)

    def _open_search(self) -> None:
        if self._pdf() is not None:
            self.bar.show()
            self.bar.open_search()
        else:
            self._stage.told.emit(self.tr("Only the words of a PDF can be searched. What is shown here is a picture."))

    def _searched(self, on: bool) -> None:
        if not on:
            self.searching.end()
            self._view.setFocus()
        self._show()

    def _say_choice(self) -> None:
        why = said(self.choice.why)
        if self.choice.on and self.choice.is_empty:
            why = self.tr("There is no text on this page: it is a picture.")
        self.bar.say_choice(len(self.choice.chosen), why)

    def _paint(self) -> None:
        self.layer.find(*self.searching.on_page(self._surface()))
