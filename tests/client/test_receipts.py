"""What may be called seen, and what was not in time; an instruction that is asked again begins anew."""

import msgspec

from app.client.receipts import A_WORD, LATE_MS, MORE_EVERY_MS, SEEN_EVERY_MS, Receipts
from app.consult import events as e
from app.consult.person import Person
from tests.consult.cast import EXPERT, NURSE, Table, mark, together


def met(table: Table, me: str) -> Receipts:
    receipts = Receipts(me)
    receipts.opened(table.state, table.now_ms)
    return receipts


def hear(receipts: Receipts, table: Table, event: e.AnyEvent, client: int = 2, person: Person = EXPERT) -> int:
    before = len(table.log)
    table.submit(client, person, event)
    receipts.arrived(table.log[before:], table.state, table.now_ms)
    return table.log[-1].seq


def test_what_was_painted_is_said_to_be_seen():
    table = together()
    receipts = met(table, NURSE.person)
    seq = hear(receipts, table, e.InstructionGiven("i", "Lift the arm"))
    receipts.painted(seq)
    assert receipts.seen_through(0) == seq
    assert receipts.seen_through(SEEN_EVERY_MS) is None


def test_a_message_that_nobody_could_read_is_not_seen_and_holds_what_came_after():
    table = together()
    receipts = met(table, NURSE.person)
    message = hear(receipts, table, e.MessageSent("m", "Is it the left one?"))
    drawn = hear(receipts, table, mark("k"))
    receipts.painted(drawn)
    assert receipts.seen_through(0) == message - 1
    receipts.messages_painted(message)
    assert receipts.seen_through(SEEN_EVERY_MS) == drawn


def test_what_waited_unread_is_held_until_it_is_read():
    table = together()
    table.submit(2, EXPERT, e.MessageSent("m", "Please take the pressure"))
    message = table.log[-1].seq
    receipts = met(table, NURSE.person)
    receipts.painted(message)
    assert receipts.seen_through(0) == message - 1
    receipts.messages_painted(message)
    assert receipts.seen_through(SEEN_EVERY_MS) == message


def test_ones_own_message_holds_nothing():
    table = together()
    receipts = met(table, NURSE.person)
    hear(receipts, table, e.MessageSent("mine", "I see"), 1, NURSE)
    seq = hear(receipts, table, e.InstructionGiven("i", "Lift the arm"))
    receipts.painted(seq)
    assert receipts.seen_through(0) == seq


def asked_again(receipts: Receipts, table: Table) -> None:
    """Given, done, and an hour later asked once more."""
    hear(receipts, table, e.InstructionGiven("i", "Lift the arm"))
    table.submit(1, NURSE, e.Seen("i"))
    table.submit(1, NURSE, e.Done("i"))
    table.now_ms += 3_600_000
    hear(receipts, table, e.Reopened("i", "once more"))


def test_what_was_asked_again_is_as_old_as_its_last_asking():
    table = together()
    receipts = met(table, NURSE.person)
    asked_again(receipts, table)
    asked = table.state.instructions["i"].asked
    assert (asked.times, asked.seq, asked.made_ms) == (2, table.log[-1].seq, table.log[-1].made_ms)
    assert receipts.late(table.state) == frozenset()


def test_what_was_asked_again_and_not_shown_in_time_is_late():
    table = together()
    receipts = met(table, EXPERT.person)
    asked_again(receipts, table)
    table.submit(1, NURSE, e.SeenThrough(table.log[-2].seq))
    assert receipts.not_shown(table.state, table.now_ms + 1_000) == ()
    assert receipts.not_shown(table.state, table.now_ms + LATE_MS + 1_000) == ("i",)
    assert receipts.not_shown(table.state, table.now_ms + LATE_MS + 2_000) == ()
    assert receipts.late(table.state) == {"i"}


def test_one_that_was_late_is_current_when_it_is_asked_again():
    table = together()
    receipts = met(table, EXPERT.person)
    hear(receipts, table, e.InstructionGiven("i", "Lift the arm"))
    assert receipts.not_shown(table.state, table.now_ms + LATE_MS + 1_000) == ("i",)
    table.submit(1, NURSE, e.Seen("i"))
    table.submit(1, NURSE, e.Done("i"))
    hear(receipts, table, e.Reopened("i", "once more"))
    assert receipts.late(table.state) == frozenset()


def test_an_asking_that_arrives_late_is_not_presented_as_current():
    table = together()
    receipts = met(table, NURSE.person)
    made_ms = table.now_ms
    table.now_ms += LATE_MS + 5_000
    before = len(table.log)
    table.submit(2, EXPERT, e.InstructionGiven("i", "Lift the arm"), made_ms=made_ms)
    receipts.arrived(table.log[before:], table.state, table.now_ms)
    assert receipts.late(table.state) == {"i"}


def test_what_was_asked_before_a_stop_and_comes_after_it_is_not_presented_as_current():
    table = together()
    receipts = met(table, NURSE.person)
    made_ms = table.now_ms
    hear(receipts, table, e.StopCalled("s"))
    before = len(table.log)
    table.submit(2, EXPERT, e.InstructionGiven("i", "Press on"), made_ms=made_ms)
    receipts.arrived(table.log[before:], table.state, table.now_ms)
    assert receipts.late(table.state) == {"i"}
    hear(receipts, table, e.InstructionGiven("j", "Let go", replaces="i"))
    assert receipts.late(table.state) == {"i"}


def test_a_stop_that_was_stored_late_is_as_old_as_its_press():
    table = together()
    receipts = met(table, NURSE.person)
    made_ms = table.now_ms
    table.now_ms += 60_000
    table.submit(2, EXPERT, e.StopCalled("s"), made_ms=made_ms)
    before = len(table.log)
    table.submit(2, EXPERT, e.InstructionGiven("i", "Let go"), made_ms=table.now_ms - 1_000)
    receipts.arrived(table.log[before:], table.state, table.now_ms)
    assert receipts.late(table.state) == frozenset()


def test_marks_are_told_together_and_not_more_often_than_every_two_seconds():
    table = together()
    receipts = met(table, NURSE.person)
    first = hear(receipts, table, mark("a"))
    receipts.marks_painted(("a",), first)
    assert receipts.marks_seen(table.state, 0) == e.MarksSeen(("a",), first)
    table.submit(1, NURSE, e.MarksSeen(("a",), first))

    hear(receipts, table, mark("b"))
    last = hear(receipts, table, mark("c"))
    receipts.marks_painted(("b", "c"), last)
    assert receipts.marks_seen(table.state, SEEN_EVERY_MS - 1) is None
    assert receipts.marks_seen(table.state, SEEN_EVERY_MS) == e.MarksSeen(("b", "c"), last)
    assert receipts.marks_seen(table.state, 2 * SEEN_EVERY_MS) is None


def test_a_mark_that_was_moved_since_its_paint_is_not_told():
    table = together()
    receipts = met(table, NURSE.person)
    drawn = hear(receipts, table, mark("a"))
    receipts.marks_painted(("a",), drawn)
    shape = mark("a").shape
    moved = hear(receipts, table, e.MarkReshaped("a", shape))
    assert receipts.marks_seen(table.state, 0) is None
    receipts.marks_painted(("a",), moved)
    assert receipts.marks_seen(table.state, 0) == e.MarksSeen(("a",), moved)


def test_more_marks_than_one_word_holds_are_told_in_several_the_newest_first():
    table = together()
    receipts = met(table, NURSE.person)
    names = tuple(f"m{number}" for number in range(A_WORD + 1))
    for name in names:
        last = hear(receipts, table, mark(name))
    receipts.marks_painted(names, last)
    assert receipts.marks_seen(table.state, 0) == e.MarksSeen(names[1:], last)
    assert receipts.marks_seen(table.state, MORE_EVERY_MS - 1) is None
    assert receipts.marks_seen(table.state, MORE_EVERY_MS) == e.MarksSeen(names[:1], last)
    receipts.marks_painted(names[:1], last)
    assert receipts.marks_seen(table.state, MORE_EVERY_MS + SEEN_EVERY_MS - 1) is None


def test_one_word_of_marks_holds_a_thin_line_for_less_than_a_tenth_of_a_second():
    names = tuple(f"{number:032x}" for number in range(A_WORD))
    assert len(msgspec.json.encode(e.MarksSeen(names, 40_000))) * 8 < 15_000
