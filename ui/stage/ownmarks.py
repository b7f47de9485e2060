"""Which marks of a surface are one's own: asked at every whisper, and looked through only where marks have come."""

from __future__ import annotations

from collections.abc import Iterator

from app.consult.events.surface import SurfaceKey
from app.consult.state import ConsultState, Mark


class OwnMarks:
    """Keeps what it found on the surface that was last asked for. Who drew a mark never changes; whether it stands is
    asked of the state each time."""

    def __init__(self) -> None:
        self._of: tuple[str, str, SurfaceKey] = ("", "", "")
        self._read: tuple[str, ...] = ()
        self._own: list[str] = []

    def newest(self, state: ConsultState, person: str, key: SurfaceKey) -> Iterator[Mark]:
        """Those that stand, drawn last first."""
        self._read_on(state, person, key)
        for name in reversed(self._own):
            mark = state.marks[name]
            if mark.is_visible:
                yield mark

    def _read_on(self, state: ConsultState, person: str, key: SurfaceKey) -> None:
        names, of = state.surfaces.get(key, ()), (state.consult, person, key)
        if of == self._of and names is self._read:
            return
        known = len(self._read)
        if of != self._of or names[:known] != self._read:
            known, self._own = 0, []
        self._own += [name for name in names[known:] if state.marks[name].by == person]
        self._of, self._read = of, names
