"""The words over the stage: how old a still is."""

import msgspec

from app.consult.events.surface import FrameSurface, surface_key
from tests.ui import room_samples as rs
from ui.stage.surface_words import surface_words
from ui.stage.ticking import RoomClock


def words_of(made, surface):
    return surface_words(made.bridge, made.page._mode, surface, "whole", RoomClock(made.clock, made.page)).words


def test_a_still_is_as_old_as_its_picture_and_a_finer_one_makes_it_no_younger(qtbot, room):
    state = rs.still_state()
    still = msgspec.structs.replace(
        state.stills[surface_key(rs.STILL)], at_ms=rs.NOW_MS - 1_000, taken_ms=rs.NOW_MS - 21_000
    )
    made = room(msgspec.structs.replace(state, stills={surface_key(rs.STILL): still}), rs.NURSE)

    assert words_of(made, rs.STILL) == "Still, 21 s"


def test_a_frame_whose_still_has_not_come_is_as_old_as_its_stamp_says(qtbot, room):
    made = room()
    assert words_of(made, FrameSurface(rs.SOURCE, rs.NOW_MS - 7_000, 1280, 720)) == "Still, 7 s"
    assert words_of(made, FrameSurface(rs.SOURCE, 61_234, 1280, 720)) == "Still, just now"
