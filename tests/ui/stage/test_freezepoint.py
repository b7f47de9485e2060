"""*Freeze to point* is proposed over a picture that comes too late, and goes when that is over."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.client.border import Freeze, MediaView
from app.consult.events.documents import PageTurned
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import Room
from ui.stage.freezepoint import LATE_MS, WELL_MS, FreezeToPoint, is_late


def aged(age_ms: int | None, **changes: object) -> MediaView:
    return msgspec.structs.replace(rs.MEDIA_ON, remote="live", remote_age_ms=age_ms, **changes)


def proposal(made: Room) -> FreezeToPoint:
    (found,) = made.canvas.findChildren(FreezeToPoint)
    return found


def put(made: Room, media: MediaView) -> None:
    made.engine.media.put(media)
    made.qtbot.waitUntil(lambda: made.bridge.media is media)


@pytest.mark.parametrize(
    ("before", "age_ms", "proposed"),
    [
        (False, None, False),
        (False, LATE_MS, False),
        (False, LATE_MS + 1, True),
        (True, WELL_MS + 1, True),
        (True, WELL_MS, False),
        (True, None, False),
    ],
)
def test_it_takes_more_delay_to_be_proposed_than_to_stay(before, age_ms, proposed):
    assert is_late(before, age_ms) is proposed


def test_it_comes_with_the_delay_says_it_and_goes(room):
    made = room()
    made.frame("remote")
    bar = proposal(made)
    assert bar.isHidden()
    put(made, aged(900))
    assert bar.isVisible() and "0.9 s late" in bar.words
    assert made.canvas.rect().contains(bar.geometry())
    put(made, aged(600))
    assert bar.isVisible()
    put(made, aged(300))
    assert bar.isHidden() and bar.words == ""


def test_one_press_freezes_what_is_seen_and_the_proposal_is_over(qtbot, room):
    made = room()
    made.frame("remote", 52_000)
    put(made, aged(900))
    bar = proposal(made)
    qtbot.mouseClick(bar.key, Qt.MouseButton.LeftButton)
    assert bar.isHidden() and made.canvas.key.endswith(":52000")
    (asked,) = made.posted(Freeze)
    assert asked.capture_ms == 52_000
    assert any(isinstance(event, PageTurned) for event in made.events)
    assert made.stage.drawer.tool == "point"


def test_who_draws_who_is_at_the_bedside_and_who_only_watches_is_not_asked(room):
    for me in (rs.NURSE, rs.TRAINEE):
        made = room(me=me)
        made.frame("own")
        made.frame("remote")
        put(made, aged(900))
        assert proposal(made).isHidden()
    made = room()
    made.frame("remote")
    put(made, aged(900))
    made.stage.drawer.take("pen")
    assert proposal(made).isHidden()
    made.stage.drawer.take("point")
    assert proposal(made).isVisible()
