"""The process in which sound is handled, seen from the program: started at the first part, ended after the last one.

Why a process: a thread of the program waits for its interpreter, which the window, the pictures and the recorders hold
as well. Measured with two programs on two cores: a beat of 10 ms in the program was up to 86 ms late, one in a process
beside it 17 ms; a loudspeaker's buffer lasts 60.
"""

import contextlib
import itertools
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol

import app
from app.media.booth import wire
from app.media.booth.outbox import Outbox
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
        self._child: subprocess.Popen[bytes] | None = None
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
        self.ask(make)

    def ask(self, ask: wire.AnyAsk) -> None:
        """Of a part that is closed: nothing."""
        with self._lock:
            if isinstance(ask, wire.Apart) or ask.part in self._parts:
                self._remember(ask)
                if self._outbox is None or self._outbox.put(ask, isinstance(ask, wire.Came)):
                    return
                child = self._child
                if child is not None:  # it takes nothing any more, and so the one that writes waits for it
                    child.kill()

    def drop(self, number: int) -> None:
        self.ask(wire.Close(number))
        with self._lock:
            self._parts.pop(number, None)
            self._standing = {key: ask for key, ask in self._standing.items() if key[0] != number}
            if not self._parts:
                self._idle_since = time.monotonic()

    def close(self) -> None:
        """For good; waits."""
        self._ending.set()
        with self._lock:
            thread, outbox = self._thread, self._outbox
        if outbox is not None:
            outbox.close()
        if thread is None:
            return
        thread.join(timeout=_ENDS_WITHIN_S)
        child = self._child
        if thread.is_alive() and child is not None:
            child.kill()
            thread.join(timeout=_ENDS_WITHIN_S)

    # ---- inside

    def _remember(self, ask: wire.AnyAsk) -> None:
        if isinstance(ask, wire.Apart | wire.Came | wire.Close | wire.Hush):
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
                parts = () if self._let_go else tuple(self._parts.values())
            if not parts:
                continue  # somebody came just as it was let go
            log.error("the booth ended by itself and is started again")
            for part in parts:
                part.anew()
            self._on_fault(FAULT)
            soon_again = 0 if time.monotonic() - began > _LIVED_S else soon_again + 1
            self._ending.wait(0.0 if soon_again < 2 else _LATER_S)

    def _live(self) -> None:
        """One process from its start to its end."""
        try:
            child, sink, source = _started()
        except OSError as error:
            log.error("the booth could not be started: %s", type(error).__name__)
            return
        self._child, self._let_go, self._quiet_ticks = child, False, _SILENT_TICKS - _FIRST_TICKS
        with self._lock:
            outbox = self._outbox = Outbox[wire.AnyAsk]()
            self._outbox.put(self._apart())
            for ask in self._standing.values():
                self._outbox.put(ask)
        if self._ending.is_set():
            outbox.close()
        writer = start_thread("booth-write", lambda: self._write(child, sink, outbox))
        self._read(source)
        with self._lock:
            self._outbox = None
        outbox.close()
        writer.join()
        child.kill()
        child.wait()
        self._child = None

    def _read(self, source: IO[bytes]) -> None:
        with contextlib.suppress(wire.PipeEnded), source:
            while True:
                messages = wire.TELLINGS.decode(wire.read(source))
                self._quiet_ticks = 0
                for message in messages:
                    self._hand_out(message)

    def _hand_out(self, message: wire.AnyTelling) -> None:
        if isinstance(message, wire.Logged):
            logging.getLogger(message.logger).log(message.level, "%s", message.text)
            return
        part = self._parts.get(message.part)
        if part is None:
            return
        try:
            part.told(message)
        except Exception:  # of one part's listener: the others go on being heard
            log.exception("what the booth told could not be used")

    def _write(self, child: "subprocess.Popen[bytes]", sink: IO[bytes], outbox: Outbox[wire.AnyAsk]) -> None:
        apart, due = wire.Apart(0.0), 0.0
        with contextlib.suppress(wire.PipeEnded, OSError), sink:
            while (asks := outbox.take(max(0.0, due - time.monotonic()))) is not None:
                if time.monotonic() >= due:
                    due = time.monotonic() + _TICK_S
                    now = self._apart()
                    if abs(now.ms - apart.ms) > _APART_MS:
                        apart = now
                        asks.append(now)
                    self._look_after(child, outbox)
                if asks:
                    wire.write(sink, asks)

    def _look_after(self, child: "subprocess.Popen[bytes]", outbox: Outbox[wire.AnyAsk]) -> None:
        self._quiet_ticks += 1  # not by the time: the computer may have slept
        if self._quiet_ticks > _SILENT_TICKS:
            child.kill()
        with self._lock:
            if self._idle_since is not None and time.monotonic() - self._idle_since > LINGER_S:
                self._let_go = True
                outbox.close()

    def _apart(self) -> wire.Apart:
        return wire.Apart(self._now_ms() - media_ms())


def _started() -> "tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]":
    """With its standard input and output. Raises OSError."""
    home = str(Path(app.__file__).resolve().parent.parent)
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(  # noqa: S603 - our own module
        [_python(), "-P", "-m", "app.media.booth.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **_LAUNCHER, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("the booth was started without pipes")
    return child, child.stdin, child.stdout


def _python() -> str:
    """In a virtual environment of Windows `sys.executable` only starts the real one, which is what has to be ended;
    it is told whose it is as `multiprocessing` does."""
    return str(getattr(sys, "_base_executable", sys.executable)) if sys.platform == "win32" else sys.executable


_LAUNCHER = {"__PYVENV_LAUNCHER__": sys.executable} if _python() != sys.executable else {}
