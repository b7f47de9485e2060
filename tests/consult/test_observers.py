"""P25: who only looks on is let in by the bedside, reads nothing before, and nothing after being sent out."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.board import as_clinic, as_observer, entry_of, is_same_line, without_name
from app.consult.events.request import Patient, Vitals
from app.consult.messages import Committed, Open
from app.consult.person import Person
from app.consult.present import decode_present, encode_present
from app.consult.room import Room, Send, Unseated
from app.consult.rules import may, may_read
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, OBSERVER, REQUEST, STRANGER, T0, Table, together

TRAINEE = Person("trainee", "Tea Trainee", "observer")
ASKED, IN, OUT = e.ObserverAsked("Otto Observer"), e.ObserverAdmitted("observer"), e.ObserverDismissed("observer")


def told(effects: list, client: int) -> list[str]:
    return [type(one.message).__name__ for one in effects if isinstance(one, Send) and one.client == client]


def code(table: Table, person: Person, event: e.AnyEvent) -> str:
    refusal = may(table.state, person, event, table.now_ms)
    return refusal.code if refusal is not None else ""


def test_p25_who_was_not_let_in_reads_nothing() -> None:
    table = together()
    assert table.room.open(4, OBSERVER, Open("c"), T0)[0].message.code == "not_found"
    table.submit(4, OBSERVER, ASKED)
    assert table.state.observers["observer"].state == "asked" and table.state.observers["observer"].by == "observer"
    assert table.room.open(4, OBSERVER, Open("c"), T0)[0].message.code == "not_found"
    assert may_read(table.state, OBSERVER) is not None


def test_p25_asking_needs_no_seat_and_only_its_author_hears_of_it_besides_those_inside() -> None:
    table = together()
    effects = table.submit(4, OBSERVER, ASKED)
    assert told(effects, 4) == ["Committed"] and told(effects, 1) == ["Committed"]
    assert not table.room.may_open(OBSERVER)


def test_p25_whom_the_bedside_lets_in_comes_in_and_is_written_down() -> None:
    table = together()
    effects = table.let_in(4)
    assert "Opened" in told(effects, 4) and "Here" in told(effects, 1)
    assert table.state.people["observer"].here and table.state.people["observer"].role == "observer"


def test_p25_who_is_sent_out_loses_the_seat_before_a_word_of_it_is_sent() -> None:
    table = together()
    table.let_in(4)
    effects = table.submit(1, NURSE, e.ObserverDismissed("observer", "the patient does not wish it"))
    assert told(effects, 4) == ["NotOpened"] and Unseated(4) in effects
    assert not table.state.people["observer"].here and table.room.clients == (1, 2)
    assert told(table.submit(1, NURSE, e.MessageSent("m", "she is asleep")), 4) == []
    assert table.room.open(4, OBSERVER, Open("c"), T0)[0].message.code == "not_found"


def test_p25_one_is_sent_out_and_the_other_stays() -> None:
    table = together()
    table.let_in(4)
    table.let_in(5, TRAINEE)
    table.submit(1, NURSE, OUT)
    assert table.room.clients == (1, 2, 5)


def test_p25_who_was_told_no_pesters_nobody_and_may_be_let_in_all_the_same() -> None:
    table = together()
    table.submit(4, OBSERVER, ASKED)
    assert code(table, OBSERVER, ASKED) == "already"
    table.submit(1, NURSE, OUT)
    assert code(table, OBSERVER, ASKED) == "observer" and code(table, NURSE, OUT) == "already"
    table.submit(1, NURSE, IN)
    assert may_read(table.state, OBSERVER) is None and code(table, NURSE, IN) == "already"


@pytest.mark.parametrize(
    ("person", "event", "expected"),
    [
        (OBSERVER, e.ObserverAsked("Eva Expert"), "name"),
        (EXPERT, e.ObserverAdmitted("observer"), "role"),
        (OBSERVER, IN, "role"),
        (STRANGER, IN, "not_yours"),
        (NURSE, e.ObserverAdmitted("nobody"), "unknown_id"),
        (NURSE, e.ObserverDismissed("nobody"), "unknown_id"),
        (NURSE, e.ObserverAdmitted("observer", "Eva Expert"), "name"),
        (NURSE, e.ObserverDismissed("observer", "x" * 10_000), "too_long"),
    ],
)
def test_p25_what_is_no_word_of_the_bedside(person: Person, event: e.AnyEvent, expected: str) -> None:
    table = together()
    table.submit(4, OBSERVER, ASKED)
    assert code(table, person, event) == expected


def test_p25_nobody_looks_on_before_it_is_accepted_or_after_it_is_over() -> None:
    waiting = Table()
    waiting.submit(1, NURSE, REQUEST)
    assert code(waiting, OBSERVER, ASKED) == "waiting"
    table = together()
    table.let_in(4)
    table.submit(1, NURSE, e.ConsultClosed())
    assert 4 not in table.room.clients
    table.submit(1, NURSE, e.ConsultReopened("another day"))
    assert table.state.observers == {} and may_read(table.state, OBSERVER) is not None


def test_p25_who_looked_on_before_there_was_a_word_for_it_has_left_at_the_first_sweep() -> None:
    """An older server let every observer in."""
    table = together()
    joined = e.encode_event(e.PersonJoined("Otto Observer", "observer"))
    last = table.log[-1]
    record = replace(last, seq=last.seq + 1, by="observer", prev=e.record_hash(last), body=joined,
                     origin=e.Origin("server", last.seq + 1))  # fmt: skip
    older = Table(Room("c", [*table.log, record]))
    assert older.state.people["observer"].here
    older.perform(older.room.sweep(T0 + 60_000))
    assert not older.state.people["observer"].here


def test_the_board_tells_who_was_not_let_in_that_there_is_somebody_and_no_more() -> None:
    table = together()
    vitals = Vitals(pulse_per_min=120)
    table.submit(1, NURSE, e.RequestAmended(question="What is it?", vitals=vitals, reason="seen"))
    entry = entry_of(table.state, T0)
    told = as_observer(entry, "observer")
    assert told.patient == Patient(sex="female", age_years=61)
    assert (told.vitals, told.complaint, told.question, told.observers) == (Vitals(), "", "", {})
    table.submit(4, OBSERVER, ASKED)
    assert as_observer(entry_of(table.state, T0), "observer").observers == {"observer": "asked"}
    table.submit(1, NURSE, IN)
    admitted = as_observer(entry_of(table.state, T0), "observer")
    assert (admitted.complaint, admitted.patient.local_number, admitted.patient.name) == ("Blurred vision", "N-1", "")
    assert as_observer(entry_of(table.state, T0), "trainee").complaint == ""


def test_that_somebody_asks_is_told_to_the_clinic_alone() -> None:
    table = together()
    before = table.state
    table.submit(4, OBSERVER, ASKED)
    entry = entry_of(table.state, T0)
    assert not is_same_line(before, table.state)
    assert (as_clinic(entry).asks_in, as_clinic(entry).observers) == (1, {})
    assert (without_name(entry).asks_in, without_name(entry).observers) == (0, {})
    assert as_observer(entry, "trainee").asks_in == 0 and as_observer(entry, "trainee").observers == {}
    table.submit(1, NURSE, OUT)
    assert entry_of(table.state, T0).asks_in == 0


def test_a_newcomer_on_a_thin_link_is_told_who_looks_on() -> None:
    table = together()
    table.let_in(4)
    assert decode_present(encode_present(table.state)).observers == table.state.observers


def test_what_was_committed_after_the_dismissal_goes_to_nobody_outside() -> None:
    """Both stored by one flush: the observer hears of neither."""
    table = together()
    table.let_in(4)
    table.holds = True
    table.submit(1, NURSE, OUT)
    table.submit(2, EXPERT, e.MessageSent("m", "now that we are alone"))
    heard = table.perform(table.room.stored(table.log[-1].seq))
    assert not [
        one for one in heard if isinstance(one, Send) and one.client == 4 and isinstance(one.message, Committed)
    ]


def test_a_specialist_needs_nobodys_word() -> None:
    assert may_read(together().state, COLLEAGUE) is None
