"""Consent that is owed: said at the bedside when it is due, put off with a reason, asked for before closing."""

import msgspec

from app.consult.consent_due import AGAIN_MS
from app.consult.events.consent import ConsentGiven, ConsentPostponed
from app.consult.events.request import ConsultClosed
from app.consult.state import Consent
from tests.ui import room_samples as rs
from tests.ui.samples import OFFLINE
from tests.ui.stage.test_strips import SILENT, tell
from ui.controls import Sentence
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.owed import OwedDialog
from ui.dialogs.reason import ReasonDialog


def emergency(at_ms=rs.NOW_MS - AGAIN_MS):
    state = rs.base_state()
    decided = Consent("consult", "emergency", at_ms, rs.NURSE.person, giver_name=rs.NURSE.name, reason="unconscious")
    return msgspec.structs.replace(state, consents={"consult": decided})


def given(state):
    said = Consent("consult", "given", rs.NOW_MS, rs.NURSE.person, "patient", how="voice")
    return msgspec.structs.replace(state, consents={"consult": said})


def dialog(made, kind):
    found = [one for one in made.page.findChildren(kind) if one.isVisible()]
    return found[0] if found else None


def told(made, kind):
    return [event for event in made.events if isinstance(event, kind)]


def test_ten_minutes_into_an_emergency_the_bedside_is_asked_and_says_why_not_yet(qtbot, room):
    made = room(emergency(rs.NOW_MS - AGAIN_MS + 5_000), rs.NURSE)
    line = made.page.consent
    assert line.isHidden()
    made.clock.advance(5_000)
    made.page.clock.tick.emit()
    assert line.isVisible() and "has not been asked" in line.words.text()
    line.not_yet.click()
    reason = dialog(made, ReasonDialog)
    reason._choices.buttons()[0].click()
    reason._confirm.click()
    assert told(made, ConsentPostponed) == [ConsentPostponed("The patient cannot answer now")]
    line.ask.click()
    asked = dialog(made, ConsentDialog)
    asked._rows["consult"].given.emit()
    assert len(told(made, ConsentGiven)) == 1
    made.put(given(made.view.state))
    assert line.isHidden()
    asked.accept()


def test_it_gives_way_to_a_lost_connection_and_is_the_bedsides_alone(qtbot, room):
    made = room(emergency(), rs.NURSE)
    line = made.page.consent
    assert line.isVisible()
    made.put(made.view.state, here=())
    tell(made, SILENT, OFFLINE)
    qtbot.waitUntil(lambda: made.page.lost.isVisible() and line.isHidden())
    made.put(made.view.state)
    tell(made, rs.MEDIA_ON)
    qtbot.waitUntil(line.isVisible)
    assert made.stage.height() >= 384
    assert room(emergency(), rs.DOCTOR).page.consent is None


def test_before_closing_it_is_asked_once_more_and_closing_goes_on_from_there(qtbot, room):
    made = room(emergency(), rs.NURSE)
    made.page.menu._close()
    owed = dialog(made, OwedDialog)
    owed.not_yet.click()
    reason = dialog(made, ReasonDialog)
    reason._text.setPlainText("Flown out unconscious")
    reason._confirm.click()
    assert told(made, ConsentPostponed) == [ConsentPostponed("Flown out unconscious")]
    closing = next(one for one in made.page.findChildren(ReasonDialog) if one.isVisible() and one is not reason)
    closing._confirm.click()
    assert len(told(made, ConsultClosed)) == 1


def test_who_asks_now_closes_once_the_patient_has_answered(qtbot, room):
    made = room(emergency(), rs.NURSE)
    made.page.menu._close()
    dialog(made, OwedDialog).ask.click()
    asked = dialog(made, ConsentDialog)
    asked.reject()
    assert dialog(made, ReasonDialog) is None  # nobody answered: it stays open
    made.page.menu._close()
    dialog(made, OwedDialog).ask.click()
    made.put(given(made.view.state))
    dialog(made, ConsentDialog).accept()
    assert dialog(made, ReasonDialog) is not None


def test_a_specialist_who_closes_reads_that_nobody_asked(qtbot, room):
    made = room(emergency(), rs.DOCTOR)
    made.page.menu._close()
    assert dialog(made, OwedDialog) is None
    words = " ".join(one.text() for one in dialog(made, ReasonDialog).findChildren(Sentence))
    assert "only the bedside can still ask" in words
