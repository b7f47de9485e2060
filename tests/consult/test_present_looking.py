"""What a newcomer on a thin link is told of looking, measuring and following, and what is left to the history."""

from app.consult import events as e
from app.consult.events.looking import Presentation
from app.consult.looking import orientation_at, presentation_of, scales_of
from app.consult.present import MAX_PRESENT_BYTES, decode_present, encode_present
from app.consult.reduce import fold
from app.consult.words import words_of
from tests.consult.cast import EXAMPLES, EXPERT, FACTS, NURSE, PAGE, STILL, UPRIGHT, Table, mark
from tests.consult.test_reduce import record
from tests.consult.test_rules import after
from tests.consult.test_tracking import followed, staying


def looked_at() -> Table:
    return after(
        (NURSE, e.PagesDescribed("doc", 0, (FACTS,))),
        (EXPERT, e.PresentationSet(PAGE, Presentation(40.0, 400.0))),
        (NURSE, e.SourceOriented("nurse.camera", 500, 0, 90)),
        (EXPERT, e.PageTurned(STILL, PAGE)),
        (EXPERT, staying()),
        (EXPERT, mark("elsewhere")),
        (NURSE, e.TrackConfirmed("m", STILL, UPRIGHT)),
        (NURSE, followed()),
        (NURSE, e.MarksSeen(("m",), 5)),
    )


def test_the_present_says_what_is_on_the_stage() -> None:
    state = looked_at().state
    present = decode_present(encode_present(state))
    assert present.stage == state.stage and set(present.marks) == {"m"} and present.marks["m"] == state.marks["m"]
    assert presentation_of(present, PAGE) == Presentation(40.0, 400.0) and scales_of(present, PAGE) == FACTS.scales
    assert orientation_at(present, "nurse.camera", 1_000) == orientation_at(state, "nurse.camera", 1_000)
    assert present.tracks == state.tracks and not present.marks_seen


def test_what_screens_followed_does_not_keep_the_present_from_coming() -> None:
    table = looked_at()
    records = list(table.log)
    paths = (bytes((n * m * 37 + m // 3) % 251 for m in range(4_000)) for n in range(1, 60))
    for path in paths:
        records.append(record(records[-1].seq + 1, followed(path=path), "nurse"))
    state = fold("c", records)
    present = encode_present(state)
    assert 0 < len(present) <= MAX_PRESENT_BYTES and decode_present(present).seq == state.seq


def test_the_review_stops_where_somebody_did_something() -> None:
    said = {type(event).__name__: words_of(event) for event in EXAMPLES}
    assert said["SourceOriented"] == "Said which way the patient lies in the picture"
    assert said["SurfaceCalibrated"] == "Set the scale of a still"
    assert said["TrackConfirmed"] == "Said where a mark lies"
    for name in ("MarksSeen", "TrackFollowed", "PagesDescribed", "PresentationSet", "CineSet"):
        assert said[name] is None
