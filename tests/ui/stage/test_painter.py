"""The Qt painter against the NumPy painter, and the grown picture against the whole one."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from app.consult.events.marks import Stroke
from app.documents import numpy_painter
from app.documents.display_list import shape_list
from app.geometry import Affine, Box
from tests.documents.shapes import SHAPES
from tests.ui import room_samples as rs
from ui.stage import painter as qt_painter
from ui.stage.layers import Ground, MarksLayer
from ui.stage.painter import Outlines
from ui.stage.viewport import Viewport

WAY = Affine(1.2, 0, 0, 1.2, 5, -25)
WIDTH, HEIGHT = 300, 240


def painted_by_qt(what, background=(120, 110, 100), way=WAY):
    image = QImage(300, 240, QImage.Format.Format_BGR888)
    image.fill(QColor(*reversed(background)))
    painter = QPainter(image)
    qt_painter.paint(painter, Outlines().make(what), way)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(240, image.bytesPerLine())
    return rows[:, :900].reshape(240, 300, 3).astype(int)


@pytest.mark.parametrize("name", list(SHAPES))
def test_qt_and_numpy_paint_the_same(theme, name):
    what = shape_list(SHAPES[name])
    pixels = np.full((240, 300, 3), (120, 110, 100), np.uint8)
    numpy_painter.paint(pixels, what, WAY)

    difference = np.abs(painted_by_qt(what) - pixels.astype(int)).max(axis=2)

    touched = (np.abs(pixels.astype(int) - (120, 110, 100)).max(axis=2) > 8).sum()
    assert touched > 200
    # Edges may fall a fraction of a pixel apart, nothing may be missing or in another colour.
    assert (difference > 90).sum() < 0.06 * touched and difference.mean() < 2.0


@pytest.mark.parametrize(("turn", "flip"), [(1, False), (2, True), (3, True)])
@pytest.mark.parametrize("name", list(SHAPES))
def test_qt_and_numpy_paint_the_same_turned(theme, name, turn, flip):
    """Letters are upright in both, where the other has them."""
    what, way = shape_list(SHAPES[name]), Affine.quarter(turn, flip, Box(0, 0, WIDTH, HEIGHT)).then(WAY)
    pixels = np.full((240, 300, 3), (120, 110, 100), np.uint8)
    numpy_painter.paint(pixels, what, way)

    difference = np.abs(painted_by_qt(what, way=way) - pixels.astype(int)).max(axis=2)

    touched = (np.abs(pixels.astype(int) - (120, 110, 100)).max(axis=2) > 8).sum()
    assert touched > 100 and (difference > 90).sum() < 0.06 * touched and difference.mean() < 2.0


def test_a_grown_picture_equals_one_painted_at_once(qtbot, theme):
    marks = [rs.mark(f"k{n}", rs.FUNDUS, Stroke(rs.wavy(150 + 9 * n, 200, 60), n % 7, 5.0)) for n in range(30)]
    ground = Ground("page:d-fundus:0", Viewport(Box(0, 0, 500, 400), Box(0, 0, 600, 480)), 1.0)
    grown, whole = MarksLayer(Outlines()), MarksLayer(Outlines())
    for count in range(1, len(marks) + 1):
        grown.show(ground, marks[:count])
        qtbot.waitUntil(lambda: grown.is_whole)
    whole.show(ground, marks)
    qtbot.waitUntil(lambda: whole.is_whole)

    assert image_of(grown, ground) == image_of(whole, ground)


def test_a_removed_mark_leaves_no_trace_and_takes_nothing_with_it(qtbot, theme):
    marks = [rs.mark(f"k{n}", rs.FUNDUS, Stroke(rs.wavy(150 + 25 * n, 200, 60), n % 7, 5.0)) for n in range(8)]
    ground = Ground("page:d-fundus:0", Viewport(Box(0, 0, 500, 400), Box(0, 0, 600, 480)), 1.0)
    wiped, never = MarksLayer(Outlines()), MarksLayer(Outlines())
    wiped.show(ground, marks)
    qtbot.waitUntil(lambda: wiped.is_whole)
    wiped.show(ground, [*marks[:3], *marks[4:]])
    never.show(ground, [*marks[:3], *marks[4:]])
    qtbot.waitUntil(lambda: wiped.is_whole and never.is_whole)

    assert image_of(wiped, ground) == image_of(never, ground)


def test_ten_thousand_painter_calls_lose_no_reference(qtbot, theme):
    import sys

    image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        painter.drawLine(0, 0, 9, 9)
    painter.end()
    assert sys.getrefcount(None) >= before - 50


def image_of(layer, ground):
    image = QImage(500, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    layer.paint(painter, ground.viewport)
    painter.end()
    return image
