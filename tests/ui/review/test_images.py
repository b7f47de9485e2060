"""A review shows an image as the live stage showed it, pixel for pixel: window, turn, sides, badge and film."""

import msgspec
from PySide6.QtGui import QImage

from app.client.border import ReviewView
from app.consult.events.looking import Presentation
from app.consult.look_parts import Cine
from tests.ui import image_samples as im
from tests.ui import room_samples as rs
from tests.ui.puppet import PuppetEngine
from tests.ui.room_fixtures import room, theme
from tests.ui.stage.test_imaging import ct
from ui.bridge import Bridge
from ui.review.stage import ReviewStage

__all__ = ["ct", "room", "theme"]
HOW = Presentation(centre=100, width=150, turn=1, flip=True)


def stage_of(qtbot, theme, state, at_ms: int = rs.NOW_MS) -> ReviewStage:
    engine = PuppetEngine()
    im.bring(engine)
    stage = ReviewStage(Bridge(engine), theme)
    qtbot.addWidget(stage)
    stage.show()
    stage.seen.setFixedSize(500, 420)
    stage.show_view(ReviewView(state=state, at_ms=at_ms, from_ms=0, until_ms=rs.NOW_MS))
    qtbot.waitUntil(lambda: stage.seen.size().width() == 500)
    return stage


def test_it_is_the_live_picture_again(qtbot, theme, ct):
    live = ct()
    live.put(msgspec.structs.replace(live.view.state, presentations={im.CT: HOW}, stage=im.ct_state(2).stage))
    live.canvas.setFixedSize(500, 420)
    qtbot.waitUntil(lambda: live.canvas.size().width() == 500)
    again = stage_of(qtbot, theme, live.view.state)
    pictures = [view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) for view in (live.canvas, again.seen)]
    assert pictures[0] == pictures[1]


def test_a_film_is_at_the_page_of_the_moment(qtbot, theme):
    film = Cine(True, 0, 5, 10.0, 2, rs.DOCTOR.person, rs.NOW_MS - 1_000)
    state = msgspec.structs.replace(im.ct_state(2), cines={im.CT: film})
    assert stage_of(qtbot, theme, state, rs.NOW_MS - 900).seen.key == "page:d-ct:3"


def test_what_stands_beside_for_comparison_is_shown_as_it_was_set_too(qtbot, theme, ct):
    live = ct()
    stage = msgspec.structs.replace(live.view.state.stage, beside=im.surface(0))
    live.put(msgspec.structs.replace(live.view.state, presentations={im.CT: HOW}, stage=stage))
    beside = live.stage.beside.view
    assert beside.picture.tones == HOW and (beside.viewport.turn, beside.viewport.flip) == (1, True)
    assert beside.picture.held.deep is not None
