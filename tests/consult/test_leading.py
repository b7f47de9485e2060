"""Since when nobody looks after a consult that somebody leads, and what the boards make of it."""

import pytest

from app.consult import events as e
from app.consult.board import (
    HELD_UNATTENDED_MS,
    RED_UNATTENDED_MS,
    UNATTENDED_MS,
    aged,
    entry_of,
    is_same_line,
)
from app.consult.leading import DROPPED_MS, HELD_MS, is_unconfirmed, lead_gone_ms
from app.consult.person import Person
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, Table, together

WORDS = "look at the left eye"


def accepted(call_now: bool = False, practice: bool = False) -> Table:
    table = Table()
    table.submit(1, NURSE, e.ConsultRequested("Nina Nurse", "north", call_now=call_now, practice=practice))
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    return table


def test_who_accepted_and_never_came_is_gone_from_the_beginning() -> None:
    table = accepted()
    assert lead_gone_ms(table.state) == table.state.accepted_ms and not entry_of(table.state, 0).lead_came
    table.open(2, EXPERT)
    assert lead_gone_ms(table.state) is None and entry_of(table.state, 0).lead_came
    table.leave(2)
    assert entry_of(table.state, 0).lead_came


@pytest.mark.parametrize(("why", "earlier_ms"), [("left", 0), ("dropped", DROPPED_MS)])
def test_who_left_is_gone_since_then_and_a_lost_link_since_it_was_lost(why: str, earlier_ms: int) -> None:
    table = together()
    table.now_ms += 60_000
    table.leave(2, why)
    assert lead_gone_ms(table.state) == table.state.people["expert"].left_ms - earlier_ms
    table.open(2, EXPERT)
    assert lead_gone_ms(table.state) is None


def test_nobody_is_gone_where_nobody_leads() -> None:
    table = together()
    for event in (e.Released("called away"), e.Accepted("Eva Expert"), e.ConsultClosed()):
        table.submit(2, EXPERT, event)
        assert lead_gone_ms(table.state) is None


def test_who_accepts_again_after_an_earlier_stay_is_gone_since_then() -> None:
    table = together()
    table.leave(2)
    table.submit(2, EXPERT, e.Released("called away"))
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    assert lead_gone_ms(table.state) == table.state.accepted_ms


def test_a_hand_over_is_open_until_it_is_confirmed_and_meanwhile_nobody_leads_really() -> None:
    table = together()
    table.open(3, COLLEAGUE)
    assert not is_unconfirmed(table.state)
    table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", WORDS))
    assert is_unconfirmed(table.state) and lead_gone_ms(table.state) == table.state.handover_ms == table.state.at_ms
    assert entry_of(table.state, 0).handover_open
    before = table.state
    table.submit(3, COLLEAGUE, e.HandoverConfirmed())
    assert lead_gone_ms(table.state) is None and not entry_of(table.state, 0).handover_open
    assert not is_same_line(before, table.state)


def test_who_takes_the_lead_back_ends_the_hand_over() -> None:
    table = together()
    table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", WORDS))
    table.submit(2, EXPERT, e.LeadTaken("Eva Expert"))
    assert not is_unconfirmed(table.state) and lead_gone_ms(table.state) is None


def test_who_has_lost_the_link_in_a_meeting_is_there_until_that_ends() -> None:
    table = together()
    table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
    table.now_ms += 60_000
    table.leave(2, "dropped")
    left_ms = table.state.people["expert"].left_ms
    assert lead_gone_ms(table.state) == left_ms + HELD_MS
    assert not entry_of(table.state, left_ms + HELD_MS - 1).unattended
    table.perform(table.room.tend(left_ms + HELD_MS))
    assert table.state.meeting is None
    assert lead_gone_ms(table.state) == left_ms - DROPPED_MS and entry_of(table.state, left_ms + HELD_MS).unattended


def test_in_a_red_consult_a_lost_link_is_gone_at_once_though_the_call_may_stand() -> None:
    table = accepted(call_now=True)
    for number, person in ((1, NURSE), (2, EXPERT)):
        table.open(number, person)
    table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
    table.now_ms += 60_000
    table.leave(2, "dropped")
    gone_ms = table.state.people["expert"].left_ms - DROPPED_MS
    assert lead_gone_ms(table.state) == gone_ms
    assert entry_of(table.state, gone_ms + RED_UNATTENDED_MS).unattended


def test_who_left_a_meeting_in_words_or_does_not_lead_is_not_waited_for() -> None:
    table = together()
    table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
    table.open(3, COLLEAGUE)
    table.now_ms += 20_000
    table.submit(3, COLLEAGUE, e.LeadTaken("Carl Colleague"))
    table.now_ms += 60_000
    table.leave(3, "dropped")
    assert lead_gone_ms(table.state) == table.state.people["colleague"].left_ms - DROPPED_MS
    table = together()
    table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
    table.leave(2)
    assert lead_gone_ms(table.state) == table.state.people["expert"].left_ms


@pytest.mark.parametrize(
    ("client", "person", "doing"),
    [
        (3, COLLEAGUE, e.InstructionGiven("i", "Lift the arm")),
        (3, COLLEAGUE, e.Held("surgery")),
        (1, NURSE, e.MeetingStarted("meet", "nurse", "colleague")),
    ],
    ids=["asks", "holds", "meets"],
)
def test_p26_who_works_with_the_patient_has_read_the_hand_over(client: int, person: Person, doing: e.AnyEvent) -> None:
    """An older program has no word for it, and an older log none in it."""
    table = together()
    table.open(3, COLLEAGUE)
    table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", WORDS))
    table.submit(2, EXPERT, e.InstructionGiven("o", "Wait"))
    assert is_unconfirmed(table.state)
    table.submit(1, NURSE, e.Done("o"))
    table.submit(client, person, doing)
    assert not is_unconfirmed(table.state) and lead_gone_ms(table.state) is None


def test_what_is_opened_again_owes_no_word_on_an_old_hand_over() -> None:
    table = together()
    table.open(3, COLLEAGUE)
    table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", WORDS))
    table.submit(1, NURSE, e.ConsultClosed())
    table.submit(1, NURSE, e.ConsultReopened("a new picture"))
    assert not is_unconfirmed(table.state) and lead_gone_ms(table.state) is None


def test_what_was_opened_again_is_not_gone_since_years() -> None:
    table = together()
    table.leave(2)
    table.submit(1, NURSE, e.ConsultClosed())
    table.now_ms += 10**9
    table.submit(1, NURSE, e.ConsultReopened("a new picture"))
    assert lead_gone_ms(table.state) == table.state.at_ms


@pytest.mark.parametrize(
    ("red", "held", "practice", "after_ms"),
    [
        (False, False, False, UNATTENDED_MS),
        (True, False, False, RED_UNATTENDED_MS),
        (True, True, False, HELD_UNATTENDED_MS),
        (False, True, False, None),
        (True, False, True, None),
    ],
    ids=["two minutes", "a red one half a minute", "a red one on hold", "on hold on purpose", "practice"],
)
def test_unattended_when_who_leads_is_gone(red: bool, held: bool, practice: bool, after_ms: int | None) -> None:
    table = accepted(red, practice)
    if held:
        table.submit(2, EXPERT, e.Held("surgery"))
    entry, since = entry_of(table.state, table.now_ms), lead_gone_ms(table.state)
    assert entry.lead_gone_ms == since
    if after_ms is None:
        assert not aged(entry, since + 10**9).unattended
    else:
        assert not aged(entry, since + after_ms - 1).unattended and aged(entry, since + after_ms).unattended


def test_that_who_leads_comes_and_goes_is_news_for_the_board_and_another_is_not() -> None:
    table = together()
    there = table.state
    table.open(3, COLLEAGUE)
    assert is_same_line(there, table.state)
    table.leave(2)
    assert not is_same_line(there, table.state)
