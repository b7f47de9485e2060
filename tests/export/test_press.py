"""The press prints what the paper is, in a process of its own."""

import functools
import os
import subprocess
import sys
import time

import pymupdf
import pytest

from app.consult.events.surface import surface_key
from app.consult.report import report_of
from app.export.bundle import state_of
from app.export.paper import opinion_pdf
from app.export.press import PressFailed, apart, print_opinion
from app.export.shown import shown_of
from tests.export.conftest import PAGE, STILL, T0
from tests.export.test_paper import GREY


def words(data: bytes) -> list[str]:
    return [page.get_text() for page in pymupdf.open(stream=data)]


def test_the_paper_is_the_same_as_made_here(kept):
    state = state_of(kept.records)
    shown = {surface_key(surface): shown_of(state, surface, GREY) for surface in (STILL, PAGE)}
    report = report_of(state)
    assert words(print_opinion(report, shown, T0 + 60_000)) == words(opinion_pdf(report, shown, T0 + 60_000))


def test_the_client_does_not_load_the_maker_of_pdf():
    code = "import sys, app.client.program; sys.exit('pymupdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_a_job_that_does_not_end_is_ended():
    with pytest.raises(TimeoutError):
        apart(functools.partial(time.sleep, 3_600), 0.5)


def test_a_process_that_dies_is_an_error_of_writing():
    with pytest.raises(OSError, match="ended"):
        apart(functools.partial(os._exit, 3), 60.0)


def test_a_mistake_of_the_printer_is_raised_here():
    with pytest.raises(PressFailed, match="ZeroDivisionError"):
        apart(functools.partial(divmod, 1, 0), 60.0)
