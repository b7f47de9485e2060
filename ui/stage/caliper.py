"""Calipers on paper: when one of one's own is set or moved its numbers are asked for and put on it. Measures nothing
that moves and nothing without a scale; on a recording the data is measured where the file is."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from app.client.border import CurveTraced, Notice, TraceCurve
from app.consult.events import AnyEvent
from app.consult.events.marks import Figure, MarkAdded, MarkReshaped, Measure
from app.consult.events.surface import PageSurface, Surface, surface_key
from app.consult.looking import scales_of
from app.documents.calipering import kind_of, legs_of, newest_rr, on_grid
from app.documents.signals.calipers import RR, Kind
from ui.bridge import Bridge
from ui.stage.drawing import Drawer
from ui.stage.paper import OnPaper, on_paper
from ui.stage.view import StageView


class Calipers(QObject):
    """`kind`: what the next one measures. `told(figures, sentence)`: the numbers of the one that was set last, or why
    it has none, "" where a caliper off the grid says it by having none."""

    told = Signal(object, str)

    def __init__(self, bridge: Bridge, view: StageView, drawer: Drawer) -> None:
        super().__init__(view)
        self._bridge, self._view = bridge, view
        self.kind: Kind = "RR"
        self._kinds: dict[str, Kind] = {}
        self._newest: dict[str, Measure] = {}  # as this hand left it: the room may not have shown it yet
        self._asked: dict[str, tuple[str, Measure]] = {}
        self._count = 0
        drawer.submitted.connect(self._submitted)
        bridge.notice.connect(self._heard)

    def _submitted(self, event: AnyEvent) -> None:
        if not isinstance(event, MarkAdded | MarkReshaped) or not isinstance(event.shape, Measure):
            return
        if event.shape.kind != "caliper":
            return
        self._newest[event.mark] = event.shape  # also one taken back to its numbers: a late answer is not put on it
        if event.shape.figures:
            return
        room = self._bridge.room
        if isinstance(event, MarkAdded):
            surface: Surface | None = event.surface
            self._kinds[event.mark] = self.kind
        else:
            mark = room.state.marks.get(event.mark) if room is not None else None
            surface = mark.surface if mark is not None else None
            if mark is not None and isinstance(mark.shape, Measure) and event.mark not in self._kinds:
                self._kinds[event.mark] = kind_of(mark.shape.figures) or self.kind
        paper = on_paper(room.state, surface) if room is not None else None
        if surface is not None and paper is not None:
            self._measure(event.mark, surface, event.shape, paper)

    def _measure(self, mark: str, surface: Surface, shape: Measure, paper: OnPaper) -> None:
        kind, rr = self._kinds[mark], self._rr(surface)
        if paper.sheet is not None and isinstance(surface, PageSurface):
            rr_ms, rr_off_ms = rr or (0.0, 0.0)
            px_per_mm = max(self._view.viewport.scale, 0.1)
            self._count += 1
            token = f"{mark}:{self._count}"
            self._asked[token] = mark, shape
            self._bridge.post(TraceCurve(token, surface, legs_of(shape), kind, px_per_mm, rr_ms, rr_off_ms))
            return
        room = self._bridge.room
        found = on_grid(shape, scales_of(room.state, surface), kind, rr) if room is not None else ()
        self._put(mark, shape, found)
        self.told.emit(found, "" if found else self._off_grid())

    def _rr(self, surface: Surface) -> RR | None:
        room = self._bridge.room
        if room is None:
            return None
        return newest_rr(mark for mark in room.state.marks_on(surface_key(surface)) if mark.is_visible)

    def _heard(self, notice: Notice) -> None:
        if not isinstance(notice, CurveTraced) or notice.token not in self._asked:
            return
        name, shape = self._asked.pop(notice.token)
        if self._newest.get(name) is not shape:
            return  # it was moved again meanwhile, and asked about anew
        self._put(name, shape, notice.figures)
        self.told.emit(notice.figures, notice.why)

    def _put(self, name: str, shape: Measure, figures: tuple[Figure, ...]) -> None:
        """Unless it was taken back or struck meanwhile."""
        room = self._bridge.room
        mark = room.state.marks.get(name) if room is not None else None
        if figures and (mark is None or mark.is_visible):
            self._bridge.submit(MarkReshaped(name, replace(shape, figures=figures)))

    def _off_grid(self) -> str:
        return self.tr("Here nothing can be measured: a leg stands beside the grid, or too far from the other.")
