"""An engine whose sound is in a process of its own: heard as ever, and one that dies is told once and made anew."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.client.border import Failed, TryDevices, UseDevices
from app.client.engine import Engine
from app.media.booth.booth import FAULT
from tests.media.parts import tone

WITHIN_S = 60.0


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def booths() -> list[int]:
    """Processes of ours in which sound is handled."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    pids = [int(pid) for one in children for pid in one.read_text().split()]
    return [pid for pid in pids if b"app.media.booth.child" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for the process where Linux shows it")
def test_a_try_is_heard_through_the_process_of_the_sound_and_through_the_next(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = Engine(tmp_path, voice_apart=True)

    def level() -> float:
        media = engine.media.peek()
        return 0.0 if media is None else media.level

    engine.start()
    try:
        engine.post(UseDevices("none", f"file:{tone(tmp_path)}", "none"))
        engine.post(TryDevices(True))
        until(lambda: level() > 0.1)
        (before,) = booths()
        os.kill(before, signal.SIGKILL)
        until(lambda: level() == 0.0)
        until(lambda: level() > 0.1)
        assert before not in booths()
        assert [one.text for one in engine.mailbox.drain() if isinstance(one, Failed)] == [FAULT]
        assert "started again" in caplog.text
        caplog.clear()
    finally:
        engine.close()
    assert booths() == []
