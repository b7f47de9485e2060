"""The opinion printed in a process of its own: MuPDF keeps the interpreter to itself for half a second, and a call
that goes on beside it would hear that. Knows no layout."""

import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from multiprocessing.connection import Connection

import msgspec

from app import logbook
from app.consult.events.surface import SurfaceKey
from app.consult.report import Report
from app.documents import cage
from app.export.marked_page import MarkedPage, Printed
from app.export.shown import Shown

PAGE_S = 1.0
TIMEOUT_S = 60.0  # starting takes a second, a page some hundred milliseconds on the slowest laptop

Job = Callable[[], bytes]


class PressFailed(RuntimeError):
    """The job raised there; its own words are not for people."""


class _Answer(msgspec.Struct, frozen=True):
    """What comes back, read without running anything of it: who opened foreign pages is not trusted."""

    data: bytes = b""
    failure: str = ""


def print_opinion(report: Report, shown: Mapping[SurfaceKey, Shown], made_ms: int, with_name: bool = False) -> bytes:
    """As `paper.opinion_pdf`. Blocks up to a minute: not on the loop. Raises OSError when the process ends
    before the paper is there, or takes longer (TimeoutError)."""
    return apart(partial(_print, report, dict(shown), made_ms, with_name), TIMEOUT_S)


def print_marked(pages: Sequence[MarkedPage], burnt: bool) -> Printed:
    """As `marked.marked_pdf`, and blocks and raises as `print_opinion`, with a second more for each page. The pages of
    files came from somebody: the process can reach neither network nor other programs, where the platform allows."""
    made = apart(partial(_print_marked, tuple(pages), burnt), TIMEOUT_S + PAGE_S * len(pages))
    return _PRINTED.decode(made)


def apart(job: Job, within_s: float) -> bytes:
    """What a picklable `job` returns in a process of its own, which is ended at the deadline. Raises OSError as
    `print_opinion`, and PressFailed for whatever it raised."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_work, args=(there, job), name="press", daemon=True)
    process.start()
    there.close()  # now only the child holds it: its death is heard
    try:
        if not here.poll(within_s):
            raise TimeoutError("the printing process took too long")
        answer = _ANSWER.decode(here.recv_bytes())
    except EOFError as end:
        raise OSError("the printing process ended") from end
    except msgspec.DecodeError as nonsense:
        raise PressFailed("the printing process spoke nonsense") from nonsense
    finally:
        process.kill()
        process.join()
        process.close()
        here.close()
    if answer.failure:
        raise PressFailed(answer.failure)
    return answer.data


def _work(there: Connection, job: Job) -> None:
    try:
        there.send_bytes(msgspec.msgpack.encode(_Answer(job())))
    except Exception as error:  # noqa: BLE001  whatever it was, it is told there; its words may be a patient's
        there.send_bytes(msgspec.msgpack.encode(_Answer(failure=logbook.told(error))))


def _print(report: Report, shown: dict[SurfaceKey, Shown], made_ms: int, with_name: bool) -> bytes:
    from app.export.paper import opinion_pdf  # MuPDF is 33 MB that the other process does without

    return opinion_pdf(report, shown, made_ms, with_name)


def _print_marked(pages: tuple[MarkedPage, ...], burnt: bool) -> bytes:
    cage.enter()
    from app.export.marked import marked_pdf

    return msgspec.msgpack.encode(marked_pdf(pages, burnt))


_ANSWER = msgspec.msgpack.Decoder(_Answer)
_PRINTED = msgspec.msgpack.Decoder(Printed)
