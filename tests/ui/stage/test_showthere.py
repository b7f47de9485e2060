"""A mark that is not in view there: said at the mark, asked for with one press, brought into view on the other side."""

import msgspec
import pytest
from PySide6.QtCore import QRectF

from app.client.border import LookAsked, SayWhisper, SubmitEvent, WantPicture, WhisperView
from app.consult.events.documents import PageTurned
from app.consult.events.marks import Arrow
from app.consult.events.surface import surface_key
from app.consult.frozenmap import FrozenMap
from app.consult.state import Stage
from app.consult.whispers import LookHere, NotInView
from app.geometry import Box, Point
from tests.ui import room_samples as rs
from tests.ui.stage.test_seen import arrives, drawn, looks_into_the_corner, pictured
from ui.stage.receiptlayer import SEEN_MS


def with_own_mark(room, me=rs.DOCTOR, at=(1100, 650)):
    made = pictured(room, me=me)
    made.put(drawn(made, "mine", 43, at, me), delivered={rs.NURSE.person: 43, rs.DOCTOR.person: 43})
    return made


def hears(made, *marks, why="zoomed", by=rs.NURSE):
    made.engine.whispers.put(WhisperView(hidden={by.person: NotInView(marks, why)} if marks else {}))
    made.qtbot.waitUntil(lambda: bool(made.bridge.whispers.hidden) == bool(marks))


def test_a_mark_that_is_not_in_view_there_says_so_and_offers_show_there(qtbot, room):
    made = with_own_mark(room)
    assert not made.stage.status.show_there.isVisible()
    hears(made, "mine")
    assert "not in view at North valley clinic: another part is looked at" in made.stage.status.receipt_words
    assert made.stage.status.show_there.isVisible()

    made.stage.status.show_there.click()
    assert [told.whisper for told in made.posted(SayWhisper) if isinstance(told.whisper, LookHere)] == [
        LookHere("mine")
    ]

    hears(made)
    assert not made.stage.status.show_there.isVisible()


def test_a_mark_of_somebody_else_is_nothing_to_show_there(qtbot, room):
    made = with_own_mark(room)
    made.put(drawn(made, "hers", 44, (700, 300), rs.NURSE))
    hears(made, "hers")
    assert not made.stage.status.show_there.isVisible()


def test_who_leads_turns_to_the_page_first(qtbot, room):
    made = with_own_mark(room)
    made.put(msgspec.structs.replace(made.view.state, stage=Stage(None, None, rs.DOCTOR.person)))
    hears(made, "mine", why="elsewhere")
    made.stage.status.show_there.click()
    turned = [told.event for told in made.posted(SubmitEvent) if isinstance(told.event, PageTurned)]
    assert turned == [PageTurned(rs.STILL)]


def test_who_is_asked_sees_the_mark(qtbot, room):
    made = pictured(room)
    looks_into_the_corner(made)
    made.put(drawn(made, "far", 43, (1100, 650)))
    mark = made.view.state.marks["far"]
    assert not made.canvas.shows(mark)

    made.engine.mailbox.put(LookAsked(rs.DOCTOR.person, "far"))

    qtbot.waitUntil(lambda: made.canvas.shows(mark))
    assert made.stage.status.follow.isVisible()


def test_who_looks_at_another_page_is_brought_to_the_mark(qtbot, room):
    made = pictured(room)
    made.stage.go_live()
    made.put(drawn(made, "there", 43, (700, 380)))
    made.engine.mailbox.put(LookAsked(rs.DOCTOR.person, "there"))
    qtbot.waitUntil(lambda: made.canvas.key != "live")
    arrives(made)
    assert made.canvas.shows(made.view.state.marks["there"])


def test_only_who_drew_it_can_ask_for_it(qtbot, room):
    made = pictured(room)
    looks_into_the_corner(made)
    made.put(drawn(made, "far", 43, (1100, 650)))
    made.engine.mailbox.put(LookAsked("p-other", "far"))
    qtbot.wait(20)
    assert not made.canvas.shows(made.view.state.marks["far"])


def test_each_own_mark_carries_its_sign_until_it_was_seen(qtbot, room):
    made = with_own_mark(room, at=(700, 380))
    layer = next(part for part in made.stage._parts if type(part).__name__ == "ReceiptLayer")
    assert layer.signs["mine"][0] == "delivered"
    hears(made, "mine")
    assert layer.signs["mine"][0] == "not_in_view"

    shown = {rs.NURSE.person: FrozenMap({"mine": 43})}
    made.put(msgspec.structs.replace(made.view.state, marks_seen=shown))
    assert layer.signs["mine"][0] == "on_screen"
    made.clock.advance(SEEN_MS)
    layer._over.timeout.emit()
    assert "mine" not in layer.signs


def test_the_sign_of_a_mark_follows_it(qtbot, room):
    made = with_own_mark(room, at=(700, 380))
    layer = next(part for part in made.stage._parts if type(part).__name__ == "ReceiptLayer")
    before = layer.signs["mine"][1]
    moved = msgspec.structs.replace(
        made.view.state.marks["mine"], shape=Arrow(Point(10, 10), Point(90, 90), 1, 6.0), reshaped_seq=44
    )
    state = made.view.state
    made.put(msgspec.structs.replace(state, seq=44, marks=state.marks.put("mine", moved), reshaped=("mine",)))
    assert layer.signs["mine"][1] != before


def test_show_there_is_gone_with_the_word_that_it_was_seen(qtbot, room):
    made = with_own_mark(room)
    hears(made, "mine")
    assert made.stage.status.show_there.isVisible()
    shown = {rs.NURSE.person: FrozenMap({"mine": 43})}
    made.put(msgspec.structs.replace(made.view.state, marks_seen=shown))
    assert not made.stage.status.show_there.isVisible()


def test_each_eye_stands_its_own_time(qtbot, room):
    made = with_own_mark(room, at=(700, 380))
    made.put(drawn(made, "second", 44, (300, 200), rs.DOCTOR))
    layer = next(part for part in made.stage._parts if type(part).__name__ == "ReceiptLayer")
    seen = {"mine": 43}
    made.put(msgspec.structs.replace(made.view.state, marks_seen={rs.NURSE.person: FrozenMap(seen)}))
    made.clock.advance(SEEN_MS - 10)
    seen = {"mine": 43, "second": 44}
    made.put(msgspec.structs.replace(made.view.state, marks_seen={rs.NURSE.person: FrozenMap(seen)}))
    made.clock.advance(10)
    layer._over.timeout.emit()
    assert "mine" not in layer.signs and layer.signs["second"][0] == "on_screen"
    assert layer._over.interval() == SEEN_MS - 10
    layer._over.stop()


@pytest.mark.parametrize(("turn", "flip"), [(0, False), (1, False), (2, True), (3, False)])
def test_the_sign_stands_on_the_screen_and_at_the_mark_as_it_is_turned(qtbot, room, turn, flip):
    made = with_own_mark(room, at=(1280, 720))
    layer = next(part for part in made.stage._parts if type(part).__name__ == "ReceiptLayer")
    made.canvas.stand(turn, flip)
    view, screen = made.canvas.viewport, QRectF(made.canvas.rect())
    for box in (Box(1200, 0, 80, 40), Box(600, 300, 80, 40), Box(0, 690, 30, 30)):
        sign, shown = layer._round(view, box, screen), view.to_screen.box(box)
        assert screen.contains(sign)
        near = QRectF(shown.x, shown.y, shown.width, shown.height).adjusted(-40, -40, 40, 40)
        assert near.intersects(sign)
    close = view.showing(Box(600, 300, 80, 40))
    assert layer._round(close, Box(0, 0, 30, 30), screen) is None


def test_whoever_was_brought_to_a_part_gets_the_picture_of_that_part(qtbot, room):
    made = pictured(room)
    looks_into_the_corner(made)
    made.put(drawn(made, "far", 43, (1100, 650)))
    made.engine.posted.clear()
    made.engine.mailbox.put(LookAsked(rs.DOCTOR.person, "far"))
    qtbot.waitUntil(lambda: made.canvas.shows(made.view.state.marks["far"]))
    wanted = made.posted(WantPicture)[-1]
    assert wanted.box == made.canvas.viewport.visible


def test_whoever_was_brought_away_follows_the_leaders_next_turn(qtbot, room):
    made = pictured(room)
    state = msgspec.structs.replace(drawn(made, "there", 43, (700, 380)), stage=Stage(rs.PAGE, None, rs.DOCTOR.person))
    made.put(state)
    made.engine.mailbox.put(LookAsked(rs.DOCTOR.person, "there"))
    qtbot.waitUntil(lambda: made.canvas.key == surface_key(rs.STILL))

    made.put(msgspec.structs.replace(state, stage=Stage(rs.FUNDUS, None, rs.DOCTOR.person)))
    assert made.canvas.key == surface_key(rs.FUNDUS) and made.stage.looking.look.following
