"""A recording that was cut off by a crash is closed, sent up and in the log after the next sign-in."""

import asyncio
import contextlib
import logging
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.client.account import Account
from app.client.border import Failed, OpenConsult, StartMedia, UseDevices
from app.client.bulk import Bulk
from app.client.desk import Desk
from app.client.due import KEPT_MS
from app.client.entering import UNREADABLE
from app.client.recovery import Left, recover, segments_named
from app.client.transfers import NotGivenError
from app.consult.events import Accepted, AnyEvent, SegmentClosed, SegmentOpened, encode_event
from app.media.leftovers import ASIDE, Leftover, open_path
from app.store.blobs import Blobs
from app.store.sealedframe import MAGIC
from tests.client.place import Place
from tests.client.test_saving import at_a_desk
from tests.rig.ondisk import files
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

LONG_AGO_MS = 1_000
ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import sys
from pathlib import Path
from app.client.border import StartMedia, UseDevices
from tests.client.place import Place, consent, request
from tests.rig.people import NURSE

url, folder, consult = sys.argv[1:]
clinic = Place(Path(folder))
clinic.sign_in(url, NURSE)
clinic.post(UseDevices("scene", "none", "none"))
clinic.submit(consult, request(NURSE))
clinic.open(consult)
clinic.submit(consult, consent(), consent("recording"))
clinic.room(lambda view: len(view.here) == 2 and not view.pending)
clinic.post(StartMedia())
clinic.until(lambda: clinic.engine.media.peek().recording, 60)
print("recording", flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.parametrize("has_copy", [True, False])
def test_a_segment_of_a_killed_program_is_closed_and_sent_at_the_next_sign_in(
    shared_server: Server, tmp_path: Path, has_copy: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where the crash came before the newest records were on that disk."""
    server, consult = shared_server, ("c" if has_copy else "d") * 32
    with Place(tmp_path / "city") as city:
        city.sign_in(server.url, SPECIALIST)
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, server.url, str(tmp_path / "clinic"), consult],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        try:
            city.until(lambda: consult in {entry.consult for entry in city.engine.home.peek().entries})
            city.submit(consult, Accepted(SPECIALIST.name))
            city.post(UseDevices("none", "none", "none"))
            city.post(OpenConsult(consult))
            city.state(lambda one: one.phase == "accepted" and one.consent("recording") == "given")
            city.post(StartMedia())
            assert child.stdout.readline() == "recording\n"
            state = city.state(lambda one: any(segment.stream == "own" and segment.width for segment in segments(one)))
            nurse = next(one.person for one in state.people.values() if one.role == "clinic")
            folder = next((tmp_path / "clinic").glob("people/*/recordings")) / consult
            city.until(lambda: largest(folder) > 100_000)
        finally:
            child.kill()
            child.communicate()
        if not has_copy:
            for file in (tmp_path / "clinic").rglob("replica.sqlite*"):
                file.unlink()
        damaged = open_path(folder.with_name("e" * 32), "a", "own", LONG_AGO_MS)
        damaged.parent.mkdir()
        damaged.write_bytes(MAGIC + bytes(8_192))
        with Place(tmp_path / "clinic") as clinic:
            clinic.sign_in(server.url, NURSE)
            assert clinic.notice(Failed).text == UNREADABLE  # behind who came in: a window has no place for it before
            state = city.state(lambda one: all(segment.blob for segment in segments(one) if segment.by == nurse))
            own = [one for one in segments(state) if one.by == nurse and one.stream == "own"]
            assert all(one.until_ms > one.from_ms and one.frames > 0 for one in own)
            wanted = {one.blob for one in own}
            clinic.until(lambda: wanted <= {path.name for path in files(server.data / "blobs" / "whole")})
            clinic.until(lambda: clinic.engine.link.peek().uploading_bytes == 0)
            clinic.until(lambda: not list(folder.iterdir()))
    (warning,) = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert "is put aside" in warning.getMessage()


def largest(folder: Path) -> int:
    """Bytes of its largest file; the program that writes there renames and removes meanwhile."""
    sizes = [0]
    for path in folder.iterdir() if folder.is_dir() else ():
        with contextlib.suppress(FileNotFoundError):
            sizes.append(path.stat().st_size)
    return max(sizes)


def segments(state):
    return tuple(state.segments.values())


def test_what_the_log_names_is_found_among_other_events() -> None:
    bodies = [
        encode_event(SegmentOpened("a", "own", "p/x", 1)),
        encode_event(SegmentOpened("b", "own", "p/x", 1)),
        encode_event(SegmentClosed("a", 2, "", 0)),
        encode_event(Accepted("the Segment of a name")),
    ]
    assert segments_named(bodies) == ({"a", "b"}, {"a"})


class Known:
    """An account with a log of its own, and a server that answers when `link` is set."""

    def __init__(self, desk: Desk, folder: Path, records: dict[str, list[AnyEvent]], beyond: list[AnyEvent]) -> None:
        self.desk, self.person = desk, NURSE
        log = SimpleNamespace(read=self._read)
        self.shelf = SimpleNamespace(log=log, blobs=Blobs(folder / "blobs"), seal=None)
        self.outgoing = SimpleNamespace(of=lambda consult: (), is_closed=False, settled=self._settled)
        self.records, self.beyond, self.link = records, beyond, asyncio.Event()
        self.fails: Exception | None = None
        self.asked: list[str] = []
        self.closed: list[tuple[str, str]] = []
        self.pushed: list[str] = []
        self.blobs: list[str] = []

    def submit(self, consult: str, event: AnyEvent) -> None:
        assert isinstance(event, SegmentClosed)
        self.closed.append((consult, event.segment))
        self.blobs.append(event.blob)

    def push(self, consult: str, blob: str, rank: int) -> None:
        self.pushed.append(consult)

    async def pull_log(self, consult: str, after_seq: int, through_seq: int) -> AsyncIterator[list[Any]]:
        self.asked.append(consult)
        await self.link.wait()
        if self.fails is not None:
            raise self.fails
        yield [SimpleNamespace(body=encode_event(event)) for event in self.beyond]

    def _read(self, consult: str) -> list[Any]:
        return [SimpleNamespace(seq=1, body=encode_event(event)) for event in self.records[consult]]

    async def _settled(self) -> bool:
        return True

    async def recover(self, left: Left) -> None:
        await recover(cast(Account, self), cast(Bulk, self), left, self.submit)


def opened(segment: str) -> SegmentOpened:
    return SegmentOpened(segment, "own", "p/x", LONG_AGO_MS)


def test_what_the_log_here_knows_is_closed_without_a_link_and_the_server_asked_only_for_the_rest(
    tmp_path: Path,
) -> None:
    def leftover(segment: str) -> Leftover:
        path = tmp_path / segment
        path.write_bytes(segment.encode())
        return Leftover(segment, "own", LONG_AGO_MS, path, LONG_AGO_MS + 500, 5)

    async def story(desk: Desk) -> None:
        known = Known(desk, tmp_path, {"one": [], "two": [opened("b")]}, [opened("a")])
        recovering = asyncio.ensure_future(known.recover({"one": [leftover("a")], "two": [leftover("b")]}))
        while not known.asked:
            assert not recovering.done()
            await asyncio.sleep(0)
        assert known.closed == [("two", "b")] and known.pushed == ["two"] and not (tmp_path / "b").exists()
        known.link.set()
        await recovering
        assert known.closed == [("two", "b"), ("one", "a")] and known.asked == ["one"]
        assert not (tmp_path / "a").exists()

    at_a_desk(tmp_path, story)


def test_what_is_put_aside_is_closed_as_empty_and_stays_and_nobody_is_asked_about_it(tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        path = tmp_path / f"b{ASIDE}"
        path.write_bytes(b"damaged")
        segment = Leftover("b", "own", LONG_AGO_MS, path, LONG_AGO_MS, 0)
        known = Known(desk, tmp_path, {"one": [], "two": [opened("b")]}, [])
        known.link.set()
        await known.recover({"one": [segment], "two": [segment]})
        assert (known.closed, known.blobs, known.pushed, known.asked) == ([("two", "b")], [""], [], [])
        assert path.read_bytes() == b"damaged"

    at_a_desk(tmp_path, story)


def test_a_consult_that_cannot_be_recovered_holds_up_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "b"
    path.write_bytes(b"b")
    segment = Leftover("b", "own", LONG_AGO_MS, path, LONG_AGO_MS + 500, 5)

    async def story(desk: Desk) -> None:
        known = Known(desk, tmp_path, {"two": [opened("b")]}, [])
        await known.recover({"one": [segment], "two": [segment]})  # of the first even the log here cannot be read
        assert known.closed == [("two", "b")]

    at_a_desk(tmp_path, story)
    assert "one is not recovered" in caplog.text


@pytest.mark.parametrize(
    ("fails", "knows_day", "stays"),
    [
        (None, True, {"young"}),
        (NotGivenError("not_found", ""), True, {"young"}),  # not this person's to read any more: nor to send
        (ConnectionError(), True, {"old", "young", "named"}),
        (None, False, {"old", "young"}),
    ],
)
def test_what_no_log_names_goes_after_a_week_and_not_before_the_server_has_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fails: Exception | None, knows_day: bool, stays: set[str]
) -> None:
    """What a log names is sent first, however old it is."""
    now_ms = 10 * KEPT_MS

    def leftover(segment: str, until_ms: int) -> Leftover:
        path = tmp_path / segment
        path.write_bytes(segment.encode())
        return Leftover(segment, "own", until_ms - 500, path, until_ms, 5)

    async def story(desk: Desk) -> None:
        if knows_day:
            desk.server_time.observe(desk.clock.boot_ms(), desk.clock.boot_ms(), now_ms)
        known = Known(desk, tmp_path, {"one": []}, [opened("named")])
        known.fails = fails
        at_ms = {"old": now_ms - KEPT_MS, "young": now_ms - KEPT_MS + 1, "named": LONG_AGO_MS}
        recovering = asyncio.ensure_future(known.recover({"one": [leftover(*one) for one in at_ms.items()]}))
        while not known.asked:
            assert not recovering.done()
            await asyncio.sleep(0)
        assert here() == set(at_ms)
        known.link.set()
        await recovering
        assert here() == stays and len(known.pushed) == (fails is None)

    def here() -> set[str]:
        return {path.name for path in tmp_path.iterdir() if path.is_file()}

    at_a_desk(tmp_path, story)
    assert ("one is not recovered" in caplog.text) == isinstance(fails, ConnectionError)
