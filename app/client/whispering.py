"""What the others do right now, on its way in: pointers, ink, who is drawing; forgotten when it is not renewed."""

import asyncio
from collections.abc import Callable

import msgspec

from app.client.border import WhisperView
from app.client.desk import Desk
from app.client.inkpieces import joined
from app.client.pointerstills import PointerStills
from app.consult.events.surface import FrameSurface
from app.consult.state import ConsultState
from app.consult.whispers import Drawing, InkMoved, NotInView, PointerMoved, ViewGlided
from app.media.frames import Frame

FORGET_MS = 8_000  # a stroke whose author fell silent, or what is hidden on a screen that says no more
POINTER_MS = 1_000  # its author renews it twice a second, at rest too
TURN_S = 0.1
MOST_STROKES = 64

Heard = PointerMoved | InkMoved | Drawing | NotInView | ViewGlided


class Overheard:
    """Incoming, as one WhisperView; a stroke leaves when its mark is in the log or its author fell silent."""

    def __init__(self) -> None:
        self._pointers: dict[str, PointerMoved] = {}
        self._ink: dict[str, tuple[str, InkMoved]] = {}
        self._heard_ms: dict[str, int] = {}
        self._pointed_ms: dict[str, int] = {}
        self._drawing: frozenset[str] = frozenset()
        self._hidden: dict[str, tuple[int, NotInView]] = {}
        self._glides: dict[str, ViewGlided] = {}

    @property
    def view(self) -> WhisperView:
        hidden = {by: told for by, (_, told) in self._hidden.items()}
        glides = dict(self._glides)
        return WhisperView(dict(self._pointers), dict(self._ink), self._drawing, hidden, glides=glides)

    @property
    def pointers(self) -> dict[str, PointerMoved]:
        return self._pointers

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
                self._pointed_ms[by] = mono_ms
            case ViewGlided():
                self._glides[by] = whisper
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

    def expire(self, mono_ms: int) -> bool:
        """A pointer that is not renewed points at nothing any more; True when one went."""
        gone = [by for by, said_ms in self._pointed_ms.items() if mono_ms - said_ms >= POINTER_MS]
        pointed = [by for by in gone if by in self._pointers]
        for by in gone:
            self._pointed_ms.pop(by)
            self._pointers.pop(by, None)
        return bool(pointed)

    def only(self, here: frozenset[str]) -> None:
        """Who is gone points at nothing."""
        self._pointers = {by: pointer for by, pointer in self._pointers.items() if by in here}
        self._glides = {by: glide for by, glide in self._glides.items() if by in here}
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
        self._ink[mark] = (by, joined(before[1], whisper))


class Others:
    """What is overheard, shown at every change until it is closed. On the loop. `live`: the frame of a surface if it
    is to hand, on an executor."""

    def __init__(self, desk: Desk, live: Callable[[FrameSurface], Frame | None]) -> None:
        self._desk = desk
        self._overheard = Overheard()
        self._stills = PointerStills(desk, live, self._show)
        self._turning: asyncio.TimerHandle | None = None
        self._closed = False

    def hear(self, by: str, whisper: Heard) -> None:
        self._overheard.hear(by, whisper, self._desk.clock.mono_ms())
        if isinstance(whisper, PointerMoved):
            self._stills.hear(by, whisper)
            if self._turning is None and not self._closed:
                self._turn()
        self._show()

    def settle(self, state: ConsultState) -> None:
        if self._overheard.settle(state, self._desk.clock.mono_ms()):
            self._show()

    def only(self, here: frozenset[str]) -> None:
        self._overheard.only(here)
        self._show()

    def close(self) -> None:
        self._closed = True
        if self._turning is not None:
            self._turning.cancel()
        self._desk.slots.whispers.put(WhisperView())

    def _turn(self) -> None:
        """While anybody points."""
        if self._overheard.expire(self._desk.clock.mono_ms()):
            self._show()
        pointers = self._overheard.pointers
        self._stills.turn(pointers)
        again = asyncio.get_running_loop().call_later if pointers else None
        self._turning = again(TURN_S, self._turn) if again is not None else None

    def _show(self) -> None:
        if not self._closed:
            view = self._overheard.view
            stills = {by: still for by, still in self._stills.made.items() if by in view.pointers}
            self._desk.slots.whispers.put(msgspec.structs.replace(view, stills=stills))
