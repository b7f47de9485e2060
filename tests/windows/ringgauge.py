"""When a call was pressed and when it rings, noted inside the real program, by the clock of the whole computer."""

import time
from collections.abc import Callable

from app.client.border import Command, SubmitEvent
from app.client.engine import Engine
from app.client.ringing import RingHere
from app.consult.events.request import ConsultRequested
from tests.windows.eye import Said


class RingGauge:
    """Each doing says what came since it was asked last: consult and ms. What rings is told to the engine after its
    sound was and after the taskbar was asked for, so that is when both are under way."""

    def __init__(self, engine: Engine) -> None:
        self._post = engine.post
        self._called: list[tuple[str, float]] = []
        self._rung: list[tuple[str, float]] = []
        self._silent: list[str] = []
        engine.post = self._note  # type: ignore[method-assign]

    @property
    def doings(self) -> dict[str, Callable[..., Said]]:
        return {one.__name__: one for one in (self.called, self.rung, self.silent)}

    def called(self) -> Said:
        yield from ()
        called, self._called = self._called, []
        return called

    def rung(self) -> Said:
        yield from ()
        rung, self._rung = self._rung, []
        return rung

    def silent(self) -> Said:
        """What rings no more."""
        yield from ()
        silent, self._silent = self._silent, []
        return silent

    def _note(self, command: Command) -> None:
        now_ms = time.monotonic_ns() / 1e6
        self._post(command)
        match command:
            case SubmitEvent(consult=consult, event=ConsultRequested(call_now=True)):
                self._called.append((consult, now_ms))
            case RingHere(consult=consult, on=True):
                self._rung.append((consult, now_ms))
            case RingHere(consult=consult):
                self._silent.append(consult)
