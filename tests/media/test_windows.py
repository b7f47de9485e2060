"""Windows of a real X server: each is listed by its title and seen alone; ours are not offered; a gone one is gone."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from ctypes import c_int, c_uint, c_ulong, c_void_p

import numpy as np
import pytest

from app.media import windows, windows_x11
from app.media.camera import Camera
from tests.media.parts import now_ms, wait_for

CARDINAL, WINDOW = 6, 33  # Xatom.h
RED, GREEN, BLUE = 0xFF0000, 0x00FF00, 0x0000FF

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")


class Desktop:
    """A window manager's part: makes windows, lists them, takes them away."""

    def __init__(self) -> None:
        self.server = windows_x11._Server()
        self.x, self.display = self.server.x, self.server.display
        self.root = self.x.XDefaultRootWindow(self.display)
        self.x.XCreateSimpleWindow.restype = c_ulong
        self.x.XCreateSimpleWindow.argtypes = (c_void_p, c_ulong, *(c_int,) * 2, *(c_uint,) * 3, c_ulong, c_ulong)
        for name in ("XMapWindow", "XUnmapWindow", "XDestroyWindow"):
            getattr(self.x, name).argtypes = (c_void_p, c_ulong)
        self.x.XStoreName.argtypes = (c_void_p, c_ulong, ctypes.c_char_p)
        self.x.XChangeProperty.argtypes = (c_void_p, *(c_ulong,) * 3, c_int, c_int, c_void_p, c_int)
        self.open: list[int] = []

    def window(self, title: str, colour: int, pid: int = 1) -> str:
        """At one place: the newest covers the others."""
        made = int(self.x.XCreateSimpleWindow(self.display, self.root, 10, 10, 81, 61, 0, 0, colour))
        self.x.XStoreName(self.display, made, title.encode())
        self.put(made, b"_NET_WM_PID", CARDINAL, pid)
        self.x.XMapWindow(self.display, made)
        self.open.append(made)
        self.tell()
        return str(made)

    def put(self, window: int, name: bytes, kind: int, *values: int) -> None:
        atom = self.x.XInternAtom(self.display, name, 0)
        longs = (c_ulong * len(values))(*values)
        self.x.XChangeProperty(self.display, window, atom, kind, 32, 0, longs, len(values))

    def tell(self) -> None:
        self.put(self.root, b"_NET_CLIENT_LIST", WINDOW, *self.open)
        self.x.XSync(self.display, 0)


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "320x240x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writes,), stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        with os.fdopen(reads) as told:
            monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        made = Desktop()
        yield made
        made.server.close()
        server.terminate()


def test_a_window_is_seen_alone_though_another_lies_over_it_and_is_gone_when_it_is_made_small(desktop: Desktop) -> None:
    red = desktop.window("ECG 2024.pdf", RED)
    desktop.window("Letter", GREEN)
    desktop.window("Preceptor", BLUE, os.getpid())
    assert [one.title for one in windows.listed()] == ["ECG 2024.pdf", "Letter"]
    looked = windows.opened(red)
    assert looked is not None
    seen = looked.look()
    assert seen is not None and seen.shape == (60, 80, 3)
    assert np.array_equal(np.unique(seen.reshape(-1, 3), axis=0), [[0, 0, 255]])
    desktop.x.XUnmapWindow(desktop.display, int(red))
    desktop.tell()
    assert looked.look() is None and windows.opened(red) is None
    looked.close()


def test_a_number_that_has_gone_to_another_program_shows_nothing_of_it(desktop: Desktop) -> None:
    number = desktop.window("Letter", GREEN)
    looked = windows.opened(number)
    assert looked is not None and looked.look() is not None
    desktop.put(int(number), b"_NET_WM_PID", CARDINAL, 2)
    desktop.tell()
    assert looked.look() is None
    looked.close()


def test_our_own_window_cannot_be_opened_though_somebody_knows_its_number(desktop: Desktop) -> None:
    assert windows.opened(desktop.window("Preceptor", BLUE, os.getpid())) is None
    assert windows.opened(str(desktop.root)) is None and windows.opened("nonsense") is None


def test_a_window_that_is_closed_while_it_is_shown_ends_its_picture_in_words(desktop: Desktop) -> None:
    camera = Camera(f"window:{desktop.window('Letter', GREEN)}", "seat", now_ms)
    shown = camera.frames.reader()
    camera.start()
    wait_for(lambda: shown.peek() is not None)
    desktop.x.XDestroyWindow(desktop.display, desktop.open.pop())
    desktop.tell()
    wait_for(lambda: camera.state.kind == "absent")
    assert "closed" in camera.state.sentence
    camera.close()


def test_a_desktop_that_lists_no_windows_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    with pytest.raises(windows.NoWindows, match="Wayland"):
        windows.listed()
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(windows.NoWindows, match="cannot be reached"):
        windows.listed()
