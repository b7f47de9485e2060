"""What a hand sets reaches everybody, also when it goes on at once, takes the lead, or the link drops."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from app.client.border import PictureReady, WhisperView
from app.client.deep import weight
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.surface import PageSurface, surface_key
from app.consult.rules import limits
from app.consult.state import Stage
from app.consult.whispers import ViewGlided
from app.documents.signals.sheets import SHEETS
from tests.ui import image_samples as im
from tests.ui import paper_samples as ps
from tests.ui import room_samples as rs
from ui.stage.badge import window_lines
from ui.stage.beside_words import surface_told
from ui.stage.imaging import Imaging
from ui.stage.page_words import warnings
from ui.stage.paper import on_paper

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


def test_whoever_has_no_values_is_told_that_the_window_is_not_on_the_picture():
    assert window_lines(LUNG, None, "HU") == ("The window that was set is not on this picture",)
    assert window_lines(Presentation(), None, "HU") == ()
    assert window_lines(LUNG, im.deep_page(2), "HU") == ("Centre -600, width 1500 HU",)


def test_of_the_picture_beside_is_said_what_is_said_of_the_one_on_the_stage():
    state = im.ct_state(2)
    document = msgspec.structs.replace(state.documents[im.CT], doubts=("sex",), missing=0)
    state = msgspec.structs.replace(state, documents={**state.documents, im.CT: document})
    words = surface_told(state, im.surface(2), "whole", has_values=False)
    assert "not for primary diagnosis" in words and "one window of it" in words
    assert all(one in words for one in warnings(document)) and warnings(document)
    sheet = surface_told(ps.curves_state(), PageSurface(ps.CURVES, 0), "whole", has_values=False)
    assert "25 mm/s" in sheet and "page" not in sheet


def test_a_sheet_that_cannot_be_is_no_paper_and_raises_nothing():
    state = ps.curves_state()
    document = msgspec.structs.replace(state.documents[ps.CURVES], pages=37)
    other = msgspec.structs.replace(state, documents={**state.documents, ps.CURVES: document})
    assert on_paper(state, PageSurface(ps.CURVES, 0)) is not None
    for page in (0, 36, 400):
        assert on_paper(other, PageSurface(ps.CURVES, page)) is None
        assert surface_told(other, PageSurface(ps.CURVES, page), "whole", has_values=False)
    assert limits.SHEETS == SHEETS


def test_a_picture_weighs_all_that_it_keeps():
    picture = im.picture(2)
    deep = msgspec.structs.replace(picture.deep, own=None)
    own = np.zeros(1 << 16, np.uint8)
    bare = msgspec.structs.replace(picture, deep=deep)
    assert (
        weight(msgspec.structs.replace(picture, deep=msgspec.structs.replace(deep, own=own))) - weight(bare) == 65_536
    )
