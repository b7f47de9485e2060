"""A search in the document on the stage: what is looked for, what was found, which place is meant; knows no widget."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from app.client.border import BringFile, Command, Hit, Notice, PictureReady, SearchText, TextFound
from app.consult.events.surface import PageSurface
from app.documents.texts import MOST_HITS
from app.geometry import Box

TYPED_MS = 250  # a search begins when the typing has rested so long
Outcome = Literal["nothing", "searching", "found", "none", "scan", "unread", "refused"]


class Searching(QObject):
    """`changed` when anything of it is to be shown anew; `wanted(PageSurface)`: somebody asked for the place that is
    meant, on this page; it is also sent where that place is on the page on the stage already. What is found turns no
    page by itself: it would for everybody, and under a pen. `surface`: the page on the stage, None where there is none
    of a PDF."""

    changed = Signal()
    wanted = Signal(object)

    def __init__(
        self, surface: Callable[[], PageSurface | None], post: Callable[[Command], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._surface, self._post = surface, post
        self._token = ""
        self._document = ""
        self._near = 0  # the page that was on the stage when it began
        self._meant: int | None = None
        self._is_gone_to = False  # the place that is meant; before that it waits to be asked for
        self._arrives = False
        self.is_asked = False  # the file was, of whoever shared it
        self.words = ""
        self.hits: list[Hit] = []
        self.searched = self.pages = self.letters = 0  # so many pages; of those searched so many hold any text
        self.unread = 0  # of those searched so many could not be read
        self.is_cut = False  # a page had more than were told
        self.why = ""
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(self.begin)

    @property
    def outcome(self) -> Outcome:
        if self.why:
            return "refused"
        if not self.words:
            return "nothing"
        if self.hits:
            return "found"
        if not self.pages or self.searched < self.pages:
            return "searching"
        if self.unread >= self.pages:
            return "unread"
        return "none" if self.letters or self.unread else "scan"

    @property
    def is_over(self) -> bool:
        return bool(self.pages) and (self.searched >= self.pages or len(self.hits) >= MOST_HITS)

    @property
    def has_most(self) -> bool:
        """There are more than these."""
        return self.is_cut or len(self.hits) >= MOST_HITS

    @property
    def number(self) -> int:
        """Of the place that is meant, from 1; 0 while none is."""
        return 0 if self._meant is None else self._meant + 1

    @property
    def waits_on(self) -> int | None:
        """The page with the place that is meant, from 0, while nobody has asked to go there."""
        return None if self._meant is None or self._is_gone_to else self.hits[self._meant].page

    def type(self, words: str) -> None:
        """While it is typed."""
        if words.strip() != self.words:
            self.words = words.strip()
            self._reset()
            self._typed.start()

    def begin(self) -> None:
        """At once; also again, where the file has come meanwhile."""
        self._typed.stop()
        surface = self._surface()
        self._reset()
        if surface is None:
            return
        self.is_asked = self.is_asked and surface.document == self._document
        self._document, self._near = surface.document, surface.page
        self._ask()

    def end(self) -> None:
        """Nothing is looked for any more."""
        self._typed.stop()
        if self._token:
            self._post(SearchText(self._document, "", self._token))
        self.words = self._document = self._token = ""
        self._reset()

    def hear(self, notice: Notice) -> None:
        if isinstance(notice, PictureReady):
            if self._arrives and self._document and notice.key.startswith(f"page:{self._document}:"):
                self._ask()
            return
        if not isinstance(notice, TextFound) or notice.token != self._token or not self.words:
            return
        self.why, self._arrives = notice.why, notice.arrives
        self.searched, self.pages, self.letters = notice.searched, notice.pages, notice.letters
        self.unread, self.is_cut = notice.unread, self.is_cut or notice.is_cut
        self.hits += (hit for hit in notice.hits if 0 <= hit.page < notice.pages)
        if self._meant is None:
            self._mean_nearest()
        self.changed.emit()

    @property
    def may_bring(self) -> bool:
        """Only the bytes are missing, and nobody has asked for them here."""
        return self._arrives and not self.is_asked

    def bring(self) -> None:
        self.is_asked = True
        self._post(BringFile(self._document))
        self.changed.emit()

    def step(self, by: int) -> None:
        """To the next place or the one before, round and round; first to the one that waits."""
        if self.waits_on is not None and by > 0 and self._meant is not None:
            self._go(self._meant)
        elif self.hits:
            self._go(((self._meant if self._meant is not None else -1) + by) % len(self.hits))

    def on_page(self, surface: object) -> tuple[Sequence[Box], Sequence[Box]]:
        """The boxes of what was found on this page, and of the place that is meant where it is there."""
        if not isinstance(surface, PageSurface) or surface.document != self._document:
            return (), ()
        boxes = tuple(box for hit in self.hits if hit.page == surface.page for box in hit.boxes)
        meant = self.hits[self._meant] if self._meant is not None else None
        return boxes, meant.boxes if meant is not None and meant.page == surface.page else ()

    def surface_changed(self) -> None:
        """The same is looked for in another document; another page of the same changes nothing."""
        surface = self._surface()
        if self.words and surface is not None and surface.document != self._document:
            self.begin()
        else:
            self.changed.emit()

    def _ask(self) -> None:
        self._token = secrets.token_hex(8)
        self._post(SearchText(self._document, self.words, self._token))

    def _mean_nearest(self) -> None:
        """The first from the page on that was being read; those before it only when nothing comes after."""
        after = next((at for at, hit in enumerate(self.hits) if hit.page >= self._near), None)
        if after is None and self.hits and self.is_over:
            after = 0
        if after is not None:
            surface, self._meant = self._surface(), after
            if surface == PageSurface(self._document, self._near) and self.hits[after].page == self._near:
                self._go(after)  # it is before one's eyes, or beside the part in view

    def _go(self, at: int) -> None:
        self._meant, self._is_gone_to = at, True
        self.wanted.emit(PageSurface(self._document, self.hits[at].page))
        self.changed.emit()

    def _reset(self) -> None:
        self.hits, self._meant, self._is_gone_to, self.why = [], None, False, ""
        self.searched = self.pages = self.letters = self.unread = 0
        self._arrives = self.is_cut = False
        self.changed.emit()
