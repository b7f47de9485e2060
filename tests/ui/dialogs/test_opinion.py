"""No opinion is lost while it is written: what changes under it is shown, and only what is stored closes it."""

import msgspec
from PySide6.QtWidgets import QApplication

from app.client.border import DraftRefused
from app.consult.events import OpinionDrafted, OpinionSigned
from app.consult.events.marks import Arrow
from app.consult.state import SignedOpinion
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import room  # noqa: F401
from ui.dialogs.opinion import OpinionDialog
from ui.modes import SPECIALIST

REASON = "You do not lead this consult."


def marked():
    arrow = Arrow(Point(10, 10), Point(90, 90), 1, 3.0)
    return rs.with_marks(rs.base_state(), rs.mark("o1", rs.PAGE, arrow), rs.mark("o2", rs.STILL, arrow))


def changed(state, **changes):
    return msgspec.structs.replace(state, **changes)


def withdrawn(state, document):
    gone = changed(state.documents[document], withdrawn="another patient's")
    return changed(state, documents={**state.documents, document: gone})


def make(qtbot, theme, state):
    dialog = OpinionDialog(theme, SPECIALIST, rs.DOCTOR, state)
    qtbot.addWidget(dialog)
    dialog.heard = []
    dialog.told.connect(dialog.heard.append)
    dialog.show()
    return dialog


def signing(qtbot, theme, state):
    dialog = make(qtbot, theme, state)
    dialog._assessment.setPlainText("Detached below.")
    dialog._read()
    dialog._sign()
    return dialog, dialog.heard[-1]


def with_signature(state, event, seq):
    one = SignedOpinion(event.version, event.opinion, rs.DOCTOR.person, event.name, 1, event.reason, seq=seq)
    return changed(state, opinions=(*state.opinions, one))


def read(dialog):
    return "\n".join(text for _, text in dialog._reading._lines)


def test_a_page_withdrawn_while_it_is_written_is_unticked_and_said(qtbot, theme):
    state = marked()
    dialog = make(qtbot, theme, state)
    assert set(dialog.value().shown) == {rs.PAGE, rs.STILL}
    dialog.show_state(withdrawn(state, rs.PAGE.document))
    assert dialog.value().shown == (rs.STILL,)
    assert "withdrawn" in dialog._banner.text


def test_what_is_marked_while_it_is_written_is_offered_and_not_ticked(qtbot, theme):
    dialog = make(qtbot, theme, rs.base_state())
    before = dialog.value().shown
    dialog.show_state(marked())
    assert dialog.value().shown == before and len(dialog._pictures._boxes) == 2


def test_findings_are_on_the_page_that_is_read_once_more(qtbot, theme):
    state = rs.base_state()
    dialog = make(qtbot, theme, state)
    dialog._assessment.setPlainText("Detached below.")
    dialog._read()
    for finding in state.findings.values():
        assert (finding.text in read(dialog)) == (finding.struck is None)
    new = rs.Finding("f9", "A new bleed", rs.NURSE.person, rs.NOW_MS)
    dialog.show_state(changed(state, findings={**state.findings, "f9": new}))
    assert "A new bleed" in read(dialog) and "read it once more" in dialog._banner.text


def test_who_leads_no_more_is_told_inside_and_loses_nothing(qtbot, theme):
    state = rs.base_state()
    dialog = make(qtbot, theme, state)
    dialog.show_state(changed(state, lead="p-other"))
    dialog._assessment.setPlainText("Half a thought")
    dialog._keep()
    assert not dialog.heard and not dialog._read_key.isEnabled() and "no longer lead" in dialog._banner.text
    dialog.show_state(state)
    assert dialog._read_key.isEnabled() and dialog.value().assessment == "Half a thought"
    dialog.show_state(changed(state, lead="p-other"))
    dialog.reject()
    assert dialog.heard == [OpinionDrafted(dialog.value())]  # refused with its reason, and kept with it


def test_it_stays_open_until_the_signature_is_stored(qtbot, theme):
    state = rs.base_state()
    dialog, signed = signing(qtbot, theme, state)
    assert isinstance(signed, OpinionSigned) and dialog.isVisible() and not dialog._sign_key.isEnabled()
    dialog.show_state(with_signature(state, signed, state.seq + 1))  # pending
    assert dialog.isVisible() and "on its way" in dialog._banner.text
    stored = changed(state, seq=state.seq + 1)
    with qtbot.waitSignal(dialog.accepted):
        dialog.show_state(with_signature(stored, signed, stored.seq))
    assert dialog.heard == [signed]  # no draft of the same words behind it


def test_a_refused_signature_keeps_the_words_and_says_why(qtbot, theme):
    state = rs.base_state()
    dialog, signed = signing(qtbot, theme, state)
    refusal = DraftRefused(signed, "not_lead", REASON)
    dialog.show_state(state, (refusal,))
    assert dialog.isVisible() and REASON in dialog._banner.text
    assert dialog.value().assessment == "Detached below." and dialog._read_key.isEnabled()
    dialog._read()
    dialog._sign()
    dialog.show_state(state, (refusal,))  # the one of before
    assert dialog.isVisible() and "on its way" in dialog._banner.text
    dialog.show_state(state, (refusal, refusal))
    assert REASON in dialog._banner.text


def test_a_version_signed_by_somebody_else_meanwhile_asks_for_a_reason(qtbot, theme):
    state = rs.base_state()
    dialog = make(qtbot, theme, state)
    dialog._assessment.setPlainText("Detached below.")
    other = SignedOpinion(1, dialog.value(), "p-other", "Dr Other", 1, "")
    dialog.show_state(changed(state, opinions=(other,)))
    dialog._read()
    assert "why this version" in dialog._banner.text
    dialog._reason.setText("A new picture")
    dialog._read()
    dialog._sign()
    assert dialog.heard[-1].version == 2


def test_the_band_follows_a_correction(qtbot, theme):
    state = rs.base_state()
    dialog = make(qtbot, theme, state)
    patient = changed(state.request.patient, local_number="9999")
    dialog.show_state(changed(state, request=changed(state.request, patient=patient)))
    assert "9999" in dialog._band.text


def test_in_the_room_it_follows_the_consult(qtbot, room):  # noqa: F811
    made = room(marked())
    made.page.ask.opinion()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OpinionDialog)
    made.put(withdrawn(marked(), rs.PAGE.document))
    assert rs.PAGE not in dialog.value().shown
    dialog.reject()
    made.put(marked())
