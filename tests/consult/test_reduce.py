"""The fold: complete, total, sharing what did not change, and the same in slices as one by one."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.marks import Stroke, Text
from app.consult.instructions import TRANSITIONS
from app.consult.reduce import REDUCERS, Folding, fold, reduce
from app.consult.state import ConsultState
from app.consult.upgrade import event_of, upgraded
from app.geometry import Point
from tests.bench.bigconsult import big_consult
from tests.consult.cast import BLOB, DOCUMENT, EXAMPLES, EXPERT, NURSE, PAGE, PATIENT, T0, Table, mark, still, together

PARTS = ("marks", "documents", "people", "instructions", "messages", "consents", "stills", "surfaces", "findings")


def record(seq: int, event: e.AnyEvent, by: str = "nurse") -> e.Record:
    return e.Record("c", seq, T0 + seq, T0, True, by, e.Origin("d", seq), 1, bytes(32), e.encode_event(event))


def test_every_event_has_its_reducer() -> None:
    assert set(REDUCERS) == set(get_args(e.AnyEvent))


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: type(event).__name__)
def test_an_event_about_nothing_known_is_folded_without_raising(event: e.AnyEvent) -> None:
    assert reduce(ConsultState("c"), record(1, event)).seq == 1


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EXAMPLES), st.sampled_from(["nurse", "expert"])), max_size=40))
def test_any_order_is_folded_and_slices_end_the_same(sequence: list[tuple[e.AnyEvent, str]]) -> None:
    records = [record(n, event, by) for n, (event, by) in enumerate(sequence, 1)]
    state = ConsultState("c")
    for one in records:
        state = reduce(state, one)
    assert fold("c", records) == state


def test_the_big_consult_folds_the_same_in_slices() -> None:
    records = big_consult(events=1_500, marks=900)
    state = ConsultState("big")
    for one in records:
        state = reduce(state, one)
    folding = Folding(ConsultState("big"))
    for start in range(0, len(records), 70):
        folding.take(records[start : start + 70])
        assert folding.state.seq == records[: start + 70][-1].seq
    assert folding.state == state and state.unknown == 0


def test_a_mark_changes_marks_and_surfaces_and_nothing_else() -> None:
    before = together().state
    after = reduce(before, record(before.seq + 1, mark("m")))
    changed = {part for part in PARTS if getattr(after, part) is not getattr(before, part)}
    assert changed == {"marks", "surfaces"}
    assert "m" not in before.marks


def test_a_moved_mark_is_where_it_was_moved_to_and_tells_when() -> None:
    before = fold("c", [record(1, mark("m")), record(2, mark("n"))])
    moved = Stroke(b"other ink", 1, 2.0)
    after = reduce(before, record(3, e.MarkReshaped("m", moved)))
    one = after.marks["m"]
    assert (one.shape, one.seq, one.last_seq, one.reshaped_ms) == (moved, 1, 3, record(3, mark("m")).made_ms)
    assert after.surfaces == before.surfaces and after.surfaces is not before.surfaces
    assert after.marks["n"].last_seq == 2 and after.marks["n"].drawn is None
    again = reduce(after, record(4, e.MarkReshaped("m", Stroke(b"third", 1, 2.0))))
    assert again.marks["m"].drawn == before.marks["m"].shape and again.reshaped == ("m",)


def test_a_mark_of_another_kind_or_of_nobody_moves_nothing() -> None:
    before = fold("c", [record(1, mark("m"))])
    for event in (e.MarkReshaped("m", Text(Point(0, 0), "a", 1, 9.0)), e.MarkReshaped("no", Stroke(b"i", 1, 2.0))):
        assert reduce(before, record(2, event)).marks is before.marks


def test_unknown_events_are_kept_and_counted() -> None:
    body = b"\x82\xa4type\xa6Newest\xa1x\x01"
    one = e.Record("c", 1, T0, T0, True, "nurse", e.Origin("d", 1), 1, bytes(32), body)
    assert event_of(one) == e.Unknown("Newest", body)
    assert fold("c", [one]).unknown == 1


def test_an_old_body_is_upgraded_on_reading_and_a_gap_in_the_versions_is_refused() -> None:
    assert upgraded(b"a", 1, {1: lambda body: body + b"b", 2: lambda body: body + b"c"}, to=3) == b"abc"
    assert upgraded(b"a", 1) == b"a"
    with pytest.raises(e.BadBody):
        upgraded(b"a", 0, {}, to=1)


def test_a_withdrawn_document_leaves_the_stage_and_loses_its_bytes() -> None:
    table = together()
    table.submit(2, EXPERT, e.PageTurned(PAGE))
    table.submit(1, NURSE, e.PagePictured("doc", 0, BLOB, 400, 560))
    table.submit(1, NURSE, mark("m"))
    table.submit(1, NURSE, e.DocumentWithdrawn("doc", "wrong patient"))
    document = table.state.documents["doc"]
    assert (document.blob, document.pictures, document.withdrawn) == ("", {}, "wrong patient")
    assert document.title == DOCUMENT.title and table.state.stage.surface is None
    assert table.state.marks_on("page:doc:0") == ()


def test_a_whole_still_replaces_a_received_one_and_never_the_other_way_round() -> None:
    state = fold("c", [record(1, still("received")), record(2, still("whole")), record(3, still("received"))])
    assert [one.quality for one in state.stills.values()] == ["whole"]


def test_a_still_is_as_old_as_its_picture_whatever_quality_comes_when() -> None:
    seen = record(1, still("received", T0 - 3_000))
    state = fold("c", [seen, record(9_000, still("whole", T0 - 3_000))])
    assert [one.taken_ms for one in state.stills.values()] == [T0 - 3_000]


def test_a_still_of_a_source_with_another_clock_is_as_old_as_its_record() -> None:
    state = fold("c", [record(1, still("received", 1_000)), record(9_000, still("whole", 1_000))])
    assert [one.taken_ms for one in state.stills.values()] == [T0]


def test_the_old_value_of_an_amended_request_stays_readable() -> None:
    table: Table = together()
    table.submit(1, NURSE, e.RequestAmended(complaint="Sudden loss of sight", reason="asked again"))
    request = table.state.request
    assert request is not None and request.complaint == "Sudden loss of sight"
    assert [old.complaint for old in request.earlier] == ["Blurred vision"]


def test_who_was_confirmed_by_another_number_or_age_is_confirmed_no_more() -> None:
    for patient in (replace(PATIENT, local_number="N-2"), replace(PATIENT, age_years=16)):
        table = together()
        table.submit(1, NURSE, e.IdentityConfirmed("clinic", "N-1", 61))
        table.submit(2, EXPERT, e.IdentityConfirmed("specialist", "N-1", 61))
        table.submit(1, NURSE, e.RequestAmended(patient=replace(PATIENT, name="Kari Hansen"), urgency="red"))
        assert table.state.identity.keys() == {"clinic", "specialist"}
        table.submit(1, NURSE, e.RequestAmended(patient=patient))
        assert table.state.identity == {}


def test_help_turns_the_case_red() -> None:
    table = together()
    table.submit(1, NURSE, e.HelpCalled())
    assert table.state.request is not None and table.state.request.urgency == "red"
    assert table.state.help_ms == table.log[-1].at_ms


def test_the_life_of_an_instruction_is_the_table() -> None:
    names = {(state, kind.__name__): new for (state, kind), new in TRANSITIONS.items()}
    early = {"Doing": "doing", "Done": "done", "Impossible": "impossible", "Withdrawn": "withdrawn"}
    assert names == {
        **{("given", name): new for name, new in {"Seen": "seen", **early}.items()},
        **{("seen", name): new for name, new in early.items()},
        **{("doing", name): new for name, new in early.items() if name != "Doing"},
        ("done", "Reopened"): "given",
        ("impossible", "Reopened"): "given",
    }


def test_a_step_that_was_replaced_is_withdrawn_with_the_same_record_and_no_other_is() -> None:
    table = together()
    for event in (e.InstructionGiven("i", "Lower"), e.InstructionGiven("j", "Left", replaces="i")):
        table.submit(2, EXPERT, event)
    first, second = table.state.instructions["i"], table.state.instructions["j"]
    assert (first.state, second.state) == ("withdrawn", "given")
    assert (first.steps[-1].replaced_by, first.steps[-1].by, first.steps[-1].seq) == ("j", "expert", second.seq)
    table.submit(1, NURSE, e.Impossible("j", "no hand free", "not_at_hand"))
    table.submit(2, EXPERT, e.InstructionGiven("k", "Rest", replaces="j"))
    answered = table.state.instructions["j"]
    assert (answered.state, answered.steps[-1].why) == ("impossible", "not_at_hand")


def test_two_open_steps_of_an_older_log_stay_as_they_were() -> None:
    records = [
        record(1, e.ConsultRequested("Nina Nurse", "north")),
        record(2, e.Accepted("Eva Expert"), "expert"),
        record(3, e.InstructionGiven("i", "Lower"), "expert"),
        record(4, e.InstructionGiven("j", "Left"), "expert"),
        record(5, e.HandedOn("colleague", "Carl Colleague"), "expert"),
        record(6, e.Cancelled()),
    ]
    state = fold("c", records)
    assert [one.state for one in state.instructions.values()] == ["given", "given"]
    assert (state.lead, state.phase) == ("colleague", "cancelled")
