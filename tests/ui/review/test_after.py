"""After the consult: its opinion is read, and a closed one is opened again, but not one that only lies in a file."""

import msgspec
from PySide6.QtWidgets import QApplication

from app.client.border import CloseReview, HomeView, OpenConsult, ReviewView, SubmitEvent
from app.consult.events import ConsultClosed, ConsultReopened, OpinionReceived, OpinionSigned
from app.consult.events.opinion import Opinion
from app.consult.state import SignedOpinion
from app.consult.timeline import Timeline
from tests.consult.cast import EXPERT, together
from tests.ui import room_samples as rs
from tests.ui import samples
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.modes import CLINIC
from ui.review.page import ReviewPage

SIGNED = SignedOpinion(1, Opinion("Detached below."), rs.DOCTOR.person, "Dr Wei Chen", 1, "")


def opened(qtbot, theme, known: bool) -> ReviewPage:
    engine = PuppetEngine()
    theme.set_sizes(CLINIC.sizes)
    bridge = Bridge(engine)
    state = msgspec.structs.replace(rs.still_state(), phase="closed", opinions=(SIGNED,))
    entry = samples.entry(state.consult, 9, phase="closed", opinion_version=1, lead_name="Dr Wei Chen")
    engine.home.put(HomeView(rs.NURSE, entries=(entry,) if known else (), known=True))
    engine.review.put(rs.review_view(state))
    qtbot.waitUntil(lambda: bridge.review.state is state)
    page = ReviewPage(bridge, theme, CLINIC)
    qtbot.addWidget(page)
    page.show()
    engine.posted.clear()
    page.engine, page.bridge, page.consult = engine, bridge, state.consult
    return page


def test_the_clinic_reads_the_opinion_and_that_is_told_once_shown(qtbot, theme):
    page = opened(qtbot, theme, known=True)
    page.after.opinion.click()
    QApplication.activeModalWidget().accept()
    assert page.engine.posted == [SubmitEvent(page.consult, OpinionReceived(1))]


def test_an_answered_consult_offers_its_opinion_from_the_first_moment(qtbot, theme):
    table = together()
    table.submit(2, EXPERT, OpinionSigned(1, Opinion("Detached below."), EXPERT.name))
    table.submit(2, EXPERT, ConsultClosed("answered"))
    timeline = Timeline(table.log)
    first_ms, last_ms = timeline.span
    engine = PuppetEngine()
    theme.set_sizes(CLINIC.sizes)
    bridge = Bridge(engine)
    entry = samples.entry("c", 9, phase="closed", opinion_version=1, lead_name=EXPERT.name)
    engine.home.put(HomeView(rs.NURSE, entries=(entry,), known=True))
    view = ReviewView(timeline.state_at(first_ms), first_ms, first_ms, last_ms, last=timeline.last)
    engine.review.put(view)
    qtbot.waitUntil(lambda: bridge.review is view)
    page = ReviewPage(bridge, theme, CLINIC)
    qtbot.addWidget(page)
    page.show()
    assert not view.state.opinions and not page.after.opinion.isHidden()
    page.after.opinion.click()
    QApplication.activeModalWidget().accept()
    assert SubmitEvent("c", OpinionReceived(1)) in engine.posted


def test_a_closed_consult_is_opened_again_with_a_reason(qtbot, theme):
    page = opened(qtbot, theme, known=True)
    page.after.reopen.click()
    dialog = QApplication.activeModalWidget()
    dialog._choices.buttons()[0].click()
    dialog._confirm.click()
    reopened = SubmitEvent(page.consult, ConsultReopened("Something was forgotten"))
    assert page.engine.posted == [reopened, CloseReview(), OpenConsult(page.consult)]


def test_what_only_lies_in_a_file_is_not_opened_again(qtbot, theme):
    page = opened(qtbot, theme, known=False)
    assert page.after.reopen.isHidden() and not page.after.opinion.isHidden()
    page.after.opinion.click()
    QApplication.activeModalWidget().accept()
    assert not page.engine.posted
