"""The kept sounds of a review, beside what happened: each with its moment, seen and heard as in the room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.client.border import Command, Playing, ReviewView
from app.clock import Clock, SystemClock
from app.consult.state import ConsultState, KeptSound
from ui.panels.keptsounds import SoundRows
from ui.review.times import since
from ui.theme import Theme

LEAST_PX = 170  # one of them is seen whole


class ReviewSounds(SoundRows):
    """In order of time. A press plays one; the engine lets the review stand at its moment meanwhile."""

    def __init__(
        self,
        theme: Theme,
        post: Callable[[Command], None],
        parent: QWidget | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._clock: Clock = clock or SystemClock()
        self._shown: ReviewView | None = None
        self._began: tuple[Playing, int] | None = None  # what is heard, and since when on this computer's clock
        super().__init__(theme, post, self._heard_ms, parent)
        self.setMinimumHeight(theme.px(LEAST_PX))

    def show_view(self, view: ReviewView) -> None:
        playing = view.listening.playing
        if playing is None:
            self._began = None
        elif self._began is None or self._began[0] != playing:
            self._began = (playing, self._clock.mono_ms())
        last, before = view.last, self._shown
        if before is not None and before.last is last and before.listening == view.listening:
            return  # time went on, ten times a second
        self._shown = view
        sounds = sorted(last.sounds.values(), key=lambda sound: sound.from_ms) if last is not None else ()
        self.show_sounds(sounds, view.listening, lambda sound: _head(sound, last, view.from_ms))

    def _heard_ms(self) -> int:
        """Server time, told by the first view that said so: a review has no other clock of the server's."""
        if self._began is None:
            return 0
        playing, mono_ms = self._began
        return playing.since_ms + self._clock.mono_ms() - mono_ms


def _head(sound: KeptSound, state: ConsultState | None, from_ms: int) -> str:
    person = state.people.get(sound.by) if state is not None else None
    return f"{since(sound.from_ms, from_ms)}   {person.name if person is not None else ''}".rstrip()
