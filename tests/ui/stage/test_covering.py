"""A mark that something of ours lies over was not seen: small pictures on the stage, windows before it, questions."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QDialog, QWidget

from app.client.border import Painted, SourceView
from app.consult.events.marks import Arrow
from app.consult.frozenmap import FrozenMap
from app.consult.whispers import NotInView
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.stage.test_pointing import framed, showing
from tests.ui.stage.test_seen import arrives, drawn, hidden, marks, pictured, seen
from ui.stage import seen as telling
from ui.stage.covering import is_covered, lies_in
from ui.stage.seen import SeenTeller

SOME = 40


def teller(made):
    return next(part for part in made.stage._parts if isinstance(part, SeenTeller))


def window_over(made, place, kind=QWidget):
    """Owned by the room's window, over this part of the stage."""
    over = kind(made.page, Qt.WindowType.Window)
    put(made, over, place)
    over.show()
    made.qtbot.waitExposed(over)
    return over


def put(made, window, place):
    window.setGeometry(QRect(made.canvas.mapToGlobal(place.topLeft()), place.size()))


def quarter(made):
    return QRect(QPoint(0, 0), made.canvas.size() / 2)


def test_under_the_enlarged_picture_of_the_bedside_no_mark_is_seen(qtbot, room):
    state = rs.still_state()
    known = {rs.NURSE.person: FrozenMap(dict.fromkeys(state.marks, state.seq))}
    shown = showing(SourceView("d.window", False, "screen", staged=True))
    made = room(msgspec.structs.replace(state, marks_seen=known), rs.NURSE, shown)
    arrives(made)
    framed(made, "remote", "d.window")
    inset = made.stage.insets.insets["remote"]
    qtbot.waitUntil(lambda: inset.isVisible() and inset.large)
    middle = inset.geometry().center()
    under = made.canvas.viewport.to_surface.apply(Point(middle.x(), middle.y()))

    made.put(drawn(made, "under", 43, (under.x, under.y)))
    assert marks(made) == []
    assert hidden(made)[-1] == NotInView(("under",), "covered")

    inset.pressed.emit()
    assert not inset.large
    qtbot.waitUntil(lambda: marks(made) == [(("under",), 43)])


def test_under_a_window_of_ours_no_mark_is_seen_until_it_is_moved_away(qtbot, room):
    made = pictured(room)
    over = window_over(made, quarter(made))
    made.put(drawn(made, "under", 43, (300, 200)))
    made.put(drawn(made, "beside", 44, (1000, 600)))
    qtbot.waitUntil(lambda: marks(made) == [(("beside",), 44)])

    put(made, over, quarter(made).translated(made.page.width() * 2, 0))
    assert teller(made)._again.isActive()
    teller(made)._again.timeout.emit()
    qtbot.waitUntil(lambda: marks(made)[-1] == (("under",), 44))
    over.deleteLater()


def test_a_small_question_before_a_large_one_uncovers_nothing(qtbot, room):
    made = pictured(room)
    qtbot.waitUntil(lambda: seen(made) == [42])
    large = window_over(made, made.canvas.rect().adjusted(-5, -5, 5, 5), QDialog)
    small = QDialog(large)
    small.setModal(True)
    put(made, small, QRect(10, 10, 80, 60))
    small.show()
    qtbot.waitExposed(small)

    made.put(drawn(made, "under", 43, (700, 380)))
    assert seen(made) == [42] and marks(made) == []
    assert hidden(made)[-1] == NotInView(("under",), "covered")

    small.close()
    large.close()
    teller(made)._again.timeout.emit()
    qtbot.waitUntil(lambda: made.posted(Painted)[-1].seq == 43 and marks(made) == [(("under",), 43)])
    large.deleteLater()


@pytest.mark.parametrize(("over", "covered"), [(20, False), (21, True), (0, False)])
def test_a_fifth_of_it_may_lie_under_something(over, covered):
    place = QRectF(0, 0, 100, 10)
    assert is_covered(place, QRegion(0, 0, over, 50)) is covered
    assert lies_in(place, QRectF(over, 0, 500, 500)) is not covered


def test_marks_beside_the_part_in_view_are_asked_for_once_and_some_a_paint(qtbot, room, monkeypatch):
    monkeypatch.setattr(telling, "A_PAINT", SOME)
    made = pictured(room)
    made.canvas.zoom(8.0, made.canvas.viewport.to_screen.apply(Point(0, 0)))
    arrow = Arrow(Point(1100, 600), Point(1200, 700), 1, 6.0)
    many = (rs.mark(f"m{number}", rs.STILL, arrow, seq=43 + number) for number in range(3 * SOME))
    made.put(msgspec.structs.replace(rs.with_marks(made.view.state, *many), seq=5_000))
    qtbot.waitUntil(lambda: made.canvas.repaint() or not teller(made)._left)
    asked, made_anew, place = [], [], made.canvas.place
    monkeypatch.setattr(made.canvas, "place", lambda mark: asked.append(mark) or place(mark))
    for _ in range(5):
        made.canvas.repaint()
    assert asked == []

    made.canvas.pan(-10, 0)
    qtbot.waitUntil(lambda: made.canvas.stored.is_whole)
    monkeypatch.setattr(made.canvas.stored, "pieces", made_anew.append)
    asked.clear()
    teller(made)._asked = None
    made.canvas.repaint()
    assert len(asked) == SOME
    made.canvas.repaint()
    made.canvas.repaint()
    made.canvas.repaint()
    assert len(asked) == 3 * SOME and made_anew == [] and marks(made) == []


def test_what_was_taken_away_unseen_and_is_put_back_is_told_where_it_is_seen(qtbot, room):
    made = pictured(room)
    made.stage.go_live()
    made.put(drawn(made, "back", 43, (700, 380)))
    mark, known = made.view.state.marks["back"], made.view.state.marks
    removed = known.put("back", msgspec.structs.replace(mark, removed=True))
    made.put(msgspec.structs.replace(made.view.state, seq=44, marks=removed))
    assert hidden(made) == [] or hidden(made)[-1].marks == ()
    made.stage.follow()
    arrives(made)
    assert marks(made) == []

    made.put(msgspec.structs.replace(made.view.state, seq=45, marks=known))
    qtbot.waitUntil(lambda: marks(made) == [(("back",), 45)])
