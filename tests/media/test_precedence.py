"""Who steps back or forward does so alone; a system that says no changes nothing and raises nothing."""

import os
import subprocess
import sys
import threading

import pytest

from app.media.precedence import step_back

FORWARD = """
import os, sys
from app.media.precedence import step_forward
if sys.argv[1] == "forbidden":
    os.setresuid(65534, 65534, 65534) if os.getuid() == 0 else None
step_forward()
print(os.sched_getscheduler(0) == os.SCHED_RR, os.getpriority(os.PRIO_PROCESS, 0))
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how it was done")


@linux
def test_a_thread_that_steps_back_leaves_the_others_where_they_are() -> None:
    before, found = os.getpriority(os.PRIO_PROCESS, 0), list[int]()

    def work(far: bool) -> None:
        step_back(far)
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    for far in (False, True):
        thread = threading.Thread(target=work, args=(far,))
        thread.start()
        thread.join()
    if before <= 5 or os.getuid() == 0:  # else it is behind already, and nobody may come forward again
        assert found == [5, 10]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def stepped(how: str) -> list[str]:
    asked = [sys.executable, "-c", FORWARD, how]
    return subprocess.run(asked, capture_output=True, check=True, timeout=60, text=True).stdout.split()


@linux
def test_a_process_that_may_not_go_forward_stays_where_it_is() -> None:
    assert stepped("forbidden") == ["False", str(os.getpriority(os.PRIO_PROCESS, 0))]


@linux
@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root may here")
def test_a_process_that_may_goes_before_all_others() -> None:
    assert stepped("allowed") == ["True", "-5"]
