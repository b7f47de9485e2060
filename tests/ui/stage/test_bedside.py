"""The keys of the bedside: four for everything, and why a step cannot be done by one press."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.client.border import MediaView, SayWhisper
from app.consult.events.guidance import Impossible
from app.consult.whispers import BackToLive
from tests.ui import room_samples as rs
from tests.ui.samples import OFFLINE
from ui.dialogs.impossible import ImpossibleDialog

LEFT = Qt.MouseButton.LeftButton


def test_what_is_in_the_way_is_told_in_words_and_by_its_ready_answer(qtbot, room):
    made = room(me=rs.NURSE)

    def writes(dialog):
        dialog.other.click()
        assert not dialog.send.isEnabled()
        dialog.text.setPlainText("No hand free")
        dialog.send.click()

    for press, expected in (
        (lambda dialog: dialog.keys["not_safe"].click(), Impossible("i2", "It is not safe now", "not_safe")),
        (
            lambda dialog: QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_1),
            Impossible("i2", "I do not understand", "not_understood"),
        ),
        (writes, Impossible("i2", "No hand free")),
    ):
        made.page.bedside.line.refuse.click()
        dialog = next(one for one in made.page.window().findChildren(ImpossibleDialog) if one.isVisible())
        dialog.activateWindow()
        qtbot.waitUntil(lambda dialog=dialog: QApplication.activeWindow() is dialog)
        press(dialog)
        qtbot.waitUntil(lambda expected=expected: bool(made.events) and made.events[-1] == expected)
        qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog) or not dialog.isVisible())


def test_the_four_keys_of_the_bedside_are_f1_to_f4_and_live_is_one_of_them(qtbot, room):
    made = room(rs.still_state(), me=rs.NURSE)
    bedside = made.page.bedside
    keys = [bedside.done, bedside.photograph, bedside.live, bedside.help, bedside.line.begin, bedside.line.refuse]
    assert [key.shortcut().toString() for key in keys] == ["F1", "F2", "F3", "F4", "F5", "F6"]
    assert made.stage.status.live.isHidden() and bedside.live.isEnabled()

    qtbot.mouseClick(bedside.live, LEFT)
    assert [one.whisper for one in made.posted(SayWhisper)] == [BackToLive()]
    qtbot.waitUntil(lambda: not bedside.live.isEnabled())


def test_the_end_of_the_consult_is_said_whatever_page_is_on_the_stage(qtbot, room):
    made = room(msgspec.structs.replace(rs.still_state(), instructions={}), me=rs.NURSE)
    assert made.page.bedside.line.text.text() == "Nothing to do right now."
    assert made.page.bedside.help.isEnabled()
    made.put(msgspec.structs.replace(made.view.state, seq=made.view.state.seq + 1, phase="closed"))
    assert made.canvas.key != "live" and made.page.bedside.line.text.text() == "This consult has ended"
    assert not made.page.bedside.help.isEnabled()  # nobody would come


def test_what_was_done_without_a_connection_is_told_when_it_is_back(qtbot, room):
    state = rs.still_state()
    last = next(reversed(state.instructions.values()))
    done = msgspec.structs.replace(last, state="done")
    made = room(me=rs.NURSE)
    said = made.page.bedside.line.text
    made.engine.link.put(OFFLINE)
    made.engine.media.put(MediaView())
    qtbot.waitUntil(lambda: made.bridge.link.state == "offline" and not made.bridge.media.on)
    waits = msgspec.structs.replace(state, instructions={done.instruction: done})
    made.put(waits, pending=frozenset({done.instruction}), unanswered=())
    assert said.text() == "Done. Dr Wei Chen is told when the connection is back."
    made.put(waits, unanswered=())
    assert said.text() == "Done. Dr Wei Chen is told."


def test_at_the_bedside_the_lamp_of_the_link_has_no_number(room):
    for me, words in ((rs.NURSE, "Online"), (rs.DOCTOR, "Online 210 ms")):
        link = room(me=me).page.top.link
        assert link.accessibleName() == words and "210 ms" in link.toolTip()
