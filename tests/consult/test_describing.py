"""What surfaces are in the world: by their file and by a person, and no number with a unit without it."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.describing import PageFacts, Preset, Scale
from app.consult.events.documents import PageSize
from app.consult.events.marks import Figure, Measure
from app.consult.events.surface import PageSurface
from app.consult.looking import facts_of, letters_of, scales_of
from app.consult.reduce import reduce
from app.consult.timeline import Timeline
from app.geometry import Box, Point
from tests.consult.cast import BLOB, CORNERS, EXPERT, FACTS, NURSE, PAGE, STILL, Table, together
from tests.consult.test_reduce import record
from tests.consult.test_rules import after, code

MM = FACTS.scales
GRID = (Scale("grid", 0.1, 0.1, "mm", "mm", Box(0, 0, 100, 100), 0.02),)
LAST = PageSurface("doc", 2)
LINE = (Point(0, 0), Point(30, 40))


def facts(*runs: PageFacts, first_page: int = 0) -> e.PagesDescribed:
    return e.PagesDescribed("doc", first_page, runs)


def measured(unit: str = "mm", points: tuple[Point, ...] = LINE, **more: object) -> e.MarkAdded:
    shape = Measure("length", points, 5, 2.0, (Figure("length", 25.0, unit, 0.5),), "")
    return e.MarkAdded("m", PAGE, replace(shape, **more))  # type: ignore[type-var]


@pytest.mark.parametrize(("page", "is_known"), [(0, True), (1, True), (2, False), (3, False), (-1, False)], ids=str)
def test_a_run_holds_for_its_pages(page: int, is_known: bool) -> None:
    state = after((NURSE, facts(FACTS))).state
    on = PageSurface("doc", page)
    assert (facts_of(state, on), scales_of(state, on)) == ((FACTS, MM) if is_known else (None, ()))
    assert letters_of(state, on) == (("H", "L", "F", "R") if is_known else None)


def test_pages_are_described_one_record_after_another_and_anew_from_a_page_on() -> None:
    one = replace(FACTS, count=1, position_mm=1.0)
    table = after((NURSE, facts(FACTS)), (NURSE, facts(one, first_page=2)), (NURSE, facts(one, first_page=1)))
    assert table.state.facts["doc"] == (replace(FACTS, count=1), one)


def test_pages_that_were_left_out_have_nothing_known_of_them() -> None:
    before = together().state
    state = reduce(before, record(before.seq + 1, facts(replace(FACTS, count=1), first_page=2)))
    assert scales_of(state, LAST) == MM and scales_of(state, PAGE) == () and letters_of(state, PAGE) is None


@pytest.mark.parametrize(
    ("event", "refusal"),
    [
        (facts(FACTS, replace(FACTS, count=2)), "no_such_page"),
        (facts(replace(FACTS, count=1), first_page=1), "bad_value"),
        (facts(), "empty"),
        (facts(replace(FACTS, count=0)), "bad_value"),
        (facts(replace(FACTS, scales=(replace(MM[0], x=0.0),))), "bad_value"),
        (facts(replace(FACTS, scales=(replace(MM[0], unit_y=" "),))), "empty"),
        (facts(replace(FACTS, scales=MM * 65)), "too_many"),
        (facts(replace(FACTS, presets=(Preset("lung", 0.0, -1.0),))), "bad_value"),
        (facts(replace(FACTS, values="H" * 20)), "too_large"),
        (facts(replace(FACTS, bits=33)), "bad_value"),
        (e.PagesDescribed("no", 0, (FACTS,)), "unknown_id"),
    ],
)
def test_what_pages_cannot_be_is_refused(event: e.AnyEvent, refusal: str) -> None:
    assert code(together(), NURSE, event) == refusal


def test_p20_pages_are_described_by_whoever_shared_them() -> None:
    assert (code(together(), NURSE, facts(FACTS)), code(together(), EXPERT, facts(FACTS))) == ("", "not_own")


def test_p20_a_person_goes_before_the_file_and_can_take_it_back() -> None:
    table = after((NURSE, facts(FACTS)), (EXPERT, e.SurfaceCalibrated(PAGE, GRID, CORNERS)))
    assert scales_of(table.state, PAGE) == GRID and scales_of(table.state, PageSurface("doc", 1)) == MM
    assert table.state.calibrations["page:doc:0"].corners == CORNERS
    table.submit(2, EXPERT, e.SurfaceCalibrated(PAGE, ()))
    assert scales_of(table.state, PAGE) == MM
    assert code(table, EXPERT, e.SurfaceCalibrated(PAGE, ())) == "already"


@pytest.mark.parametrize(
    ("event", "refusal"),
    [
        (e.SurfaceCalibrated(STILL, GRID), ""),
        (e.SurfaceCalibrated(PAGE, MM), "bad_value"),  # a file's own comes with the file
        (e.SurfaceCalibrated(PAGE, GRID, CORNERS[:3]), "bad_value"),
        (e.SurfaceCalibrated(PageSurface("doc", 3), GRID), "no_such_page"),
        (e.SurfaceCalibrated(PAGE, (replace(GRID[0], plus_minus=float("nan")),)), "bad_value"),
    ],
)
def test_p20_a_person_calibrates_by_a_grid_or_a_ruler(event: e.AnyEvent, refusal: str) -> None:
    assert code(together(), EXPERT, event) == refusal


@pytest.mark.parametrize(
    ("said", "event", "refusal"),
    [
        ((), measured(), "no_scale"),
        ((), measured(""), ""),
        ((facts(FACTS),), measured(), ""),
        ((facts(replace(FACTS, scales=())),), measured(), "no_scale"),
        ((facts(replace(FACTS, scales=())),), measured("HU"), ""),
        ((facts(replace(FACTS, scales=(), values="")),), measured("HU"), "no_scale"),
        ((e.SurfaceCalibrated(PAGE, GRID),), measured(), ""),
        ((e.SurfaceCalibrated(PAGE, GRID),), measured(points=(Point(0, 0), Point(101, 0))), "no_scale"),
    ],
)
def test_p20_a_number_with_a_unit_needs_a_scale_that_holds_for_all_of_it(
    said: tuple[e.AnyEvent, ...], event: e.MarkAdded, refusal: str
) -> None:
    table = after(*((NURSE, one) for one in said))
    assert code(table, EXPERT, event) == refusal
    bare = replace(event, shape=replace(event.shape, figures=()))
    table.submit(2, EXPERT, bare)
    assert code(table, EXPERT, e.MarkReshaped("m", event.shape)) == refusal


@pytest.mark.parametrize(
    "change",
    [
        {"points": LINE[:1]},
        {"points": (*LINE, Point(1, 1))},
        {"kind": "angle"},
        {"width": 0.0},
        {"figures": (Figure("length", float("inf"), ""),)},
        {"figures": (Figure("length", 1.0, "", -1.0),)},
        {"figures": (Figure("length", 1.0, "u" * 17),)},
        {"figures": (Figure(" ", 1.0, ""),)},
        {"figures": (Figure("length", 1.0, ""),) * 13},
        {"note": "n" * 201},
    ],
    ids=str,
)
def test_what_is_no_measure_is_refused(change: dict[str, object]) -> None:
    assert code(together(), EXPERT, measured("", **change)) in ("bad_value", "empty", "too_many", "too_long")


def derived(name: str, of: str, **more: object) -> e.DocumentShared:
    event = e.DocumentShared(name, "picture", "Straightened", 1, (PageSize(1, 90, 70),), BLOB, 90)
    return replace(event, derived_from=PageSurface(of, 0), identity_hidden=True, sending="asked", **more)


def with_derived() -> Table:
    table = after((NURSE, derived("flat", "doc")), (NURSE, derived("flatter", "flat")))
    assert table.state.documents["flat"].derived_from == PAGE
    assert table.state.documents["flat"].identity_hidden and table.state.documents["flat"].sending == "asked"
    table.submit(1, NURSE, e.DocumentWithdrawn("doc", "wrong patient"))
    return table


def test_p6_what_was_made_of_a_document_is_withdrawn_with_it() -> None:
    table = with_derived()
    assert {name: one.withdrawn for name, one in table.state.documents.items()} == dict.fromkeys(
        ("doc", "flat", "flatter"), "wrong patient"
    )
    assert code(table, NURSE, derived("again", "doc")) == "withdrawn_document"
    assert code(table, NURSE, derived("again", "no")) == "unknown_id"


def test_p6_it_is_out_at_every_moment_of_the_review() -> None:
    table = with_derived()
    before = Timeline(table.log).state_at(table.now_ms - 1)
    assert {one.withdrawn for one in before.documents.values()} == {"wrong patient"} and len(before.documents) == 3


def test_pictures_of_a_part_stand_beside_those_of_the_page() -> None:
    small = e.PagePictured("doc", 0, "a" * 64, 400, 560)
    lossy = replace(small, blob="b" * 64, quality="whole", fineness="lossy", bits=16, coding="j2k", size_bytes=9_000)
    part = replace(lossy, blob="c" * 64, box=Box(0, 0, 50, 50))
    again = replace(part, blob="d" * 64, box=Box(50, 0, 50, 50))
    table = after(*((NURSE, event) for event in (small, part, lossy, again)))
    pictures = table.state.documents["doc"].pictures[0]
    assert [(one.blob[0], one.fineness, one.box is None) for one in pictures] == [
        ("a", "", True),
        ("c", "lossy", False),
        ("b", "lossy", True),
        ("d", "lossy", False),
    ]
    assert (pictures[2].bits, pictures[2].coding, pictures[2].size_bytes) == (16, "j2k", 9_000)
    assert code(table, NURSE, replace(part, bits=0)) == "bad_value"
    assert code(table, NURSE, replace(part, box=Box(0, 0, -1, 1))) == "bad_value"


def test_values_of_several_parts_stand_for_as_many_who_look_closely() -> None:
    one = e.PagePictured("doc", 0, "a" * 64, 50, 50, "received", Box(0, 0, 50, 50), "whole", 12, "deep", 9_000)
    over = replace(one, blob="b" * 64, box=Box(20, 20, 50, 50))
    away = [replace(one, blob=name * 64, box=Box(at, 90, 9, 9)) for name, at in zip("cde", (0, 10, 20), strict=True)]

    def stands(*parts: e.PagePictured) -> list[str]:
        return [it.blob[0] for it in after(*((NURSE, part) for part in parts)).state.documents["doc"].pictures[0]]

    assert stands(one, over) == ["a", "b"] and stands(one, over, *away) == ["b", "c", "d", "e"]
    assert stands(one, replace(one, blob="f" * 64)) == ["f"]
    wide = replace(one, blob="f" * 64, box=Box(0, 0, 60, 60))
    assert stands(one, over, wide) == ["b", "f"] and stands(wide, one) == ["f", "a"]
    lossy = [replace(part, fineness="lossy") for part in (one, wide)]
    assert stands(*lossy) == ["a", "f"]  # who looks at less of it has its own
    drawn = [replace(part, bits=8, coding="") for part in (one, over)]
    assert stands(*drawn) == ["b"]


def test_a_scale_that_is_taken_back_takes_the_numbers_along_that_were_read_by_it() -> None:
    said = (NURSE, e.SurfaceCalibrated(PAGE, GRID)), (NURSE, measured()), (NURSE, e.SurfaceCalibrated(LAST, GRID))
    before = after(*said)
    assert before.state.marks["m"].shape.figures  # type: ignore[union-attr]
    now = after(*said, (NURSE, e.SurfaceCalibrated(PAGE, ()))).state
    assert now.marks["m"].shape.figures == ()  # type: ignore[union-attr]
    assert now.surfaces[f"page:doc:{PAGE.page}"] is not before.state.surfaces[f"page:doc:{PAGE.page}"]


def test_pages_described_otherwise_take_their_numbers_along_and_the_same_again_does_not() -> None:
    said = (NURSE, facts(FACTS)), (NURSE, measured())
    assert after(*said, (NURSE, facts(FACTS))).state.marks["m"].shape.figures  # type: ignore[union-attr]
    other = replace(FACTS, scales=(replace(MM[0], x=MM[0].x * 2),))
    assert after(*said, (NURSE, facts(other))).state.marks["m"].shape.figures == ()  # type: ignore[union-attr]
