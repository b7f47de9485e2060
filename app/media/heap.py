"""Keeps the memory of a call small: not scattered over many heaps, and without what nobody reads again. Asks the
system, and goes on where it says no.

glibc gives each thread a heap of its own and keeps what was freed there: with some forty threads that hand large
pictures to each other it held 430 MB where 390 do. Giving pictures back at once (a fixed mmap threshold) saves 20 more
and doubles the lateness of the window, so that is not asked for. Other systems share one heap by themselves.

Large arrays ask Linux for pages of 2 MB, which stay whole when most of the heap in them is free again: 44 MB in a call,
6 without.
"""

import ctypes
import linecache
import sys

from numpy._core import multiarray

_M_ARENA_MAX = -8  # malloc.h of glibc
_ARENAS = 2


def keep_together() -> None:
    """Once, before the threads of a call start."""
    if sys.platform != "linux":
        return
    use_huge_pages = getattr(multiarray, "_set_madvise_hugepage", None)  # what numpy's NUMPY_MADVISE_HUGEPAGE sets
    if use_huge_pages is not None:
        use_huge_pages(False)
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:  # a C library without it (musl) has one heap anyway
        return
    mallopt(_M_ARENA_MAX, _ARENAS)


def forget_sources() -> None:
    """PySide looks for its own name in the source of every module that is imported, and Python keeps the lines: 310,000
    of them, 21 MB. Once the modules are there; a traceback reads again the few that it needs."""
    linecache.clearcache()
