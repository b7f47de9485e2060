"""The board: everybody gets their own lines, nobody but the clinic a name, and waiting too long is news by itself."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.board import UNATTENDED_MS, BoardEntry, aged, entry_of
from app.consult.messages import Board, BoardChanged, BoardGone
from app.consult.person import Person
from app.server.boards import MOST_A_MESSAGE, Boards, is_shown, pack, unpack
from app.server.hub import MOST_WAITING_BYTES
from tests.consult.cast import (
    ADMIN,
    COLLEAGUE,
    EXPERT,
    NURSE,
    OBSERVER,
    OTHER_NURSE,
    PRIVACY,
    REQUEST,
    REVIEWER,
    STRANGER,
    Table,
)
from tests.server.lines import Line, Lines, on_lines

WAITING, ACCEPTED, CLOSED = "waiting", "accepted", "closed"


def requested() -> Table:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    return table


def line_of(table: Table, now_ms: int = 0) -> BoardEntry:
    entry = entry_of(table.state, now_ms or table.now_ms)
    assert entry is not None
    return entry


def at(phase: str) -> BoardEntry:
    table = requested()
    if phase != WAITING:
        table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    if phase == CLOSED:
        table.submit(1, NURSE, e.ConsultClosed("done"))
    entry = line_of(table)
    assert entry.phase == phase
    return entry


@pytest.mark.parametrize(
    ("person", "phases"),
    [
        (NURSE, {WAITING, ACCEPTED, CLOSED}),
        (OTHER_NURSE, {WAITING, ACCEPTED, CLOSED}),
        (STRANGER, set()),
        (Person("nowhere", "", "clinic", ""), set()),
        (EXPERT, {WAITING, ACCEPTED, CLOSED}),
        (COLLEAGUE, {WAITING, ACCEPTED}),
        (OBSERVER, {ACCEPTED}),
        (REVIEWER, {CLOSED}),
        (PRIVACY, {WAITING, ACCEPTED, CLOSED}),
        (ADMIN, set()),
    ],
    ids=lambda value: value.person if isinstance(value, Person) else "",
)
def test_each_role_is_shown_its_own(person: Person, phases: set[str]) -> None:
    assert {phase for phase in (WAITING, ACCEPTED, CLOSED) if is_shown(at(phase), person)} == phases


def test_who_declined_is_asked_no_more() -> None:
    table = requested()
    table.submit(2, EXPERT, e.Declined("not my field"))
    assert not is_shown(line_of(table), EXPERT)
    assert is_shown(line_of(table), COLLEAGUE)


def test_a_line_grows_older_only_when_that_changes_it() -> None:
    table = requested()
    entry, since = line_of(table), table.state.waiting_ms or 0
    assert aged(entry, since + UNATTENDED_MS - 1) is entry
    late = aged(entry, since + UNATTENDED_MS)
    assert late.unattended
    assert late == line_of(table, since + UNATTENDED_MS)
    assert aged(late, since + 2 * UNATTENDED_MS) is late
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    table.open(2, EXPERT)
    taken = line_of(table)
    assert aged(taken, since + 2 * UNATTENDED_MS) is taken
    table.leave(2)
    left, gone = line_of(table), table.state.people["expert"].left_ms or 0
    assert aged(left, gone + UNATTENDED_MS - 1) is left and aged(left, gone + UNATTENDED_MS).unattended


def test_waiting_too_long_is_told_once_without_an_event_and_the_name_stays_at_the_clinic() -> None:
    table = requested()
    since = table.state.waiting_ms or 0

    async def work(lines: Lines) -> None:
        boards = Boards(lines.hub, {"c": line_of(table)})
        nurse, expert, watchless = [await lines.join(who) for who in (NURSE, EXPERT, COLLEAGUE)]
        for line in (nurse, expert):
            boards.watch(line.client)
            assert isinstance(await line.hear(), Board)
        boards.unsaved()
        for later_ms in (UNATTENDED_MS - 1, UNATTENDED_MS, UNATTENDED_MS + 3_000):
            boards.grow_older(since + later_ms)
        for line, name in ((nurse, "Kari Nordmann"), (expert, "")):
            told = await line.hear()
            assert isinstance(told, BoardChanged)
            assert (told.entry.unattended, told.entry.patient.name) == (True, name)
        assert list(boards.unsaved()) == ["c"]
        table.submit(2, EXPERT, e.Accepted("Eva Expert"))
        boards.moved(table.state, since + UNATTENDED_MS)
        for line in (nurse, expert):
            told = await line.hear()
            assert isinstance(told, BoardChanged)
            assert (told.entry.phase, told.entry.unattended) == (ACCEPTED, False)
        assert watchless.waiting_bytes == 0

    on_lines(work)


def test_what_is_no_longer_for_somebody_goes_from_their_board_once() -> None:
    table = requested()

    async def work(lines: Lines) -> None:
        boards = Boards(lines.hub, {})
        expert, colleague = await lines.join(EXPERT), await lines.join(COLLEAGUE)
        for line in (expert, colleague):
            boards.watch(line.client)
            assert await line.hear() == Board(())
        boards.moved(table.state, table.now_ms)
        table.submit(2, EXPERT, e.Accepted("Eva Expert"))
        boards.moved(table.state, table.now_ms)
        table.submit(1, NURSE, e.ConsultClosed("done"))
        boards.moved(table.state, table.now_ms)
        assert [type(await expert.hear()) for _ in range(3)] == [BoardChanged] * 3
        assert [await told(colleague) for _ in range(3)] == ["waiting", "accepted", "gone"]
        boards.forget(colleague.client)
        boards.watch(colleague.client)
        assert await colleague.hear() == Board(())

    async def told(line: Line) -> str:
        message = await line.hear()
        return "gone" if message == BoardGone("c") else message.entry.phase if isinstance(message, BoardChanged) else ""

    on_lines(work)


def test_who_a_consult_was_handed_to_has_it_on_the_board_without_the_name() -> None:
    table = requested()

    async def work(lines: Lines) -> None:
        boards = Boards(lines.hub, {"c": line_of(table)})
        colleague = await lines.join(COLLEAGUE)
        boards.watch(colleague.client)
        assert isinstance(await colleague.hear(), Board)
        table.submit(2, EXPERT, e.Accepted("Eva Expert"))
        table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", "look at the left eye"))
        boards.moved(table.state, table.now_ms)
        told = await colleague.hear()
        assert isinstance(told, BoardChanged)
        assert (told.entry.phase, told.entry.lead, told.entry.patient.name) == (ACCEPTED, "colleague", "")

    on_lines(work)


def test_a_board_longer_than_a_message_comes_whole() -> None:
    table = requested()
    count = MOST_A_MESSAGE * 3

    async def work(lines: Lines) -> None:
        entries = {f"c{n}": with_id(line_of(table), f"c{n}") for n in range(count)}
        boards = Boards(lines.hub, entries)
        nurse = await lines.join(NURSE)
        boards.watch(nurse.client)
        first = await nurse.hear()
        assert isinstance(first, Board)
        rest = [await nurse.hear() for _ in range(count - MOST_A_MESSAGE)]
        got = [*first.entries, *(more.entry for more in rest if isinstance(more, BoardChanged))]
        assert {entry.consult for entry in got} == set(entries)

    on_lines(work)


def test_years_of_past_consults_come_behind_a_few_at_a_time_and_none_is_missing() -> None:
    count, over = 6_000, at(CLOSED)

    async def work(lines: Lines) -> None:
        boards = Boards(lines.hub, {f"c{n}": with_id(over, f"c{n}") for n in range(count)} | {"w": at(WAITING)})
        nurse = await lines.join(NURSE)
        boards.watch(nurse.client)
        assert nurse.waiting_bytes < MOST_WAITING_BYTES / 4
        first = await nurse.hear()
        assert isinstance(first, Board)
        got = [entry.consult for entry in first.entries]
        assert got[0] == at(WAITING).consult
        while len(got) < count + 1:
            boards.go_on()
            more = await nurse.hear()
            assert isinstance(more, BoardChanged)
            got.append(more.entry.consult)
        assert len(set(got)) == count + 1
        assert not nurse.client.is_closing

    on_lines(work)


def with_id(entry: BoardEntry, consult: str) -> BoardEntry:
    return replace(entry, consult=consult)


def test_a_line_comes_back_from_the_cache_as_it_was_and_another_version_is_folded_again() -> None:
    entry = at(WAITING)
    seq, packed = pack(entry)
    assert (seq, unpack(packed)) == (entry.seq, entry)
    assert unpack(b"\x80") is None
