"""Marks of others that this screen has not shown in view yet, surface by surface; knows no widget."""

from __future__ import annotations

from collections.abc import Iterator

from app.client.border import RoomView
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.looking import has_seen
from app.consult.state import KEEP_RESHAPED, ConsultState, Mark


class Unseen:
    """`catch_up` with each view of the room looks at what is new in it, not at all marks anew."""

    def __init__(self) -> None:
        self._read: dict[SurfaceKey, int] = {}  # the record up to which a surface was looked through
        self._waiting: dict[SurfaceKey, dict[str, Mark]] = {}
        self._state: ConsultState | None = None

    def catch_up(self, view: RoomView) -> None:
        state, before = view.state, self._state
        if state is before or view.me is None:
            return
        if before is not None and before.consult != state.consult:
            self._read.clear()
            self._waiting.clear()
        self._state = state
        for key in state.surfaces:
            waiting = self._waiting.setdefault(key, {})
            for mark in list(waiting.values()):
                self._weigh(state, view.me.person, waiting, mark.mark)
            for name in _new_on(view, key, self._read.get(key, 0)):
                self._weigh(state, view.me.person, waiting, name)
            self._read[key] = view.confirmed_seq

    def on(self, key: SurfaceKey) -> tuple[Mark, ...]:
        """The oldest first."""
        return tuple(self._waiting.get(key, {}).values())

    def elsewhere(self, key: SurfaceKey) -> tuple[Mark, ...]:
        return tuple(mark for other in self._waiting if other != key for mark in self.on(other))

    def shown(self, key: SurfaceKey, marks: tuple[Mark, ...]) -> None:
        """They were painted in view as they stand."""
        for mark in marks:
            self._waiting.get(key, {}).pop(mark.mark, None)

    def _weigh(self, state: ConsultState, me: str, waiting: dict[str, Mark], name: str) -> None:
        mark = state.marks.get(name)
        waits = mark is not None and mark.by != me and mark.is_visible and not has_seen(state, me, mark)
        if mark is not None and waits:
            waiting[name] = mark
        else:
            waiting.pop(name, None)


def _new_on(view: RoomView, key: SurfaceKey, since: int) -> Iterator[str]:
    """What was drawn or moved on a surface after record `since`."""
    for name in reversed(view.state.surfaces.get(key, ())):
        if view.state.marks[name].seq <= since and name not in view.pending:
            break
        yield name
    for name in _reshaped(view.state, key, since):
        moved = view.state.marks.get(name)
        if moved is not None and surface_key(moved.surface) == key and moved.last_seq > since:
            yield name


def _reshaped(state: ConsultState, key: SurfaceKey, since: int) -> Iterator[str]:
    """Where all that the state keeps were moved since then, more may have been: the whole surface is looked at."""
    kept = (state.marks.get(name) for name in state.reshaped)
    more = len(state.reshaped) >= KEEP_RESHAPED and all(one is None or one.last_seq > since for one in kept)
    return reversed(state.surfaces.get(key, ()) if more else state.reshaped)
