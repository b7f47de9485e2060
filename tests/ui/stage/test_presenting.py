"""What a hand sets reaches everybody, also when it goes on at once, takes the lead, or the link drops."""

from __future__ import annotations

import msgspec
import pytest

from app.client.border import PictureReady, WhisperView
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import surface_key
from app.consult.state import Stage
from app.consult.whispers import ViewGlided
from tests.ui import image_samples as im
from tests.ui import room_samples as rs
from ui.stage.imaging import Imaging

LUNG = Presentation(centre=-600, width=1500)
BONE = Presentation(centre=300, width=1500)


@pytest.fixture
def ct(room):
    def make(**about: object):
        made = room(im.ct_state(2), **about)
        im.bring(made.engine)
        made.engine.mailbox.put(PictureReady(surface_key(im.surface(2))))
        made.presenting = made.stage.findChild(Imaging).presenting
        return made

    return make


def said(made) -> list[PresentationSet]:
    return [event for event in made.events if isinstance(event, PresentationSet)]


def test_a_window_set_just_before_another_document_is_turned_to_is_said_of_its_own(ct):
    made = ct()
    made.presenting.set(LUNG)
    assert not said(made)
    made.put(msgspec.structs.replace(made.view.state, stage=Stage(None, None, rs.DOCTOR.person)))
    assert said(made) == [PresentationSet(im.surface(2), LUNG)]


def test_who_takes_the_lead_shows_to_all_what_is_looked_at_and_keeps_nothing_else(ct):
    made = ct()
    state = made.view.state
    made.put(msgspec.structs.replace(state, lead=rs.NURSE.person))
    made.presenting.set(LUNG)
    made.presenting._own["d-other"] = BONE
    assert not said(made)
    made.put(state)
    made.qtbot.waitUntil(lambda: said(made) == [PresentationSet(im.surface(2), LUNG)])
    assert made.presenting._own.keys() <= {im.CT}


def test_a_glide_ends_with_whatever_the_log_says_after_it_and_with_the_lead(ct):
    for after in (
        lambda state: msgspec.structs.replace(state, presentations={im.CT: BONE}),
        lambda state: msgspec.structs.replace(state, lead=rs.TRAINEE.person),
    ):
        made = ct(me=rs.NURSE)
        glide = ViewGlided(im.surface(2), made.canvas.viewport.content, LUNG)
        made.engine.whispers.put(WhisperView(glides={rs.DOCTOR.person: glide}))
        made.qtbot.waitUntil(lambda made=made: made.presenting.current == LUNG)
        now = after(made.view.state)
        made.put(now)
        assert made.presenting.current == now.presentations.get(im.CT, Presentation())
