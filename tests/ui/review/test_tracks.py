"""Marks that stayed, over the recorded picture: where a screen showed them then, and only while it did."""

from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.client.border import Passage
from app.consult.events.marks import Ellipse
from app.consult.state import ConsultState, Track
from app.consult.tracks import Sample, encode_path
from app.geometry import Affine, Box, Homography
from app.media.frames import FrameRef
from tests.ui import room_samples as rs
from tests.ui.following_pictures import staying
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.modes import REVIEW
from ui.review.page import ReviewPage
from ui.review.tracks import LONGEST_MS, recorded_at, sample_at
from ui.theme import Theme

PaintAt = Callable[[ConsultState, int], NDArray[np.int64]]
OVER = Box(300, 200, 160, 160)
RING = Ellipse(OVER, 5, 24.0)


def moved(x: float) -> Homography:
    return Homography.from_affine(Affine(e=x, f=120.0))


def track(by: str, x: float, from_ms: int = 50_000, source: str = rs.SOURCE) -> Track:
    samples = [Sample(0, "sure", 1.0, moved(x)), Sample(200, "sure", 1.0, moved(x + 40)), Sample(400, "lost", 0.0)]
    return Track(by, source, from_ms, from_ms + 400, encode_path(samples, OVER))


def left_px(sample: Sample | None) -> float | None:
    return None if sample is None or sample.way is None else round(sample.way.c, 1)


def test_between_two_samples_it_goes_straight_and_where_nothing_was_shown_nothing_is() -> None:
    kept = {"m": (track("doctor", 100.0),)}
    seen = [recorded_at(kept, FrameRef(rs.SOURCE, ms), "doctor").get("m") for ms in (49_999, 50_000, 50_100, 50_400)]
    assert [left_px(one) for one in seen] == [None, 100.0, 120.0, None]
    assert seen[3] is not None and seen[3].state == "lost"
    assert recorded_at(kept, FrameRef("another", 50_100), "doctor") == {}
    assert sample_at([Sample(0, "sure", 1.0, moved(1))], LONGEST_MS + 1) is None
    far = [Sample(0, "sure", 1.0, moved(1)), Sample(LONGEST_MS + 200, "sure", 1.0, moved(9))]
    assert sample_at(far, 500) is None


def test_the_screen_that_is_shown_counts_and_else_the_one_there_is() -> None:
    kept = {"m": (track("nurse", 300.0), track("doctor", 100.0))}
    ref = FrameRef(rs.SOURCE, 50_000)
    assert left_px(recorded_at(kept, ref, "doctor")["m"]) == 100.0
    assert left_px(recorded_at(kept, ref, "nurse")["m"]) == 300.0
    assert left_px(recorded_at({"m": kept["m"][:1]}, ref, "doctor")["m"]) == 300.0


def test_a_path_of_a_newer_program_is_not_drawn() -> None:
    strange = Track("doctor", rs.SOURCE, 50_000, 50_400, b"\x63nobody knows")
    assert recorded_at({"m": (strange,)}, FrameRef(rs.SOURCE, 50_100), "doctor") == {}


@pytest.fixture
def paint(qtbot: QtBot, theme: Theme) -> PaintAt:
    """The reviewed stage at a moment of the bedside's picture, as pixels."""
    theme.set_sizes(REVIEW.sizes)

    def painted(state: ConsultState, ms: int) -> NDArray[np.int64]:
        engine = PuppetEngine()
        bridge = Bridge(engine)
        passage = Passage(rs.SOURCE, 40_000, 70_000)
        view = msgspec.structs.replace(rs.review_view(state), last=state, recorded={"review-remote": (passage,)})
        engine.review.put(view)
        engine.frames["review-remote"].put(rs.frame_of(np.full((720, 1280, 3), 128, np.uint8), capture_ms=ms))
        page = ReviewPage(bridge, theme, REVIEW)
        qtbot.addWidget(page)
        page.resize(1366, 768)
        page.show()
        qtbot.waitUntil(lambda: page.stage.seen.on_screen is not None)
        image = page.stage.seen.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        at = page.stage.seen.viewport.to_screen.apply(moved(100.0).apply(Box(300, 200, 0, 160).centre))
        shown = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(np.int64)
        bridge.close()
        return shown[round(at.y), round(at.x)]

    return painted


def test_the_review_draws_the_recorded_path_over_the_recorded_picture(
    paint: PaintAt,
) -> None:
    state = staying(rs.base_state(), (RING,))
    kept = msgspec.structs.replace(state, tracks={"f0": (track(rs.DOCTOR.person, 100.0),)})
    bare, there = paint(state, 50_000), paint(kept, 50_000)
    assert np.abs(there - bare).sum() > 60
    assert np.array_equal(paint(kept, 52_000), bare)  # nobody's screen showed it then
    gone = msgspec.structs.replace(kept.marks["f0"], removed=True)
    struck = msgspec.structs.replace(kept, marks=kept.marks.put("f0", gone))
    assert np.array_equal(paint(struck, 50_000), bare)


def test_what_was_lost_on_the_screen_that_counts_stays_so_until_it_was_found_there_again() -> None:
    found = track("doctor", 500.0, 90_000)
    kept = {"m": (track("doctor", 100.0), found, track("nurse", 300.0, 70_000))}
    assert recorded_at(kept, FrameRef(rs.SOURCE, 70_100), "doctor") == {}
    assert left_px(recorded_at(kept, FrameRef(rs.SOURCE, 70_100), "nurse")["m"]) == 320.0
    assert left_px(recorded_at(kept, FrameRef(rs.SOURCE, 90_000), "doctor")["m"]) == 500.0
    lost = [Sample(0, "lost", 0.0), Sample(9_000, "sure", 1.0, moved(1))]
    middle = sample_at(lost, 5_000)
    assert middle is not None and middle.state == "lost"
