"""Windows of Microsoft Windows, by user32 and gdi32: each draws itself for us, whatever lies over it on the screen."""

import ctypes
import sys
from ctypes import POINTER, byref, c_int, c_uint, c_void_p
from typing import Any

import numpy as np

from app.media.windows import Pixels, Window, even

_RENDER_FULL_CONTENT = 2  # PW_RENDERFULLCONTENT: also what the graphics card draws (Windows 8.1 and later)
_CLOAKED = 14  # DWMWA_CLOAKED: listed, but on no screen
_TOOL_WINDOW, _EX_STYLE = 0x80, -20
_LEAST_PX = 32


class _Rect(ctypes.Structure):
    _fields_ = (("left", c_int), ("top", c_int), ("right", c_int), ("bottom", c_int))


class _BitmapInfo(ctypes.Structure):
    """BITMAPINFOHEADER; of 32 bits a pixel it needs no colours after it."""

    _fields_ = (
        ("size", c_uint),
        ("width", c_int),
        ("height", c_int),
        ("planes", ctypes.c_ushort),
        ("bits", ctypes.c_ushort),
        *((name, c_uint) for name in ("compression", "image_bytes")),
        *((name, c_int) for name in ("x_per_metre", "y_per_metre")),
        *((name, c_uint) for name in ("used", "important")),
    )


if sys.platform == "win32":
    _OnWindow = ctypes.WINFUNCTYPE(c_int, c_void_p, c_void_p)

    def _libraries() -> tuple[Any, Any, Any]:
        """With the types of what is 64 bits wide: ctypes would cut a handle to 32."""
        user, gdi, dwm = ctypes.WinDLL("user32"), ctypes.WinDLL("gdi32"), ctypes.WinDLL("dwmapi")
        user.EnumWindows.argtypes = (_OnWindow, c_void_p)
        for name in ("IsWindow", "IsWindowVisible", "IsIconic", "GetWindowTextLengthW"):
            getattr(user, name).argtypes = (c_void_p,)
        user.GetWindowTextW.argtypes = (c_void_p, ctypes.c_wchar_p, c_int)
        user.GetWindowThreadProcessId.argtypes = (c_void_p, POINTER(c_uint))
        user.GetWindowLongW.argtypes = (c_void_p, c_int)
        user.GetWindowRect.argtypes = (c_void_p, POINTER(_Rect))
        user.PrintWindow.argtypes = (c_void_p, c_void_p, c_uint)
        user.GetDC.restype = c_void_p
        user.GetDC.argtypes = (c_void_p,)
        user.ReleaseDC.argtypes = (c_void_p, c_void_p)
        gdi.CreateCompatibleDC.restype = gdi.CreateCompatibleBitmap.restype = gdi.SelectObject.restype = c_void_p
        gdi.CreateCompatibleDC.argtypes = gdi.DeleteDC.argtypes = gdi.DeleteObject.argtypes = (c_void_p,)
        gdi.CreateCompatibleBitmap.argtypes = (c_void_p, c_int, c_int)
        gdi.SelectObject.argtypes = (c_void_p, c_void_p)
        gdi.GetDIBits.argtypes = (c_void_p, c_void_p, c_uint, c_uint, c_void_p, POINTER(_BitmapInfo), c_uint)
        dwm.DwmGetWindowAttribute.argtypes = (c_void_p, c_uint, c_void_p, c_uint)
        return user, gdi, dwm

    def listed(own_pid: int) -> tuple[Window, ...]:
        """Top-level windows with a title, from the foremost on."""
        user, _, dwm = _libraries()
        found: list[Window] = []

        def offered(window: int) -> bool:
            cloaked, pid = c_int(), c_uint()
            dwm.DwmGetWindowAttribute(window, _CLOAKED, byref(cloaked), 4)
            user.GetWindowThreadProcessId(window, byref(pid))
            is_tool = user.GetWindowLongW(window, _EX_STYLE) & _TOOL_WINDOW
            seen = user.IsWindowVisible(window) and not user.IsIconic(window) and not cloaked.value
            return bool(seen and not is_tool and pid.value != own_pid)

        def each(window: int, _: int) -> int:
            length = user.GetWindowTextLengthW(window)
            if length and offered(window):
                title = ctypes.create_unicode_buffer(length + 1)
                user.GetWindowTextW(window, title, length + 1)
                found.append(Window(str(window), title.value))
            return 1

        user.EnumWindows(_OnWindow(each), None)
        return tuple(found)

    class Looking:
        """See windows.Looked."""

        def __init__(self, window: int) -> None:
            self._window = window
            self._user, self._gdi, _ = _libraries()
            self._program = self._owner()

        def look(self) -> Pixels | None:
            user, box = self._user, _Rect()
            gone = not user.IsWindow(self._window) or user.IsIconic(self._window)
            if gone or self._owner() != self._program or not user.GetWindowRect(self._window, byref(box)):
                return None
            width, height = box.right - box.left, box.bottom - box.top
            return self._drawn(width, height) if min(width, height) >= _LEAST_PX else None

        def close(self) -> None:
            """Holds nothing."""

        def _owner(self) -> int:
            """The system may give the number of a window that has gone to one of another program."""
            pid = c_uint()
            self._user.GetWindowThreadProcessId(self._window, byref(pid))
            return pid.value

        def _drawn(self, width: int, height: int) -> Pixels | None:
            user, gdi = self._user, self._gdi
            screen = user.GetDC(None)
            memory = gdi.CreateCompatibleDC(screen)
            bitmap = gdi.CreateCompatibleBitmap(screen, width, height)
            before = gdi.SelectObject(memory, bitmap)
            pixels = np.empty((height, width, 4), np.uint8)
            # A height below zero: the first row is the upper one.
            wanted = _BitmapInfo(ctypes.sizeof(_BitmapInfo), width, -height, 1, 32)
            try:
                drawn = user.PrintWindow(self._window, memory, _RENDER_FULL_CONTENT)
                gdi.SelectObject(memory, before)
                rows = gdi.GetDIBits(memory, bitmap, 0, height, pixels.ctypes.data, byref(wanted), 0)
            finally:
                gdi.DeleteObject(bitmap)
                gdi.DeleteDC(memory)
                user.ReleaseDC(None, screen)
            return even(pixels) if drawn and rows == height else None
