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

from tests.rig.ports import free_port

SECRET = "north"
READY_WITHIN_S = 60.0


class Coturn:
    """Skips where coturn is not installed, but not where the whole suite is promised. `tls_port` listens only where
    certificate and key are given."""

    def __init__(self, host: str = "127.0.0.1", certificate: tuple[Path, Path] | None = None) -> None:
        program = shutil.which("turnserver")
        if program is None:
            missing = "coturn is not installed (Debian: apt-get install coturn)"
            assert not os.environ.get("CI"), missing
            pytest.skip(missing)
        self._folder = Path(tempfile.mkdtemp(prefix="coturn-"))
        self.host, self.port, self.tls_port = host, free_port(), free_port()
        settings = self._folder / "turnserver.conf"
        settings.write_text(
            "\n".join(
                (
                    f"listening-port={self.port}",
                    f"listening-ip={host}",
                    f"relay-ip={host}",
                    "allow-loopback-peers",  # both ends of a test stand on this computer
                    "use-auth-secret",
                    f"static-auth-secret={SECRET}",
                    "realm=preceptor.test",
                    "fingerprint",
                    "no-cli",
                    *_secured(self.tls_port, certificate),
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
        """`udp`, `tcp` or `tls`."""
        if transport == "tls":
            return f"turns:{self.host}:{self.tls_port}"
        return f"turn:{self.host}:{self.port}?transport={transport}"

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
                if ear.connect_ex((self.host, self.port)) == 0:
                    return
            time.sleep(0.05)
        self.kill()
        raise RuntimeError("coturn did not start")


def _secured(port: int, certificate: tuple[Path, Path] | None) -> tuple[str, ...]:
    if certificate is None:
        return ("no-tls",)
    cert, key = certificate
    return (f"tls-listening-port={port}", f"cert={cert}", f"pkey={key}")
