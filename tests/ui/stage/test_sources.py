"""The row of pictures beside the stage: seen where there is a choice, pressed, aged, taken away; who shows sees it."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.client.border import MediaView, RemoveSource, SourceView, StageSource
from app.client.slots import small_key
from tests.ui import room_samples as rs

LEFT = Qt.MouseButton.LeftButton
FACE = SourceView("n.face", False, "face", "Integrated camera", staged=True, main=True)
PROBE = SourceView("n.probe", False, "examination", "HD otoscope")


def own(view: SourceView) -> SourceView:
    return msgspec.structs.replace(view, own=True)


def media(*sources: SourceView) -> MediaView:
    return msgspec.structs.replace(rs.MEDIA_ON, sources=sources)


def show(room, *sources):
    room.engine.media.put(media(*sources))
    room.qtbot.waitUntil(lambda: room.bridge.media.sources == sources)


def test_one_camera_at_each_end_is_no_choice_and_takes_no_room(qtbot, room):
    assert room(media=media()).stage.sources.isHidden()
    made = room(media=media(own(FACE), FACE))
    assert made.stage.sources.isHidden()
    show(made, own(FACE), FACE, PROBE)
    assert made.stage.sources.isVisible() and set(made.stage.sources.tiles) == {"n.face", "n.probe"}
    show(made, own(FACE), FACE)
    assert made.stage.sources.isHidden()


def test_a_press_asks_for_a_picture_and_the_tile_says_what_comes_of_it(qtbot, room):
    made = room(media=media(FACE, PROBE))
    tiles = made.stage.sources.tiles
    assert (tiles["n.face"].words, tiles["n.probe"].words) == ("On the stage", "No picture yet")
    qtbot.mouseClick(tiles["n.probe"], LEFT)
    assert made.posted(StageSource) == [StageSource("n.probe")]
    show(made, FACE, msgspec.structs.replace(PROBE, asked=True))
    assert tiles["n.probe"].words == "Coming…"
    show(made, msgspec.structs.replace(FACE, staged=False), msgspec.structs.replace(PROBE, staged=True))
    assert tiles["n.probe"].words == "On the stage" and tiles["n.probe"].accessibleDescription() == "On the stage"


def test_what_rests_says_how_old_it_is(qtbot, room):
    made = room(media=media(FACE, PROBE))
    made.engine.slots.small("n.probe").put(rs.small_frame("n.probe", 2))
    qtbot.waitUntil(lambda: made.bridge.newest_frame(small_key("n.probe")) is not None)
    tile = made.stage.sources.tiles["n.probe"]
    qtbot.waitUntil(lambda: tile.words == "12 s old")
    made.clock.advance(30_000)
    made.page.clock.tick.emit()
    assert tile.words == "42 s old"


@pytest.mark.parametrize(
    ("state", "words"), [("covered", "Covered"), ("absent", "No picture"), ("black", "No picture")]
)
def test_a_picture_that_is_not_there_shows_no_old_one_in_its_place(qtbot, room, state, words):
    made = room(media=media(FACE, msgspec.structs.replace(PROBE, state=state)))
    assert made.stage.sources.tiles["n.probe"].words == words


def test_who_shows_a_window_always_sees_that_it_is_shown_and_ends_it_with_one_press(qtbot, room):
    letter = SourceView("d.w", True, "screen", "Letter", staged=True)
    made = room(media=media(letter, FACE))
    tile = made.stage.sources.tiles["d.w"]
    assert tile.isVisible() and tile.words == "On the stage" and "Letter" in tile.toolTip()
    qtbot.mouseClick(tile.away, LEFT)
    assert made.posted(RemoveSource) == [RemoveSource("d.w")] and not made.posted(StageSource)


def test_the_camera_of_the_place_is_not_taken_away_here(qtbot, room):
    made = room(me=rs.NURSE, media=media(own(FACE), own(PROBE)))
    tiles = made.stage.sources.tiles
    assert tiles["n.face"].away.isHidden() and not tiles["n.probe"].away.isHidden()


def test_a_window_that_the_specialist_shows_is_large_at_the_bedside_until_it_is_pressed(qtbot, room):
    made = room(me=rs.NURSE, media=media(own(FACE)))
    inset = made.stage.insets.insets["remote"]
    small = inset.sizeHint().width()
    show(made, own(FACE), SourceView("d.w", False, "screen", staged=True))
    assert inset.sizeHint().width() > 2 * small
    inset.pressed.emit()
    assert inset.sizeHint().width() == small
    show(made, own(FACE))
    assert inset.sizeHint().width() == small


def test_the_stage_names_which_picture_is_live(qtbot, room):
    made = room(media=media(FACE, PROBE))
    made.frame("remote")
    assert made.stage.status.words == "Live: Camera"
    bedside = room(me=rs.NURSE, media=media(SourceView("n.w", True, "screen", staged=True)))
    bedside.frame("own")
    bedside.page.clock.tick.emit()
    assert bedside.stage.status.words == "Live: the window that I show"
