"""Marks that stay on the anatomy: begun, confirmed, ended, followed; and who has seen which mark."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.marks import Measure, Stroke
from app.consult.events.surface import FrameSurface
from app.consult.looking import has_seen
from app.consult.person import Person
from app.consult.reduce import Folding, fold
from app.consult.rules import limits
from app.consult.state import ConsultState
from app.geometry import Point
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, PAGE, STILL, UPRIGHT, Table, mark, together
from tests.consult.test_rules import after, code

LATER = FrameSurface("nurse.camera", 4_000, 1280, 720)
OTHER = FrameSurface("nurse.probe", 4_000, 1280, 720)
FLAT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)
MEASURE = e.MarkAdded("m", STILL, Measure("length", (Point(0, 0), Point(5, 5)), 1, 2.0))


def staying(stays: str = "anatomy", name: str = "m") -> e.MarkAdded:
    return replace(mark(name, STILL), stays=stays, quality="received")


def here(frame: FrameSurface = LATER, way: tuple[float, ...] = UPRIGHT, name: str = "m") -> e.TrackConfirmed:
    return e.TrackConfirmed(name, frame, way)  # type: ignore[arg-type]


def followed(**change: object) -> e.TrackFollowed:
    return replace(e.TrackFollowed("m", "nurse.camera", 1_000, 9_000, b"path"), **change)


@pytest.mark.parametrize(
    ("event", "refusal"),
    [
        (staying(), ""),
        (staying("fading"), ""),
        (replace(MEASURE, stays="anatomy"), "measured_still"),
        (replace(MEASURE, stays="fading"), "measured_still"),
        (MEASURE, ""),
        (replace(mark("m"), stays="anatomy"), "bad_value"),  # a page does not move
    ],
)
def test_p21_a_measure_stays_on_its_still(event: e.MarkAdded, refusal: str) -> None:
    assert code(together(), EXPERT, event) == refusal


def test_a_mark_says_how_it_stays_and_on_what_it_was_drawn() -> None:
    table = after((EXPERT, staying()))
    drawn = table.state.marks["m"]
    assert (drawn.stays, drawn.quality, drawn.is_followed) == ("anatomy", "received", True)
    assert fold("c", table.log) == table.state


@pytest.mark.parametrize(
    ("drawn", "person", "event", "refusal"),
    [
        (staying(), NURSE, here(), ""),
        (staying(), EXPERT, here(), ""),
        (staying(), NURSE, here(OTHER), "bad_value"),
        (staying(), NURSE, here(way=FLAT), "bad_value"),
        (staying(), NURSE, here(way=(float("nan"), *UPRIGHT[1:])), "bad_value"),
        (staying(), NURSE, here(name="no"), "unknown_id"),
        (staying("still"), NURSE, here(), "not_own"),  # its author begins it
        (staying("still"), EXPERT, here(), ""),
        (mark("m"), EXPERT, here(), "bad_value"),
        (MEASURE, EXPERT, here(), "measured_still"),
        (staying(), NURSE, e.TrackEnded("m"), ""),
        (staying("still"), NURSE, e.TrackEnded("m"), "not_followed"),
        (staying(), NURSE, e.TrackEnded("no"), "unknown_id"),
        (staying(), NURSE, followed(), ""),
        (staying("still"), NURSE, followed(), "not_followed"),
        (staying("fading"), NURSE, followed(), "not_followed"),
        (staying(), NURSE, followed(mark="no"), "unknown_id"),
        (staying(), NURSE, followed(source="nurse.probe"), "bad_value"),
        (staying(), NURSE, followed(until_ms=11_001), "bad_value"),
        (staying(), NURSE, followed(until_ms=999), "bad_value"),
        (staying(), NURSE, followed(path=b""), "empty"),
        (staying(), NURSE, followed(path=bytes(limits.PATH_BYTES + 1)), "too_large"),
    ],
)
def test_p21_following(drawn: e.MarkAdded, person: Person, event: e.AnyEvent, refusal: str) -> None:
    assert code(after((EXPERT, drawn)), person, event) == refusal


def test_a_mark_is_confirmed_ended_and_begun_again_by_its_author() -> None:
    table = after((EXPERT, staying()), (NURSE, here()), (NURSE, e.TrackEnded("m")))
    ended = table.state.marks["m"]
    assert ended.ended and not ended.is_followed
    assert [(one.frame, one.way, one.by) for one in ended.confirmed] == [(LATER, UPRIGHT, "nurse")]
    assert (code(table, NURSE, e.TrackEnded("m")), code(table, NURSE, here())) == ("already", "not_own")
    table.submit(2, EXPERT, here())
    assert table.state.marks["m"].is_followed and len(table.state.marks["m"].confirmed) == 2


def test_a_mark_on_its_still_is_followed_from_its_authors_word() -> None:
    table = after((EXPERT, staying("still")), (EXPERT, here(STILL)))
    assert table.state.marks["m"].is_followed


def test_what_screens_showed_is_kept_by_mark_in_order() -> None:
    later = followed(from_ms=9_000, until_ms=12_000, path=b"next")
    table = after((EXPERT, staying()), (NURSE, followed()), (EXPERT, later))
    assert [(one.by, one.from_ms, one.path) for one in table.state.tracks["m"]] == [
        ("nurse", 1_000, b"path"),
        ("expert", 9_000, b"next"),
    ]
    assert fold("c", table.log) == table.state


def seen(table: Table, *marks: str, through: int | None = None) -> e.MarksSeen:
    return e.MarksSeen(marks, table.state.seq if through is None else through)


def test_marks_are_seen_one_by_one() -> None:
    table = after((EXPERT, mark("a")), (EXPERT, mark("b", STILL)))
    table.submit(1, NURSE, seen(table, "b"))
    state = table.state
    assert has_seen(state, "nurse", state.marks["b"]) and not has_seen(state, "nurse", state.marks["a"])
    assert not has_seen(state, "expert", state.marks["b"]) and not has_seen(state, "nobody", state.marks["b"])


def test_a_mark_that_was_moved_is_seen_anew() -> None:
    table = after((EXPERT, mark("a")))
    drawn = table.state.seq
    table.submit(2, EXPERT, e.MarkReshaped("a", Stroke(b"elsewhere", 1, 2.0)))
    table.submit(1, NURSE, seen(table, "a", through=drawn))
    assert not has_seen(table.state, "nurse", table.state.marks["a"])
    table.submit(1, NURSE, seen(table, "a"))
    assert has_seen(table.state, "nurse", table.state.marks["a"])


def test_the_watermark_says_of_no_mark_that_it_was_seen() -> None:
    table = after((EXPERT, mark("a")), (EXPERT, mark("b")))
    table.submit(1, NURSE, e.SeenThrough(table.state.seq))
    assert not has_seen(table.state, "nurse", table.state.marks["a"])
    table.submit(1, NURSE, seen(table, "a"))
    assert has_seen(table.state, "nurse", table.state.marks["a"])
    assert not has_seen(table.state, "nurse", table.state.marks["b"])


def test_what_was_said_once_is_not_said_again() -> None:
    table = after((EXPERT, mark("a")), (EXPERT, mark("b")))
    first = table.state.seq
    table.submit(1, NURSE, seen(table, "b"))
    assert table.state.marks_seen["nurse"].get("b") == first
    assert code(table, NURSE, e.MarksSeen(("b",), first)) == "already"
    table.submit(1, NURSE, e.MarksSeen(("a", "b"), first))
    assert table.state.marks_seen["nurse"].get("a") == first


@pytest.mark.parametrize(
    ("person", "marks", "ahead", "refusal"),
    [
        (NURSE, ("a",), 0, ""),
        (NURSE, (), 0, "empty"),
        (NURSE, ("a", "no"), 0, "unknown_id"),
        (NURSE, ("a",) * 257, 0, "too_large"),
        (NURSE, ("a",), 1, "seen_ahead"),
        (COLLEAGUE, ("a",), 0, "not_entered"),
    ],
)
def test_p12_what_was_seen_is_there(person: Person, marks: tuple[str, ...], ahead: int, refusal: str) -> None:
    table = after((EXPERT, mark("a")))
    assert code(table, person, seen(table, *marks, through=table.state.seq + ahead)) == refusal


def test_slices_fold_like_one_by_one_whatever_reads_marks_between() -> None:
    table = together()
    for number in range(12):
        table.submit(2, EXPERT, staying(name=f"m{number}"))
        table.submit(1, NURSE, here(name=f"m{number}"))
        table.submit(1, NURSE, seen(table, f"m{number}"))
        table.submit(1, NURSE, replace(followed(), mark=f"m{number}"))
    folding = Folding(ConsultState("c"))
    for start in range(0, len(table.log), 5):
        folding.take(table.log[start : start + 5])
    assert folding.state == table.state and len(table.state.tracks) == 12


def test_a_page_is_no_frame() -> None:
    assert code(after((EXPERT, mark("m", PAGE))), EXPERT, here()) == "bad_value"
