"""Whispers both ways: merged on the way out, 12 to 60 a second; what the others do right now on the way in."""

import asyncio
from collections.abc import Callable

import numpy as np

from app.client.border import WhisperView
from app.client.desk import Desk
from app.consult.state import ConsultState
from app.consult.whispers import AnyWhisper, Drawing, InkMoved, NotInView, PointerMoved, ViewGlided
from app.documents.ink import BadInk, decode_ink, encode_ink

FAST_S = 1 / 60
SLOW_S = 1 / 12
SLOW_RTT_MS = 600  # a link that far behind gains nothing from sixty pointers a second
FORGET_MS = 8_000  # a stroke whose author fell silent, or what is hidden on a screen that says no more
MOST_STROKES = 64

Say = Callable[[AnyWhisper, str], None]
Heard = PointerMoved | InkMoved | Drawing | NotInView


class Murmur:
    """Outgoing. Pointers: the newest wins; ink of one stroke is joined; all else goes at once and in order."""

    def __init__(self, say: Say, is_slow: Callable[[], bool]) -> None:
        self._say = say
        self._is_slow = is_slow
        self._waiting: dict[tuple[str, str], AnyWhisper] = {}
        self._timer: asyncio.TimerHandle | None = None

    def say(self, whisper: AnyWhisper, to: str = "") -> None:
        key = _merge_key(whisper)
        if key is None:
            self._flush()
            self._say(whisper, to)
            return
        place = (key, to)
        before = self._waiting.get(place)
        if isinstance(before, InkMoved) and isinstance(whisper, InkMoved):
            whisper = _joined(before, whisper)
        self._waiting[place] = whisper
        if self._timer is None:
            pause = SLOW_S if self._is_slow() else FAST_S
            self._timer = asyncio.get_running_loop().call_later(pause, self._flush)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._waiting.clear()

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiting, self._waiting = self._waiting, {}
        for (_, to), whisper in waiting.items():
            self._say(whisper, to)


class Overheard:
    """Incoming, as one WhisperView; a stroke leaves when its mark is in the log or its author fell silent."""

    def __init__(self) -> None:
        self._pointers: dict[str, PointerMoved] = {}
        self._ink: dict[str, tuple[str, InkMoved]] = {}
        self._heard_ms: dict[str, int] = {}
        self._drawing: frozenset[str] = frozenset()
        self._hidden: dict[str, tuple[int, NotInView]] = {}

    @property
    def view(self) -> WhisperView:
        hidden = {by: told for by, (_, told) in self._hidden.items()}
        return WhisperView(dict(self._pointers), dict(self._ink), self._drawing, hidden)

    def hear(self, by: str, whisper: Heard, mono_ms: int) -> None:
        match whisper:
            case NotInView(marks=()):
                self._hidden.pop(by, None)
            case NotInView():
                self._hidden[by] = mono_ms, whisper
            case PointerMoved(gone=True):
                self._pointers.pop(by, None)
            case PointerMoved():
                self._pointers[by] = whisper
            case Drawing(on=True):
                self._drawing |= {by}
            case Drawing():
                self._drawing -= {by}
            case InkMoved(mark=mark):
                self._grow(by, mark, whisper)
                if mark in self._ink:
                    self._heard_ms[mark] = mono_ms

    def settle(self, state: ConsultState, mono_ms: int) -> bool:
        """Drops what the log has now and what was left hanging; True when something went."""
        gone = [mark for mark in self._ink if mark in state.marks or mono_ms - self._heard_ms.get(mark, 0) > FORGET_MS]
        for mark in gone:
            self._ink.pop(mark)
            self._heard_ms.pop(mark, None)
        silent = [by for by, (heard_ms, _) in self._hidden.items() if mono_ms - heard_ms > FORGET_MS]
        for by in silent:
            self._hidden.pop(by)
        return bool(gone or silent)

    def only(self, here: frozenset[str]) -> None:
        """Who is gone points at nothing."""
        self._pointers = {by: pointer for by, pointer in self._pointers.items() if by in here}
        self._drawing &= here
        self._hidden = {by: told for by, told in self._hidden.items() if by in here}
        self._ink = {mark: (by, ink) for mark, (by, ink) in self._ink.items() if by in here}
        self._heard_ms = {mark: heard_ms for mark, heard_ms in self._heard_ms.items() if mark in self._ink}

    def _grow(self, by: str, mark: str, whisper: InkMoved) -> None:
        before = self._ink.get(mark)
        if before is None and len(self._ink) >= MOST_STROKES:
            return
        if before is None or before[0] != by or whisper.first == 0:
            if whisper.first == 0:
                self._ink[mark] = (by, whisper)
            return
        self._ink[mark] = (by, _joined(before[1], whisper))


class Others:
    """What is overheard, shown at every change until it is closed. On the loop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._overheard = Overheard()
        self._closed = False

    def hear(self, by: str, whisper: Heard) -> None:
        self._overheard.hear(by, whisper, self._desk.clock.mono_ms())
        self._show()

    def settle(self, state: ConsultState) -> None:
        if self._overheard.settle(state, self._desk.clock.mono_ms()):
            self._show()

    def only(self, here: frozenset[str]) -> None:
        self._overheard.only(here)
        self._show()

    def close(self) -> None:
        self._closed = True
        self._desk.slots.whispers.put(WhisperView())

    def _show(self) -> None:
        if not self._closed:
            self._desk.slots.whispers.put(self._overheard.view)


def _merge_key(whisper: AnyWhisper) -> str | None:
    match whisper:
        case PointerMoved():
            return "pointer"
        case InkMoved(mark=mark):
            return mark
        case ViewGlided():
            return "view"
        case _:
            return None


def _joined(before: InkMoved, after: InkMoved) -> InkMoved:
    """One piece from `before.first` on; a piece that does not fit on leaves the stroke as it was."""
    at = after.first - before.first
    try:
        points = decode_ink(before.ink)
        if not 0 <= at <= len(points):
            return before
        ink = encode_ink(np.concatenate((points[:at], decode_ink(after.ink))))
    except BadInk:
        return before
    return InkMoved(before.mark, before.surface, before.colour, before.width, before.tool, before.first, ink)
