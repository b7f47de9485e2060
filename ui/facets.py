"""Parts of the open room, each with its own signal, so that a panel is repainted by its own change alone.

A part is told changed when one of its values is another object than before (frozen state shares what did not
change); small sets and numbers are compared as values. It knows nothing of what a panel does with it.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from app.client.border import RoomView

Parts = tuple[object, ...]
BY_VALUE = (int, float, str, frozenset)  # small, and built anew by the engine for every view


class Facet(QObject):
    """`changed(RoomView)` when this part changed; `view` is the newest RoomView, None while no room is open."""

    changed = Signal(object)

    def __init__(self, pick: Callable[[RoomView], Parts], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pick = pick
        self._parts: Parts | None = None
        self.view: RoomView | None = None

    def show(self, view: RoomView) -> None:
        parts, before = self._pick(view), self._parts
        self._parts, self.view = parts, view
        if before is None or not all(_same(old, new) for old, new in zip(before, parts, strict=True)):
            self.changed.emit(view)

    def forget(self) -> None:
        self._parts = None
        self.view = None


class Facets(QObject):
    """All parts of the open room. A widget takes the one it shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.request = Facet(
            lambda v: (
                v.state.consult,
                v.state.request,
                v.state.handover,
                v.state.handover_ms,
                v.state.handover_confirmed_ms,
                v.state.declined,
                v.state.people,
            ),
            self,
        )
        self.phase = Facet(
            lambda v: (v.state.consult, v.state.phase, v.state.lead, v.state.lead_name, v.state.help_ms, v.me), self
        )
        self.people = Facet(
            lambda v: (
                v.state.request,
                v.state.people,
                v.state.present,
                v.state.identity,
                v.state.observers,
                v.state.lead,
                v.here,
                _entries(v.media),
            ),
            self,
        )
        self.consents = Facet(lambda v: (v.state.consult, v.state.consents, v.state.postponed), self)
        self.documents = Facet(lambda v: (v.state.consult, v.state.documents, v.state.stills), self)
        self.stage = Facet(lambda v: (v.state.consult, v.state.stage), self)
        self.orientations = Facet(lambda v: (v.state.consult, v.state.orientations, v.state.presentations), self)
        self.looks = Facet(
            lambda v: (v.state.consult, v.state.presentations, v.state.cines, v.state.facts, v.state.calibrations), self
        )
        self.marks = Facet(
            lambda v: (v.state.consult, v.state.marks, v.state.surfaces, v.pending, _entries(v.delivered)), self
        )
        self.seen = Facet(lambda v: (v.state.consult, v.state.marks_seen, v.pending, _entries(v.delivered)), self)
        self.messages = Facet(
            lambda v: (v.state.consult, v.state.messages, v.state.people, v.pending, _entries(v.delivered)), self
        )
        self.instructions = Facet(
            lambda v: (
                v.state.consult,
                v.state.instructions,
                frozenset(one.instruction for one in v.unanswered),
                v.state.lead,
                v.pending,
                v.late,
                _entries(v.delivered),
            ),
            self,
        )
        self.stops = Facet(lambda v: (v.state.consult, v.state.stops), self)
        self.findings = Facet(lambda v: (v.state.consult, v.state.findings, v.state.bookmarks, v.pending), self)
        self.recording = Facet(
            lambda v: (v.state.consult, v.state.meetings, v.state.segments, v.state.gaps, _entries(v.media)), self
        )
        self.listening = Facet(
            lambda v: (v.state.consult, v.state.listenings, v.state.sounds, v.state.meetings, _entries(v.media)), self
        )
        self.opinion = Facet(lambda v: (v.state.consult, v.state.draft, v.state.opinions), self)
        self.refused = Facet(lambda v: (v.state.consult, frozenset(one.origin for one in v.refused)), self)
        self.history = Facet(lambda v: (v.state.consult, v.history_whole, v.state.unknown), self)

    def show(self, view: RoomView) -> None:
        for facet in self._all():
            facet.show(view)

    def forget(self) -> None:
        for facet in self._all():
            facet.forget()

    def _all(self) -> tuple[Facet, ...]:
        return tuple(part for part in vars(self).values() if isinstance(part, Facet))


def _entries(mapping: Mapping[str, object]) -> frozenset[tuple[str, object]]:
    return frozenset(mapping.items())


def _same(old: object, new: object) -> bool:
    return old is new or (isinstance(new, BY_VALUE) and old == new)
