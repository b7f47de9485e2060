"""One mark under the pointer: struck by the lead, erased by its author, let be by everybody else."""

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.consult.events import BookmarkPlaced
from app.consult.events.marks import Ellipse, MarkRemoved, MarkStruck
from app.geometry import Box
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag, place
from ui.dialogs.reason import ReasonDialog


def with_the_nurses_mark():
    hers = rs.mark("hers", rs.FUNDUS, Ellipse(Box(900, 300, 200, 200), 2, 8.0), by=rs.NURSE, seq=30)
    return rs.with_marks(rs.fundus_state(), hers)


def entries(made):
    return [action for action in made.page.striking.menu.actions() if not action.isSeparator()]


def strike_it() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    dialog._choices.buttons()[0].setChecked(True)
    dialog._confirm.click()


def test_the_lead_strikes_anothers_mark_with_the_right_button(qtbot, room):
    made = room(with_the_nurses_mark())
    made.canvas.customContextMenuRequested.emit(place(made.canvas, 900, 400))
    about, action = entries(made)
    assert about.text().startswith("Ellipse, drawn by Ingrid Berg at ") and not about.isEnabled()
    assert "Ingrid Berg" in action.text()

    made.page.striking.menu.close()
    action.trigger()
    strike_it()

    assert made.events == [MarkStruck("hers", "Wrong place")]


def test_the_eraser_on_anothers_mark_asks_the_lead_to_strike_it(qtbot, room):
    made = room(with_the_nurses_mark())
    made.stage.drawer.take("erase")
    drag(qtbot, made.canvas, (900, 400), (901, 401))
    strike_it()
    assert made.events == [MarkStruck("hers", "Wrong place")]


def test_a_struck_mark_leaves_the_stage(qtbot, room):
    made = room(with_the_nurses_mark())
    struck = msgspec.structs.replace(made.view.state.marks["hers"], struck_by=rs.DOCTOR.person, struck_reason="wrong")
    made.put(msgspec.structs.replace(made.view.state, marks=made.view.state.marks.put("hers", struck)))
    assert "hers" not in made.canvas.stored.names


def test_nobody_but_the_lead_strikes(qtbot, room):
    made = room(with_the_nurses_mark(), rs.NURSE)
    made.canvas.customContextMenuRequested.emit(place(made.canvas, 420, 710))  # the doctor's ellipse
    (about,) = entries(made)
    assert "Dr Wei Chen" in about.text() and not about.isEnabled()
    made.page.striking.menu.close()


def test_ones_own_mark_is_erased_from_the_menu_and_undone(qtbot, room):
    made = room(with_the_nurses_mark(), rs.NURSE)
    made.canvas.customContextMenuRequested.emit(place(made.canvas, 900, 400))
    entries(made)[1].trigger()
    made.page.striking.menu.close()
    assert made.events == [MarkRemoved("hers")] and made.stage.drawer.history.can_undo


def test_a_mark_under_the_eraser_is_veiled_until_the_pen_is_up(qtbot, room):
    made = room(with_the_nurses_mark(), rs.NURSE)
    made.stage.drawer.take("erase")
    qtbot.waitUntil(lambda: "hers" in made.canvas.stored.names)
    drag(qtbot, made.canvas, (900, 400), (905, 405), release=False)
    assert made.canvas.stored.faded == ("hers",)
    qtbot.mouseRelease(made.canvas, Qt.MouseButton.LeftButton, pos=place(made.canvas, 905, 405))
    assert made.events == [MarkRemoved("hers")] and made.canvas.stored.faded == ()


def test_b_marks_the_moment_and_says_so(qtbot, room):
    made = room()
    made.page.activateWindow()
    qtbot.waitUntil(made.page.isActiveWindow)
    made.canvas.setFocus()
    qtbot.keyClick(made.canvas, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: made.events == [BookmarkPlaced()])
    assert "marked" in made.page.banner.text


def test_the_right_button_beside_every_mark_opens_nothing(qtbot, room):
    made = room(with_the_nurses_mark())
    made.canvas.customContextMenuRequested.emit(QPoint(5, 5))
    assert not made.page.striking.menu.isVisible()
