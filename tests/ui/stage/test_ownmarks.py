"""One's own marks are found once: a whisper walks over nobody else's thousands."""

import msgspec

from app.consult.events.marks import Arrow
from app.consult.events.surface import surface_key
from app.geometry import Point
from tests.ui import room_samples as rs
from ui.stage.ownmarks import OwnMarks

KEY = surface_key(rs.STILL)
ARROW = Arrow(Point(10, 10), Point(60, 60), 1, 6.0)


class Counted:
    """Marks that count how often they are asked for."""

    def __init__(self, marks):
        self.marks, self.asked = marks, 0

    def __getitem__(self, name):
        self.asked += 1
        return self.marks[name]


def counted(state):
    marks = Counted(state.marks)
    return msgspec.structs.replace(state, marks=marks), marks


def names(own, state, person=rs.NURSE):
    return [mark.mark for mark in own.newest(state, person.person, KEY)]


def test_where_one_has_drawn_nothing_others_marks_are_looked_at_once():
    others = [rs.mark(f"m{number}", rs.STILL, ARROW) for number in range(50)]
    state, marks = counted(rs.with_marks(rs.base_state(), *others))
    own = OwnMarks()
    assert names(own, state) == [] and marks.asked == 50
    assert names(own, state) == [] and marks.asked == 50

    more, marks = counted(
        rs.with_marks(rs.with_marks(rs.base_state(), *others), rs.mark("mine", rs.STILL, ARROW, rs.NURSE))
    )
    assert names(own, more) == ["mine"] and marks.asked == 2


def test_the_newest_first_and_only_those_that_stand():
    one, two, three = (rs.mark(name, rs.STILL, ARROW, rs.NURSE) for name in ("a", "b", "c"))
    state, own = rs.with_marks(rs.base_state(), one, two, three), OwnMarks()
    assert names(own, state) == ["c", "b", "a"]
    gone = msgspec.structs.replace(state, marks=state.marks.put("c", msgspec.structs.replace(three, removed=True)))
    assert names(own, gone) == ["b", "a"]
    assert names(own, state) == ["c", "b", "a"]


def test_another_person_surface_or_order_is_read_anew():
    state, own = rs.with_marks(rs.still_state(), rs.mark("mine", rs.STILL, ARROW, rs.NURSE)), OwnMarks()
    assert names(own, state) == ["mine"]
    assert set(names(own, state, rs.DOCTOR)) == {"k1", "k2", "k3"}
    other = msgspec.structs.replace(state, surfaces={KEY: ("mine", "k1")})
    assert names(own, other) == ["mine"]
    assert names(own, msgspec.structs.replace(other, surfaces={KEY: ("k1",)})) == []
