"""A pointer on a moving picture is painted on the frame it was on, or where that is now, or not at all."""

from collections import namedtuple

import msgspec
import numpy as np
import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.client.border import PointerStill, WhisperView
from app.consult.events.surface import FrameSurface, PageSurface, surface_key
from app.consult.whispers import PointerMoved
from app.documents.palette import pen
from app.geometry import Box, Point
from app.media.frames import Frame, FrameRef
from app.media.patch import patch_of
from ui.stage.pointerlayer import SAME_MS, SETTLED_MS, TAIL_MS, PointerLayer
from ui.stage.showing import LIVE
from ui.stage.video import held_frame
from ui.stage.viewport import Viewport

WIDTH, HEIGHT = 640, 360
AT, ELSEWHERE = Point(320, 180), Point(100, 90)
VIEW = Viewport(Box(0, 0, WIDTH, HEIGHT), Box(0, 0, WIDTH, HEIGHT))
COLOUR = 1
Place = namedtuple("Place", "at ref state size", defaults=((0, 0),))
Tracks = namedtuple("Tracks", "pointers")


def frame(capture_ms: int, source: str = "n.face") -> Frame:
    pixels = np.full((HEIGHT, WIDTH, 3), 30, np.uint8)
    return Frame(FrameRef(source, capture_ms), pixels, WIDTH, HEIGHT)


def live(capture_ms: int, at: Point = AT) -> PointerMoved:
    return PointerMoved(FrameSurface("n.face", capture_ms, WIDTH, HEIGHT), at, source="n.face")


def still(pointer: PointerMoved, moved: bool) -> PointerStill:
    piece, box = patch_of(frame(pointer.surface.capture_ms), pointer.at)
    return PointerStill(pointer, piece, box, moved)


pytestmark = pytest.mark.usefixtures("qapp")


class Screen:
    def __init__(self) -> None:
        self.now_ms = 1_000.0
        self.layer = PointerLayer(lambda: self.now_ms)

    def show(self, view: WhisperView, key: str = LIVE, tracked: Tracks | None = None) -> None:
        self.layer.show(view, key, {"p": "Omar"}, {"p": COLOUR}, tracked)

    def point(self, pointer: PointerMoved, **stills: PointerStill) -> None:
        self.show(WhisperView({"p": pointer}, stills=stills))

    def painted(self, shown: Frame | None) -> QImage:
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(QColor(30, 30, 30))
        painter = QPainter(image)
        self.layer.paint(painter, VIEW, QFont(), held_frame(shown) if shown is not None else None)
        assert painter.end()
        return image

    def stands(self, at: Point, shown: Frame | None) -> bool:
        """The arrow's own colour just below its tip."""
        return close(self.painted(shown).pixelColor(round(at.x) + 4, round(at.y) + 9), pen(COLOUR))


def close(seen: QColor, wanted: tuple[int, ...]) -> bool:
    return max(abs(one - other) for one, other in zip(seen.getRgb(), wanted, strict=True)) < 12


def is_still(image: QImage) -> bool:
    """The frame around the small still, in the person's colour, on its upper edge."""
    return close(image.pixelColor(round(AT.x) + 60, round(AT.y) - 120 - 2), pen(COLOUR))


@pytest.mark.parametrize(("shown_ms", "stands"), [(5_000, True), (5_000 + SAME_MS, True), (5_000 + SAME_MS + 1, False)])
def test_without_more_it_stands_on_its_own_frame_alone(shown_ms, stands):
    screen = Screen()
    screen.point(live(5_000))
    assert screen.stands(AT, frame(shown_ms)) is stands


def test_before_its_frame_is_shown_it_stands_where_it_was_on_the_one_that_is():
    screen = Screen()
    screen.point(live(5_000, ELSEWHERE))
    screen.point(live(5_300, AT))
    assert screen.stands(ELSEWHERE, frame(5_000)) and not screen.stands(AT, frame(5_000))
    assert screen.stands(AT, frame(5_300)) and not screen.stands(ELSEWHERE, frame(5_300))
    assert not screen.stands(AT, frame(4_900)) and not screen.stands(ELSEWHERE, frame(4_900))


def test_where_nothing_moved_it_stands_on_the_picture_that_came_since():
    screen, pointer = Screen(), live(5_000)
    screen.point(pointer, p=still(pointer, moved=False))
    assert screen.stands(AT, frame(5_400)) and not is_still(screen.painted(frame(5_400)))


def test_where_the_picture_moved_on_it_stands_on_a_small_still_of_its_own_frame():
    screen, pointer = Screen(), live(5_000)
    screen.point(pointer, p=still(pointer, moved=True))
    assert is_still(screen.painted(frame(5_400))) and screen.stands(AT, frame(5_400))


def test_it_does_not_flicker_where_a_resting_hand_is_renewed_over_a_picture_that_moves():
    screen, pointer = Screen(), live(5_000)
    screen.point(pointer, p=still(pointer, moved=True))
    again = live(5_500)
    screen.now_ms += 500
    screen.point(again, p=still(again, moved=False))  # it has only just been said
    assert is_still(screen.painted(frame(5_510)))
    screen.now_ms += SETTLED_MS
    assert not is_still(screen.painted(frame(6_700))) and screen.stands(AT, frame(6_700))


def test_a_pointer_that_is_followed_stands_where_it_is_now_and_an_unsure_one_on_its_still():
    screen, pointer = Screen(), live(5_000)
    view = WhisperView({"p": pointer}, stills={"p": still(pointer, moved=True)})
    screen.show(view, tracked=Tracks({"p": Place(ELSEWHERE, FrameRef("n.face", 5_400), "sure")}))
    assert screen.stands(ELSEWHERE, frame(5_400)) and not is_still(screen.painted(frame(5_400)))
    finer = Place(ELSEWHERE, FrameRef("n.face", 5_400), "sure", (1920, 1080))  # than what is on the screen by now
    screen.show(view, tracked=Tracks({"p": finer}))
    assert not screen.stands(ELSEWHERE, frame(5_400))
    screen.show(view, tracked=Tracks({"p": Place(ELSEWHERE, FrameRef("n.face", 5_400), "unsure")}))
    assert not screen.stands(ELSEWHERE, frame(5_400)) and is_still(screen.painted(frame(5_400)))


def test_it_is_never_painted_on_another_source_or_without_a_picture():
    screen, pointer = Screen(), live(5_000)
    screen.point(pointer, p=still(pointer, moved=False))
    assert screen.painted(frame(5_000, "n.probe")) == Screen().painted(None) == screen.painted(None)


def test_frozen_the_pointer_that_was_on_that_very_frame_stands_on_it():
    screen, pointer = Screen(), live(5_000)
    screen.show(WhisperView({"p": pointer}), surface_key(pointer.surface))
    assert screen.layer.names == ("Omar",)
    screen.show(WhisperView({"p": pointer}), "frame:n.face:5033")
    assert screen.layer.is_empty


def test_the_tail_is_of_the_last_moments_and_goes():
    screen = Screen()
    page = PageSurface("d", 0)
    for step in range(4):
        screen.show(WhisperView({"p": PointerMoved(page, Point(100 + 40 * step, 180))}), surface_key(page))
        screen.now_ms += 50
    assert screen.layer.is_fading
    assert screen.painted(None).pixelColor(170, 180) != QColor(30, 30, 30)
    screen.now_ms += TAIL_MS
    assert not screen.layer.is_fading
    assert screen.painted(None).pixelColor(170, 180) == QColor(30, 30, 30)
    assert screen.stands(Point(220, 180), None)


def test_who_points_no_more_or_elsewhere_leaves_nothing():
    screen = Screen()
    screen.point(live(5_000))
    screen.show(WhisperView({"p": msgspec.structs.replace(live(5_000), gone=True)}))
    assert screen.layer.is_empty
    screen.show(WhisperView({"p": PointerMoved(PageSurface("d", 0), AT)}))
    assert screen.layer.is_empty


def test_that_nothing_moved_under_the_newest_place_says_nothing_of_an_older_one():
    screen = Screen()
    older = Point(60, 60)
    screen.point(live(5_000, older))
    newest = live(9_000)
    screen.point(newest, p=still(newest, moved=False))
    screen.now_ms += SETTLED_MS
    shown = frame(5_000 + SAME_MS + 1)
    assert not screen.stands(older, shown) and is_still(screen.painted(shown))
