"""The pages of a medical image as a film: who leads runs it for everybody, anybody else for oneself. Every screen
counts its pages from the same moment; no page is sent for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.consult.events.documents import PageTurned
from app.consult.events.looking import CineSet
from app.consult.events.surface import PageSurface, surface_key
from app.consult.look_parts import Cine
from app.consult.running import page_at
from ui.bridge import Bridge
from ui.stage.looking import Looking
from ui.stage.series import Series
from ui.stage.showing import Look
from ui.stage.ticking import RoomClock

FPS = 15.0  # until another speed is chosen: a heart at 60 beats has 15 pictures
SPEEDS = (2.0, 5.0, 10.0, 15.0, 25.0, 30.0)
LEAST_MS = 15  # between two pages: no screen shows more


class Film(QObject):
    """`changed` when it begins, ends or runs otherwise."""

    changed = Signal()

    def __init__(self, bridge: Bridge, looking: Looking, series: Series, clock: RoomClock) -> None:
        super().__init__(series)
        self._bridge, self._looking, self.series, self._clock = bridge, looking, series, clock
        self.fps = FPS
        self.span: tuple[int, int] | None = None  # first and last page, None is all of them
        self._of = ""  # the document that `span` is of
        self._own: tuple[str, Cine] | None = None  # of who looks freely
        self.ticks = False  # the page that comes on now is one of the film
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        bridge.facets.looks.changed.connect(self.show)
        bridge.facets.stage.changed.connect(self.show)
        series.stepped.connect(self._stepped)

    @property
    def runs(self) -> bool:
        cine = self._cine()
        return cine is not None and cine.playing

    def press(self) -> None:
        """Runs, or stands where it is."""
        self._set(not self.runs, self.series.page)

    def choose(self, fps: float) -> None:
        self.fps = fps
        if self.runs:
            self._set(True, self.series.page)
        self.changed.emit()

    def begin_here(self) -> None:
        self._limit(self.series.page, self._last())

    def end_here(self) -> None:
        self._limit(self.span[0] if self.span is not None else 0, self.series.page)

    def all_pages(self) -> None:
        self._limit(0, self._last())

    def show(self, _why: object = None) -> None:
        """Another surface, or another word of the log."""
        document = self.series.document
        name = document.document if document is not None else ""
        if name != self._of:
            self._of, self.span = name, None
        if self._own is not None and (self._own[0] != name or self._looking.look.following):
            self._own = None
        cine = self._cine()
        if cine is None or not cine.playing or document is None:
            if self._timer.isActive():
                self._timer.stop()
                self._looking.pass_by(None)
        else:
            interval = max(round(1000 / max(cine.fps, 1.0)), LEAST_MS)
            if not self._timer.isActive() or self._timer.interval() != interval:
                self.series.bring(document)
                self._timer.start(interval)
        self.changed.emit()

    # ---- inside

    def _cine(self) -> Cine | None:
        document, room = self.series.document, self._bridge.room
        if document is None or room is None:
            return None
        if self._own is not None and self._own[0] == document.document:
            return self._own[1]
        return room.state.cines.get(document.document) if self._looking.look.following else None

    def _set(self, playing: bool, page: int) -> None:
        document, room = self.series.document, self._bridge.room
        if document is None or room is None:
            return
        first, last = self.span or (0, document.pages - 1)
        page = min(max(page, first), last)
        surface = PageSurface(document.document, page)
        if self._looking.leads(room):
            self._bridge.submit(CineSet(document.document, playing, first, last, self.fps, page))
            if not playing and room.state.stage.surface != surface:
                self._bridge.submit(PageTurned(surface))
            return
        self._looking.free()
        self._looking.look = Look(False, surface)
        self._own = (document.document, Cine(playing, first, last, self.fps, page, "", self._clock.now_ms()))
        self.show()

    def _limit(self, first: int, last: int) -> None:
        self.span = (min(first, last), max(first, last))
        if self.runs:
            self._set(True, self.series.page)
        self.changed.emit()

    def _last(self) -> int:
        document = self.series.document
        return document.pages - 1 if document is not None else 0

    def _stepped(self) -> None:
        """The wheel stops it: the hand wants to look at one."""
        if self.runs:
            self._set(False, self.series.page)

    def _tick(self) -> None:
        cine, document = self._cine(), self.series.document
        if cine is None or document is None or not cine.playing:
            self.show()
            return
        self.series.bring(document)
        page = PageSurface(document.document, page_at(cine, self._clock.now_ms()))
        if self._bridge.picture(surface_key(page)) is not None:  # one that has not come yet is left out
            self.ticks = True
            self._looking.pass_by(page)
            self.ticks = False
