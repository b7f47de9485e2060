"""Followed marks on the moving picture: drawn where they are found, as strongly as they are sure, and nowhere else."""

from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.client.border import TrackedMark, TrackView
from app.consult.events.marks import Ellipse
from app.geometry import Affine, Box, Homography
from app.media.frames import Frame, FrameRef
from tests.ui import room_samples as rs
from tests.ui.following_pictures import staying
from tests.ui.room_fixtures import Room
from ui.stage.tracklayer import GONE_MS, LATE_MS, shown_state

RING = Ellipse(Box(300, 200, 160, 160), 5, 24.0)
MOVED = Homography.from_affine(Affine(1, 0, 0, 1, 420, 120))


def found(state: str = "sure", ms: int = 52_000, confidence: float = 1.0, **changes: object) -> TrackedMark:
    made = TrackedMark("f0", FrameRef(rs.SOURCE, ms), MOVED, confidence, state)  # type: ignore[arg-type]
    return msgspec.structs.replace(made, **changes)


def grey_frame(capture_ms: int = 52_000) -> Frame:
    return rs.frame_of(np.full((720, 1280, 3), 128, np.uint8), capture_ms=capture_ms)


def pixels_of(room: Room, tracks: TrackView) -> NDArray[np.int64]:
    """(height, width, 3) of the stage with these tracks."""
    room.engine.tracks.put(tracks)
    room.qtbot.waitUntil(lambda: room.bridge.tracks is tracks)
    image = room.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(np.int64)


@pytest.fixture
def live(room: Callable[..., Room]) -> Room:
    made = room(staying(rs.base_state(), (RING,)), rs.TRAINEE)  # without the bar, which takes room
    made.engine.frames["remote"].put(grey_frame())
    made.qtbot.waitUntil(lambda: made.canvas.picture.held is not None)
    return made


def ring_at(room: Room, way: Homography) -> tuple[int, int]:
    """The left end of the ring on the stage."""
    at = room.canvas.viewport.to_screen.apply(way.apply(Box(300, 200, 0, 160).centre))
    return round(at.x), round(at.y)


def test_it_is_drawn_where_it_is_found_and_not_where_it_was_drawn(live: Room) -> None:
    bare = pixels_of(live, TrackView())
    shown = pixels_of(live, TrackView({"f0": found()}))
    (x, y), (old_x, old_y) = ring_at(live, MOVED), ring_at(live, Homography())
    assert np.abs(shown - bare)[y, x].sum() > 100
    assert np.abs(shown - bare)[old_y, old_x].sum() == 0


def test_it_is_the_paler_the_less_sure_and_what_is_lost_is_not_there(live: Room) -> None:
    bare = pixels_of(live, TrackView())
    x, y = ring_at(live, MOVED)
    marks = [found(), found(confidence=0.2), found("unsure"), found("lost"), found(left=0.2)]
    seen = [np.abs(pixels_of(live, TrackView({"f0": one})) - bare) for one in marks]
    sure, less, pale, gone, fading = (int(one[y, x].sum()) for one in seen)
    assert sure > less > pale > gone == 0
    assert 0 < fading < pale
    assert int(seen[3].sum()) == 0


def test_perhaps_wears_dashes_and_says_so(live: Room) -> None:
    unsure = pixels_of(live, TrackView({"f0": found("unsure")}))
    perhaps = pixels_of(live, TrackView({"f0": found("perhaps")}))
    changed = np.argwhere(np.abs(perhaps - unsure).sum(axis=2) > 60)
    (top, left), (bottom, right) = changed.min(axis=0), changed.max(axis=0)
    scale, (x, y) = live.canvas.viewport.scale, ring_at(live, MOVED)
    assert left < x < x + 160 * scale < right  # the dashes stand around it
    assert top < y - 80 * scale and bottom > y + 80 * scale + 20  # and a word below


def test_on_another_source_or_a_still_nothing_is_drawn(live: Room) -> None:
    bare = pixels_of(live, TrackView())
    elsewhere = found(ref=FrameRef("cam-other", 52_000))
    assert np.array_equal(pixels_of(live, TrackView({"f0": elsewhere})), bare)
    assert np.array_equal(pixels_of(live, TrackView({"x": found(mark="nobody's")})), bare)
    live.put(msgspec.structs.replace(staying(rs.still_state(), (RING,)), surfaces={}))
    still = pixels_of(live, TrackView())
    assert np.array_equal(pixels_of(live, TrackView({"f0": found()})), still)


def test_what_was_found_in_an_older_picture_is_no_longer_certain_and_then_not_shown() -> None:
    def shown(ms: int, fades: bool = False, state: str = "sure") -> str:
        return shown_state(found(state), FrameRef(rs.SOURCE, 52_000 + ms), fades)

    assert [shown(ms) for ms in (-40, 40, LATE_MS + 1, GONE_MS + 1)] == ["sure", "sure", "unsure", "lost"]
    assert shown(0, fades=True) == "sure"
    assert shown(0, state="perhaps") == "perhaps"
    assert shown(0, fades=True, state="perhaps") == "lost"  # nobody is asked about what fades


def test_over_frames_of_another_size_it_is_not_drawn(live: Room) -> None:
    bare = pixels_of(live, TrackView())
    assert np.array_equal(pixels_of(live, TrackView({"f0": found(size=(1920, 1080))})), bare)
    assert not np.array_equal(pixels_of(live, TrackView({"f0": found(size=(1280, 720))})), bare)
