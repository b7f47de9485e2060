"""Numbers of pins and numbered arrows: the next by itself, never twice on a surface, the same on every screen."""

from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.marks import Arrow, Pin
from app.consult.events.surface import PageSurface
from app.consult.numbered import next_number, number_of, with_number
from app.consult.reduce import fold, reduce
from app.consult.rules import limits
from app.consult.state import ConsultState
from app.consult.timeline import Timeline
from app.geometry import Point
from tests.consult.cast import EXPERT, NURSE, PAGE, Table, mark, together

OTHER = PageSurface("doc", 1)


def pin(name: str, number: int, surface: PageSurface = PAGE) -> e.MarkAdded:
    return e.MarkAdded(name, surface, Pin(Point(5, 6), number, 5, 20.0))


def arrow(name: str, number: int) -> e.MarkAdded:
    return e.MarkAdded(name, PAGE, Arrow(Point(0, 0), Point(9, 9), 5, 2.0, 0, number))


def drawn(*events: e.AnyEvent) -> Table:
    table = together()
    for event in events:
        table.submit(1, NURSE, event)
    return table


def numbers(state: ConsultState) -> dict[str, int]:
    return {name: number_of(one.shape) for name, one in sorted(state.marks.items())}


def test_pins_and_numbered_arrows_share_one_row_a_surface() -> None:
    state = drawn(pin("a", 1), arrow("b", 2), pin("c", 1, OTHER), mark("d")).state
    assert (next_number(state, PAGE), next_number(state, OTHER)) == (3, 2)
    assert next_number(together().state, PAGE) == 1


def test_a_number_that_was_taken_back_is_not_given_again() -> None:
    table = drawn(pin("a", 1), e.MarkRemoved("a"))
    assert next_number(table.state, PAGE) == 2


def test_of_two_that_wish_for_the_same_number_the_later_gets_the_next() -> None:
    table = drawn(pin("a", 1), arrow("b", 7))
    table.submit(2, EXPERT, pin("c", 1))
    table.submit(1, NURSE, pin("d", 8))
    table.submit(1, NURSE, pin("e", 3))
    assert numbers(table.state) == {"a": 1, "b": 7, "c": 8, "d": 9, "e": 10}


def test_a_wish_for_the_highest_number_does_not_end_the_row() -> None:
    table = drawn(pin("a", limits.NUMBER))
    for name in ("b", "c"):
        table.submit(2, EXPERT, pin(name, next_number(table.state, PAGE)))
    table.submit(2, EXPERT, e.MarkReshaped("c", replace(table.state.marks["c"].shape, at=Point(70, 80))))
    assert numbers(table.state) == {"a": limits.NUMBER, "b": limits.NUMBER + 1, "c": limits.NUMBER + 2}
    assert table.state.marks["c"].shape.at == Point(70, 80)


def test_many_at_once_are_numbered_like_one_by_one() -> None:
    table = drawn(pin("a", 1), mark("m"), pin("b", 1), arrow("c", 0), mark("n"), arrow("d", 1), pin("e", 2, OTHER))
    state = ConsultState("c")
    for record in table.log:
        state = reduce(state, record)
    assert state == fold("c", table.log)
    assert numbers(state) == {"a": 1, "b": 2, "c": 0, "d": 3, "e": 2, "m": 0, "n": 0}


def test_a_moved_pin_keeps_its_number_whatever_its_author_thought_it_was() -> None:
    table = drawn(pin("a", 1), pin("b", 1), e.MarkReshaped("b", Pin(Point(50, 60), 1, 5, 20.0)))
    assert table.state.marks["b"].shape == Pin(Point(50, 60), 2, 5, 20.0)


def test_the_review_calls_a_pin_what_the_room_called_it() -> None:
    """Made first, but without a link: the log has it second, and so has the review, which shows it first."""
    table = together()
    made_ms = table.now_ms + 1_000
    table.now_ms += 30_000
    table.submit(2, EXPERT, pin("online", 1))
    table.now_ms += 30_000
    table.submit(1, NURSE, pin("offline", 1), made_ms=made_ms)
    timeline = Timeline(table.log)
    assert numbers(table.state) == {"offline": 2, "online": 1}
    assert numbers(timeline.state_at(made_ms + 1)) == {"offline": 2}
    assert numbers(timeline.last) == numbers(table.state)


def test_what_carries_no_number_gets_none() -> None:
    plain = mark("m").shape
    assert number_of(plain) == 0 and with_number(plain, 4) is plain
    assert with_number(replace(pin("a", 1).shape, asks=True), 4).number == 4
