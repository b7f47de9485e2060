"""Real processes of a demo: started with a log file each, asked for their memory, ended kindly, then not."""

import os
import subprocess
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app.tasks import start_thread

ENDS_WITHIN_S = 15


class Running:
    """One process. Its first line on standard output is kept, everything else goes to its log file."""

    def __init__(self, name: str, process: subprocess.Popen[str], log: Path) -> None:
        self.name = name
        self._process = process
        self._log = log
        self._first = ""
        self._has_line = threading.Event()
        self._reader = start_thread(f"output of {name}", self._read)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def first_line(self, timeout_s: float) -> str:
        """Raises RuntimeError when none came."""
        if not self._has_line.wait(timeout_s) or not self._first:
            raise RuntimeError(f"{self.name} said nothing; see its log:\n{self._log.read_text(errors='replace')}")
        return self._first

    def close(self) -> None:
        if self.is_alive:
            self._process.terminate()
            try:
                self._process.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._reader.join(ENDS_WITHIN_S)

    def _read(self) -> None:
        output = self._process.stdout
        if output is None:
            return
        with output, self._log.open("a", encoding="utf-8") as log:
            for line in output:
                if not self._has_line.is_set():
                    self._first = line
                    self._has_line.set()
                log.write(line)
                log.flush()
        self._has_line.set()


def start(name: str, command: Sequence[str], log: Path, environment: Mapping[str, str]) -> Running:
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own modules, our own arguments
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, **environment},
        )
    return Running(name, process, log)


def close_all(running: Iterable[Running]) -> None:
    """The clients before the server, so that they can say goodbye."""
    for process in reversed(list(running)):
        process.close()


def peak_rss_mb(pid: int) -> float | None:
    """The most memory it ever held resident; None where the system does not say."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    return None
