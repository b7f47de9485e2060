"""A photographed ECG has a scale only after a person set its corners and said what its lines cannot say."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from app.client.border import (
    DropPaper,
    FindPaper,
    PaperFound,
    PaperRefused,
    PaperShared,
    PaperStraightened,
    SharePaper,
    StraightenPaper,
)
from app.consult.events.surface import PageSurface
from app.geometry import Box, Point
from app.settings import assets_folder
from tests.ui import room_samples as rs
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.stage.gridconfirm import GridConfirm
from ui.theme import Theme, load_fonts

CORNERS = (Point(0.1, 0.1), Point(0.9, 0.1), Point(0.9, 0.8), Point(0.1, 0.8))
GRID = Box(20, 20, 300, 200)
PHOTO = PageSurface("d-photo", 0)
LEFT = Qt.MouseButton.LeftButton


class Made:
    def __init__(self, qtbot) -> None:
        load_fonts(assets_folder())
        self.qtbot, self.engine = qtbot, PuppetEngine()
        self.theme = Theme(assets_folder(), "light")
        self.bridge = Bridge(self.engine)
        self.dialog = GridConfirm(self.bridge, self.theme, PHOTO, "Strip", None)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        qtbot.waitExposed(self.dialog)

    def last(self, kind: type):
        return [one for one in self.engine.posted if isinstance(one, kind)][-1]

    def hear(self, notice) -> None:
        self.engine.mailbox.put(notice)

    def found(self) -> None:
        frame = rs.frame_of(np.full((300, 400, 3), 200, np.uint8))
        self.hear(PaperFound(self.dialog.token, frame, CORNERS))
        self.qtbot.waitUntil(lambda: self.dialog.corners.corners == CORNERS)

    def straightened(self, box: Box | None = GRID, why: str = "") -> None:
        frame = rs.frame_of(np.full((300, 400, 3), 220, np.uint8))
        self.hear(PaperStraightened(self.dialog.token, frame, 4.0 if box else 0.0, box, why))
        self.qtbot.waitUntil(lambda: self.dialog.plain.isVisible())


@pytest.fixture
def made(qtbot, qapp) -> Made:
    return Made(qtbot)


def test_corners_are_proposed_and_moved_by_hand_and_by_the_keys(made, qtbot):
    assert made.last(FindPaper).surface == PHOTO and not made.dialog.go.isEnabled()
    made.found()
    view = made.dialog.corners
    start, end = view._place(CORNERS[2]).toPoint(), view._place(Point(0.8, 0.7)).toPoint()
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, LEFT, pos=end)
    assert view.corners[2].x == pytest.approx(0.8, abs=0.02) and view.corners[0] == CORNERS[0]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert view.corners[3].x > CORNERS[3].x
    qtbot.mouseClick(view, LEFT, pos=QPoint(view.width() // 2, view.height() // 2))
    made.dialog.go.click()
    assert made.last(StraightenPaper).corners == view.corners


def test_nothing_is_measured_before_a_person_said_that_it_is_ecg_paper(made):
    made.found()
    made.dialog.go.click()
    made.straightened()
    assert not made.dialog.go.isEnabled()
    made.dialog.sure.setChecked(True)
    made.dialog._speed.button(1).click()
    made.dialog.go.click()
    shared = made.last(SharePaper)
    assert (shared.mm_per_s, shared.mm_per_mv) == (50, 10) and "Strip" in shared.title


def test_another_way_up_has_to_be_said_anew(made):
    made.found()
    made.dialog.go.click()
    made.straightened()
    made.dialog.sure.setChecked(True)
    made.dialog.turn.click()
    assert made.last(StraightenPaper).quarter_turns == 1 and not made.dialog.sure.isChecked()


def test_without_a_grid_it_can_be_shared_flat_and_without_numbers(made):
    made.found()
    made.dialog.go.click()
    made.straightened(None, "No grid was found in this picture, so nothing on it can be measured.")
    assert not made.dialog.go.isVisible() and not made.dialog.sure.isVisible()
    made.dialog.plain.click()
    shared = made.last(SharePaper)
    assert (shared.mm_per_s, shared.mm_per_mv) == (0, 0)


def test_the_sheet_that_was_made_is_shown(made, qtbot):
    shown = []
    made.dialog.made.connect(shown.append)
    made.hear(PaperShared("another", "x"))
    made.hear(PaperShared(made.dialog.token, "d-new"))
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [PageSurface("d-new", 0)]


def test_a_refusal_is_said_and_the_corners_stay(made, qtbot):
    made.found()
    made.dialog.go.click()
    made.hear(PaperRefused(made.dialog.token, "This picture is no longer on the table."))
    qtbot.waitUntil(lambda: made.dialog.go.isEnabled())
    assert made.dialog.corners.corners == CORNERS


def test_leaving_lets_the_sheet_go(made):
    made.dialog.reject()
    assert made.last(DropPaper).token == made.dialog.token


def test_while_a_turned_sheet_is_made_nothing_is_said_of_the_one_before(made):
    made.found()
    made.dialog.go.click()
    made.straightened()
    before = made.dialog.token
    made.dialog.turn.click()
    assert not made.dialog.sure.isEnabled() and not made.dialog.plain.isEnabled()
    assert made.last(StraightenPaper).token == made.dialog.token != before
    made.straightened()
    made.qtbot.waitUntil(made.dialog.sure.isEnabled)
    assert not made.dialog.sure.isChecked() and made.dialog.plain.isEnabled()
    made.dialog.turn.click()
    made.hear(PaperRefused(made.dialog.token, "No."))
    made.qtbot.waitUntil(lambda: not made.dialog.plain.isVisible())
    assert made.dialog.go.isEnabled() and made.dialog._steps.currentIndex() == 0
