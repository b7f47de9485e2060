"""The windows of this computer, to choose one of them to be shown; never the whole screen, never Preceptor's own."""

import os
import sys
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

WAYLAND = (
    "This computer's desktop (Wayland) does not let programs list windows. Sign in to it with “Xorg” to show a window, "
    "or share the file itself."
)
ELSEWHERE = "Windows cannot be shown from this kind of computer. Share the file itself, or a picture of it."
NO_DESKTOP = "The windows of this computer cannot be reached. Share the file itself, or a picture of it."


class Window(msgspec.Struct, frozen=True):
    """`window`: the number that the system gives it, for `window:ID`; `title` as its bar shows it."""

    window: str
    title: str


class Looked(Protocol):
    """A window that is looked at; one thread."""

    def look(self) -> Pixels | None:
        """(height, width, 3) blue, green, red, even sides, what is in it now whatever lies over it; None: it was
        closed, or made small."""
        ...

    def close(self) -> None: ...


class NoWindows(Exception):
    """This computer gives no list of its windows; the text says it to people."""


def listed() -> tuple[Window, ...]:
    """Those that a person sees and that are not Preceptor's. Raises NoWindows. Some 10 ms: not on the loop."""
    if sys.platform == "win32":
        from app.media import windows_win32

        return windows_win32.listed(os.getpid())
    if sys.platform == "darwin":
        raise NoWindows(ELSEWHERE)
    from app.media import windows_x11

    if os.environ.get("WAYLAND_DISPLAY") and os.environ.get("XDG_SESSION_TYPE", "wayland") != "x11":
        raise NoWindows(WAYLAND)  # the X server beside it knows only some of them: a list with holes helps nobody
    try:
        return windows_x11.listed(os.getpid())
    except windows_x11.NoDisplay as missing:
        raise NoWindows(NO_DESKTOP) from missing


def opened(window: str) -> Looked | None:
    """None where there is no such window any more, or it is Preceptor's own."""
    try:
        number = next((int(one.window) for one in listed() if one.window == window), None)
    except NoWindows:
        return None
    if number is None:
        return None
    if sys.platform == "win32":
        from app.media import windows_win32

        return windows_win32.Looking(number)
    from app.media import windows_x11

    return windows_x11.opened(number)


def even(pixels: Pixels) -> Pixels:
    """Coders want even sides."""
    cut = pixels[: pixels.shape[0] & ~1, : pixels.shape[1] & ~1, :3]
    return np.ascontiguousarray(cut, np.uint8)
