"""A message is on somebody's screen when it was painted there, and waits in sight until it was read."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.client.border import MessagesPainted
from app.consult.events.guidance import Seen
from app.consult.state import Message, Stop
from tests.ui import room_samples as rs
from tests.ui.samples import NOW_MS
from ui.panels.messages import MessagesPanel

LEFT = Qt.MouseButton.LeftButton


def with_messages(state, *texts, by=rs.DOCTOR):
    told = tuple(Message(f"n{n}", text, by.person, 43 + n, NOW_MS - 3_000) for n, text in enumerate(texts))
    return msgspec.structs.replace(state, seq=43 + len(texts), messages=(*state.messages, *told))


def test_a_new_message_is_shown_at_the_bedside_while_no_panel_is_open(qtbot, room):
    made = room(me=rs.NURSE)
    assert made.page.note.isHidden() and made.page.panels.isHidden()
    made.put(with_messages(made.view.state, "Is the left pupil wide too?"))
    assert made.page.note.isVisible()
    assert made.page.note.text.text() == "Dr Wei Chen: Is the left pupil wide too?"
    qtbot.waitUntil(lambda: made.posted(MessagesPainted) == [MessagesPainted(made.view.state.consult, 43)])


def test_under_stop_neither_message_nor_instruction_is_on_screen(qtbot, room):
    made = room(me=rs.NURSE)
    instructions = dict(made.view.state.instructions)
    instructions["i9"] = msgspec.structs.replace(instructions["i2"], instruction="i9", state="given", steps=(), seq=40)
    stopped = msgspec.structs.replace(made.view.state, stops={"x": Stop("x", rs.DOCTOR.person, NOW_MS)})
    made.put(stopped)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    told = msgspec.structs.replace(with_messages(stopped, "Is she well?"), instructions=instructions)
    made.put(told)
    made.page.note.repaint()
    made.page.bedside.line.repaint()
    QApplication.processEvents()
    assert not made.posted(MessagesPainted) and Seen("i9") not in made.events
    over = Stop("x", rs.DOCTOR.person, NOW_MS, rs.NURSE.person, NOW_MS)
    made.put(msgspec.structs.replace(told, stops={"x": over}))
    made.clock.advance(1_000)
    made.page.clock.tick.emit()
    qtbot.waitUntil(lambda: bool(made.posted(MessagesPainted)) and Seen("i9") in made.events)


def test_it_waits_until_it_is_put_away(qtbot, room):
    made = room(me=rs.NURSE)
    made.put(with_messages(made.view.state, "Is the left pupil wide too?"))
    qtbot.mouseClick(made.page.note.key, LEFT)
    assert made.page.note.isHidden() and not made.page.unread.waiting


def test_of_several_that_came_at_once_only_what_was_painted_is_on_screen(qtbot, room):
    made = room(me=rs.NURSE)
    made.put(with_messages(made.view.state, "First.", "Second."))
    note = made.page.note
    qtbot.waitUntil(lambda: "n1" in made.page.unread._shown)
    assert not made.posted(MessagesPainted)
    assert note.more.text() == "Unread before it: 1" and note.key.text() == "Read"
    qtbot.mouseClick(note.key, LEFT)
    assert made.page.panels.isVisible() and made.page.panels.current == "messages"
    qtbot.waitUntil(lambda: made.posted(MessagesPainted) == [MessagesPainted(made.view.state.consult, 44)])
    qtbot.waitUntil(note.isHidden)


def test_a_message_too_long_for_the_line_is_not_on_screen_before_it_was_opened(qtbot, room):
    made = room(me=rs.NURSE)
    made.put(with_messages(made.view.state, "very " * 60 + "long"))
    made.page.note.repaint()
    assert made.page.note.text.text().endswith("…") and made.page.note.key.text() == "Read"
    assert not made.page.unread._shown


def test_behind_another_tab_a_message_is_counted_and_noted(qtbot, room):
    made = room()
    made.page.panels.open_panel("case")
    made.put(with_messages(made.view.state, "She sees better now.", by=rs.NURSE))
    tab = made.page.panels.tabs["messages"]
    assert tab.text() == "1" and tab.toolTip() == "Messages: 1 unread"
    assert made.page.note.isVisible()
    made.page.panels.open_panel("messages")
    qtbot.waitUntil(lambda: tab.text() == "")
    assert made.page.note.isHidden()


def test_a_row_above_the_list_was_not_seen(qtbot, room):
    made = room()
    made.page.panels.open_panel("messages")
    many = [f"Message {n}, with enough words to fill two lines of the column." for n in range(30)]
    made.put(with_messages(made.view.state, *many, by=rs.NURSE))
    qtbot.waitUntil(lambda: "n29" in made.page.unread._read)
    assert "n0" not in made.page.unread._shown and not made.posted(MessagesPainted)
    made.page.panels.findChild(MessagesPanel).rows.reveal("n0")
    qtbot.waitUntil(lambda: "n0" in made.page.unread._read)


def test_what_was_on_this_persons_screen_before_is_not_new(room):
    assert not room(me=rs.NURSE).page.unread.waiting


def test_the_age_of_a_message_goes_on(qtbot, room):
    made = room()
    made.page.panels.open_panel("messages")
    panel = made.page.panels.findChild(MessagesPanel)
    row = panel.rows.arrange([one.message for one in made.view.state.messages])["m3"]
    assert "2 min ago" in row.head.text()
    made.clock.advance(180_000)
    made.page.clock.tick.emit()
    assert "5 min ago" in row.head.text()
