"""Colours that stand for people: the same on every screen, and no two alike as long as there are enough."""

import msgspec

from app.documents.palette import PENS, PEOPLE, badge, person_colour
from tests.ui import room_samples as rs


def test_people_are_told_apart_by_the_order_in_which_they_came():
    state = rs.base_state()
    colours = [person_colour(state, one) for one in state.people]
    assert colours == list(PEOPLE[: len(colours)]) and len({badge(one) for one in colours}) == len(colours)
    left = {name: msgspec.structs.replace(one, here=False) for name, one in state.people.items()}
    assert [person_colour(msgspec.structs.replace(state, people=left), one) for one in state.people] == colours
    assert person_colour(state, "nobody") not in colours
    assert PENS.index((0, 0, 0, 255)) not in PEOPLE
