"""coturn on loopback: a site's own relay for picture and voice, with the shared secret the server makes credentials of.

with Coturn() as coturn:
    coturn.url("udp"), coturn.url("tcp")
    coturn.kill()                           # as a crash would
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

import pytest

SECRET = "north"
READY_WITHIN_S = 20.0


class Coturn:
    """Skips where coturn is not installed, but not where the whole suite is promised."""

    def __init__(self) -> None:
        program = shutil.which("turnserver")
        if program is None:
            missing = "coturn is not installed (Debian: apt-get install coturn)"
            assert not os.environ.get("CI"), missing
            pytest.skip(missing)
        self._folder = Path(tempfile.mkdtemp(prefix="coturn-"))
        self.port = _free_port()
        settings = self._folder / "turnserver.conf"
        settings.write_text(
            "\n".join(
                (
                    f"listening-port={self.port}",
                    "listening-ip=127.0.0.1",
                    "relay-ip=127.0.0.1",
                    "allow-loopback-peers",  # both ends of a test stand on this computer
                    "use-auth-secret",
                    f"static-auth-secret={SECRET}",
                    "realm=preceptor.test",
                    "fingerprint",
                    "no-cli",
                    "no-tls",
                    "no-dtls",
                    "no-multicast-peers",
                    "relay-threads=1",
                    f"userdb={self._folder / 'turndb'}",
                    f"pidfile={self._folder / 'pid'}",
                    f"log-file={self._folder / 'log'}",
                    "simple-log",
                )
            )
        )
        self._process = subprocess.Popen(
            [program, "-c", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._folder
        )
        self._wait()

    def url(self, transport: str) -> str:
        return f"turn:127.0.0.1:{self.port}?transport={transport}"

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> "Coturn":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait(self) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline and self._process.poll() is None:
            with socket.socket() as ear:
                ear.settimeout(1.0)
                if ear.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.kill()
        raise RuntimeError("coturn did not start")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
