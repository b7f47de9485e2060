"""Keeps the memory of a call from scattering over many heaps; asks the system, and goes on where it says no.

glibc gives each thread a heap of its own and keeps what was freed there: with some forty threads that hand large
pictures to each other it held 430 MB where 390 do. Giving pictures back at once (a fixed mmap threshold) saves 20 more
and doubles the lateness of the window, so that is not asked for. Other systems share one heap by themselves.
"""

import ctypes
import sys

_M_ARENA_MAX = -8  # malloc.h of glibc
_ARENAS = 2


def keep_together() -> None:
    """Once, before the threads of a call start."""
    if sys.platform != "linux":
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:  # a C library without it (musl) has one heap anyway
        return
    mallopt(_M_ARENA_MAX, _ARENAS)
