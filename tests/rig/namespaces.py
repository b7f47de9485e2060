"""Two hosts of their own on this computer, and between them nothing but the emulated link: for what the candidate path
cannot show, as another address, blocked UDP, and everything a program sends besides its media.

    with Namespaces() as hosts:
        subprocess.run([*hosts.command("a"), "ping", hosts.address("b")])
        hosts.shape(up, down)               # up is what a sends
        hosts.readdress("a")                # as when a telephone changes from one mast to another
        hosts.block_udp(True)

Linux, as root: `missing()` says why not. Whole IP packets cross the link, as they are.
"""

import ctypes
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rig.media_link import EmulatedLink

SIDES = ("a", "b")
DEVICE = "link0"  # on either host
_NETWORK, _BITS = "10.77.0", 24
_CLONE_NEWNET = 0x40000000


def missing() -> str:
    """Why hosts cannot be made here; empty when they can."""
    if not sys.platform.startswith("linux"):
        return "network namespaces are Linux's"
    if os.geteuid() != 0 or shutil.which("ip") is None:
        return "network namespaces want root and the command ip"
    if not Path("/dev/net/tun").exists():
        return "there is no /dev/net/tun"
    trial = f"preceptor-trial-{os.getpid()}"
    if subprocess.run(["ip", "netns", "add", trial], capture_output=True).returncode != 0:
        return "this computer does not let network namespaces be made"
    _ip("netns", "del", trial)
    return ""


class Namespaces(EmulatedLink):
    """Stands until closed; end what runs on the hosts first."""

    def __init__(self, seed: int = 1) -> None:
        self._names = {side: f"preceptor-{os.getpid()}-{id(self):x}-{side}" for side in SIDES}
        self._addresses = {side: f"{_NETWORK}.{place}" for place, side in enumerate(SIDES, 1)}
        for name in self._names.values():
            _ip("netns", "add", name)
        try:
            super().__init__("tests.rig.namespaces_process", {"seed": seed, "names": self._names})
        except RuntimeError:
            self._tear_down()
            raise
        for side, name in self._names.items():
            _ip("-n", name, "link", "set", "lo", "up")
            _ip("-n", name, "link", "set", DEVICE, "addrgenmode", "none")
            _ip("-n", name, "addr", "add", f"{self._addresses[side]}/{_BITS}", "dev", DEVICE)
            _ip("-n", name, "link", "set", DEVICE, "up")
            _ip("-n", name, "route", "add", "default", "dev", DEVICE)

    def close(self) -> None:
        super().close()
        self._tear_down()

    def command(self, side: str) -> list[str]:
        """What to put before a command so that it runs on that host."""
        return ["ip", "netns", "exec", self._names[side]]

    def address(self, side: str) -> str:
        return self._addresses[side]

    def stand(self, side: str, sdp: str) -> str:
        """As `MediaLink` has it; here the link is in the path whatever a description says."""
        return sdp

    def socket(self, side: str, kind: int = socket.SOCK_STREAM) -> socket.socket:
        """One of that host's, in this process: it stays there."""
        with inside(self._names[side]):
            return socket.socket(socket.AF_INET, kind)

    @contextmanager
    def on(self, side: str) -> Iterator[None]:
        """What this thread begins meanwhile, threads and processes, is on that host and stays there."""
        with inside(self._names[side]):
            yield

    def readdress(self, side: str) -> None:
        """Another address from now on; the one before is gone, with the connections that used it."""
        _ip("-n", self._names[side], "addr", "flush", "dev", DEVICE)
        self._addresses[side] = f"{_NETWORK}.{int(self._addresses[side].rpartition('.')[2]) + 10}"
        _ip("-n", self._names[side], "addr", "add", f"{self._addresses[side]}/{_BITS}", "dev", DEVICE)
        _ip("-n", self._names[side], "route", "replace", "default", "dev", DEVICE)

    def block_udp(self, on: bool) -> None:
        """As a hospital's firewall does, both ways."""
        self._ask({"do": "block_udp", "on": on})

    def _tear_down(self) -> None:
        for name in self._names.values():
            _ip("netns", "del", name)


@contextmanager
def inside(name: str) -> Iterator[None]:
    """This thread is on that host meanwhile."""
    libc = ctypes.CDLL(None, use_errno=True)
    home, there = (os.open(path, os.O_RDONLY) for path in ("/proc/thread-self/ns/net", f"/run/netns/{name}"))
    try:
        _enter(libc, there)
        try:
            yield
        finally:
            _enter(libc, home)
    finally:
        os.close(home)
        os.close(there)


def _enter(libc: ctypes.CDLL, namespace: int) -> None:
    if libc.setns(namespace, _CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "the network namespace cannot be entered")


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)
