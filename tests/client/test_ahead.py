"""What comes over the media path before the log has it: shown at once, answered once, and then the log's alone."""

from app.client.ahead import MOST, Ahead
from app.client.receipts import LATE_MS
from app.client.telling import KEPT_MS, MOST_AGAIN, stop_event, told_event, untold
from app.consult import events as e
from app.consult.whispers import StopSaid
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, STRANGER, Table, together

STOP, GIVEN = e.StopCalled("stop1"), e.InstructionGiven("i1", "Lift the arm")


def at_the_bedside(table: Table) -> Ahead:
    ahead = Ahead(NURSE)
    assert ahead.on(table.state) is table.state
    for event in (STOP, GIVEN):
        assert ahead.hear(table.state, EXPERT, table.now_ms, event, table.now_ms)
    return ahead


def test_a_stop_and_an_instruction_stand_on_the_screen_before_the_log_has_them() -> None:
    table = together()
    ahead = at_the_bedside(table)
    shown = ahead.on(table.state)
    assert shown.stops["stop1"].by == EXPERT.person and shown.instructions["i1"].text == "Lift the arm"
    assert (shown.seq, shown.head) == (table.state.seq, table.state.head)
    assert ahead.on(table.state) is shown


def test_a_stop_and_its_answer_count_from_who_came_while_nothing_could_be_stored() -> None:
    table, ahead, late = together(), Ahead(NURSE), Ahead(COLLEAGUE)
    assert ahead.hear(table.state, COLLEAGUE, table.now_ms, STOP, table.now_ms)
    shown = ahead.on(table.state)
    assert shown.stops["stop1"].by == COLLEAGUE.person and COLLEAGUE.person not in shown.people
    assert not ahead.hear(table.state, COLLEAGUE, table.now_ms, GIVEN, table.now_ms)
    assert not ahead.hear(table.state, STRANGER, table.now_ms, e.StopCalled("stop2"), table.now_ms)
    assert late.hear(table.state, NURSE, table.now_ms, STOP, table.now_ms)
    assert late.answer(table.state, e.StopAcknowledged("stop1"), table.now_ms)
    assert late.on(table.state).stops["stop1"].acknowledged_by == COLLEAGUE.person


def test_the_same_over_both_ways_is_one() -> None:
    table = together()
    ahead = at_the_bedside(table)
    assert not ahead.hear(table.state, EXPERT, table.now_ms, STOP, table.now_ms)
    table.submit(2, EXPERT, STOP)
    table.submit(2, EXPERT, GIVEN)
    assert ahead.settle(table.state, table.now_ms) == ()
    assert ahead.on(table.state) is table.state
    assert not ahead.hear(table.state, EXPERT, table.now_ms, GIVEN, table.now_ms)


def test_an_answer_waits_for_its_question_and_is_said_to_the_log_once() -> None:
    table = together()
    ahead = at_the_bedside(table)
    for event in (e.StopAcknowledged("stop1"), e.Seen("i1"), e.Done("i1")):
        assert ahead.answer(table.state, event, table.now_ms)
    assert not ahead.answer(table.state, e.Done("i1"), table.now_ms)
    shown = ahead.on(table.state)
    assert shown.stops["stop1"].acknowledged_by == NURSE.person and shown.instructions["i1"].state == "done"
    assert ahead.settle(table.state, table.now_ms) == ()
    table.submit(2, EXPERT, STOP)
    table.submit(2, EXPERT, GIVEN)
    due = ahead.settle(table.state, table.now_ms)
    assert [one.event for one in due] == [e.StopAcknowledged("stop1"), e.Seen("i1"), e.Done("i1")]
    for one in due:
        table.submit(1, NURSE, one.event)
    assert ahead.settle(table.state, table.now_ms) == ()
    assert ahead.on(table.state) is table.state and table.state.instructions["i1"].state == "done"


def test_who_asked_sees_the_answer_though_nothing_of_it_is_in_the_log() -> None:
    """The specialist's own events are pending: part of the state that is shown, not of the log."""
    table, asker = together(), Ahead(EXPERT)
    shown = at_the_bedside(table).on(table.state)
    for event in (e.StopAcknowledged("stop1"), e.Doing("i1")):
        assert asker.hear(shown, NURSE, table.now_ms, event, table.now_ms)
    seen = asker.on(shown)
    assert seen.stops["stop1"].acknowledged_by == NURSE.person and seen.instructions["i1"].state == "doing"
    asker.settle(table.state, table.now_ms)
    assert asker.on(shown).instructions["i1"].state == "doing"
    for number, event in ((2, STOP), (2, GIVEN), (1, e.StopAcknowledged("stop1")), (1, e.Doing("i1"))):
        table.submit(number, EXPERT if number == 2 else NURSE, event)
    asker.settle(table.state, table.now_ms)
    assert asker.on(table.state) is table.state


def test_what_the_log_has_is_answered_there() -> None:
    table = together()
    table.submit(2, EXPERT, GIVEN)
    assert not Ahead(NURSE).answer(table.state, e.Done("i1"), table.now_ms)


def test_the_rules_of_the_room_hold_here_too() -> None:
    table, ahead = together(), Ahead(EXPERT)
    assert not ahead.hear(table.state, NURSE, table.now_ms, GIVEN, table.now_ms)  # the bedside gives no instructions
    assert not ahead.hear(table.state, NURSE, table.now_ms, e.Done("nothing"), table.now_ms)
    assert ahead.on(table.state) is table.state


def test_what_its_author_never_got_into_the_log_does_not_stand_for_ever() -> None:
    table = together()
    ahead = at_the_bedside(table)
    ahead.settle(table.state, table.now_ms + KEPT_MS - 1)
    assert "i1" in ahead.on(table.state).instructions
    ahead.settle(table.state, table.now_ms + KEPT_MS)
    assert ahead.on(table.state) is table.state


def test_what_was_shown_in_time_is_not_called_late_when_the_log_brings_it() -> None:
    table = together()
    ahead = at_the_bedside(table)
    for number, person, event in ((2, EXPERT, GIVEN), (1, NURSE, e.Done("i1"))):
        table.submit(number, person, event)
    assert ahead.in_time(frozenset({"i1", "i0"}), table.state) == {"i0"}
    table.submit(2, EXPERT, e.Reopened("i1", "The other arm"))
    assert ahead.in_time(frozenset({"i1"}), table.state) == {"i1"}  # asked again, and that was never here before


def test_however_much_comes_stops_and_answers_are_heard_and_kept() -> None:
    table, ahead = together(), Ahead(NURSE)
    steps = [e.InstructionGiven(f"i{n}", "Lift the arm", replaces=f"i{n - 1}") for n in range(2 * MOST)]
    heard = [ahead.hear(table.state, EXPERT, table.now_ms, step, table.now_ms) for step in steps]
    assert sum(heard) == MOST
    assert ahead.answer(table.state, e.Done(f"i{MOST - 1}"), table.now_ms)
    for number in range(MOST):
        assert ahead.hear(table.state, EXPERT, table.now_ms, e.StopCalled(f"s{number}"), table.now_ms)
    assert [one.event for one in ahead.answers] == [e.Done(f"i{MOST - 1}")]


def test_every_stop_and_answer_is_told_again_and_of_the_steps_the_last() -> None:
    table = together()
    events = [STOP, *(e.InstructionGiven(f"i{n}", "Lift") for n in range(2 * MOST_AGAIN)), e.Done("i0"), GIVEN]
    pending = [table.message(EXPERT, event) for event in events]
    told = [event for event, _ in untold(pending, (), table.now_ms)]
    assert told[0] == STOP and told[-2:] == [e.Done("i0"), GIVEN]
    assert sum(isinstance(one, e.InstructionGiven) for one in told) == MOST_AGAIN


def test_what_comes_late_by_the_other_way_or_after_a_stop_is_not_shown_as_current() -> None:
    table, ahead = together(), Ahead(NURSE)
    table.now_ms += 60_000
    made_ms = table.now_ms - LATE_MS
    assert ahead.hear(table.state, EXPERT, made_ms, GIVEN, table.now_ms)
    assert ahead.in_time(frozenset(), ahead.on(table.state)) == frozenset()
    instead = e.InstructionGiven("i2", "Press", replaces="i1")
    assert ahead.hear(table.state, EXPERT, made_ms - 1, instead, table.now_ms)
    assert ahead.in_time(frozenset(), ahead.on(table.state)) == {"i2"}
    ahead = Ahead(NURSE)
    assert ahead.hear(table.state, EXPERT, table.now_ms, STOP, table.now_ms)
    assert ahead.hear(table.state, EXPERT, table.now_ms - 5, GIVEN, table.now_ms)
    assert ahead.in_time(frozenset(), ahead.on(table.state)) == {"i1"}
    assert ahead.hear(
        table.state, EXPERT, table.now_ms - 50, STOP, table.now_ms
    )  # the same, with the time of its press
    assert ahead.in_time(frozenset(), ahead.on(table.state)) == frozenset()
    assert not ahead.hear(table.state, EXPERT, table.now_ms - 50, STOP, table.now_ms)


def test_an_author_whose_clock_is_wrong_is_heard_as_long() -> None:
    table, ahead = together(), Ahead(NURSE)
    assert ahead.hear(table.state, EXPERT, 5, GIVEN, table.now_ms)
    ahead.settle(table.state, table.now_ms + KEPT_MS - 1)
    assert "i1" in ahead.on(table.state).instructions


def test_what_the_log_has_not_got_is_told_again_but_not_for_ever() -> None:
    table = together()
    ahead = at_the_bedside(table)
    assert ahead.answer(table.state, e.Seen("i1"), table.now_ms)
    pending = [table.message(NURSE, event, table.now_ms - 5) for event in (e.MessageSent("m", "hello"), STOP)]
    now_ms = table.now_ms
    assert untold(pending, ahead.answers, now_ms) == ((STOP, now_ms - 5), (e.Seen("i1"), now_ms))
    assert untold(pending, ahead.answers, now_ms + KEPT_MS) == ()


def test_only_what_guides_is_told_ahead() -> None:
    assert told_event(e.encode_event(STOP)) == STOP
    assert told_event(e.encode_event(e.MessageSent("m", "hello"))) is None
    assert told_event(e.encode_event(e.ConsultClosed())) is None
    assert told_event(b"nonsense") is None


def test_p24_what_was_replaced_is_not_shown_beside_what_stands_instead_whichever_comes_first() -> None:
    """Packets overtake each other on the media path; the log has them in order."""
    instead = e.InstructionGiven("i2", "Put it down", replaces="i1")
    for order in ((GIVEN, instead), (instead, GIVEN)):
        table, ahead = together(), Ahead(NURSE)
        for event in order:
            ahead.hear(table.state, EXPERT, table.now_ms, event, table.now_ms)
        shown = ahead.on(table.state).instructions
        assert [name for name, one in shown.items() if one.state == "given"] == ["i2"]
        for event in (GIVEN, instead):
            table.submit(2, EXPERT, event)
        ahead.settle(table.state, table.now_ms)
        assert ahead.on(table.state) is table.state and table.state.instructions["i1"].state == "withdrawn"


def test_r20_a_whisper_is_the_event_that_it_is_ahead_of() -> None:
    assert stop_event(StopSaid("s", 5)) == e.StopCalled("s")
    assert stop_event(StopSaid("s", 5, answered=True)) == e.StopAcknowledged("s")
