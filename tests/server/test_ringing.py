"""Who called is told on how many screens it rings: at once also when nobody is there, and at every change (R23)."""

import pytest
from msgspec.structs import replace

from app.consult.board import RED_UNATTENDED_MS
from app.consult.events import Accepted, ConsultRequested, Declined
from app.consult.messages import Board, Pong, RingingAt, Rings, Watch
from app.server.boards import Boards
from app.server.ringing import MOST_CALLS, Ringing
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, OBSERVER, OTHER_NURSE, STRANGER
from tests.consult.test_calling import entry
from tests.rig.people import NURSE as NORTH
from tests.rig.people import SECOND_SPECIALIST, SPECIALIST
from tests.rig.server import Server
from tests.server.lines import Line, Lines, on_lines
from tests.server.talker import Talker, new_id

RED = entry(urgency="red")
ASKS = Watch(rings=True)
LAST = Pong(1, 2)


async def told(line: Line) -> tuple[int, int]:
    message = await line.hear()
    assert isinstance(message, RingingAt) and message.consult == RED.consult
    return message.screens, message.specialists


async def is_quiet(lines: Lines, line: Line) -> bool:
    """What is said last is what comes first."""
    lines.hub.send(line.client.number, LAST)
    return await line.hear() == LAST


def test_nobody_then_people_then_screens_then_none_again() -> None:
    async def work(lines: Lines) -> None:
        ringing = Ringing(lines.hub, ())
        nurse = await lines.join(NURSE)
        ringing.watch(nurse.client, ASKS)
        ringing.moved(RED)
        assert await told(nurse) == (0, 0)
        expert = await lines.join(EXPERT)
        ringing.came(expert.client)
        assert await told(nurse) == (0, 1)
        ringing.rings(expert.client, Rings(RED.consult))
        assert await told(nurse) == (1, 1)
        other = await lines.join(EXPERT)  # the same person at a second computer
        ringing.came(other.client)
        ringing.rings(other.client, Rings(RED.consult))
        assert await told(nurse) == (2, 1)
        ringing.rings(expert.client, Rings(RED.consult, False))
        assert await told(nurse) == (1, 1)
        lines.hub.remove(other.client.number)
        ringing.forget(other.client)
        assert await told(nurse) == (0, 1)

    on_lines(work)


def test_what_a_screen_says_again_is_not_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(lines: Lines) -> None:
        ringing, counted = Ringing(lines.hub, (RED,)), list[str]()
        nurse, expert = await lines.join(NURSE), await lines.join(EXPERT)
        ringing.watch(nurse.client, ASKS)
        real = ringing._tell
        monkeypatch.setattr(ringing, "_tell", lambda consult: (counted.append(consult), real(consult)))
        for on in (False, True, True, True, False, False):
            ringing.rings(expert.client, Rings(RED.consult, on))
        assert counted == [RED.consult] * 2

    on_lines(work)


def test_who_declined_or_may_not_answer_is_no_screen() -> None:
    async def work(lines: Lines) -> None:
        ringing = Ringing(lines.hub, (RED,))
        people = [await lines.join(person) for person in (EXPERT, COLLEAGUE, OBSERVER, OTHER_NURSE)]
        nurse = await lines.join(NURSE)
        for line in people:
            ringing.came(line.client)
            ringing.rings(line.client, Rings(RED.consult))
        ringing.watch(nurse.client, ASKS)
        assert await told(nurse) == (2, 2)
        ringing.moved(replace(RED, declined=(EXPERT.person,)))
        assert await told(nurse) == (1, 1)

    on_lines(work)


def test_it_is_told_to_the_clinic_that_asked_for_it_and_to_nobody_else() -> None:
    async def work(lines: Lines) -> None:
        ringing = Ringing(lines.hub, (RED,))
        older, stranger, expert = await lines.join(NURSE), await lines.join(STRANGER), await lines.join(EXPERT)
        ringing.came(expert.client)
        ringing.watch(older.client, Watch())
        ringing.watch(stranger.client, ASKS)
        ringing.watch(expert.client, ASKS)
        colleague = await lines.join(OTHER_NURSE)
        ringing.watch(colleague.client, ASKS)
        assert await told(colleague) == (0, 1)
        for line in (older, stranger, expert):
            assert await is_quiet(lines, line)

    on_lines(work)


def test_what_calls_no_more_is_counted_anew_when_it_calls_again() -> None:
    async def work(lines: Lines) -> None:
        ringing = Ringing(lines.hub, (RED,))
        expert, nurse = await lines.join(EXPERT), await lines.join(NURSE)
        ringing.came(expert.client)
        ringing.rings(expert.client, Rings(RED.consult))
        ringing.watch(nurse.client, ASKS)
        assert await told(nurse) == (1, 1)
        ringing.moved(replace(RED, phase="accepted", lead=COLLEAGUE.person))
        ringing.rings(expert.client, Rings(RED.consult))  # was on its way
        ringing.moved(replace(RED, phase="accepted", lead=COLLEAGUE.person, unattended=True))
        assert await told(nurse) == (0, 1)

    on_lines(work)


def test_a_screen_that_says_too_much_is_not_listened_to_for_ever() -> None:
    async def work(lines: Lines) -> None:
        many = [replace(RED, consult=f"c{at}") for at in range(MOST_CALLS + 5)]
        ringing = Ringing(lines.hub, many)
        expert, nurse = await lines.join(EXPERT), await lines.join(NURSE)
        ringing.came(expert.client)
        for one in many:
            ringing.rings(expert.client, Rings(one.consult))
        ringing.watch(nurse.client, ASKS)
        heard = [await nurse.hear() for _ in many]
        assert sum(one.screens for one in heard if isinstance(one, RingingAt)) == MOST_CALLS

    on_lines(work)


def test_who_leads_is_gone_for_too_long_and_it_is_told_to_ring_at_everybody() -> None:
    async def work(lines: Lines) -> None:
        gone = replace(RED, phase="accepted", lead=EXPERT.person, lead_gone_ms=0, waiting_ms=None)
        boards = Boards(lines.hub, {gone.consult: gone})
        nurse, colleague = await lines.join(NURSE), await lines.join(COLLEAGUE)
        boards.ringing.came(colleague.client)
        boards.ringing.watch(nurse.client, ASKS)
        boards.grow_older(RED_UNATTENDED_MS - 1)
        assert await is_quiet(lines, nurse)
        boards.grow_older(RED_UNATTENDED_MS)
        assert await told(nurse) == (0, 1)
        boards.ringing.rings(colleague.client, Rings(gone.consult))
        assert await told(nurse) == (1, 1)

    on_lines(work)


def test_a_real_call_is_told_to_ring_at_two_screens_and_nowhere_when_it_was_accepted(server: Server) -> None:
    def at(screens: int, specialists: int) -> None:
        nurse.expect(RingingAt, lambda said: (said.screens, said.specialists) == (screens, specialists))

    with Talker(server.url, NORTH) as nurse:
        nurse.send(ASKS)
        nurse.expect(Board)
        consult = new_id()
        nurse.submit(consult, ConsultRequested(NORTH.name, NORTH.site, call_now=True))
        at(0, 0)
        with Talker(server.url, SPECIALIST) as expert, Talker(server.url, SECOND_SPECIALIST) as second:
            for one in (expert, second):
                one.send(Watch())
                one.expect(Board)
                one.send(Rings(consult))
            at(2, 2)
            second.keep(consult, Declined("not now", SECOND_SPECIALIST.name))
            at(1, 1)
            expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.nothing(RingingAt, 0.2)


def test_a_thousand_who_come_at_once_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(lines: Lines) -> None:
        ringing, counted = Ringing(lines.hub, (RED,)), list[str]()
        nurse = await lines.join(NURSE)
        ringing.watch(nurse.client, ASKS)
        assert await told(nurse) == (0, 0)
        real = ringing._tell
        monkeypatch.setattr(ringing, "_tell", lambda consult: (counted.append(consult), real(consult)))
        for line in [await lines.join(person) for person in (EXPERT, COLLEAGUE, EXPERT)]:
            ringing.came(line.client)
        assert await told(nurse) == (0, 2)
        assert counted == [RED.consult]

    on_lines(work)
