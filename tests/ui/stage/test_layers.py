"""The picture of the marks: grown and mended in slices, equal to one painted at once."""

import msgspec
import numpy as np
from PySide6.QtGui import QImage, QPainter

from app.consult.events.marks import Ellipse, Stroke
from app.documents import reshape
from app.geometry import Box
from tests.documents.shapes import SHAPES
from tests.ui import room_samples as rs
from ui.stage.layers import Ground, MarksLayer
from ui.stage.painter import Outlines
from ui.stage.viewport import Viewport

LOOK = Viewport(content=Box(0, 0, 1280, 720)).on(Box(0, 0, 640, 360))


def marks(count: int) -> list:
    return [
        rs.mark(f"k{n}", rs.STILL, Stroke(rs.wavy(100 + n % 20 * 50, 80 + n // 20 * 60, 60), n % 7, 5.0))
        for n in range(count)
    ]


def pixels(layer: MarksLayer) -> np.ndarray:
    image = QImage(640, 360, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    layer.paint(painter, LOOK)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(360, 640, 4).astype(int)


def built(qtbot, *steps: list) -> np.ndarray:
    layer = MarksLayer(Outlines())
    for step in steps:
        layer.show(Ground("s", LOOK, 1.0), step)
        qtbot.waitUntil(lambda: layer.is_whole)
    return pixels(layer)


def test_what_a_wiped_mark_covered_is_as_if_it_had_never_been(qtbot):
    many = marks(120)
    big = rs.mark("big", rs.STILL, Ellipse(Box(300, 150, 500, 350), 5, 30.0))
    with_big = [*many[:60], big, *many[60:]]
    assert np.abs(built(qtbot, with_big, many) - built(qtbot, many)).max() <= 2


def test_wiping_again_before_the_place_is_mended_loses_nothing(qtbot):
    many = marks(120)
    layer = MarksLayer(Outlines())
    layer.show(Ground("s", LOOK, 1.0), many)
    qtbot.waitUntil(lambda: layer.is_whole)
    layer.show(Ground("s", LOOK, 1.0), many[:-10])
    layer.show(Ground("s", LOOK, 1.0), many[:-40])
    qtbot.waitUntil(lambda: layer.is_whole)
    assert np.abs(pixels(layer) - built(qtbot, many[:-40])).max() <= 2


def test_everything_that_was_added_in_slices_is_told(qtbot):
    layer = MarksLayer(Outlines())
    told = []
    layer.changed.connect(told.append)
    layer.show(Ground("s", LOOK, 1.0), marks(100))
    qtbot.waitUntil(lambda: layer.is_whole)
    whole = told[0]
    for part in told:
        whole = whole.united(part)
    assert whole.width() > 450 and whole.height() > 130


def moved(mark, by: float):
    return msgspec.structs.replace(mark, shape=reshape.moved(mark.shape, by, by))


def test_a_moved_mark_is_where_it_was_moved_to_in_its_place_among_the_others(qtbot):
    before = marks(40)
    after = [*before[:7], moved(before[7], 40), *before[8:21], moved(before[21], -30), *before[22:]]
    assert (built(qtbot, before, after) == built(qtbot, after)).all()
    assert (built(qtbot, before) != built(qtbot, after)).any()


def test_a_mark_moved_out_of_view_and_back_is_as_it_was(qtbot):
    before = marks(3)
    away = [before[0], moved(before[1], 5_000), before[2]]
    assert (built(qtbot, before, away) == built(qtbot, [before[0], before[2]])).all()
    assert (built(qtbot, before, away, before) == built(qtbot, before)).all()


def test_a_mark_that_moves_while_others_are_still_painted_ends_where_it_stands(qtbot):
    before = marks(200)
    layer = MarksLayer(Outlines())
    layer.show(Ground("s", LOOK, 1.0), before)
    after = [moved(before[0], 25), *before[1:50], moved(before[50], 60), *before[51:199], moved(before[199], 10)]
    layer.show(Ground("s", LOOK, 1.0), after)
    qtbot.waitUntil(lambda: layer.is_whole)
    assert (pixels(layer) == built(qtbot, after)).all()


def test_every_kind_of_mark_drawn_one_by_one_and_moved_is_as_painted_at_once(qtbot):
    """What the room sees after an hour, and what the review shows at that moment."""
    shapes = [reshape.moved(shape, 90 * n % 900, 40 * n % 300) for n, shape in enumerate(SHAPES.values())]
    drawn = [rs.mark(f"k{n}", rs.STILL, shape) for n, shape in enumerate(shapes)]
    steps = [drawn[:count] for count in range(1, len(drawn) + 1)]
    last = [moved(mark, 33) if number % 3 == 0 else mark for number, mark in enumerate(drawn)]
    steps += [[*last[: n + 1], *drawn[n + 1 :]] for n in range(0, len(drawn), 3)]
    assert (built(qtbot, *steps) == built(qtbot, last)).all()
