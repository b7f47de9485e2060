"""Nothing that comes or goes around the stage moves the picture under a pen, and what a caliper says moves nothing."""

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.client.border import CurveTraced, Painted, TraceCurve
from app.consult.events.marks import Figure, MarkAdded
from app.geometry import Point
from app.settings import assets_folder
from tests.ui import paper_samples as ps
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag
from tests.ui.stage.test_seen import drawn, marks, pictured
from ui.stage.paperbar import PaperBar

FIGURES = tuple(Figure(name, 968.0, "ms", 24.0) for name in ("QT", "RR", "QTc Bazett", "QTc Fridericia"))
WHY = "Here nothing can be measured: a leg stands in a gap, or too far from the other for this interval."
LEFT = Qt.MouseButton.LeftButton


def aim(made) -> QPoint:
    """A pixel of the window, off every middle: another size and another place of the picture are both seen there."""
    return made.canvas.mapTo(made.page, made.canvas.rect().center() + QPoint(90, 70))


def under(made, at: QPoint) -> Point:
    here = made.canvas.mapFrom(made.page, at)
    return made.canvas.viewport.to_surface.apply(Point(here.x(), here.y()))


def settled(qtbot, made) -> None:
    qtbot.waitUntil(lambda: not made.stage.steady.is_held)
    QApplication.processEvents()


@pytest.fixture(params=["en", "nb", "zh_CN"])
def spoken(request, qapp):
    translator = QTranslator()
    if request.param != "en":
        assert translator.load(str(assets_folder() / "i18n" / f"preceptor_{request.param}.qm"))
        QCoreApplication.installTranslator(translator)
    yield request.param
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("me", [rs.DOCTOR, rs.NURSE], ids=["desk", "bedside"])
@pytest.mark.parametrize("width", [1366, 900])
def test_what_a_caliper_says_comes_and_goes_without_moving_the_sheet(qtbot, room, spoken, width, me):
    made = room(ps.curves_state(), me)
    made.page.resize(width, 768)
    QApplication.processEvents()
    (bar,) = made.stage.findChildren(PaperBar)
    if me is rs.NURSE:  # where the stage is low its line comes with the tool, by a press beside the stage
        assert not bar.readout.isVisible()
        made.stage.drawer.take("caliper")
        for _ in range(3):  # shown, as high as its width makes it, and the bar around it
            QApplication.processEvents()
    at, size = aim(made), made.canvas.size()
    before = under(made, at)
    made.stage.drawer.take("caliper")
    for figures, why in ((FIGURES, ""), ((), WHY), ((), "")):
        bar.calipers.told.emit(figures, why)
        QApplication.processEvents()
        assert (under(made, at), made.canvas.size()) == (before, size)
    made.stage.drawer.take("point")
    QApplication.processEvents()
    assert under(made, at) == before


def test_the_answer_about_one_caliper_does_not_move_the_next(qtbot, room):
    made = room(ps.curves_state())
    (bar,) = made.stage.findChildren(PaperBar)
    made.stage.drawer.take("caliper")
    drag(qtbot, made.canvas, (50, 120), (60, 120), (90, 120))
    made.fold()
    (asked,) = made.posted(TraceCurve)
    at = aim(made)
    before = under(made, at)
    drag(qtbot, made.canvas, (50, 120), (60, 120), release=False)
    made.engine.mailbox.put(CurveTraced(asked.token, "II", FIGURES))
    qtbot.waitUntil(lambda: bool(bar.readout.text()))
    QApplication.processEvents()
    assert under(made, at) == before


def test_lines_and_bars_that_come_under_a_pen_leave_the_picture_where_it_is_until_it_rests(qtbot, room):
    made = room()
    made.frame("remote")
    made.stage.drawer.take("pen")
    at, size = aim(made), made.canvas.size()
    before = under(made, at)
    qtbot.mousePress(made.canvas, LEFT, pos=made.canvas.mapFrom(made.page, at))
    assert made.canvas.key.startswith("frame:")  # the still brings the bar of pictures
    made.page.banner.say("amber", "The nurse asks you to look at the left eye as well.", "Look")
    QApplication.processEvents()
    assert made.stage.steady.size() != size  # they are there, and have taken their room
    assert (under(made, at), made.canvas.size()) == (before, size)
    over = at + QPoint(60, 40)
    meant = under(made, over)
    qtbot.mouseMove(made.canvas, made.canvas.mapFrom(made.page, over))
    made.page.banner.say("amber", "")
    made.page.film.hide()  # as wide as it was: the stage goes to the left
    QApplication.processEvents()
    assert (under(made, over), made.canvas.size()) == (meant, size)
    qtbot.mouseRelease(made.canvas, LEFT, pos=made.canvas.mapFrom(made.page, over))
    (added,) = [one for one in made.events if isinstance(one, MarkAdded)]
    assert added.surface.width == 1280
    made.fold()
    assert under(made, over) == meant  # the hand may be on its way to the next stroke
    settled(qtbot, made)
    assert made.canvas.geometry() == made.stage.steady.rect()
    assert made.canvas.viewport.screen.height == made.stage.steady.height()


def test_a_window_that_gets_another_size_takes_the_picture_along(qtbot, room):
    made = room(ps.curves_state())
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (50, 120), (60, 120), release=False)
    made.page.resize(1200, 700)
    QApplication.processEvents()
    assert made.canvas.geometry() == made.stage.steady.rect()
    qtbot.mouseRelease(made.canvas, LEFT, pos=QPoint(50, 50))
    settled(qtbot, made)


def test_a_mark_where_a_bar_cuts_the_stage_off_is_seen_once_the_stage_has_its_room_again(qtbot, room):
    made = pictured(room, me=rs.DOCTOR)
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (500, 300), (520, 300), release=False)
    bar = QWidget()
    bar.setFixedHeight(200)
    made.stage.bars.addWidget(bar)
    QApplication.processEvents()
    low = made.canvas.rect().center().x(), made.canvas.height() - 110
    assert made.canvas.geometry().bottom() > made.stage.steady.rect().bottom() + 150
    at = made.canvas.viewport.to_surface.apply(Point(*low))
    made.put(drawn(made, "under", 43, (at.x, at.y), rs.NURSE))
    assert made.canvas.shows(made.view.state.marks["under"]) and marks(made) == []
    bar.hide()
    qtbot.waitUntil(lambda: marks(made) == [(("under",), 43)])
    assert made.canvas.is_held()


def test_what_comes_while_the_corner_of_the_stage_is_cut_off_is_painted_all_the_same(qtbot, room):
    made = pictured(room, me=rs.DOCTOR)
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (500, 300), (520, 300), release=False)
    made.page.banner.say("amber", "The nurse asks you to look at the left eye as well.", "Look")
    QApplication.processEvents()
    assert made.canvas.y() < 0
    made.put(msgspec.structs.replace(made.view.state, seq=44))
    qtbot.waitUntil(lambda: made.posted(Painted)[-1].seq == 44)
    assert made.canvas.is_held()


@pytest.mark.parametrize("how", ["asked", "hidden"])
def test_a_pen_whose_release_is_never_told_holds_nothing(qtbot, room, how):
    made = room(ps.curves_state())
    made.stage.drawer.take("pen")
    drag(qtbot, made.canvas, (50, 120), (60, 120), release=False)
    assert made.stage.steady.is_held and made.stage.drawer.is_drawing
    question = QDialog(made.page)
    if how == "asked":
        question.open()
    else:
        made.stage.hide()
    qtbot.waitUntil(lambda: not made.stage.drawer.is_drawing)
    settled(qtbot, made)
    assert made.events == []
    question.close()
    made.stage.show()
    drag(qtbot, made.canvas, (50, 120), (60, 120), (90, 120))
    assert len(made.events) == 1


def test_what_is_said_of_a_caliper_brought_back_with_another_tool_in_hand_is_shown_at_the_bedside_too(room):
    made = room(ps.curves_state(), rs.NURSE)
    (bar,) = made.stage.findChildren(PaperBar)
    bar.calipers.told.emit((), "")
    assert not bar.readout.isVisible()
    bar.calipers.told.emit((), WHY)
    assert bar.readout.isVisible() and bar.readout.text() == WHY
