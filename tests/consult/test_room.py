"""The room as conversations: what goes in, what must come out. R numbers are those of RULES.md."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.effects import BoardMoved, Send, Store, Unseated
from app.consult.lateness import TAKEN_WITHIN_MS
from app.consult.leading import HELD_MS
from app.consult.messages import (
    Committed,
    Delivered,
    Heard,
    Here,
    NotOpened,
    Open,
    Opened,
    ReadOnly,
    Received,
    Refused,
    Resync,
    Say,
)
from app.consult.person import Person
from app.consult.room import Room
from app.consult.upkeep import waits, why_no_meeting
from app.consult.visits import MOST
from app.consult.whispers import Drawing, FrameClock, StopSaid
from tests.consult.cast import (
    ADMIN,
    COLLEAGUE,
    CONSENT,
    EXPERT,
    NURSE,
    OBSERVER,
    OTHER_NURSE,
    REQUEST,
    REVIEWER,
    STRANGER,
    T0,
    Table,
    mark,
    together,
)


def refused(effects: list[object]) -> list[str]:
    return [one.message.code for one in effects if isinstance(one, Send) and isinstance(one.message, Refused)]


def told(effects: list[object], client: int) -> list[str]:
    return [type(one.message).__name__ for one in effects if isinstance(one, Send) and one.client == client]


def test_r1_a_stranger_and_an_unknown_consult_get_the_same_answer() -> None:
    table = together()
    other = table.room.open(9, STRANGER, Open("c"), T0)
    nothing = Room("c").open(9, STRANGER, Open("c"), T0)
    assert other == nothing == (Send(9, NotOpened("c", "not_found", other[0].message.text)),)


def test_r1_a_specialist_reads_nothing_before_accepting() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    assert told(table.open(2, EXPERT), 2) == ["NotOpened"]


def test_r1_the_other_nurse_of_the_site_may_enter() -> None:
    assert told(together().open(3, OTHER_NURSE), 3)[0] == "Opened"


def test_r2_a_request_just_sent_is_opened_before_it_is_stored_and_shows_nothing_of_it() -> None:
    table = Table()
    table.holds = True
    table.submit(1, NURSE, REQUEST)
    effects = table.open(1, NURSE)
    assert Send(1, Opened("c", 0, bytes(32))) in effects
    assert not any(isinstance(one, Send) and isinstance(one.message, Committed) for one in effects)
    assert told(list(table.room.stored(1)), 1) == ["Committed"]


def test_r2_who_is_near_gets_only_what_is_newer() -> None:
    table = together()
    seq, head = table.state.seq, table.state.head
    table.leave(2)
    table.submit(1, NURSE, mark("m"))
    effects = table.open(2, EXPERT, have_seq=seq, head=head)
    committed = [
        one.message.record.seq
        for one in effects
        if isinstance(one, Send) and one.client == 2 and isinstance(one.message, Committed)
    ]
    assert committed == [seq + 1, seq + 2, seq + 3]


def test_r2_a_newcomer_to_a_long_consult_gets_the_present_and_pulls_the_rest() -> None:
    table = together()
    for n in range(80):
        table.submit(1, NURSE, mark(f"m{n}"))
    opened = next(one.message for one in table.open(3, COLLEAGUE) if isinstance(one, Send) and one.client == 3)
    assert isinstance(opened, Opened) and opened.by_bulk and opened.present


def test_r3_a_copy_of_another_history_is_not_continued() -> None:
    effects = together().open(2, EXPERT, have_seq=2, head=b"x" * 32)
    assert isinstance(effects[0], Send) and effects[0].message.code == "other_history"


def test_r4_the_newer_machine_takes_the_seat_and_the_older_is_told() -> None:
    table = together()
    before = table.state.seq
    effects = table.open(7, EXPERT)
    assert Send(2, NotOpened("c", "replaced", effects[0].message.text)) == effects[0]
    assert table.room.clients == (1, 7) and table.state.seq == before


def test_r5_sent_again_is_the_same_event() -> None:
    table = together()
    message = table.message(NURSE, mark("m"))
    table.perform(table.room.submit(1, NURSE, message, table.now_ms))
    seq = table.state.seq
    again = table.room.submit(1, NURSE, message, table.now_ms)
    assert [type(one.message) for one in again] == [Committed] and table.state.seq == seq


def test_r5_sent_again_before_it_is_stored_waits_for_the_disk() -> None:
    table = together()
    table.holds = True
    message = table.message(NURSE, mark("m"))
    table.perform(table.room.submit(1, NURSE, message, table.now_ms))
    assert table.room.submit(1, NURSE, message, table.now_ms) == ()


def test_r5_another_persons_origin_is_refused() -> None:
    table = together()
    message = table.message(NURSE, mark("m"))
    table.perform(table.room.submit(1, NURSE, message, table.now_ms))
    assert refused(list(table.room.submit(2, EXPERT, message, table.now_ms))) == ["origin_taken"]


def test_r6_bytes_that_are_no_event_are_refused() -> None:
    table = together()
    for body in (b"", b"\xc1", b"\xa1\xff", b"\x81\xa4type\xa3New", b"\x91" * 4000):
        message = table.message(NURSE, e.HelpCalled())
        message = type(message)("c", message.origin, 1, True, body)
        assert refused(list(table.room.submit(1, NURSE, message, T0))) == ["bad_event"]


def test_r7_what_the_rules_forbid_is_refused_with_its_code() -> None:
    table = together()
    table.let_in(4)
    assert refused(table.submit(4, OBSERVER, mark("m"))) == ["role"]
    assert refused(table.submit(8, ADMIN, mark("m"))) == ["role"]
    assert refused(table.submit(1, NURSE, e.PersonLeft("left"))) == ["room_only"]


def test_r8_numbers_rise_time_never_falls_and_the_chain_holds() -> None:
    table = together()
    table.now_ms -= 50_000
    table.submit(1, NURSE, mark("m"))
    log = table.log
    assert [record.seq for record in log] == list(range(1, len(log) + 1))
    assert all(a.at_ms <= b.at_ms and b.prev == e.record_hash(a) for a, b in pairwise(log))


def test_r8_nothing_was_made_after_it_arrived() -> None:
    table = together()
    table.submit(1, NURSE, mark("m"), made_ms=table.now_ms + 99_999_999)
    assert table.log[-1].made_ms == table.log[-1].at_ms


def test_r9_an_author_without_a_seat_hears_of_its_own_event() -> None:
    table = Table()
    effects = table.submit(5, NURSE, REQUEST)
    assert told(effects, 5) == ["Committed"] and BoardMoved("c") in effects


def test_r10_a_person_who_enters_and_leaves_is_written_by_the_room() -> None:
    table = together()
    table.leave(2)
    assert table.state.people["expert"].here is False
    assert [record.by for record in table.log if record.origin.device == "server"] == ["nurse", "expert", "expert"]


def test_r10_a_meeting_ends_when_one_of_its_two_has_left() -> None:
    table = together()
    table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
    assert table.state.meeting is not None
    table.leave(2)
    assert table.state.meeting is None


def test_r10_a_meeting_ends_when_consent_is_withdrawn_or_the_consult_is_closed() -> None:
    for last in (e.ConsentWithdrawn("consult"), e.ConsultClosed()):
        table = together()
        table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
        table.submit(1, NURSE, last)
        assert table.state.meeting is None


def test_r10_a_meeting_ends_when_the_specialist_gives_the_consult_back() -> None:
    table = together()
    table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
    table.submit(2, EXPERT, e.Released("called away"))
    assert table.state.meeting is None and table.state.people["expert"].here
    assert e.decode_event(table.log[-1].body) == e.MeetingEnded("meet", "released")


def test_r10_an_emergency_that_becomes_a_no_ends_the_meeting() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    table.open(1, NURSE)
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    table.open(2, EXPERT)
    table.submit(1, NURSE, e.EmergencyWithoutConsent("Nina Nurse", "unconscious"))
    assert why_no_meeting(table.state) == ""
    table.submit(2, EXPERT, e.MeetingStarted("meet", "nurse", "expert"))
    table.submit(1, NURSE, e.ConsentRefused("consult"))
    assert table.state.meeting is None and why_no_meeting(table.state) == "consent_withdrawn"


def test_r10_readers_leave_no_trace_in_the_log() -> None:
    table = together()
    table.submit(1, NURSE, e.ConsultClosed())
    seq = table.state.seq
    table.open(6, REVIEWER)
    table.open(7, EXPERT, join=False)
    assert table.state.seq == seq + 1  # the expert's first machine gave way, so the expert only reads now
    assert "reviewer" not in table.state.people


def test_r11_whispers_reach_the_others_or_one_and_are_dropped_where_the_rules_say_no() -> None:
    table = together()
    assert table.room.say(1, Say("c", Drawing(True))) == (Send(2, Heard("c", "nurse", Drawing(True))),)
    assert table.room.say(1, Say("c", Drawing(True), to="nobody")) == ()
    assert table.room.say(9, Say("c", Drawing(True))) == ()
    assert table.room.say(2, Say("c", FrameClock("nurse.camera", 1, 1, 640, 480))) == ()
    assert len(table.room.say(1, Say("c", FrameClock("nurse.camera", 1, 1, 640, 480)))) == 1


def test_r12_receipts_rise_and_never_run_ahead() -> None:
    table = together()
    seq = table.state.seq
    assert table.room.received(1, Received("c", 10_000)) == (Send(2, Delivered("c", "nurse", seq)),)
    assert table.room.received(1, Received("c", seq)) == ()


def test_r13_nothing_is_sent_of_what_is_only_taken() -> None:
    table = together()
    table.holds = True
    effects = table.submit(1, NURSE, mark("m"))
    assert [type(one) for one in effects] == [Store]
    assert "m" not in table.state.marks
    assert table.open(3, OTHER_NURSE)[0].message.seq == table.state.seq
    done = table.room.stored(table.log[-1].seq)
    assert {one.client for one in done if isinstance(one, Send)} == {1, 2, 3}


def test_r14_a_failed_append_acknowledges_nothing_and_tells_everybody() -> None:
    table = together()
    table.holds = True
    table.submit(1, NURSE, mark("m"))
    effects = table.room.store_failed()
    assert {type(one.message) for one in effects} == {ReadOnly, Resync}
    assert {one.client for one in effects} == {1, 2}
    assert table.room.submit(1, NURSE, table.message(NURSE, mark("n")), T0) == ()


def test_r15_while_it_cannot_store_submits_stay_pending() -> None:
    table = together()
    message = table.message(NURSE, mark("m"))
    assert {type(one.message) for one in table.room.read_only(True, T0)} == {ReadOnly}
    assert table.room.submit(1, NURSE, message, T0) == ()
    table.leave(2)
    assert table.state.people["expert"].here
    table.perform(table.room.read_only(False, table.now_ms))
    assert not table.state.people["expert"].here
    assert told(table.perform(table.room.submit(1, NURSE, message, table.now_ms)), 1) == ["Committed"]


def test_r20_a_stop_is_told_before_it_is_stored_and_while_nothing_can_be_stored() -> None:
    table, said = together(), StopSaid("stop", T0)
    table.holds = True
    table.submit(2, EXPERT, e.StopCalled("stop"))
    assert table.room.say(2, Say("c", said)) == (Send(1, Heard("c", "expert", said)),)
    table.room.read_only(True, T0)
    assert table.room.say(2, Say("c", said)) == (Send(1, Heard("c", "expert", said)),)
    answer = StopSaid("stop", T0, answered=True)
    assert table.room.say(1, Say("c", answer)) == (Send(2, Heard("c", "nurse", answer)),)


def test_r20_a_stop_is_told_of_whoever_came_while_nothing_could_be_stored() -> None:
    """The log does not know them yet; who joined and may read is heard with a stop and with nothing else."""
    table, said = together(), StopSaid("stop", T0)
    table.room.read_only(True, T0)
    table.open(3, COLLEAGUE)
    assert "colleague" not in table.state.people
    assert {one.client for one in table.room.say(3, Say("c", said))} == {1, 2}
    assert table.room.say(3, Say("c", Drawing(True))) == ()
    table.open(4, OTHER_NURSE, join=False)
    assert table.room.say(4, Say("c", said)) == ()


def written(table: Table) -> list[tuple[str, str, int]]:
    """Who came and left by the log since `together`: who, what, and when it was."""
    of = [(one, e.decode_event(one.body)) for one in table.log]
    moves = [
        (one.by, type(event).__name__, one.made_ms)
        for one, event in of
        if isinstance(event, e.PersonJoined | e.PersonLeft)
    ]
    return [one for one in moves if one[0] not in ("nurse", "expert")]


@pytest.mark.parametrize("why", ["left", "dropped"])
def test_r26_a_stop_of_who_came_and_left_while_nothing_could_be_stored_comes_into_the_log(why: str) -> None:
    table = together()
    table.perform(table.room.read_only(True, table.now_ms))
    table.open(3, COLLEAGUE)
    came_ms, stop = table.now_ms, table.message(COLLEAGUE, e.StopCalled("stop"))
    assert len(table.room.say(3, Say("c", StopSaid("stop", stop.made_ms)))) == 2
    assert table.room.submit(3, COLLEAGUE, stop, table.now_ms) == ()
    table.leave(3, why)
    gone_ms = table.now_ms
    table.perform(table.room.tend(table.now_ms))
    assert written(table) == []
    table.now_ms += 60_000
    table.perform(table.room.read_only(False, table.now_ms))
    assert written(table) == [("colleague", "PersonJoined", came_ms), ("colleague", "PersonLeft", gone_ms)]
    assert table.state.people["colleague"].dropped == (why == "dropped") and not table.state.people["colleague"].here
    assert told(table.perform(table.room.submit(9, COLLEAGUE, stop, table.now_ms)), 9) == ["Committed"]
    assert table.state.stops["stop"].made_ms == stop.made_ms
    assert refused(table.submit(1, NURSE, e.StopAcknowledged("stop"))) == []
    assert table.state.stops["stop"].acknowledged_by == "nurse" and not table.room.visits


def test_r26_comings_and_goings_are_written_in_their_order_and_each_person_once() -> None:
    table = together()
    table.perform(table.room.read_only(True, table.now_ms))
    table.open(3, COLLEAGUE)
    table.open(4, OTHER_NURSE)
    table.leave(3)
    table.open(5, COLLEAGUE)
    table.leave(4)
    table.leave(5)
    table.open(6, OTHER_NURSE, join=False)
    table.perform(table.room.read_only(False, table.now_ms))
    assert [one[:2] for one in written(table)] == [
        ("colleague", "PersonJoined"),
        ("nurse2", "PersonJoined"),
        ("nurse2", "PersonLeft"),
        ("colleague", "PersonLeft"),
    ]
    times = [one[2] for one in written(table)]
    assert times == sorted(times)


def test_r26_who_came_and_is_still_there_came_when_they_did() -> None:
    table = together()
    table.perform(table.room.read_only(True, table.now_ms))
    table.open(3, COLLEAGUE)
    came_ms = table.now_ms
    table.now_ms += 60_000
    table.perform(table.room.read_only(False, table.now_ms - 3_600_000))  # a clock that was set back ends it too
    assert written(table) == [("colleague", "PersonJoined", came_ms)] and table.state.people["colleague"].here
    table.leave(3)
    assert [one[1] for one in written(table)] == ["PersonJoined", "PersonLeft"]


def test_r26_a_failed_append_forgets_nobody_who_came() -> None:
    table = together()
    stored = list(table.log)
    table.holds = True
    table.open(3, COLLEAGUE)
    table.leave(3)
    table.open(4, OTHER_NURSE)
    table.room.store_failed()
    again = Table(Room.load("c", stored), table.now_ms)
    again.perform(again.room.read_only(True, again.now_ms))
    again.perform(again.room.take_over(table.room.visits, again.now_ms))
    assert written(again) == []
    again.perform(again.room.sweep(again.now_ms))
    again.perform(again.room.read_only(False, again.now_ms))
    assert written(again) == [*written(table), ("nurse2", "PersonLeft", again.now_ms)]
    assert refused(again.submit(9, COLLEAGUE, e.StopCalled("stop"))) == []


def let_in_by(table: Table, word: tuple[int, Person, e.AnyEvent], person: Person) -> Table:
    """The room that is loaded after `word` was lost with a failed append, when `person` had come on it and was gone."""
    stored = list(table.log)
    table.holds = True
    table.submit(*word)
    table.open(9, person)
    assert person.person in {one.by for one in table.log[len(stored) :]}
    table.room.store_failed()
    again = Table(Room.load("c", stored), table.now_ms)
    again.counters = table.counters
    again.perform(again.room.take_over(table.room.visits, again.now_ms))
    again.perform(again.room.sweep(again.now_ms))
    return again


def asked_to_look_on() -> Table:
    table = together()
    table.submit(4, OBSERVER, e.ObserverAsked("Otto Observer"))
    return table


def waiting() -> Table:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    return table


LOST = [
    (waiting, (2, EXPERT, e.Accepted("Eva Expert")), COLLEAGUE),
    (asked_to_look_on, (1, NURSE, e.ObserverAdmitted("observer", "Otto Observer")), OBSERVER),
]


@pytest.mark.parametrize(("make", "word", "person"), LOST)
def test_r26_who_was_let_in_by_a_word_that_was_lost_has_come_once_it_is_said_again(
    make: Callable[[], Table], word: tuple[int, Person, e.AnyEvent], person: Person
) -> None:
    again = let_in_by(make(), word, person)
    assert person.person not in again.state.people and not again.room.may_open(person)
    assert refused(again.submit(*word)) == []
    moves = [one[:2] for one in written(again) if one[0] == person.person]
    assert moves == [(person.person, "PersonJoined"), (person.person, "PersonLeft")]
    assert not again.room.visits


@pytest.mark.parametrize(("make", "word", "person"), LOST)
def test_r26_who_was_let_in_by_a_word_that_never_comes_again_has_not_come(
    make: Callable[[], Table], word: tuple[int, Person, e.AnyEvent], person: Person
) -> None:
    again = let_in_by(make(), word, person)
    last = e.Cancelled() if again.state.phase == "waiting" else e.ConsultClosed()
    assert refused(again.submit(1, NURSE, last)) == []
    assert person.person not in again.state.people and not again.room.may_open(person) and not again.room.visits


def test_r26_so_many_are_remembered_and_who_only_reads_is_not() -> None:
    table = together()
    table.perform(table.room.read_only(True, table.now_ms))
    table.open(8, OTHER_NURSE, join=False)
    table.leave(8)
    assert not table.room.visits
    for number in range(MOST + 6):
        table.open(10, Person(f"s{number}", "Somebody", "specialist"))
        table.leave(10)
    table.perform(table.room.read_only(False, table.now_ms))
    assert len(written(table)) == 2 * MOST and not table.room.visits


def test_r16_who_did_not_return_after_a_crash_has_left() -> None:
    table = together()
    again = Table(Room.load("c", table.log), table.now_ms)
    again.open(11, NURSE)
    again.perform(again.room.sweep(again.now_ms))
    assert again.state.people["nurse"].here and not again.state.people["expert"].here
    assert again.log[-1].prev == e.record_hash(again.log[-2])


def test_r16_who_did_not_return_while_nothing_could_be_stored_has_left_as_soon_as_it_can() -> None:
    table = together()
    again = Table(Room.load("c", table.log), table.now_ms)
    again.perform(again.room.read_only(True, again.now_ms))
    again.open(11, NURSE)
    again.perform(again.room.sweep(again.now_ms))
    assert again.state.people["expert"].here
    again.perform(again.room.read_only(False, again.now_ms))
    assert again.state.people["nurse"].here and not again.state.people["expert"].here


def meeting() -> Table:
    table = together()
    table.submit(1, NURSE, e.MeetingStarted("meet", "nurse", "expert"))
    return table


@pytest.mark.parametrize("client", [1, 2])
def test_r19_a_meeting_outlives_a_lost_link_by_two_minutes(client: int) -> None:
    table = meeting()
    table.leave(client, "dropped")
    for past_ms, is_on in ((0, True), (HELD_MS - 1_000, True), (HELD_MS, False)):
        table.perform(table.room.tend(table.now_ms + past_ms))
        assert (table.state.meeting is not None) == is_on
    assert e.decode_event(table.log[-1].body) == e.MeetingEnded("meet", "left")


def test_r19_who_comes_back_in_time_is_in_the_same_meeting_and_who_then_leaves_ends_it() -> None:
    table = meeting()
    table.leave(2, "dropped")
    table.open(3, EXPERT)
    table.perform(table.room.tend(table.now_ms + HELD_MS))
    assert table.state.meeting is not None
    table.leave(3)
    assert table.state.meeting is None


def test_r19_nobody_waits_for_a_specialist_whose_place_another_has_taken() -> None:
    table = meeting()
    table.open(3, COLLEAGUE)
    table.leave(2, "dropped")
    assert table.state.meeting is not None
    table.now_ms += 20_000
    table.submit(3, COLLEAGUE, e.LeadTaken(COLLEAGUE.name))
    assert table.state.lead == "colleague" and table.state.meeting is None
    table.submit(3, COLLEAGUE, e.MeetingStarted("next", "nurse", "colleague"))
    table.open(2, EXPERT)
    table.leave(2, "dropped")
    assert table.state.meeting is not None


def test_r19_a_room_whose_people_all_lost_their_link_is_kept_until_its_meeting_has_ended() -> None:
    table = meeting()
    for client in (1, 2):
        table.leave(client, "dropped")
    assert not table.room.is_idle and waits(table.state)
    table.perform(table.room.tend(table.now_ms + HELD_MS))
    assert table.room.is_idle and not waits(table.state)


def test_r19_nobody_is_waited_for_where_both_are_here_or_no_meeting_is_on() -> None:
    assert not waits(meeting().state) and not waits(together().state)


@pytest.mark.parametrize("last", [e.Released("called away"), e.ConsultClosed()])
def test_r17_who_may_not_read_it_any_more_hears_nothing_more(last: e.AnyEvent) -> None:
    table = together()
    table.let_in(4)
    table.open(5, COLLEAGUE, join=False)
    assert table.state.people["observer"].here
    effects = table.submit(2, EXPERT, last)
    for client in (4, 5):
        assert told(effects, client) == ["NotOpened"]
        assert Unseated(client) in effects
    assert Send(1, Here("c", (NURSE, EXPERT))) in effects
    assert table.room.clients == (1, 2) and not table.state.people["observer"].here
    assert told(table.submit(1, NURSE, e.MessageSent("m", "Kari Nordmann is asleep")), 4) == []
    assert table.room.open(4, OBSERVER, Open("c"), T0)[0].message.code == "not_found"


def test_r17_whom_the_next_word_lets_in_again_stays() -> None:
    table = together()
    table.let_in(4)
    table.holds = True
    table.submit(2, EXPERT, e.Released("called away"))
    released = table.log[-1].seq
    table.submit(3, COLLEAGUE, e.Accepted("Carl Colleague"))
    table.perform(table.room.stored(released))
    assert 4 in table.room.clients


def test_r17_a_reviewer_is_shown_out_when_the_consult_goes_on() -> None:
    table = together()
    table.submit(1, NURSE, e.ConsultClosed())
    table.open(6, REVIEWER)
    seq = table.state.seq
    assert told(table.submit(1, NURSE, e.ConsultReopened("new picture")), 6) == ["NotOpened"]
    assert table.state.seq == seq + 1


def test_the_people_connected_are_named_to_all() -> None:
    effects = together().let_in(4)
    assert Send(1, Here("c", (NURSE, EXPERT, OBSERVER))) in effects


def test_telephone_numbers_are_for_the_two_sides_and_stand_in_no_log() -> None:
    nurse, expert = (replace(one, telephone=f"+47 {at}") for at, one in enumerate((NURSE, EXPERT)))
    table = together()
    table.open(1, nurse)
    table.open(2, expert)
    effects = table.let_in(4)
    assert Send(1, Here("c", (nurse, expert, OBSERVER))) in effects
    assert Send(4, Here("c", (NURSE, EXPERT, OBSERVER))) in effects
    reads = table.open(5, COLLEAGUE, join=False)
    assert Send(5, Here("c", (NURSE, EXPERT, OBSERVER, COLLEAGUE))) in reads
    assert not any(b"+47" in record.body for record in table.log)


def test_a_message_moves_no_board_and_an_acceptance_does() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    assert BoardMoved("c") not in table.submit(1, NURSE, CONSENT)
    assert BoardMoved("c") in table.submit(2, EXPERT, e.Accepted("Eva Expert"))


def test_the_first_to_accept_wins() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    assert refused(table.submit(3, COLLEAGUE, e.Accepted("Carl Colleague"))) == ["accepted"]
    assert table.state.lead == "expert"


def test_r6_a_consult_or_a_device_of_another_shape_is_refused() -> None:
    table = Table(Room("../etc"))
    message = table.message(NURSE, REQUEST)
    wrong = type(message)("../etc", message.origin, T0, True, message.body)
    assert refused(list(table.room.submit(1, NURSE, wrong, T0))) == ["bad_id"]
    odd = type(message)("c", e.Origin("x" * 65, 1), T0, True, message.body)
    assert refused(list(Room("c").submit(1, NURSE, odd, T0))) == ["bad_event"]


def test_r18_an_acceptance_that_was_kept_while_the_link_was_gone_takes_nothing() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    table.now_ms += 3_600_000
    late = table.submit(2, EXPERT, e.Accepted("Eva Expert"), made_ms=table.now_ms - TAKEN_WITHIN_MS)
    assert refused(late) == ["too_late"] and table.state.phase == "waiting"
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    assert table.state.lead == "expert"
    table.open(3, COLLEAGUE)
    assert refused(table.submit(3, COLLEAGUE, e.LeadTaken("Carl Colleague"), made_ms=T0)) == ["too_late"]


def test_r18_what_was_stored_before_the_link_went_is_acknowledged_however_late() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    message = table.message(EXPERT, e.Accepted("Eva Expert"))
    table.perform(table.room.submit(2, EXPERT, message, table.now_ms))
    again = table.room.submit(2, EXPERT, message, table.now_ms + 3_600_000)
    assert [type(one.message) for one in again] == [Committed]


def test_r18_a_clock_that_was_never_compared_proves_no_lateness() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    message = replace(table.message(EXPERT, e.Accepted("Eva Expert"), made_ms=1), offset_known=False)
    table.perform(table.room.submit(2, EXPERT, message, table.now_ms))
    assert table.state.lead == "expert"
