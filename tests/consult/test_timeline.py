"""Any moment of a stored consult: in the log's order, but inside a gap what was made there."""

from msgspec.structs import replace

from app.consult import events as e
from app.consult.reduce import fold, reduce
from app.consult.timeline import Timeline
from tests.bench.bigconsult import big_consult
from tests.consult.cast import BLOB, DOCUMENT, EXPERT, NURSE, PAGE, RECORDING, Table, mark, together


def test_every_moment_is_the_fold_up_to_it() -> None:
    records = big_consult(events=1_000, marks=600)
    timeline = Timeline(records)
    for n in (1, 2, 199, 200, 201, 555, 999, 1_000):
        assert timeline.state_at(records[n - 1].at_ms) == fold("big", records[:n])
    assert timeline.state_at(0).seq == 0
    assert timeline.span == (records[0].at_ms, records[-1].at_ms)


def test_in_slices_it_is_the_same() -> None:
    records = big_consult(events=1_000, marks=600)
    timeline = Timeline()
    for start in range(0, 1_000, 130):
        timeline.extend(records[start : start + 130])
    rounds = 1
    while not timeline.finish(200):
        rounds += 1
    assert rounds > 3
    assert timeline.state_at(records[700].at_ms) == fold("big", records[:701])


def with_gap() -> tuple[Table, int]:
    """The nurse drew at `made`, the link was away, it arrived a minute later, after a message of the expert."""
    table = together()
    made_ms = table.now_ms + 1_000
    table.now_ms += 30_000
    table.submit(2, EXPERT, e.MessageSent("msg", "Are you there?"))
    table.now_ms += 30_000
    table.submit(1, NURSE, mark("late"), made_ms=made_ms)
    return table, made_ms


def test_what_was_made_during_a_gap_stands_inside_it() -> None:
    table, made_ms = with_gap()
    timeline = Timeline(table.log)
    inside = timeline.state_at(made_ms + 1)
    assert "late" in inside.marks and inside.messages == ()
    assert "late" not in timeline.state_at(made_ms - 1).marks
    assert timeline.last == timeline.state_at(timeline.span[1]) == table.state


def test_a_time_from_an_unknown_offset_is_not_believed() -> None:
    table, made_ms = with_gap()
    log = [replace(record, offset_known=False) for record in table.log]
    assert "late" not in Timeline(log).state_at(made_ms + 1).marks


def test_a_step_says_that_its_time_is_not_known_and_what_was_spoken_with_it() -> None:
    table = together()
    table.submit(2, EXPERT, e.InstructionGiven("i", "Lower", "", "", "ab" * 32, 9, 6_100))
    table.submit(2, EXPERT, e.MessageSent("m", "words"))
    *before, spoken, sent = Timeline([*table.log[:-1], replace(table.log[-1], offset_known=False)]).steps()
    assert (spoken.instruction, spoken.clip_ms, spoken.time_known) == ("i", 6_100, True)
    assert (sent.instruction, sent.clip_ms, sent.time_known) == ("", 0, False)
    assert all(step.time_known and not step.instruction for step in before)


def test_what_was_written_by_an_unknown_clock_has_the_servers_time() -> None:
    table = together()
    table.submit(2, EXPERT, e.MessageSent("m", "words"))
    *before, sent = table.log
    in_2015 = replace(sent, made_ms=1_430_000_000_000)
    for known, made_ms in ((True, 1_430_000_000_000), (False, sent.at_ms)):
        log = [*before, replace(in_2015, offset_known=known)]
        assert fold("c1", log).messages[-1].made_ms == made_ms
        assert reduce(fold("c1", before), log[-1]).messages[-1].made_ms == made_ms


def test_a_withdrawn_document_is_out_at_every_moment() -> None:
    table = together()
    table.submit(2, EXPERT, e.PageTurned(PAGE))
    table.submit(1, NURSE, mark("m"))
    before_ms = table.now_ms
    table.submit(1, NURSE, e.DocumentWithdrawn("doc", "wrong patient"))
    state = Timeline(table.log).state_at(before_ms)
    assert (state.documents["doc"].blob, state.documents["doc"].withdrawn) == ("", "wrong patient")
    assert state.stage.surface is None and state.marks_on("page:doc:0") == ()


def test_the_steps_are_lines_of_words_with_names() -> None:
    steps = Timeline(together().log).steps()
    assert [(step.by_name, step.text) for step in steps] == [
        ("Nina Nurse", "Asked for help: Blurred vision"),
        ("Nina Nurse", "Entered"),
        ("Eva Expert", "Accepted the consult"),
        ("Eva Expert", "Entered"),
        ("Nina Nurse", "Consent to the consult was given"),
        ("Nina Nurse", f"Shared {DOCUMENT.title}"),
    ]


def test_the_segments_of_a_moment_are_own_before_received() -> None:
    table = together()
    table.submit(1, NURSE, RECORDING)
    at_ms = table.now_ms + 100
    for name, stream, source in (("r", "received", "expert.camera"), ("o", "own", "nurse.camera")):
        table.submit(1, NURSE, e.SegmentOpened(name, stream, source, at_ms))
        table.submit(1, NURSE, e.SegmentClosed(name, at_ms + 5_000, BLOB, 10))
    timeline = Timeline(table.log)
    assert [one.segment for one in timeline.segments_at(at_ms)] == ["o", "r"]
    assert timeline.segments_at(at_ms + 5_000) == ()


def test_a_gap_that_is_told_twice_is_one_step() -> None:
    table = together()
    at_ms = table.now_ms
    table.submit(1, NURSE, e.MediaGap("gap", "nurse.camera", "muted", at_ms))
    table.submit(1, NURSE, e.MediaGap("gap", "nurse.camera", "muted", at_ms, at_ms + 90))
    texts = [step.text for step in Timeline(table.log).steps()]
    assert texts.count("The microphone was muted") == 1 and "" not in texts
