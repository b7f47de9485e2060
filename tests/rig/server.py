"""A real server in its own process, with people enrolled; to be stopped kindly or killed."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

from tests.rig.people import EVERYBODY, Someone, enrol

ROOT = Path(__file__).resolve().parents[2]
STOPS_WITHIN_S = 60


class Server:
    """`with Server(folder) as server: connect_to(server.url)`. Its log is in `folder/server.log`. `before`: put before
    its command, as `Namespaces.command`."""

    def __init__(
        self,
        data: Path,
        arguments: Sequence[str] = (),
        people: tuple[Someone, ...] = EVERYBODY,
        port: int = 0,
        program: str = "app.cli",
        before: Sequence[str] = (),
    ) -> None:
        self.data = data
        self.url = ""
        self.port = port
        self._arguments, self._program, self._before = tuple(arguments), program, tuple(before)
        self._process: subprocess.Popen[str] | None = None
        enrol(data, people)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> "Server":
        """Listens when this returns; started again it keeps its port."""
        command = [sys.executable, "-m", self._program, "serve", "--data", str(self.data), "--port", str(self.port)]
        with self.log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [*self._before, *command, *self._arguments], stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.startswith("listening "):
            self.kill()
            raise RuntimeError(f"the server did not start: {line}\n{self.log.read_text(encoding='utf-8')}")
        self.url = line.split()[1]
        port = urlsplit(self.url).port
        assert port is not None
        self.port = port
        return self

    def line(self) -> str:
        """The next line on its standard output."""
        assert self._process is not None
        assert self._process.stdout is not None
        return self._process.stdout.readline().rstrip()

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        return self._end(kill=False)

    def kill(self) -> int:
        """kill -9: nothing is written after this."""
        return self._end(kill=True)

    def _end(self, kill: bool) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill() if kill else process.terminate()
        try:
            return process.wait(STOPS_WITHIN_S)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()

    def __enter__(self) -> "Server":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
