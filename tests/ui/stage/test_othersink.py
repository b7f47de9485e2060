"""The others' ink grows on the screen as it is drawn, and looks as it would if it were drawn at once."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from app.client.border import WhisperView
from app.consult.events.surface import PageSurface, surface_key
from app.consult.whispers import InkMoved
from app.documents.ink import encode_ink
from app.geometry import Box
from ui.stage.othersink import OthersInk
from ui.stage.painter import Outlines
from ui.stage.viewport import Viewport

pytestmark = pytest.mark.usefixtures("qapp")
PAGE = PageSurface("d", 0)
KEY = surface_key(PAGE)
SIZE = 400
VIEW = Viewport(Box(0, 0, SIZE, SIZE), Box(0, 0, SIZE, SIZE))


def points(count: int, lift: float = 0.0) -> np.ndarray:
    at = np.arange(count)
    x, y = 40 + 3.0 * at, 200 + lift + 60 * np.sin(at / 9)
    return np.stack([x, y, np.full(count, 0.6), at * 8.0], axis=1).astype(np.float32)


def stroke(drawn: np.ndarray, tool: str = "pen", mark: str = "m") -> dict[str, tuple[str, InkMoved]]:
    return {mark: ("p", InkMoved(mark, PAGE, 5, 5.0, tool, 0, encode_ink(drawn)))}


class Screen:
    def __init__(self) -> None:
        self.ink = OthersInk(Outlines())

    def show(self, ink: dict[str, tuple[str, InkMoved]], stored: frozenset[str] = frozenset()) -> QRect:
        return self.ink.show(WhisperView(ink=ink), KEY, stored, VIEW, 1.0)

    def painted(self, viewport: Viewport = VIEW) -> QImage:
        image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(90, 90, 90))
        painter = QPainter(image)
        self.ink.paint(painter, viewport)
        assert painter.end()
        return image


def unlike(one: QImage, other: QImage) -> float:
    """Share of pixels that differ by more than antialiasing does."""
    a, b = (np.frombuffer(image.constBits(), np.uint8).reshape(SIZE, SIZE, 4)[..., :3] for image in (one, other))
    return float((np.abs(a.astype(int) - b).max(axis=2) > 40).mean())


def at_once(drawn: np.ndarray, tool: str = "pen") -> QImage:
    screen = Screen()
    screen.show(stroke(drawn, tool))
    return screen.painted()


@pytest.mark.parametrize("tool", ["pen", "highlighter"])
def test_piece_by_piece_it_looks_as_drawn_at_once(tool):
    screen = Screen()
    for count in range(2, 100, 3):
        screen.show(stroke(points(count), tool))
    screen.show(stroke(points(100), tool))
    # A pen's mark begins with the sign of its colour, which one's own ink has not either until the pen is up.
    assert unlike(screen.painted(), at_once(points(100), tool)) < 0.006
    assert unlike(screen.painted(), Screen().painted()) > 0.01


def test_only_what_came_is_painted_again():
    screen = Screen()
    screen.show(stroke(points(90)))
    changed = screen.show(stroke(points(93)))
    assert changed.width() < 60 and changed.left() > 250
    assert screen.show(stroke(points(93))).isEmpty()


def test_a_middle_that_came_later_takes_the_straight_lines_place():
    screen, whole = Screen(), points(100)
    guessed = whole.copy()
    guessed[40:60, 1] = np.linspace(whole[40, 1], whole[59, 1], 20) + 25
    screen.show(stroke(guessed))
    screen.show(stroke(whole))
    assert unlike(screen.painted(), at_once(whole)) < 0.001


def test_a_point_rounded_otherwise_is_no_reason_to_paint_anew():
    screen = Screen()
    screen.show(stroke(points(90)))
    assert screen.show(stroke(points(92, lift=0.5))).left() > 250


def test_what_is_stored_or_gone_leaves_nothing_and_the_other_stays():
    screen = Screen()
    both = stroke(points(60)) | stroke(points(60, lift=80), mark="other")
    screen.show(both)
    assert screen.ink.strokes == 2
    screen.show(both, frozenset({"m"}))
    alone = Screen()
    alone.show(stroke(points(60, lift=80), mark="other"))
    assert screen.painted() == alone.painted()
    assert not screen.show({}).isEmpty()
    assert screen.painted() == Screen().painted() and screen.ink.furthest is None
    screen.show(stroke(points(60)))
    assert unlike(screen.painted(), at_once(points(60))) < 0.001


def test_another_look_shows_it_in_its_place():
    screen = Screen()
    screen.show(stroke(points(60)))
    moved = VIEW.zoomed(2.0, VIEW.screen.centre)
    fresh = OthersInk(Outlines())
    fresh.show(WhisperView(ink=stroke(points(60))), KEY, frozenset(), moved, 1.0)
    expected = Screen()
    expected.ink = fresh
    assert screen.painted(moved) == expected.painted(moved)


def test_half_a_stroke_is_not_shown():
    screen = Screen()
    ink = InkMoved("m", PAGE, 5, 5.0, "pen", 0, b"\x05")
    assert screen.show({"m": ("p", ink)}).isEmpty() and screen.ink.strokes == 0
