"""Windows of an X server, by Xlib and XComposite: of each its own pixels, not what happens to lie over it there.

Every call is on one connection to the server of its owner, in one thread; what the server refuses (a window that has
just gone) is an answer, not the end of the program, which is Xlib's own way with it.
"""

import ctypes
from collections.abc import Callable
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from functools import cache
from typing import TypeVar

import numpy as np

from app.media.windows import Pixels, Window, even

T = TypeVar("T")
_Z_PIXMAP, _ALL_PLANES = 2, 0xFFFFFFFF
_VIEWABLE = 2  # map_state
_AUTOMATIC = 0  # CompositeRedirectAutomatic: the window stays on the screen as it was
_LONGS = 4_096
_LEAST_PX = 32


class NoDisplay(Exception):
    """No X server, or none that gives windows apart."""


class _Image(ctypes.Structure):
    """XImage as far as it is read (Xlib.h)."""

    _fields_ = (
        ("width", c_int),
        ("height", c_int),
        ("xoffset", c_int),
        ("format", c_int),
        ("data", c_void_p),
        ("byte_order", c_int),
        ("bitmap_unit", c_int),
        ("bitmap_bit_order", c_int),
        ("bitmap_pad", c_int),
        ("depth", c_int),
        ("bytes_per_line", c_int),
        ("bits_per_pixel", c_int),
    )


class _Attributes(ctypes.Structure):
    """XWindowAttributes (Xlib.h)."""

    _fields_ = (
        *((name, c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", c_void_p),
        ("root", c_ulong),
        *((name, c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", c_ulong),
        ("backing_pixel", c_ulong),
        ("save_under", c_int),
        ("colormap", c_ulong),
        ("map_installed", c_int),
        ("map_state", c_int),
        ("all_event_masks", c_long),
        ("your_event_mask", c_long),
        ("do_not_propagate_mask", c_long),
        ("override_redirect", c_int),
        ("screen", c_void_p),
    )


# A window that goes while it is asked about: the call has answered that already.
_heard = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda display, error: 0)


@cache
def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    try:
        x, composite = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXcomposite.so.1")
    except OSError as missing:
        raise NoDisplay(str(missing)) from missing
    x.XInitThreads()
    x.XOpenDisplay.restype = c_void_p
    x.XOpenDisplay.argtypes = (c_char_p,)
    x.XDefaultRootWindow.restype = c_ulong
    x.XDefaultRootWindow.argtypes = x.XCloseDisplay.argtypes = (c_void_p,)
    x.XSync.argtypes = (c_void_p, c_int)
    x.XInternAtom.restype = c_ulong
    x.XInternAtom.argtypes = (c_void_p, c_char_p, c_int)
    x.XGetWindowProperty.argtypes = (
        *(c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong, POINTER(c_ulong), POINTER(c_int)),
        *(POINTER(c_ulong), POINTER(c_ulong), POINTER(c_void_p)),
    )
    x.XGetWindowAttributes.argtypes = (c_void_p, c_ulong, POINTER(_Attributes))
    x.XGetImage.restype = POINTER(_Image)
    x.XGetImage.argtypes = (c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int)
    x.XDestroyImage.argtypes = (POINTER(_Image),)
    x.XFree.argtypes = (c_void_p,)
    x.XFreePixmap.argtypes = (c_void_p, c_ulong)
    composite.XCompositeQueryExtension.argtypes = (c_void_p, POINTER(c_int), POINTER(c_int))
    composite.XCompositeRedirectWindow.argtypes = (c_void_p, c_ulong, c_int)
    composite.XCompositeNameWindowPixmap.restype = c_ulong
    composite.XCompositeNameWindowPixmap.argtypes = (c_void_p, c_ulong)
    return x, composite


class _Server:
    """One connection."""

    def __init__(self) -> None:
        self.x, self.composite = _libraries()
        self.x.XSetErrorHandler(_heard)  # Xlib's own ends the program
        self.display = self.x.XOpenDisplay(None)
        if not self.display:
            raise NoDisplay("no display")
        first, second = c_int(), c_int()
        if not self.composite.XCompositeQueryExtension(self.display, byref(first), byref(second)):
            self.close()
            raise NoDisplay("no XComposite")

    def close(self) -> None:
        self.x.XCloseDisplay(self.display)

    def attributes(self, window: int) -> _Attributes | None:
        """None: it is not on the screen, or too small to be meant."""
        found = _Attributes()
        if not self.x.XGetWindowAttributes(self.display, window, byref(found)) or found.map_state != _VIEWABLE:
            return None
        return found if min(found.width, found.height) >= _LEAST_PX else None

    def numbers(self, window: int, name: bytes) -> tuple[int, ...]:
        """Of 32 bits, which Xlib hands out as longs, whatever these are here; none where there is no such property."""
        return self._property(window, name, 32, lambda data, count: tuple(ctypes.cast(data, POINTER(c_ulong))[:count]))

    def text(self, window: int, name: bytes) -> str:
        found = self._property(window, name, 8, lambda data, count: (ctypes.string_at(data.value or 0, count),))
        return found[0].decode(errors="replace").strip() if found else ""

    def _property(
        self, window: int, name: bytes, wanted: int, read: Callable[[c_void_p, int], tuple[T, ...]]
    ) -> tuple[T, ...]:
        kind, bits, count, after = c_ulong(), c_int(), c_ulong(), c_ulong()
        data = c_void_p()
        atom = self.x.XInternAtom(self.display, name, 0)
        refused = self.x.XGetWindowProperty(
            *(self.display, window, atom, 0, _LONGS, 0, 0, byref(kind), byref(bits), byref(count), byref(after)),
            byref(data),
        )
        if refused or not data.value:
            return ()
        try:
            return read(data, count.value) if bits.value == wanted else ()
        finally:
            self.x.XFree(data)

    def pixels(self, window: int, width: int, height: int) -> Pixels | None:
        pixmap = self.composite.XCompositeNameWindowPixmap(self.display, window)
        image = self.x.XGetImage(self.display, pixmap, 0, 0, width, height, _ALL_PLANES, _Z_PIXMAP)
        if pixmap:
            self.x.XFreePixmap(self.display, pixmap)
        if not image:
            return None  # it went, or became smaller, meanwhile
        seen = image.contents
        try:
            if seen.bits_per_pixel != 32 or seen.byte_order != 0:
                return None
            data = ctypes.string_at(seen.data, seen.bytes_per_line * seen.height)
        finally:
            self.x.XDestroyImage(image)
        rows = np.frombuffer(data, np.uint8).reshape(height, seen.bytes_per_line)
        return even(rows[:, : width * 4].reshape(height, width, 4))


class Looking:
    """See windows.Looked."""

    def __init__(self, window: int) -> None:
        """Raises NoDisplay."""
        self._server, self._window = _Server(), window
        self._program = self._server.numbers(window, b"_NET_WM_PID")
        self._server.composite.XCompositeRedirectWindow(self._server.display, window, _AUTOMATIC)
        self._server.x.XSync(self._server.display, 0)

    def look(self) -> Pixels | None:
        """Between two looks its number may have gone to a window of another program, which nobody chose."""
        found = self._server.attributes(self._window)
        if found is None or self._server.numbers(self._window, b"_NET_WM_PID") != self._program:
            return None
        return self._server.pixels(self._window, found.width, found.height)

    def close(self) -> None:
        """The server ends the redirection with the connection."""
        self._server.close()


def opened(window: int) -> Looking | None:
    try:
        return Looking(window)
    except NoDisplay:
        return None


def listed(own_pid: int) -> tuple[Window, ...]:
    """As the window manager lists them. Raises NoDisplay."""
    server = _Server()
    try:
        root = server.x.XDefaultRootWindow(server.display)
        found = []
        for window in server.numbers(root, b"_NET_CLIENT_LIST"):
            title = server.text(window, b"_NET_WM_NAME") or server.text(window, b"WM_NAME")
            is_own = own_pid in server.numbers(window, b"_NET_WM_PID")
            if title and not is_own and server.attributes(window) is not None:
                found.append(Window(str(window), title))
        return tuple(found)
    finally:
        server.close()
