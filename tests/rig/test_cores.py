"""A process that is held gets its share and no more, and is free afterwards."""

import os
import subprocess
import sys

import pytest

from tests.rig import cores

BURN = """
import sys, time
for _ in sys.stdin:
    began, used = time.monotonic(), time.process_time()
    while time.process_time() - used < 0.05: pass
    print((time.process_time() - used) / (time.monotonic() - began), flush=True)
"""


def test_half_a_core_is_half_a_core() -> None:
    if why := cores.missing():
        assert not os.environ.get("CI"), why
        pytest.skip(why)
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", BURN], stdin=pipe, stdout=pipe, text=True, bufsize=1) as child:
        assert child.stdin is not None and child.stdout is not None
        with cores.held(child.pid, 0.5) as share:
            child.stdin.write("\n")
            assert float(child.stdout.readline()) < 0.7
            assert share.throttled >= 0
        with pytest.raises(FileNotFoundError):
            _ = share.throttled
        child.stdin.close()
