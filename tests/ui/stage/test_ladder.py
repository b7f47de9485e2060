"""What the link or a computer does not carry, said calmly at both ends; what is kept, how old a picture is."""

import msgspec
import pytest

from app.client.border import Freeze, MediaView, Said, Watched, WatchPicture
from app.consult.events.surface import surface_key
from tests.ui import room_samples as rs
from ui.stage.ladder_words import LadderTeller, Told, ladder_words, told_of
from ui.stage.standing import STANDS_MS, Standing
from ui.stage.watching import DOUBTED_MS

KEYS = ("picture.small", "picture.slow", "stills.first", "computer.slow", "stethoscope.recorded", "picture.off")
OFF = Watched(said=Said("picture.off", "own"))


def media_with(watched: Watched, **changes: object) -> MediaView:
    return msgspec.structs.replace(rs.MEDIA_ON, watched=watched, **changes)


@pytest.mark.parametrize("key", KEYS)
def test_every_word_of_the_ladder_is_a_sentence_of_its_own_at_each_end(key):
    said = [ladder_words(Told(Said(key, "unknown", way))) for way in ("out", "in")]
    assert all(one.endswith(".") for one in said) and said[0] != said[1]


def test_the_sentence_says_whose_link_is_weak():
    words = {whose: ladder_words(Told(Said("picture.off", whose))) for whose in ("own", "other", "unknown")}
    assert len(set(words.values())) == 3
    assert words["own"].startswith("Your link is weak.")


def test_the_heavier_is_said_and_of_the_same_weight_the_patients_picture():
    small, off = Said("picture.small", "unknown"), Said("picture.off", "unknown")
    back = Said("picture.small", "unknown", "in")
    assert told_of(Watched(said=small, heard=back), at_bedside=True).said == small
    assert told_of(Watched(said=small, heard=back), at_bedside=False).said == back
    assert told_of(Watched(said=off, heard=back), at_bedside=False).said == off
    assert told_of(Watched(), at_bedside=True) == Told()


def test_a_slow_computer_says_what_of_its_own_it_gave_up():
    slow = Said("computer.slow", "unknown")
    said = {
        ladder_words(told_of(Watched(said=slow, recorded=recorded, self_view=shown), True))
        for recorded, shown in (("whole", True), ("small", True), ("sound", True), ("sound", False))
    }
    assert len(said) == 4


def test_what_stands_two_seconds_is_shown_and_what_is_over_goes_at_once():
    standing = Standing("")
    assert [standing.hear(ms, "a") for ms in (0, STANDS_MS - 1, STANDS_MS)] == ["", "", "a"]
    assert standing.hear(2_500, "b") == "a"  # another word waits its turn, the old one does not blink
    assert standing.hear(2_500 + STANDS_MS, "b") == "b"
    assert standing.hear(5_000, "") == ""
    assert standing.hear(5_001, "b") == ""


def test_nothing_is_said_of_a_meeting_that_is_not_on():
    teller = LadderTeller(at_bedside=True)
    teller.hear(media_with(OFF), 0)
    teller.hear(media_with(OFF), STANDS_MS)
    assert teller.line
    teller.hear(MediaView(), STANDS_MS + 1)
    assert not teller.line


def test_what_weighs_most_crosses_the_room_and_the_lighter_stands_over_the_stage(qtbot, room):
    made = room(rs.base_state(), rs.NURSE, media_with(OFF))
    made.frame("own")
    assert made.page.banner.isHidden()
    made.clock.advance(STANDS_MS)
    made.page.clock.tick.emit()
    assert "paused" in made.page.banner.text
    small = media_with(Watched(said=Said("picture.small", "own")))
    made.engine.media.put(small)
    qtbot.waitUntil(lambda: made.bridge.media is small)
    made.clock.advance(STANDS_MS)
    made.page.clock.tick.emit()
    assert made.page.banner.isHidden()
    assert "less sharp" in made.stage.status.detail


def test_the_specialist_chooses_what_is_kept_and_the_bedside_reads_it(qtbot, room):
    made = room()
    made.frame("remote")
    key = made.stage.status.keep
    assert key.isVisible()
    key.choose("detail")
    assert made.posted(WatchPicture)[-1].keep == "detail"
    assert key.text() == "Keep detail"
    there = room(rs.base_state(), rs.NURSE, media_with(Watched(kept="detail")))
    there.frame("own")
    assert there.stage.status.keep.isHidden()
    there.page.clock.tick.emit()
    assert "Detail is kept" in there.stage.status.detail


def test_a_page_on_the_stage_leaves_the_picture_a_small_size_and_live_asks_for_it_whole(qtbot, room):
    made = room()
    made.frame("remote")
    qtbot.waitUntil(lambda: any(one.width > 640 for one in made.posted(WatchPicture)))
    made.put(rs.still_state())
    assert made.stage.status.keep.isHidden()
    qtbot.waitUntil(lambda: made.posted(WatchPicture)[-1].width == 480)
    made.put(rs.base_state())
    qtbot.waitUntil(lambda: made.posted(WatchPicture)[-1].width > 640)
    assert {one.keep for one in made.posted(WatchPicture)} == {"motion"}


def test_an_old_picture_is_marked_at_the_specialist_and_at_the_bedside(qtbot, room):
    made = room(media=media_with(Watched(), remote_age_ms=3_000))
    made.frame("remote")
    made.page.clock.tick.emit()
    assert made.stage.status.words == "Live, 3 s old"
    assert made.stage.edges.doubt == "3 s old"
    made.put(rs.still_state())
    assert not made.stage.edges.doubt
    there = room(rs.base_state(), rs.NURSE, media_with(Watched(seen_age_ms=2_000)))
    there.frame("own")
    there.page.clock.tick.emit()
    assert "2 s late" in there.stage.edges.doubt


def test_a_window_that_paints_late_says_so(qtbot, room):
    made = room()
    made.bridge.lateness.since_asked_ms()
    for late_s in (0.05, 0.08, 0.09):
        made.bridge.lateness.woken()
        made.bridge.lateness._woken_s -= late_s
        made.bridge.lateness.taken()
    made.page.clock.tick.emit()
    assert made.posted(WatchPicture)[-1].late_ms >= 80


def test_the_own_small_picture_is_hidden_with_words_where_the_computer_is_slow(qtbot, room):
    made = room(media=media_with(Watched(self_view=False)))
    made.frame("own")
    assert not made.stage.insets.insets["own"].has_picture
    assert "Hidden" in made.stage.insets.insets["own"]._words


def test_a_picture_that_lacks_parts_is_marked_and_so_is_the_still_that_is_frozen_of_it(qtbot, room):
    made = room()
    made.frame("remote")
    torn = msgspec.structs.replace(rs.bedside_frame(52_040), incomplete=True)
    made.engine.frames["remote"].put(torn)
    qtbot.waitUntil(lambda: made.canvas.on_screen is not None and made.canvas.on_screen.frame is torn)
    assert made.stage.edges.doubt == "incomplete"
    assert made.stage.status.words == "Live, incomplete"
    made.stage.surface_under_pen()
    assert made.posted(Freeze)
    qtbot.waitUntil(lambda: made.canvas.key != "live")
    assert made.stage.edges.doubt == "incomplete"
    made.put(rs.base_state())
    made.frame("remote", 52_080)
    made.clock.advance(DOUBTED_MS)
    made.stage.go_live()
    made.fold()
    made.page.clock.tick.emit()
    assert not made.stage.edges.doubt


def test_a_still_kept_of_such_a_picture_says_so_until_the_whole_one_is_there(qtbot, room):
    state = rs.still_state()
    key = surface_key(rs.STILL)
    kept = msgspec.structs.replace(state.stills[key], quality="received", incomplete=True)
    made = room(msgspec.structs.replace(state, stills={key: kept}))
    made.engine.pictures[key] = rs.picture_of(rs.STILL, rs.bedside_frame().pixels, 1280, 720, "received")
    made.stage._show_room(made.bridge.room)
    assert made.stage.status.detail == "as it was received, incomplete"
    made.engine.pictures[key] = rs.picture_of(rs.STILL, rs.bedside_frame().pixels, 1280, 720, "whole")
    made.stage._show_room(made.bridge.room)
    assert not made.stage.edges.doubt
