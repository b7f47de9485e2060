"""The process of the booth itself: how it is started with its pipes, on every system, and how it is ended."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import app

Process = subprocess.Popen[bytes]


def started() -> tuple[Process, IO[bytes], IO[bytes]]:
    """With its standard input and output. Raises OSError."""
    home = str(Path(app.__file__).resolve().parent.parent)
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(  # noqa: S603 - our own module
        [_python(), "-P", "-m", "app.media.booth.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if sys.stderr is not None else subprocess.DEVNULL,  # a program without a console has none to share
        env={**os.environ, **_LAUNCHER, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("the booth was started without pipes")
    return child, child.stdin, child.stdout


def kill(child: Process) -> None:
    """At once; any thread, one that has ended too."""
    with contextlib.suppress(PermissionError):  # Windows, of one that is just ending
        child.kill()


def _python() -> str:
    """In a virtual environment of Windows `sys.executable` only starts the real one, which is what has to be ended;
    it is told whose it is as `multiprocessing` does."""
    return str(getattr(sys, "_base_executable", sys.executable)) if sys.platform == "win32" else sys.executable


_LAUNCHER = {"__PYVENV_LAUNCHER__": sys.executable} if _python() != sys.executable else {}
