"""The killable child and its deadlines: whatever a file does, this side answers with a result or one sentence."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as Late
from pathlib import Path

import app
from app.documents.copying import STOPPED, Patience
from app.documents.jobs import (
    AnyAnswer,
    AnyJob,
    LetGoJob,
    OpenJob,
    Progress,
    Ready,
    Refused,
)
from app.documents.leash import Leash
from app.documents.opened import TOO_LARGE, DocumentRefused, Tell, untold
from app.documents.paperjobs import LATE, CornersJob, StraightenJob
from app.documents.pipe import Pipe, PipeEnded
from app.tasks import named_executor

FILE_S, PAGE_S = 20.0, 5.0  # design 13; a file that says how far it is has 20 s a step
LONGEST_S = 300.0  # with all its steps: 400 MB on a slow disk, with every other program at work beside it
START_S = 30.0  # a cold disk and a virus scanner
ENDS_S = 3.0  # a child that was killed; on a busy computer it takes some milliseconds
STOP_S = 0.1  # between two looks at whether a file is still wanted
LATE_FILE = "This file took too long to open, so it was given up. It may be damaged; save or print it again."
LATE_PAGE = "This page took too long to draw, so it was given up. The other pages can still be shown."
CRASHED = "This file made its reader fail, so it was not opened. Nothing else was affected; try another copy of it."
NO_READER = "The reader of documents could not be started. Restart the program; if that does not help, call support."
# The child sees nothing of our environment but what an interpreter needs to start.
PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")

Reply = tuple[AnyAnswer, bytes]


class TooHeavy(Exception):
    """The child took more memory than it may have."""


class Unwanted(Exception):
    """Nobody waits for it any more."""


class Worker:
    """One child at a time, started at the first job, again after it was killed or died. Any thread may ask;
    asking blocks, one after another. `close` ends a job that runs."""

    def __init__(self, file_s: float = FILE_S, page_s: float = PAGE_S) -> None:
        self.file_s = file_s
        self.page_s = page_s
        self._turn = threading.Lock()
        self._pipes: ThreadPoolExecutor = named_executor("documents-pipe")
        self._child: subprocess.Popen[bytes] | None = None
        self._leash: Leash | None = None
        self._pipe: Pipe[AnyAnswer] | None = None
        self._ready: Future[Reply] | None = None
        self._resting: subprocess.Popen[bytes] | None = None
        self._left: list[subprocess.Popen[bytes]] = []
        self._closed = False
        self.caged = False

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    @property
    def is_busy(self) -> bool:
        """A job runs: another one would wait for it."""
        return self._turn.locked()

    def warm(self) -> None:
        """Starts the child without waiting until it can work."""
        with self._turn:
            self._start()

    def ask(self, job: AnyJob, load: bytes = b"", patience: Patience | None = None, tell: Tell = untold) -> Reply:
        """Raises DocumentRefused for a refusal, a crash, a job or step that takes too long, and one that nobody waits
        for any more: its child is ended with it. `tell` hears its steps on this thread."""
        with self._turn:
            if patience is not None and patience.is_stopped:
                raise DocumentRefused(STOPPED)
            pipe = self._running()
            opening = isinstance(job, OpenJob | StraightenJob | CornersJob)  # a grid is looked for in three colours
            asked = self._pipes.submit(_exchange, pipe, job, load)
            try:
                answer, result = self._steps(pipe, asked, self.file_s if opening else self.page_s, patience, tell)
            except Unwanted as unwanted:
                self._stop()
                raise DocumentRefused(STOPPED) from unwanted
            except TooHeavy as heavy:
                self._stop()
                raise DocumentRefused(TOO_LARGE) from heavy
            except Late as late:
                self._stop()
                raise DocumentRefused(LATE_FILE if opening else LATE.get(type(job), LATE_PAGE)) from late
            except PipeEnded as end:
                self._stop()
                raise DocumentRefused(CRASHED) from end
        if isinstance(answer, Refused):
            raise DocumentRefused(answer.text, answer.needs_password)
        return answer, result

    def rest(self) -> None:
        """Ends the child and what it holds, without waiting; the next job starts another."""
        child = self._child
        if child is not None:
            self._resting = child  # it is still seen to run for a moment
            child.kill()

    def let_go(self, path: str) -> None:
        """A child that was never started holds nothing, and one that ended meanwhile no more."""
        if self._child is None:
            return
        try:
            self.ask(LetGoJob(path))
        except DocumentRefused:
            return

    def close(self) -> None:
        """Safe to call twice and from any thread."""
        self._closed = True
        self.rest()
        with self._turn:
            self._stop()
        self._pipes.shutdown()

    def _running(self) -> Pipe[AnyAnswer]:
        self._start()
        if self._pipe is None or self._ready is None:
            raise DocumentRefused(NO_READER)
        try:
            ready, _ = self._ready.result(START_S)
        except (PipeEnded, Late) as error:
            self._stop()
            raise DocumentRefused(NO_READER) from error
        self.caged = isinstance(ready, Ready) and ready.caged
        return self._pipe

    def _steps(
        self, pipe: Pipe[AnyAnswer], asked: Future[Reply], step_s: float, patience: Patience | None, tell: Tell
    ) -> Reply:
        """One that goes no further has come to its last step, whatever it says."""
        until, far = time.monotonic() + LONGEST_S, -1
        while True:
            answer, result = self._wait(asked, step_s, patience)
            if not isinstance(answer, Progress):
                return answer, result
            if answer.done <= far or time.monotonic() > until:
                raise Late
            far = answer.done
            tell(answer.done, answer.of)
            asked = self._pipes.submit(pipe.read)

    def _wait(self, asked: Future[Reply], longest_s: float, patience: Patience | None) -> Reply:
        """Raises Late, TooHeavy, Unwanted and what the exchange raises."""
        until, leash = time.monotonic() + longest_s, self._leash
        every_s = leash.look_every_s if leash is not None else None
        look_s = every_s if patience is None else min(every_s or STOP_S, STOP_S)
        while look_s is not None and until - time.monotonic() > look_s:
            if wait((asked,), look_s).done:
                break
            if patience is not None and patience.is_stopped:
                raise Unwanted
            if leash is not None and every_s is not None and leash.is_too_heavy:
                raise TooHeavy
        return asked.result(max(until - time.monotonic(), 0.0))

    def _start(self) -> None:
        if self._child is not None and (self._child is self._resting or self._child.poll() is not None):
            self._stop()  # it died between two jobs; the next one gets a new child
        if self._child is not None or self._closed:
            return
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                [_python(), "-P", "-m", "app.documents.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a parser's complaint may quote the file
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            return
        if self._closed:  # closed while it started: `close` had no child to end yet
            self._child.kill()
        if self._child.stdin is None or self._child.stdout is None:
            raise RuntimeError("the child was started without pipes")
        self._leash = Leash(self._child.pid)
        self._pipe = Pipe(self._child.stdout, self._child.stdin, AnyAnswer)  # type: ignore[arg-type]
        self._ready = self._pipes.submit(self._pipe.read)

    def _stop(self) -> None:
        child, self._child, self._pipe, self._ready = self._child, None, None, None
        if child is None:
            return
        child.kill()
        try:
            child.wait(ENDS_S)
        except subprocess.TimeoutExpired:
            self._leave(child)
            return
        leash, self._leash = self._leash, None
        if leash is not None:
            leash.release()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _shut(pipe)

    def _leave(self, child: subprocess.Popen[bytes]) -> None:
        """No signal ends one that waits for a disk that does not answer: it is left behind with the thread that reads
        from it, and the next job gets others."""
        self._left.append(child)
        self._pipes.shutdown(wait=False, cancel_futures=True)
        self._pipes = named_executor("documents-pipe")
        self._leash = None


def _exchange(pipe: Pipe[AnyAnswer], job: AnyJob, load: bytes) -> Reply:
    pipe.write(job, load)
    return pipe.read()


def _shut(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:
        return  # what was buffered for a dead child goes nowhere


def _python() -> str:
    """In a virtual environment of Windows `sys.executable` is a small program that starts the real one; what is bound
    and killed has to be the real one, which then is told whose it is (as `multiprocessing` does it)."""
    return str(getattr(sys, "_base_executable", sys.executable)) if sys.platform == "win32" else sys.executable


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    home = str(Path(app.__file__).resolve().parent.parent)
    one_thread = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # each would take address space for a stack
    if sys.platform == "win32" and _python() != sys.executable:
        kept["__PYVENV_LAUNCHER__"] = sys.executable
    return {**kept, **one_thread, "PYTHONPATH": home, "PYTHONIOENCODING": "utf-8"}
