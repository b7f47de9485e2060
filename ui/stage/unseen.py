"""Marks of others that this screen has not shown in view yet, surface by surface; knows no widget."""

from __future__ import annotations

from collections.abc import Iterator

from app.client.border import RoomView
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.looking import has_seen
from app.consult.state import KEEP_RESHAPED, ConsultState, Mark


class Unseen:
    """`catch_up` with each view of the room looks at what is new in it, not at all marks anew. What was taken away goes
    on waiting: it may be put back, and that is no new record of its own. `version`: another one where any mark is."""

    def __init__(self) -> None:
        self._read: dict[SurfaceKey, int] = {}  # the record up to which a surface was looked through
        self._waiting: dict[SurfaceKey, dict[str, None]] = {}  # the oldest first
        self._state: ConsultState | None = None
        self._me = ""
        self.version = 0

    def catch_up(self, view: RoomView) -> None:
        state, before = view.state, self._state
        if state is before or view.me is None:
            return
        if before is not None and before.consult != state.consult:
            self._read.clear()
            self._waiting.clear()
            before = None
        self._state, self._me = state, view.me.person
        if before is None or before.marks is not state.marks:
            self.version += 1
        for key, names in state.surfaces.items():
            is_same = before is not None and before.reshaped is state.reshaped and before.surfaces.get(key) is names
            for name in () if is_same else reversed(tuple(_new_on(view, key, self._read.get(key, 0)))):
                self._weigh(state, key, name)
            self._read[key] = view.confirmed_seq

    def waits_on(self, key: SurfaceKey) -> bool:
        return bool(self._waiting.get(key))

    def names_on(self, key: SurfaceKey) -> tuple[str, ...]:
        """The oldest first; `mark` says which of them stands."""
        return tuple(self._waiting.get(key, ()))

    def mark(self, name: str) -> Mark | None:
        """As it is now; None where it is taken away, or was seen in another window of this person."""
        state = self._state
        mark = state.marks.get(name) if state is not None else None
        if state is None or mark is None or not mark.is_visible or has_seen(state, self._me, mark):
            return None
        return mark

    def on(self, key: SurfaceKey) -> tuple[Mark, ...]:
        """Those that stand, the oldest first."""
        return tuple(mark for mark in map(self.mark, self.names_on(key)) if mark is not None)

    def elsewhere(self, key: SurfaceKey) -> tuple[Mark, ...]:
        return tuple(mark for other in self._waiting if other != key for mark in self.on(other))

    def shown(self, key: SurfaceKey, marks: tuple[Mark, ...]) -> None:
        """They were painted in view as they stand."""
        for mark in marks:
            self._waiting.get(key, {}).pop(mark.mark, None)

    def _weigh(self, state: ConsultState, key: SurfaceKey, name: str) -> None:
        mark, waiting = state.marks.get(name), self._waiting.setdefault(key, {})
        waiting.pop(name, None)
        if mark is not None and mark.by != self._me and not has_seen(state, self._me, mark):
            waiting[name] = None


def _new_on(view: RoomView, key: SurfaceKey, since: int) -> Iterator[str]:
    """What was drawn or moved on a surface after record `since`, the newest first."""
    for name in _reshaped(view.state, key, since):
        moved = view.state.marks.get(name)
        if moved is not None and surface_key(moved.surface) == key and moved.last_seq > since:
            yield name
    for name in reversed(view.state.surfaces.get(key, ())):
        if view.state.marks[name].seq <= since and name not in view.pending:
            break
        yield name


def _reshaped(state: ConsultState, key: SurfaceKey, since: int) -> Iterator[str]:
    """Where all that the state keeps were moved since then, more may have been: the whole surface is looked at."""
    kept = (state.marks.get(name) for name in state.reshaped)
    more = len(state.reshaped) >= KEEP_RESHAPED and all(one is None or one.last_seq > since for one in kept)
    return reversed(state.surfaces.get(key, ()) if more else state.reshaped)
