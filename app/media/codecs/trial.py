"""What this computer codes pictures with: hardware does H.264 only after a trial, in a child that can be killed.

The choice, wherever both ends have several: AV1, the best at low rates (measured at 110 kbps: SSIM 0.960, VP8 0.914,
libx264 0.884), unless this processor does not code it in time; then H.264 if hardware passed its trial, for it costs
the processor next to nothing; then VP8, in software better at low rates than libx264, which comes last.
"""

import logging
import platform
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

import av
import msgspec

from app.media.codecs import drivers
from app.media.codecs.candidate import Verdict
from app.media.codecs.coded import Codec
from app.media.codecs.h264 import Chosen, Watch, unwatched
from app.media.codecs.h264_encoders import SOFTWARE, candidates

log = logging.getLogger(__name__)

WITHIN_S = 12.0  # half a second where nothing is wrong; a cold disk, a virus scanner and a driver that wakes up
_ENDS_S = 2.0
_SILENT = "did not answer"
FELL = "the program ended while it coded in a call"
_MOST_ANSWERED = 4_096
_NO_CONSOLE = 0x08000000  # CREATE_NO_WINDOW
CHILD = (sys.executable, "-m", "app.media.codecs.candidate")


class Coders(msgspec.Struct, frozen=True):
    """`h264`: the encoder to open for it, and who is to `watch` over it; `slow`: what this computer does not code in
    time, or not rightly."""

    h264: str = SOFTWARE
    slow: tuple[Codec, ...] = ()
    watch: Watch = unwatched

    @property
    def chosen(self) -> Chosen:
        return Chosen(self.h264, self.watch)

    @property
    def order(self) -> tuple[Codec, ...]:
        """All codecs, the one to take first."""
        best: tuple[Codec, ...] = ("AV1", "VP8", "H264") if self.h264 == SOFTWARE else ("AV1", "H264", "VP8")
        return tuple(sorted(best, key=lambda codec: codec in self.slow))


SOFTWARE_ONLY = Coders()


class _Kept(msgspec.Struct, frozen=True):
    """`why`: what was said against those that were not taken. `fallen`: what brought the program down, by its name, and
    with which drivers."""

    of: str
    h264: str
    slow: tuple[Codec, ...]
    why: dict[str, str]
    fallen: dict[str, str] = {}


def known(path: Path) -> Coders | None:
    """What was found before with the same drivers and libraries; None: nothing, or it cannot be read."""
    kept = _read(path)
    return Coders(kept.h264, kept.slow) if kept is not None and kept.of == _these() else None


def note_fallen(path: Path, names: Iterable[str]) -> bool:
    """These ended the program while they coded: that is a trial that failed, and what else there is is looked for
    again. They are tried again with other drivers. False: it cannot be written down."""
    kept, these = _read(path), _these()
    fallen = {**(kept.fallen if kept is not None else {}), **dict.fromkeys(names, these)}
    log.warning("not taken any more with these drivers, %s: %s", FELL, ", ".join(sorted(fallen)))
    return _keep(path, _Kept("", SOFTWARE, (), {}, fallen))


class Search:
    """For one thread, once; `stop` from any. `names`: of h264_encoders, by default all that may be here; `child`: the
    command that gives a Verdict for the name behind it."""

    def __init__(self, path: Path, names: tuple[str, ...] | None = None, child: tuple[str, ...] = CHILD) -> None:
        self.path, self._child = path, child
        self._names = candidates() if names is None else names
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def run(self) -> Coders:
        """Tries them one after another and keeps what was found. Blocks for a second or two, and for WITHIN_S for each
        that hangs. After `stop` all are as they are without a trial, and nothing is kept."""
        kept, these = _read(self.path), _these()
        fallen = {name: of for name, of in (kept.fallen if kept is not None else {}).items() if of == these}
        why = dict.fromkeys(fallen, FELL)
        h264 = SOFTWARE
        for name in self._names:
            if name in fallen:
                continue
            verdict = self.tried(name)
            if not verdict.why:
                h264 = name
                break
            why[name] = verdict.why
        if (verdict := self.tried("AV1")).why:
            verdict = self.tried("AV1")  # something else may have kept the processor busy
        if self._is_stopped:
            return Coders()
        is_slow = verdict.why not in ("", _SILENT)
        why |= {"AV1": verdict.why} if verdict.why else {}
        coders = Coders(h264, ("AV1",) if is_slow else ())
        log.info("H.264 is coded by %s, AV1 is %s; what was wrong: %s", h264, "avoided" if is_slow else "taken", why)
        _keep(self.path, _Kept(these, h264, coders.slow, why, fallen))
        return coders

    def tried(self, name: str) -> Verdict:
        """In one child, gone when this returns."""
        with self._lock:
            if self._is_stopped:
                return Verdict("stopped")
            try:
                self._process = process = _started([*self._child, name])
            except OSError as refused:  # what guards this computer may forbid it today and allow it tomorrow
                log.warning("no encoder can be tried here: %s", refused.strerror)
                self._is_stopped = True
                return Verdict("stopped")
        try:
            answer, _ = process.communicate(timeout=WITHIN_S)
        except subprocess.TimeoutExpired:
            return Verdict(_SILENT)
        finally:
            _end(process)
        try:
            return msgspec.json.decode(answer[:_MOST_ANSWERED], type=Verdict)
        except msgspec.DecodeError:
            return Verdict(f"ended by itself ({process.returncode})")

    def stop(self) -> None:
        """`run` returns soon."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                self._process.kill()


def _started(command: list[str]) -> "subprocess.Popen[bytes]":
    flags = _NO_CONSOLE if sys.platform == "win32" else 0
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(command, stdin=nowhere, stdout=pipe, stderr=nowhere, creationflags=flags)  # noqa: S603 - ours


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    try:
        process.wait(_ENDS_S)
    except subprocess.TimeoutExpired:  # a driver may hold it for ever: then it holds nothing of ours
        log.warning("an encoder on trial could not be ended")
        return  # on Windows who reads from it still holds the pipe
    if process.stdout is not None:
        process.stdout.close()


def _read(path: Path) -> _Kept | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return None


def _keep(path: Path, kept: _Kept) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".new")
        unfinished.write_bytes(msgspec.json.encode(kept))
        unfinished.replace(path)
    except OSError as refused:
        log.warning("what codes pictures here is tried again next time: %s", refused.strerror)
        return False
    return True


def _these() -> str:
    """Changes with whatever may change a trial's end."""
    libraries = ".".join(map(str, av.library_versions["libavcodec"]))
    return " ".join((av.__version__, libraries, platform.machine(), *drivers.versions()))
