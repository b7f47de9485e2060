"""How surfaces are looked at: who may set it, what holds for which surface, and what a page beside another does."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.documents import PageSize
from app.consult.events.looking import Presentation
from app.consult.events.marks import Manoeuvre
from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.looking import must_be_asked, orientation_at, presentation_of, settings, turn_at
from app.consult.state import Stage
from app.geometry import Box, Point
from tests.consult.cast import BLOB, EXPERT, NURSE, PAGE, STILL, Table, together
from tests.consult.test_rules import after, code

DARK, BRIGHT = Presentation(40.0, 400.0), Presentation(brightness=0.5, turn=3)
SECOND = PageSurface("doc", 1)
SOURCE = "nurse.camera"


def oriented(from_ms: int, head: int | None = 0, left: int | None = 90, **more: object) -> e.SourceOriented:
    return e.SourceOriented(SOURCE, from_ms, head, left, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("events", "on", "is_so"),
    [
        ((), PAGE, Presentation()),
        ((e.PresentationSet(PAGE, DARK),), SECOND, DARK),
        ((e.PresentationSet(PAGE, DARK, False),), PAGE, DARK),
        ((e.PresentationSet(PAGE, DARK, False),), SECOND, Presentation()),
        ((e.PresentationSet(PAGE, DARK), e.PresentationSet(SECOND, BRIGHT, False)), SECOND, BRIGHT),
        ((e.PresentationSet(SECOND, BRIGHT, False), e.PresentationSet(PAGE, DARK)), SECOND, DARK),
        ((e.PresentationSet(STILL, BRIGHT),), STILL, BRIGHT),
        ((e.PresentationSet(STILL, BRIGHT),), replace(STILL, capture_ms=1_001), Presentation()),
    ],
)
def test_the_pages_own_presentation_goes_before_the_documents(
    events: tuple[e.AnyEvent, ...], on: Surface, is_so: Presentation
) -> None:
    assert presentation_of(after(*((EXPERT, event) for event in events)).state, on) == is_so


def test_light_for_all_leaves_a_page_turned_by_itself_as_it_stands() -> None:
    lying = replace(BRIGHT, brightness=0.0)
    for on in (PAGE, SECOND):
        before = after((EXPERT, e.PresentationSet(SECOND, lying, False))).state
        wanted = replace(presentation_of(before, on), contrast=0.5)
        now = after(
            (EXPERT, e.PresentationSet(SECOND, lying, False)),
            *((EXPERT, event) for event in settings(before, on, wanted)),
        ).state
        assert presentation_of(now, PAGE) == Presentation(contrast=0.5)
        assert presentation_of(now, SECOND) == replace(lying, contrast=0.5)


def test_a_page_turned_by_itself_keeps_the_light_that_was_set_meanwhile_and_all_as_it_came_takes_it_back() -> None:
    lying = e.PresentationSet(SECOND, Presentation(turn=1), False, "turn")
    turned = ((EXPERT, e.PresentationSet(PAGE, DARK)), (EXPERT, lying))
    assert presentation_of(after(*turned).state, SECOND) == replace(DARK, turn=1)
    assert presentation_of(after(*turned).state, PAGE) == DARK
    as_it_came = after(*turned, (EXPERT, e.PresentationSet(SECOND, Presentation()))).state
    assert [presentation_of(as_it_came, on) for on in (PAGE, SECOND)] == [Presentation()] * 2


def test_a_turn_for_all_takes_every_page_along() -> None:
    before = after((EXPERT, e.PresentationSet(SECOND, BRIGHT, False))).state
    assert settings(before, PAGE, Presentation(turn=1)) == (e.PresentationSet(PAGE, Presentation(turn=1)),)


@pytest.mark.parametrize("event", [e.PresentationSet(PAGE, DARK), e.CineSet("doc", True, 0, 2, 10.0, 1)])
def test_p18_tones_and_running_pages_are_of_who_steers(event: e.AnyEvent) -> None:
    table = together()
    assert (code(table, EXPERT, event), code(table, NURSE, event)) == ("", "not_lead")
    table.leave(2)
    assert code(table, NURSE, event) == ""


@pytest.mark.parametrize(
    ("event", "refusal"),
    [
        (e.PresentationSet(PageSurface("doc", 3), DARK), "no_such_page"),
        (e.PresentationSet(PageSurface("no", 0), DARK), "unknown_id"),
        (e.PresentationSet(PAGE, Presentation(40.0)), "bad_value"),
        (e.PresentationSet(PAGE, Presentation(40.0, -1.0)), "bad_value"),
        (e.PresentationSet(PAGE, Presentation(contrast=1.1)), "bad_value"),
        (e.CineSet("doc", True, 0, 3, 10.0, 1), "no_such_page"),
        (e.CineSet("doc", True, 1, 2, 10.0, 0), "no_such_page"),
        (e.CineSet("doc", True, 0, 2, 0.0, 1), "bad_value"),
        (e.CineSet("doc", True, 0, 2, float("nan"), 1), "bad_value"),
        (e.CineSet("doc", True, 0, 2, 1e-9, 1), "bad_value"),
        (e.PageTurned(PAGE, PAGE), "bad_value"),
        (e.PageTurned(PAGE, PageSurface("doc", 9)), "no_such_page"),
        (oriented(1_000, 360), "bad_value"),
        (oriented(1_000, 90, 90), "bad_value"),
        (oriented(-1), "bad_value"),
        (replace(oriented(1), source="no source"), "bad_id"),
        (oriented(1_000, None, None, why="moved"), "already"),
        (oriented(1_000, why="moved"), "bad_value"),
    ],
)
def test_what_cannot_be_looked_at_so_is_refused(event: e.AnyEvent, refusal: str) -> None:
    assert code(together(), EXPERT, event) == refusal


def test_a_cine_says_since_when_its_pages_run() -> None:
    table = after((EXPERT, e.CineSet("doc", True, 0, 2, 12.5, 1)))
    cine = table.state.cines["doc"]
    assert (cine.playing, cine.first, cine.last, cine.fps, cine.page, cine.by) == (True, 0, 2, 12.5, 1, "expert")
    assert cine.at_ms == table.now_ms


def test_an_orientation_holds_from_its_moment_until_the_next() -> None:
    table = after((NURSE, oriented(1_000)), (EXPERT, oriented(5_000, 180, 270, turn=2)))
    state = table.state
    assert orientation_at(state, SOURCE, 999) is None and orientation_at(state, "nurse.other", 6_000) is None
    assert orientation_at(state, SOURCE, 4_999).head_deg == 0
    assert (orientation_at(state, SOURCE, 5_000).left_deg, turn_at(state, SOURCE, 5_000)) == (270, 2)
    assert turn_at(state, SOURCE, 999) == 0


def test_what_is_said_later_of_an_earlier_moment_ends_at_the_next_and_corrects_its_own() -> None:
    table = after((NURSE, oriented(5_000)), (NURSE, oriented(1_000, 45, 135)), (NURSE, oriented(5_000, 10, 100)))
    said = table.state.orientations[SOURCE]
    assert [(one.from_ms, one.head_deg) for one in said] == [(1_000, 45), (5_000, 10)]


def test_it_is_asked_again_when_something_moved_and_the_picture_stays_turned() -> None:
    table = after((NURSE, oriented(1_000, turn=1)), (NURSE, oriented(2_000, None, None, turn=1, why="moved")))
    state = table.state
    assert orientation_at(state, SOURCE, 1_500) is not None and orientation_at(state, SOURCE, 2_000) is None
    assert must_be_asked(state, SOURCE) and turn_at(state, SOURCE, 2_000) == 1
    assert code(table, NURSE, oriented(3_000, None, None, turn=1, why="moved")) == "already"
    table.submit(1, NURSE, oriented(3_000))
    assert not must_be_asked(table.state, SOURCE)


@pytest.mark.parametrize(
    ("toward", "angle", "head", "left", "refusal"),
    [
        ("left", 90.0, 0, 90, ""),
        ("right", 270.0, None, 90, ""),
        ("left", 90.0, 0, None, "no_compass"),
        ("head", 30.0, 0, None, ""),
        ("feet", 180.0, None, 90, "no_compass"),
        ("right", 90.0, 0, 90, "bad_value"),  # a way that lies elsewhere
        ("head", 60.0, 0, 90, "bad_value"),
    ],
)
def test_p19_a_way_of_the_body_needs_that_side_of_the_compass(
    toward: str, angle: float, head: int | None, left: int | None, refusal: str
) -> None:
    stamp = Manoeuvre(Point(9, 9), "slide", angle, 5, 40.0, toward)  # type: ignore[arg-type]
    table = after((NURSE, oriented(1_000, head, left)))
    assert code(table, EXPERT, e.MarkAdded("m", STILL, stamp)) == refusal
    before = FrameSurface(SOURCE, 999, 1280, 720)
    assert code(table, EXPERT, e.MarkAdded("m", before, stamp)) == "no_compass"
    assert code(table, EXPERT, e.MarkAdded("m", PAGE, stamp)) == "no_compass"
    assert code(table, EXPERT, e.MarkAdded("m", PAGE, replace(stamp, toward=""))) == ""


def test_p19_a_stamp_that_is_turned_names_another_way_only_by_the_compass() -> None:
    stamp = Manoeuvre(Point(9, 9), "slide", 90.0, 5, 40.0)
    table = after((EXPERT, e.MarkAdded("m", STILL, stamp)))
    turned = e.MarkReshaped("m", replace(stamp, angle_deg=0.0, toward="head"))
    assert code(table, EXPERT, turned) == "no_compass"
    table.submit(1, NURSE, oriented(0))
    assert code(table, EXPERT, turned) == ""


def test_a_page_beside_has_a_view_of_its_own() -> None:
    part, other = Box(1, 2, 3, 4), Box(5, 6, 7, 8)
    table = after(
        (EXPERT, e.PageTurned(PAGE, SECOND)), (EXPERT, e.ViewMoved(SECOND, other)), (EXPERT, e.ViewMoved(PAGE, part))
    )
    assert table.state.stage == Stage(PAGE, part, "expert", SECOND, other)
    table.submit(2, EXPERT, e.PageTurned(PAGE))
    assert table.state.stage == Stage(PAGE, None, "expert")


def withdrawn(*events: e.AnyEvent) -> Table:
    other = e.DocumentShared("other", "picture", "Wound", 1, (PageSize(1, 100, 100),), BLOB, 900)
    table = after((NURSE, other), *((EXPERT, event) for event in events))
    table.submit(1, NURSE, e.DocumentWithdrawn("doc", "wrong patient"))
    return table


def test_what_is_withdrawn_leaves_the_stage_and_the_other_stays() -> None:
    kept = PageSurface("other", 0)
    assert withdrawn(e.PageTurned(kept, PAGE)).state.stage == Stage(kept, None, "expert")
    assert withdrawn(e.PageTurned(PAGE, kept)).state.stage == Stage(None, None, "expert", kept)


def test_nothing_that_was_said_of_a_withdrawn_document_stays() -> None:
    state = withdrawn(
        e.PresentationSet(PAGE, DARK, False), e.PresentationSet(PAGE, DARK), e.CineSet("doc", False, 0, 2, 5.0, 0)
    ).state
    assert not state.presentations and not state.cines
