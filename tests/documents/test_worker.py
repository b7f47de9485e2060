"""The child may die, hang or be taken apart: the parent goes on, and the next page gets a new child."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from app.documents import worker as workers
from app.documents.copying import STOPPED, Patience
from app.documents.jobs import OpenJob, Pixels, RenderJob
from app.documents.leash import Leash
from app.documents.opened import DocumentRefused
from app.documents.paperjobs import LATE_TRACE, TraceJob
from app.documents.worker import LATE_PAGE, Worker, _environment
from app.geometry import Point
from tests.documents.conftest import pdf_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc")
PATIENCE_S = 60.0


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(1))
    return RenderJob(str(path), "pdf", 0, None, 1.0, 1_000_000)


@pytest.fixture
def worker():
    worker = Worker(page_s=PATIENCE_S)
    yield worker
    worker.close()


def stop(worker):
    """It hangs, and a page is not waited for as long as a busy computer would take to draw one."""
    os.kill(worker.pid, signal.SIGSTOP)
    worker.page_s = 0.5


def go_on(worker):
    worker.page_s = PATIENCE_S


def test_nothing_is_started_before_it_is_needed(worker):
    assert worker.pid is None


def test_a_child_that_hangs_is_killed_and_the_next_page_is_drawn(worker, page):
    worker.ask(page)
    hung = worker.pid
    stop(worker)
    with pytest.raises(DocumentRefused) as caught:
        worker.ask(page)
    assert caught.value.text == LATE_PAGE
    go_on(worker)
    answer, pixels = worker.ask(page)
    assert isinstance(answer, Pixels)
    assert len(pixels) == answer.width * answer.height * 3
    assert worker.pid != hung


def test_a_child_that_no_signal_ends_is_left_behind_and_the_next_page_is_drawn(worker, page, monkeypatch):
    """As one that waits for a share which does not answer."""
    monkeypatch.setattr(workers, "ENDS_S", 0.1)
    worker.ask(page)
    stuck, killed = worker._child, []
    monkeypatch.setattr(stuck, "kill", lambda: killed.append(True))
    stop(worker)
    with pytest.raises(DocumentRefused):
        worker.ask(page)
    go_on(worker)
    assert killed and isinstance(worker.ask(page)[0], Pixels) and worker.pid != stuck.pid
    worker.close()
    os.kill(stuck.pid, signal.SIGKILL)
    stuck.wait()
    stuck.stdout.close()
    stuck.stdin.close()


def test_who_was_put_to_rest_begins_anew_with_the_next_page(page):
    worker = Worker(page_s=PATIENCE_S)  # a busy computer takes its time to begin a child
    worker.ask(page)
    before = worker.pid
    worker.rest()
    answer, _ = worker.ask(page)
    assert isinstance(answer, Pixels) and worker.pid != before
    worker.close()


def test_what_nobody_waits_for_any_more_is_ended_with_its_child(page):
    worker, patience = Worker(page_s=PATIENCE_S), Patience()
    worker.ask(page)
    hung = worker.pid
    os.kill(hung, signal.SIGSTOP)
    stopper = threading.Timer(0.2, patience.stop)
    stopper.start()
    with pytest.raises(DocumentRefused) as caught:
        worker.ask(page, patience=patience)
    stopper.join()
    assert caught.value.text == STOPPED
    assert isinstance(worker.ask(page)[0], Pixels) and worker.pid != hung
    worker.close()


def test_a_child_killed_in_the_middle_of_a_page_is_one_sentence(page):
    worker = Worker(page_s=PATIENCE_S)
    worker.ask(page)
    os.kill(worker.pid, signal.SIGSTOP)
    killer = threading.Timer(0.2, os.kill, (worker.pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(DocumentRefused, match="made its reader fail"):
        worker.ask(page)
    killer.join()
    assert isinstance(worker.ask(page)[0], Pixels)
    worker.close()


def test_a_child_that_died_between_two_pages_is_not_noticed(worker, page):
    worker.ask(page)
    os.kill(worker.pid, signal.SIGKILL)
    worker._child.wait()
    assert isinstance(worker.ask(page)[0], Pixels)


def test_a_child_that_ended_holds_nothing_open(worker, page):
    worker.let_go(page.path)
    assert worker.pid is None
    worker.ask(page)
    stop(worker)
    worker.let_go(page.path)  # too late to answer: killed, and with it what it held
    worker.let_go(page.path)
    go_on(worker)
    assert isinstance(worker.ask(page)[0], Pixels)


def test_closing_ends_a_job_that_hangs(page):
    worker = Worker(page_s=PATIENCE_S)
    worker.ask(page)
    os.kill(worker.pid, signal.SIGSTOP)
    closer = threading.Timer(0.2, worker.close)
    closer.start()
    with pytest.raises(DocumentRefused):
        worker.ask(page)
    closer.join()


def test_a_refusal_is_the_childs_own_words(worker, tmp_path):
    path = tmp_path / "bad.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(DocumentRefused, match="damaged"):
        worker.ask(OpenJob(str(path), "pdf"))


class Heavy(Leash):
    """As on macOS, where a child cannot bind itself, and one that takes too much."""

    look_every_s = 0.02
    is_too_heavy = True


def test_a_child_that_is_seen_to_take_too_much_memory_is_ended_in_words(page):
    worker = Worker(page_s=PATIENCE_S)
    worker.ask(page)
    heavy = worker.pid
    worker._leash = Heavy(heavy)
    os.kill(heavy, signal.SIGSTOP)
    with pytest.raises(DocumentRefused, match="more memory"):
        worker.ask(page)
    assert isinstance(worker.ask(page)[0], Pixels)
    assert worker.pid != heavy
    worker.close()


def test_a_child_that_is_looked_at_and_is_not_too_heavy_is_waited_for(page):
    class Light(Heavy):
        is_too_heavy = False

    worker = Worker(page_s=PATIENCE_S)
    worker.ask(page)
    worker._leash = Light(worker.pid)
    assert isinstance(worker.ask(page)[0], Pixels)
    stop(worker)
    with pytest.raises(DocumentRefused) as caught:
        worker.ask(TraceJob(page.path, 0, (Point(1, 1), Point(9, 1)), "RR", 0.0, 0.0, 4.0))
    assert caught.value.text == LATE_TRACE  # no page was to be drawn
    worker.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the cage of Linux")
def test_the_child_has_no_network_no_other_program_and_little_memory(worker, page):
    worker.ask(page)
    if not worker.caged:
        pytest.skip("this kernel has no seccomp")
    tries = (
        "import resource, socket, subprocess\n"
        "from app.documents import cage\n"
        "assert cage.enter()\n"
        "def denied(do):\n"
        "    try: do()\n"
        "    except PermissionError: return\n"
        "    raise SystemExit('allowed')\n"
        "denied(lambda: socket.socket(socket.AF_INET))\n"
        "denied(lambda: subprocess.run(['/bin/true']))\n"
        "try: bytearray(2 << 30)\n"
        "except MemoryError: pass\n"
        "else: raise SystemExit('too much memory')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-P", "-c", tries], env=_environment(), capture_output=True, timeout=PATIENCE_S
    )
    assert ended.returncode == 0, ended.stderr


def test_the_child_sees_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("PRECEPTOR_SECRET", "hidden")
    assert "PRECEPTOR_SECRET" not in _environment()
