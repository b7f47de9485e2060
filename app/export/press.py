"""The opinion printed in a process of its own: MuPDF keeps the interpreter to itself for half a second, and a call
that goes on beside it would hear that. Knows no layout."""

import multiprocessing
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from app.consult.events.surface import SurfaceKey
from app.consult.report import Report
from app.export.shown import Shown

TIMEOUT_S = 60.0  # starting takes a second, a page some hundred milliseconds on the slowest laptop


def print_opinion(report: Report, shown: Mapping[SurfaceKey, Shown], made_ms: int, with_name: bool = False) -> bytes:
    """As `paper.opinion_pdf`. Blocks up to a minute: not on the loop. Raises OSError when the process ends
    before the paper is there, or takes longer (TimeoutError)."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as press:
        try:
            return press.submit(_print, report, dict(shown), made_ms, with_name).result(TIMEOUT_S)
        except BrokenProcessPool as error:
            raise OSError("the printing process ended") from error


def _print(report: Report, shown: dict[SurfaceKey, Shown], made_ms: int, with_name: bool) -> bytes:
    from app.export.paper import opinion_pdf  # MuPDF is 33 MB that the other process does without

    return opinion_pdf(report, shown, made_ms, with_name)
