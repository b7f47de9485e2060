"""The replica: pending, drafts, gaps and the folded present. F numbers are those of RULES.md."""

import random

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.messages import Open, Opened, PullLog, Refused, Submit
from app.consult.present import MAX_PRESENT_BYTES, decode_present, encode_present
from app.consult.reduce import fold
from app.consult.replica import Replica
from tests.bench.bigconsult import big_consult
from tests.consult.cast import NURSE, PAGE, REQUEST, T0, mark, together


def origin(counter: int) -> e.Origin:
    return e.Origin("dev-nurse-2", counter)


def filled() -> tuple[Replica, list[e.Record]]:
    log = together().log
    return Replica.load("c", "nurse", log), log


def test_f1_a_new_consult_sends_its_events_before_it_opens() -> None:
    replica = Replica("c", "nurse")
    replica.submit(REQUEST, origin(1), T0, True)
    assert [type(one) for one in replica.opening()] == [Submit, Open]
    replica, log = filled()
    replica.submit(mark("m"), origin(1), T0, True)
    first, second = replica.opening()
    assert first == Open("c", len(log), e.record_hash(log[-1])) and isinstance(second, Submit)


def test_f2_everything_pending_is_sent_again_in_order() -> None:
    replica, _ = filled()
    sent = [replica.submit(mark(f"m{n}"), origin(n), T0, True) for n in range(5)]
    assert list(replica.resume()) == sent


def test_f3_what_is_made_here_shows_at_once_and_is_marked_as_unsent() -> None:
    replica, log = filled()
    replica.submit(mark("m"), origin(1), T0, True)
    assert "m" in replica.state.marks and "m" not in replica.confirmed.marks
    assert replica.pending_ids == {"m"} and replica.state.seq == len(log)
    replica.submit(e.MarkRemoved("m"), origin(2), T0, True)
    assert replica.state.marks["m"].removed


def test_f4_who_is_far_sees_the_present_and_pulls_the_history() -> None:
    records = big_consult(events=600, marks=300)
    whole = fold("big", records)
    replica = Replica("big", "nurse")
    pull = replica.opened(Opened("big", whole.seq, whole.head, encode_present(whole), True))
    assert pull == PullLog(0, "big", 0, 600)
    assert not replica.history_whole and replica.shown_seq == 600
    assert replica.state.stage == whole.stage and replica.state.request == whole.request
    replica.history(records[:400])
    assert replica.shown_seq == 600 and replica.confirmed.seq == 400
    replica.history(records[400:])
    assert replica.history_whole and replica.state == whole


def test_f5_a_committed_event_is_no_longer_pending() -> None:
    replica, log = filled()
    submit = replica.submit(mark("m"), origin(1), T0, True)
    record = e.Record(
        "c", len(log) + 1, T0 + 9_000, T0, True, "nurse", submit.origin, 1, e.record_hash(log[-1]), submit.body
    )
    assert replica.committed(record) == (record,)
    assert replica.pending == () and replica.state.marks["m"].seq == record.seq
    assert replica.committed(record) == ()


def test_f5_a_gap_asks_to_open_again_and_closes_in_any_order() -> None:
    log = together().log
    replica = Replica.load("c", "nurse", log[:2])
    replica.opened(Opened("c", 2, e.record_hash(log[1])))
    assert replica.committed(log[3]) == () and replica.needs_open
    assert replica.committed(log[2]) == (log[2], log[3])


def test_f6_history_is_taken_in_slices_in_order_and_a_hole_asks_to_open_again() -> None:
    log = together().log
    replica = Replica("c", "nurse")
    assert replica.history(log[:2]) == tuple(log[:2])
    assert replica.history(log[1:4]) == tuple(log[2:4])  # what is here already is passed over
    assert replica.history(log[5:]) == () and replica.needs_open
    assert replica.history(log[4:]) == tuple(log[4:]) and replica.state == fold("c", log)


def test_f7_a_refused_event_stays_as_a_draft_with_its_reason() -> None:
    replica, _ = filled()
    submit = replica.submit(mark("m"), origin(1), T0, True)
    replica.submit(mark("n"), origin(2), T0, True)
    draft = replica.refused(Refused("c", submit.origin, "held", "On hold."))
    assert draft is not None and draft.event == mark("m") and replica.drafts == (draft,)
    assert "m" not in replica.state.marks and "n" in replica.state.marks
    replica.discard(submit.origin)
    assert replica.drafts == ()


def test_f7_what_no_person_did_and_what_was_done_already_leaves_no_draft() -> None:
    replica, _ = filled()
    for n, (event, code) in enumerate(((e.SeenThrough(1), "not_entered"), (e.StopAcknowledged("s"), "already"))):
        submit = replica.submit(event, origin(n), T0, True)
        assert replica.refused(Refused("c", submit.origin, code, "No.")) is None
    assert replica.drafts == () and replica.pending == ()


def test_f8_live_records_reach_the_present_and_the_history() -> None:
    table = together()
    for n in range(70):
        table.submit(1, NURSE, mark(f"m{n}"))
    table.submit(1, NURSE, e.PageTurned(PAGE))
    state, log = table.state, list(table.log)
    replica = Replica("c", "expert")
    replica.opened(Opened("c", state.seq, state.head, encode_present(state), True))
    table.submit(1, NURSE, mark("live"))
    assert replica.committed(table.log[-1]) == ()
    assert "live" in replica.state.marks and not replica.needs_open
    kept = replica.history(log)
    assert [one.seq for one in kept] == list(range(1, len(table.log) + 1))
    assert replica.state == table.state and replica.history_whole


def test_f9_the_folded_present_gives_way_when_the_history_has_caught_up() -> None:
    records = big_consult(events=300, marks=200)
    whole = fold("big", records)
    replica = Replica("big", "nurse")
    replica.opened(Opened("big", whole.seq, whole.head, encode_present(whole), True))
    replica.history(records[:299])
    assert not replica.history_whole and replica.state is not replica.confirmed
    replica.history(records[299:])
    assert replica.history_whole and replica.state is replica.confirmed


def test_f10_a_broken_chain_is_named_and_nothing_more_is_taken() -> None:
    log = together().log
    forged = replace(log[3], body=e.encode_event(e.HelpCalled()))
    replica = Replica("c", "nurse")
    replica.history([*log[:3], forged, *log[4:]])
    assert replica.broken == "chain" and replica.confirmed.seq == 4
    assert replica.committed(log[4]) == ()


def test_f10_another_head_at_the_same_number_is_a_broken_chain() -> None:
    replica, log = filled()
    replica.opened(Opened("c", len(log), b"x" * 32))
    assert replica.broken == "chain"


def test_the_present_keeps_under_its_limit_whatever_the_consult_holds() -> None:
    records = big_consult(events=3_000, marks=2_900, surfaces=1)
    state = fold("big", records)
    data = encode_present(state)
    back = decode_present(data)
    assert len(data) <= MAX_PRESENT_BYTES and len(back.marks) > 50
    assert back.surfaces["page:atlas:0"] == state.surfaces["page:atlas:0"][-len(back.marks) :]
    assert replace(back, marks=state.marks, surfaces=state.surfaces) == state


def test_a_consult_of_which_not_even_the_least_fits_has_no_present() -> None:
    chance = random.Random(1)

    def words(count: int) -> str:
        return "".join(chr(chance.randrange(0x10000, 0x2FFFF)) for _ in range(count))

    state = together().state
    crowd = {str(n): replace(state.people["nurse"], name=words(200)) for n in range(50)}
    full = replace(state.request, complaint=words(4_000), question=words(4_000))
    state = replace(state, request=full, handover=words(4_000), people=crowd)
    assert encode_present(state) == b""


def test_a_present_holds_values_of_a_consult_and_nothing_else() -> None:
    with pytest.raises(TypeError, match="object"):
        encode_present(replace(together().state, ended_reason=object()))


def test_many_pending_events_are_folded_once_for_many_looks() -> None:
    replica, _ = filled()
    for n in range(300):
        replica.submit(mark(f"m{n}"), origin(n), T0, True)
    assert replica.state is replica.state and len(replica.state.marks) == 300


def test_f10_a_live_record_that_does_not_follow_breaks_the_chain() -> None:
    replica, log = filled()
    last = log[-1]
    forged = replace(last, seq=last.seq + 1, origin=origin(7), prev=b"x" * 32)
    assert replica.committed(forged) == ()
    assert replica.broken == "chain" and replica.confirmed.seq == last.seq
