"""Ways named by the patient's body: on every turn of the picture, only where somebody said how the patient lies."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.compass import in_picture, of_still, on_screen, toward, toward_on
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.look_parts import Orientation
from app.consult.looking import orientation_at, stance_of
from app.consult.person import Person
from tests.consult.cast import EXPERT, NURSE, Table, together
from tests.consult.test_looking import SOURCE, oriented
from tests.consult.test_rules import code

LYING = Orientation(0, 0, 90, 0, False, "nurse", 1)  # head up, seen from the front


def say(table: Table, person: Person, event: e.AnyEvent) -> None:
    table.submit(1 if person is NURSE else 2, person, event)


WAYS = [(0, "head"), (44, "head"), (46, "left"), (90, "left"), (180, "feet"), (-90, "right"), (-350, "head")]


@pytest.mark.parametrize(("angle", "name"), WAYS)
def test_a_way_is_named_by_the_nearest_of_the_patient(angle: float, name: str) -> None:
    assert toward(LYING, "slide", angle) == name


def test_nothing_is_named_where_nothing_was_said_or_nothing_goes() -> None:
    head_alone = Orientation(0, 0, None, 0, False, "nurse", 1)
    assert toward(None, "slide", 0) == ""
    assert [toward(head_alone, "tilt", way) for way in (0, 90, 180, 270)] == ["head", "", "feet", ""]
    assert [toward(LYING, kind, 90) for kind in ("rotate", "press")] == ["", ""]


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("flip", [False, True])
def test_the_screen_and_the_picture_agree_about_a_way(turn: int, flip: bool) -> None:
    assert in_picture(on_screen(70, turn, flip), turn, flip) == 70  # type: ignore[arg-type]


def test_turned_clockwise_up_becomes_right_and_a_mirror_changes_the_sides() -> None:
    assert (on_screen(0, 1, False), on_screen(90, 0, True)) == (90, 270)


def test_a_stamp_on_a_still_is_named_as_it_was_then_and_on_a_page_never() -> None:
    table = together()
    say(table, NURSE, oriented(1_000))
    then, before = FrameSurface(SOURCE, 1_500, 640, 480), FrameSurface(SOURCE, 500, 640, 480)
    say(table, NURSE, e.SourceOriented(SOURCE, 2_000, None, None, why="moved"))
    named = [toward_on(table.state, on)("slide", 90) for on in (then, before, PageSurface("d", 0))]
    assert named == ["left", "", ""]
    assert toward_on(table.state, FrameSurface(SOURCE, 2_500, 640, 480))("slide", 90) == ""


def test_what_is_said_of_an_old_still_is_not_said_of_what_is_now() -> None:
    table = together()
    for said in of_still(table.state, oriented(1_000)):
        assert code(table, EXPERT, said) == ""
        say(table, EXPERT, said)
    assert orientation_at(table.state, SOURCE, 1_000) is not None
    assert orientation_at(table.state, SOURCE, 1_001) is None


def test_an_old_still_said_anew_leaves_asked_again_what_was_to_be_asked() -> None:
    table = together()
    say(table, NURSE, oriented(1_000))
    say(table, NURSE, e.SourceOriented(SOURCE, 2_000, None, None, turn=1, why="moved"))
    for said in of_still(table.state, oriented(2_500, turn=1)):
        assert code(table, EXPERT, said) == ""
        say(table, EXPERT, said)
    last = table.state.orientations[SOURCE][-1]
    assert (last.from_ms, last.moved, last.is_set, last.turn) == (2_501, True, False, 1)


@pytest.mark.parametrize("is_late", [False, True])
def test_a_word_of_an_old_still_does_not_undo_a_move_that_is_still_on_the_line(is_late: bool) -> None:
    table = together()
    say(table, NURSE, oriented(1_000))
    said = of_still(table.state, oriented(2_500, 10, 100, only="way"))
    for event in (*said, MOVED) if is_late else (MOVED, *said):
        assert code(table, EXPERT if event in said else NURSE, event) == ""
        say(table, EXPERT if event in said else NURSE, event)
    still, last = table.state.orientations[SOURCE][-2:]
    assert (still.from_ms, still.head_deg) == (2_500, 10)
    assert (last.from_ms, last.is_set, last.moved) == (2_501, False, True)


@pytest.mark.parametrize("is_late", [False, True])
def test_a_turn_in_the_moment_after_an_old_still_keeps_the_way_that_was_before_it(is_late: bool) -> None:
    table = together()
    say(table, NURSE, oriented(1_000))
    still, back = of_still(table.state, oriented(2_500, 10, 100, only="way"))
    turned = oriented(2_501, 10, 100, turn=1, only="turn")
    for event in (still, back, turned) if is_late else (still, turned, back):
        say(table, NURSE, event)
    last = table.state.orientations[SOURCE][-1]
    assert (last.from_ms, last.head_deg, last.turn) == (2_501, 0, 1)


def test_the_picture_alone_can_be_turned_while_it_is_asked_again_and_goes_on_being_asked() -> None:
    table = together()
    say(table, NURSE, oriented(1_000))
    say(table, NURSE, e.SourceOriented(SOURCE, 2_000, None, None, why="moved"))
    assert code(table, NURSE, e.SourceOriented(SOURCE, 3_000, None, None, why="moved")) == "already"
    assert code(table, NURSE, e.SourceOriented(SOURCE, 3_000, None, None, turn=1, why="moved")) == ""


TURN = oriented(3_000, 0, 90, turn=1, only="turn")
MOVED = e.SourceOriented(SOURCE, 2_000, None, None, why="moved", only="way")


@pytest.mark.parametrize("said", [(MOVED, TURN), (TURN, MOVED)])
@pytest.mark.parametrize("at_ms", [2_000, 3_000, 4_000])
def test_a_turn_and_a_move_that_cross_on_the_line_do_not_undo_one_another(
    said: tuple[e.SourceOriented, ...], at_ms: int
) -> None:
    table = together()
    say(table, NURSE, oriented(1_000))
    for one in said:
        one = replace(one, from_ms=at_ms) if one.why == "moved" else one
        assert code(table, NURSE, one) == ""
        say(table, NURSE, one)
    last = table.state.orientations[SOURCE][-1]
    assert (last.is_set, last.moved, last.turn) == (False, True, 1)


def test_a_turn_says_nothing_of_the_patient_and_a_compass_nothing_of_the_turn() -> None:
    table = together()
    say(table, NURSE, TURN)
    assert not table.state.orientations[SOURCE][-1].is_set
    say(table, NURSE, oriented(3_500, 10, 100, turn=0, only="way"))
    last = table.state.orientations[SOURCE][-1]
    assert (last.head_deg, last.turn) == (10, 1)
    assert code(table, NURSE, replace(MOVED, from_ms=4_000)) == ""
    say(table, NURSE, replace(MOVED, from_ms=4_000))
    assert code(table, NURSE, replace(MOVED, from_ms=5_000, turn=3)) == "already"


@pytest.mark.parametrize(
    ("turn", "flip", "camera", "stands"),
    [(0, False, 1, (1, False)), (1, False, 1, (2, False)), (0, True, 1, (3, True)), (3, True, 2, (1, True))],
)
def test_a_still_stands_as_its_camera_did_and_is_presented_on_top(
    turn: int, flip: bool, camera: int, stands: tuple[int, bool]
) -> None:
    table = together()
    say(table, NURSE, oriented(1_000, turn=camera))
    still = FrameSurface(SOURCE, 1_500, 640, 480)
    say(table, EXPERT, PresentationSet(still, Presentation(turn=turn, flip=flip), False))  # type: ignore[arg-type]
    assert stance_of(table.state, still) == stands


def test_the_live_picture_stands_as_its_own_moment_and_nothing_stands_without_a_source() -> None:
    table = together()
    say(table, NURSE, oriented(1_000, turn=3))
    assert [stance_of(table.state, None, (SOURCE, ms)).turn for ms in (999, 1_000)] == [0, 3]
    assert stance_of(table.state, None) == (0, False)
    assert stance_of(table.state, PageSurface("doc", 0)) == (0, False)


def test_a_turn_said_before_of_the_next_moment_does_not_take_the_way_of_an_old_still() -> None:
    table = together()
    say(table, NURSE, oriented(1_000))
    say(table, NURSE, oriented(2_501, turn=1, only="turn"))
    for said in of_still(table.state, oriented(2_500, 10, 100, only="way")):
        assert code(table, EXPERT, said) == ""
        say(table, EXPERT, said)
    still, last = table.state.orientations[SOURCE][-2:]
    assert (still.from_ms, still.head_deg) == (2_500, 10)
    assert (last.from_ms, last.head_deg, last.turn) == (2_501, 0, 1)
