"""The booth's process ends by itself, whichever way the program went."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.media.booth.process import kill, started
from tests.media.parts import wait_for

pytestmark = pytest.mark.slow

PROGRAM = """
import time
from app.media.booth.apart import VoicesApart
voices = VoicesApart(lambda: 0)
microphone, speaker = voices.sound("none", "clock", False, lambda _: None)
speaker.start()
while voices.booth.pid is None or speaker.state.kind != "on":
    time.sleep(0.01)
print(voices.booth.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks for the process where Linux shows it")
def test_it_ends_when_the_program_is_killed() -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE)
    assert program.stdout is not None
    booth = Path("/proc") / program.stdout.readline().decode().strip() / "cmdline"
    assert b"app.media.booth.child" in booth.read_bytes()
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    program.stdout.close()
    wait_for(lambda: not booth.exists() or not booth.read_bytes())  # nothing: whoever is above it has not looked yet


def test_it_ends_when_nobody_hears_what_it_tells_though_nothing_else_is_seen_of_it() -> None:
    child, sink, source = started()
    source.close()
    try:
        assert child.wait(60) == 0
    finally:
        kill(child)
        sink.close()
