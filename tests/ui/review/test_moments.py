"""A recorded picture stands at its own moment of its own consult, and nowhere else."""

import msgspec
import numpy as np
import pytest

from app.client.border import Passage, ReviewView, WantPicture
from app.consult.state import Stage
from app.geometry import Box
from tests.ui import room_samples as rs
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.modes import REVIEW
from ui.review.page import ReviewPage

T0 = 1_800_000_000_000
A, B = "cam-a", "cam-b"


class Reviewed:
    """A page, and an engine that says which consult is reviewed and what of it was recorded around the moment."""

    def __init__(self, qtbot, theme):
        theme.set_sizes(REVIEW.sizes)
        self.qtbot = qtbot
        self.engine = PuppetEngine()
        self.bridge = Bridge(self.engine)
        self.page = ReviewPage(self.bridge, theme, REVIEW)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.stage = self.page.stage

    def show(self, consult, at_ms, *passages, key="review-remote", **stage):
        state = msgspec.structs.replace(rs.base_state(), consult=consult, stage=Stage(**stage))
        recorded = {key: tuple(Passage(source, T0 + first, T0 + last) for source, first, last in passages)}
        view = ReviewView(state, T0 + at_ms, T0, T0 + 60_000, passage="Here.", last=state, recorded=recorded)
        self.put(view)

    def put(self, view):
        self.engine.review.put(view)
        self.qtbot.waitUntil(lambda: self.bridge.review is view)

    def frame(self, source, at_ms, key="review-remote"):
        frame = rs.frame_of(np.full((72, 128, 3), 90, np.uint8), source, T0 + at_ms)
        self.engine.frames[key].put(frame)
        self.qtbot.waitUntil(lambda: self.bridge.newest_frame(key) is frame)
        return frame

    def shown(self, view=None):
        held = (view or self.stage.seen).picture.held
        return held.frame if held is not None else None


@pytest.fixture
def reviewed(qtbot, theme):
    return Reviewed(qtbot, theme)


def test_the_next_consult_does_not_begin_with_the_last_ones_picture(reviewed):
    reviewed.show("a", 2_000, (A, 1_000, 5_000))
    frame = reviewed.frame(A, 1_980)
    assert reviewed.shown() is frame and reviewed.stage._words.text() == "Live"
    reviewed.show("b", 2_000, (B, 1_000, 5_000))
    assert reviewed.shown() is None and reviewed.shown(reviewed.stage.source) is None
    assert reviewed.bridge.newest_frame("review-remote") is None
    assert reviewed.stage.veil.title == "No picture at this moment" and reviewed.stage._words.text() == ""


def test_closing_a_review_forgets_its_pictures_also_those_on_their_way(reviewed):
    reviewed.show("a", 2_000, (A, 1_000, 5_000))
    reviewed.frame(A, 1_980)
    reviewed.engine.frames["review-own"].put(rs.frame_of(np.zeros((2, 2, 3), np.uint8), A, T0))
    reviewed.put(ReviewView())
    assert reviewed.bridge.newest_frame("review-remote") is None
    assert reviewed.bridge.newest_frame("review-own") is None
    assert reviewed.shown() is None


def test_the_first_picture_of_a_consult_may_come_before_the_word_of_it(reviewed):
    reviewed.show("a", 2_000, (A, 1_000, 5_000))
    frame = reviewed.frame(B, 1_980)
    reviewed.show("b", 2_000, (B, 1_000, 5_000))
    assert reviewed.shown() is frame


def test_a_seek_into_a_gap_takes_the_picture_away(reviewed):
    reviewed.show("a", 8_000, (A, 7_000, 9_000))
    reviewed.frame(A, 7_990)
    reviewed.show("a", 6_000)
    assert reviewed.shown() is None and reviewed.shown(reviewed.stage.source) is None
    assert reviewed.stage.veil.title == "No picture at this moment"
    reviewed.show("a", 2_000, (A, 1_000, 5_000))
    assert reviewed.shown() is None  # the later passage's frame is not this one's


def test_the_specialists_picture_stands_beside_the_stage(reviewed):
    reviewed.show("a", 2_000, (B, 1_000, 5_000), key="review-own")
    assert reviewed.stage.other.isHidden()
    reviewed.frame(B, 1_980, key="review-own")
    assert reviewed.stage.other.isVisible() and reviewed.stage.other.has_picture
    reviewed.show("a", 20_000)
    assert reviewed.stage.other.isHidden()


def test_what_the_leader_looked_at_is_what_the_reviewer_sees(reviewed):
    box = Box(400, 500, 300, 200)
    reviewed.show("a", 2_000, surface=rs.FUNDUS, view=box)
    visible = reviewed.stage.seen.viewport.visible
    assert not reviewed.stage.seen.viewport.is_whole
    assert visible.x <= box.x and visible.x + visible.width >= box.x + box.width
    wanted = [one for one in reviewed.engine.posted if isinstance(one, WantPicture)]
    assert wanted[-1].surface == rs.FUNDUS and 300 < wanted[-1].box.width < 400
    reviewed.show("a", 3_000, surface=rs.FUNDUS)
    assert reviewed.stage.seen.viewport.is_whole


def test_between_the_leaders_moves_the_reviewers_hand_is_free(reviewed):
    reviewed.show("a", 2_000, surface=rs.FUNDUS)
    reviewed.stage.seen.zoom(3.0)
    reviewed.show("a", 2_100, surface=rs.FUNDUS)
    assert not reviewed.stage.seen.viewport.is_whole
