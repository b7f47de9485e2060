"""How sure each screen is of each followed mark: said at every change and again every few seconds, heard and aged."""

from collections.abc import Callable, Iterable, Mapping

from app.consult.tracks import PathState
from app.consult.whispers import AnyWhisper, TrackSaid

AGAIN_MS = 4_000  # who came meanwhile, and what was lost on the way
_OLD_MS = 10_000
_REST_MS = 300  # a state that flickers is said at its end


class TrackSaying:
    """On the loop; `now_ms` monotonic."""

    def __init__(self, whisper: Callable[[AnyWhisper], None]) -> None:
        self._whisper = whisper
        self._said: dict[str, tuple[PathState, int]] = {}
        self._heard: dict[str, dict[str, tuple[PathState, int]]] = {}

    def turn(self, states: Mapping[str, PathState], now_ms: int) -> None:
        """Of all marks that are to stay, as they are shown here."""
        for mark, state in states.items():
            before, said_ms = self._said.get(mark, ("", now_ms - AGAIN_MS))
            if now_ms - said_ms >= (_REST_MS if state != before else AGAIN_MS):
                self._said[mark] = (state, now_ms)
                self._whisper(TrackSaid(mark, state))

    def heard(self, by: str, said: TrackSaid, now_ms: int) -> None:
        self._heard.setdefault(said.mark, {})[by] = (said.state, now_ms)

    def of(self, marks: Iterable[str], now_ms: int) -> dict[str, dict[str, PathState]]:
        """By mark and person; who fell silent says nothing."""
        found: dict[str, dict[str, PathState]] = {}
        for mark in marks:
            said = self._heard.get(mark, {})
            states = {by: state for by, (state, said_ms) in said.items() if now_ms - said_ms < _OLD_MS}
            if states:
                found[mark] = states
        return found

    def forget(self, mark: str) -> None:
        self._said.pop(mark, None)
        self._heard.pop(mark, None)
