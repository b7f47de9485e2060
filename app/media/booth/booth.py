"""The process in which sound is handled, seen from the program: started at the first part, ended after the last one.

Why a process: a thread of the program waits for its interpreter, which the window, the pictures and the recorders hold
as well. Measured with two programs on two cores: a beat of 10 ms in the program was up to 86 ms late, one in a process
beside it 17 ms; a loudspeaker's buffer lasts 60.
"""

import contextlib
import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import IO, Protocol

import msgspec

from app.media.booth import wire
from app.media.booth.outbox import Outbox
from app.media.booth.process import Process, kill, started
from app.media.mediatime import media_ms
from app.tasks import start_thread

log = logging.getLogger(__name__)

LINGER_S = 10.0  # without a part: who only changes a device waits for no new process
_TICK_S = 0.25
_SILENT_TICKS, _FIRST_TICKS = 24, 240  # so many without a word and it hangs; a cold disk and a virus scanner
_APART_MS = 2.0
_LATER_S, _LIVED_S = 2.0, 20.0  # it is started again at once; one that did not live long twice waits a little

_ENDS_WITHIN_S = 8.0

FAULT = "The part of this program that handles sound failed and was started again: a moment of sound is missing."
FAULTS = (
    "The part of this program that handles sound keeps failing: nobody may hear you, and you may hear nobody. It is "
    "started again and again by itself; use the telephone until then."
)


class Part(Protocol):
    """Its facade in the program. `told` in the booth's thread; `anew`: another process, where nothing is known of
    what was said and heard before."""

    def told(self, message: wire.AnyTelling) -> None: ...

    def anew(self) -> None: ...


class Booth:
    """Any thread; nothing waits but `close`. `now_ms`: server time. `on_fault(sentence)` in a thread of its own."""

    def __init__(self, now_ms: Callable[[], int], on_fault: Callable[[str], None] = lambda _: None) -> None:
        self._now_ms, self._on_fault = now_ms, on_fault
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._parts: dict[int, Part] = {}
        self._standing: dict[tuple[object, ...], wire.AnyAsk] = {}  # what a new process is told, in order
        self._outbox: Outbox[wire.AnyAsk] | None = None
        self._child: Process | None = None
        self._thread: threading.Thread | None = None
        self._ending = threading.Event()
        self._idle_since: float | None = None
        self._quiet_ticks = 0
        self._let_go = False

    @property
    def pid(self) -> int | None:
        child = self._child
        return child.pid if child is not None else None

    def number(self) -> int:
        return next(self._numbers)

    def add(self, part: Part, make: wire.Make) -> None:
        with self._lock:
            self._parts[make.part] = part
            self._idle_since = None
            if self._thread is None and not self._ending.is_set():
                self._thread = start_thread("booth", self._run)
            self._put(make)

    def ask(self, ask: wire.AnyAsk) -> None:
        """Of a part that is closed: nothing."""
        with self._lock:
            if isinstance(ask, wire.Apart) or ask.part in self._parts:
                self._put(ask)

    def drop(self, number: int) -> None:
        with self._lock:
            if self._parts.pop(number, None) is not None:
                self._put(wire.Close(number))
            self._standing = {key: ask for key, ask in self._standing.items() if key[0] != number}
            if not self._parts:
                self._idle_since = time.monotonic()

    def close(self) -> None:
        """For good; waits."""
        self._ending.set()
        with self._lock:
            thread, outbox, child = self._thread, self._outbox, self._child
        if outbox is not None:
            outbox.close()
        if child is not None and self._quiet_ticks < 0:
            kill(child)  # it has not begun: nothing is to be given back
        if thread is None:
            return
        thread.join(timeout=_ENDS_WITHIN_S)
        child = self._child
        if thread.is_alive() and child is not None:
            kill(child)
            thread.join(timeout=_ENDS_WITHIN_S)

    # ---- inside

    def _put(self, ask: wire.AnyAsk) -> None:
        """Under the lock."""
        self._remember(ask)
        child = self._child
        if self._outbox is None or self._outbox.put(ask, isinstance(ask, wire.Came)) or child is None:
            return
        if self._quiet_ticks >= 0:  # it has spoken, and takes nothing any more; one that begins is given its time
            kill(child)

    def _remember(self, ask: wire.AnyAsk) -> None:
        if isinstance(ask, wire.Apart | wire.Came | wire.Close | wire.Hush | wire.Lay):
            return
        key = (ask.part, type(ask), ask.switch if isinstance(ask, wire.Turn) else "")
        self._standing.pop(key, None)  # the newest last: it may name a part that was made after the one before
        self._standing[key] = ask

    def _run(self) -> None:
        soon_again = 0
        while True:
            began = time.monotonic()
            self._live()
            with self._lock:
                if self._ending.is_set() or not self._parts:
                    self._thread = None
                    return
                parts = tuple(self._parts.values())
            for part in parts:
                _safely(part.anew)
            if self._let_go:
                continue  # somebody came just as it was let go
            log.error("the booth ended by itself and is started again")
            soon_again = 1 if time.monotonic() - began > _LIVED_S else soon_again + 1
            if soon_again <= 2:  # then it has been said
                _safely(partial(self._on_fault, FAULT if soon_again < 2 else FAULTS))
            self._ending.wait(0.0 if soon_again < 2 else _LATER_S)

    def _live(self) -> None:
        """One process from its start to its end."""
        self._let_go = False
        try:
            child, sink, source = started()
        except OSError as error:
            log.error("the booth could not be started: %s", type(error).__name__)
            return
        ended = threading.Event()
        with self._lock:
            self._child, self._quiet_ticks = child, _SILENT_TICKS - _FIRST_TICKS
            outbox = self._outbox = Outbox[wire.AnyAsk]()
            outbox.put(self._apart())
            for ask in _in_order(self._standing.values()):
                outbox.put(ask)
        if self._ending.is_set():
            outbox.close()
        writer = start_thread("booth-write", lambda: self._write(sink, outbox))
        watch = start_thread("booth-watch", lambda: self._watch(child, outbox, ended))
        try:
            self._read(source)
        finally:
            with self._lock:
                self._outbox = None
            outbox.close()
            ended.set()
            kill(child)  # before the one that writes is waited for: it may wait for the child
            for thread in (writer, watch):
                thread.join()
            child.wait()
            self._child = None

    def _read(self, source: IO[bytes]) -> None:
        try:
            with contextlib.suppress(wire.PipeEnded), source:
                while True:
                    messages = wire.TELLINGS.decode(wire.read(source))
                    self._quiet_ticks = 0
                    for message in messages:
                        self._hand_out(message)
        except msgspec.MsgspecError:
            log.exception("the booth told something that cannot be read")

    def _hand_out(self, message: wire.AnyTelling) -> None:
        if isinstance(message, wire.Logged):
            logging.getLogger(message.logger).log(message.level, "%s", message.text)
            return
        part = self._parts.get(message.part)
        if part is not None:
            _safely(lambda: part.told(message))

    def _write(self, sink: IO[bytes], outbox: Outbox[wire.AnyAsk]) -> None:
        apart, due = wire.Apart(0.0), 0.0
        with contextlib.suppress(wire.PipeEnded, OSError), sink:
            while (asks := outbox.take(max(0.0, due - time.monotonic()))) is not None:
                if time.monotonic() >= due:
                    due = time.monotonic() + _TICK_S
                    now = self._apart()
                    if abs(now.ms - apart.ms) > _APART_MS:
                        apart = now
                        asks.append(now)
                if asks:
                    wire.write(sink, asks)

    def _watch(self, child: Process, outbox: Outbox[wire.AnyAsk], ended: threading.Event) -> None:
        """Beside the one that writes, which waits where the child takes nothing."""
        while not ended.wait(_TICK_S):
            self._quiet_ticks += 1  # not by the time: the computer may have slept
            if self._quiet_ticks > _SILENT_TICKS:
                kill(child)
            with self._lock:
                if self._idle_since is not None and time.monotonic() - self._idle_since > LINGER_S:
                    self._let_go = True
                    outbox.close()

    def _apart(self) -> wire.Apart:
        return wire.Apart(self._now_ms() - media_ms())


def _in_order(standing: Iterable[wire.AnyAsk]) -> list[wire.AnyAsk]:
    """Nothing begins before all is said of it: no microphone before it is muted, no loudspeaker before it is silent."""
    return sorted(standing, key=lambda ask: isinstance(ask, wire.Start))


def _safely(work: Callable[[], None]) -> None:
    """Of one part's listener: the others go on being heard."""
    try:
        work()
    except Exception:
        log.exception("what the booth told could not be used")
