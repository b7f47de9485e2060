"""The hub against connections that read slowly: bounded, in order, events never dropped, pointers merged."""

import asyncio

import pytest
from websockets.exceptions import ConnectionClosed

from app.consult.events import Origin, Record
from app.consult.events.surface import PageSurface
from app.consult.messages import Committed, Denied, Heard, Resync
from app.consult.person import Person
from app.consult.whispers import (
    AnyWhisper,
    Drawing,
    FrameClock,
    InkMoved,
    PointerMoved,
    RegionAsked,
    SourceStill,
    TrackSaid,
    ViewGlided,
)
from app.geometry import Box, Point
from app.server.hub import FELL_BEHIND, MOST_MERGED, MOST_WAITING_BYTES, QUIET_BYTES, short
from tests.server.lines import Line, Lines, on_lines

NURSE = Person("anna", "Anna", "clinic", "north")
EXPERT = Person("omar", "Omar", "specialist")


def event(seq: int, size: int = 20_000) -> Committed:
    return Committed(Record("c", seq, seq, seq, True, "anna", Origin("d", seq), 1, bytes(32), bytes(size)))


def pointer(x: float, by: str = "anna") -> Heard:
    return Heard("c", by, PointerMoved(None, Point(x, 0)))


async def busy(lines: Lines, line: Line) -> int:
    """Sends events until they wait here; how many."""
    count = 0
    while line.waiting_bytes <= QUIET_BYTES:
        count += 1
        lines.hub.send(line.client.number, event(count))
        await asyncio.sleep(0)
    return count


def test_who_reads_too_slowly_is_let_go_with_a_bounded_queue_and_loses_no_event_before() -> None:
    async def work(lines: Lines) -> None:
        slow, fast = await lines.join(NURSE), await lines.join(EXPERT)
        heard = asyncio.ensure_future(fast.hear_all(Resync("end")))
        sent = 0
        while not slow.client.is_closing:
            sent += 1
            lines.hub.send_all(event(sent))
            assert slow.waiting_bytes <= MOST_WAITING_BYTES
            while fast.waiting_bytes:
                await asyncio.sleep(0)
        lines.hub.send(fast.client.number, Resync("end"))
        assert await heard == [*(event(n) for n in range(1, sent + 1)), Resync("end")]
        got = []
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                got.append(await slow.hear())
        assert got == [event(n) for n in range(1, sent)]
        assert closed.value.rcvd is not None
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == FELL_BEHIND

    on_lines(work)


def gliding(x: int) -> tuple[AnyWhisper, ...]:
    part = Box(x, 0, 9, 9)
    return (
        ViewGlided(PageSurface("doc", 0), part),
        RegionAsked("omar.camera", part, x),
        TrackSaid("one", "sure" if x % 2 else "lost"),
        TrackSaid("two", "sure" if x % 2 else "lost"),
    )


def test_on_a_busy_line_only_the_newest_pointer_of_each_hand_arrives() -> None:
    async def work(lines: Lines) -> None:
        line = await lines.join(NURSE)
        count = await busy(lines, line)
        before = line.waiting_bytes
        for x in range(1_000):
            lines.hub.send(line.client.number, pointer(x))
            lines.hub.send(line.client.number, pointer(x, "omar"))
            lines.hub.send(line.client.number, Heard("c", "anna", FrameClock("anna.camera", x, x, 2, 2)))
            for whisper in gliding(x):
                lines.hub.send(line.client.number, Heard("c", "anna", whisper))
        assert line.waiting_bytes <= before
        heard = [await line.hear() for _ in range(count + 7)]
        assert heard[:count] == [event(n) for n in range(1, count + 1)]
        assert heard[count:] == [
            pointer(999),
            pointer(999, "omar"),
            Heard("c", "anna", FrameClock("anna.camera", 999, 999, 2, 2)),
            *(Heard("c", "anna", whisper) for whisper in gliding(999)),
        ]

    on_lines(work)


def test_what_waits_merged_for_a_busy_line_is_bounded_whatever_names_it_is_given() -> None:
    async def work(lines: Lines) -> None:
        line = await lines.join(NURSE)
        await busy(lines, line)
        for n in range(1_000):
            lines.hub.send(line.client.number, Heard("c", "omar", SourceStill(f"omar.{n}", n, 640, 480, bytes(8_000))))
        assert len(line.client.merged) == MOST_MERGED

    on_lines(work)


def test_on_a_busy_line_events_and_whispers_that_count_keep_their_order() -> None:
    async def work(lines: Lines) -> None:
        line = await lines.join(NURSE)
        count = await busy(lines, line)
        counted = [Heard("c", "omar", Drawing(n % 2 == 0)) for n in range(5)]
        counted += [
            Heard("c", "omar", InkMoved("k1", PageSurface("d", 0), 1, 2.0, "pen", n, bytes([n]))) for n in range(5)
        ]
        for whisper in counted:
            lines.hub.send(line.client.number, whisper)
            lines.hub.send(line.client.number, pointer(1))
        lines.hub.send(line.client.number, event(count + 1))
        heard = [await line.hear() for _ in range(count + 12)]
        assert heard == [*(event(n) for n in range(1, count + 1)), *counted, event(count + 1), pointer(1)]

    on_lines(work)


def test_on_a_free_line_every_pointer_goes_at_once() -> None:
    async def work(lines: Lines) -> None:
        line = await lines.join(NURSE)
        for x in range(50):
            lines.hub.send(line.client.number, pointer(x))
        assert [await line.hear() for _ in range(50)] == [pointer(x) for x in range(50)]

    on_lines(work)


def test_the_same_person_on_the_same_computer_replaces_the_older_connection_and_no_other() -> None:
    async def work(lines: Lines) -> None:
        old = await lines.join(NURSE, "laptop")
        other = await lines.join(NURSE, "desk")
        new = await lines.join(NURSE, "laptop")
        word = await old.hear()
        assert isinstance(word, Denied)
        assert word.code == "replaced"
        with pytest.raises(ConnectionClosed):
            await old.hear()
        lines.hub.send_all(Resync("c"))
        assert await other.hear() == await new.hear() == Resync("c")

    on_lines(work)


def test_what_is_too_large_for_a_browser_ends_the_browser_s_line_alone() -> None:
    async def work(lines: Lines) -> None:
        browser, desktop = await lines.join(NURSE, form="json"), await lines.join(EXPERT)
        lines.hub.send_all(event(1, 60_000))
        assert await desktop.hear() == event(1, 60_000)
        with pytest.raises(ConnectionClosed) as closed:
            await browser.far.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009

    on_lines(work)


def test_to_who_is_gone_it_goes_nowhere() -> None:
    async def work(lines: Lines) -> None:
        line = await lines.join(NURSE)
        lines.hub.remove(line.client.number)
        lines.hub.send(line.client.number, Resync("c"))
        lines.hub.drop(line.client.number, Denied("disabled", "Closed."))
        assert (len(lines.hub), list(lines.hub), line.client.is_closing) == (0, [], False)

    on_lines(work)


def test_a_reason_is_cut_between_letters() -> None:
    assert short("æ" * 100) == "æ" * 61
    assert short("short") == "short"
