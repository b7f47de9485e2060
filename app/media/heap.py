"""Keeps the memory of a call from scattering over many heaps; asks the system, and goes on where it says no.

glibc gives each thread a heap of its own and keeps what was freed there: with some forty threads that hand large
pictures to each other it held 430 MB where 384 were in use. Other systems share one heap by themselves.
"""

import ctypes
import sys

_M_ARENA_MAX, _M_MMAP_THRESHOLD = -8, -3  # malloc.h of glibc
_ARENAS = 2
_PICTURE_BYTES = 512 * 1024  # larger pieces are pictures: they go back to the system when they are let go


def keep_together() -> None:
    """Once, before the threads of a call start."""
    if sys.platform != "linux":
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:  # a C library without it (musl) has one heap anyway
        return
    mallopt(_M_ARENA_MAX, _ARENAS)
    mallopt(_M_MMAP_THRESHOLD, _PICTURE_BYTES)
