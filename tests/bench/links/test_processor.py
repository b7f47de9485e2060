"""Work that a process and its children do is found, and found in the whole."""

import os
import subprocess
import sys
import time

import pytest

from tests.bench.links import processor

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counted on Linux only")

WORK = "import time\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\ninput()"


def test_a_childs_work_is_its_parents_and_the_computers() -> None:
    mine, all_of_it = processor.used_by(os.getpid()), processor.used()
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", WORK], stdin=pipe, stdout=pipe, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert processor.used_by(child.pid) >= 0.2
        assert processor.used_by(os.getpid()) - mine >= 0.2
        child.communicate("\n")
    time.sleep(0.02)  # the counters move by hundredths of a second
    assert processor.used() - all_of_it >= 0.2
