"""Two heaps instead of forty: asked of glibc, left alone elsewhere; and no source that nobody reads."""

import linecache
import subprocess
import sys

import pytest

from app.media.heap import forget_sources

PROBE = """
import ctypes, threading
from app.media.heap import keep_together
import sys
if sys.argv[1] == "together":
    keep_together()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
gate = threading.Barrier(12)
places = set()
def one():
    gate.wait()
    places.add(libc.malloc(1000) >> 26)  # a heap of glibc is 64 MB, aligned to it
    gate.wait()
threads = [threading.Thread(target=one) for _ in range(12)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(places))
"""


def heaps(how: str) -> int:
    return int(subprocess.run([sys.executable, "-c", PROBE, how], capture_output=True, check=True, timeout=60).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc gives each thread a heap of its own")
def test_twelve_threads_share_two_heaps() -> None:
    assert heaps("together") <= 2 < heaps("apart")


def test_sources_that_were_read_are_not_kept() -> None:
    linecache.getlines(__file__)
    assert __file__ in linecache.cache
    forget_sources()
    assert not linecache.cache
    assert "forget_sources" in "".join(linecache.getlines(__file__))  # a traceback finds them all the same
