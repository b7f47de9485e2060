"""Hand on… in the room: to whom it can go, and who does not lead takes the lead first."""

import msgspec
from PySide6.QtWidgets import QMenu

from app.client.border import HomeView
from app.consult.events.request import Cancelled, HandedOn, HandoverConfirmed, LeadTaken
from app.consult.person import Person
from tests.ui import room_samples as rs
from tests.ui.samples import OFFLINE
from ui.dialogs.handover import HandOnDialog
from ui.dialogs.reason import ReasonDialog

HERE = Person("p-here", "Dr Sara Lund", "specialist")
AWAY = Person("p-away", "Dr Lars Nygård", "specialist")


def opened(made) -> QMenu:
    menu = made.page.top.hand_on.menu()
    menu.aboutToShow.emit()
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_colleagues_are_offered_those_who_are_here_first_and_one_is_handed_it(qtbot, room):
    made = room()
    home = HomeView(person=rs.DOCTOR, colleagues=(AWAY, HERE))
    made.engine.home.put(home)
    made.put(made.view.state, here=(rs.NURSE, rs.DOCTOR, HERE))
    qtbot.waitUntil(lambda: made.bridge.home is home)
    menu = opened(made)
    assert words(menu) == ["Dr Sara Lund (here)", "Dr Lars Nygård"]

    menu.actions()[-1].trigger()
    dialog = next(one for one in made.page.window().findChildren(HandOnDialog) if one.isVisible())
    dialog._fields[0].setPlainText("the eye")
    assert not dialog._go.isEnabled() and "few words" in dialog._few.text() and dialog._few.isVisible()
    dialog._fields[0].setPlainText("请看左眼")
    assert dialog._go.isEnabled() and not dialog._few.isVisible()
    dialog._fields[0].setPlainText("Please look at the left eye")
    dialog._go.click()
    assert made.events[-1] == HandedOn("p-away", "Dr Lars Nygård", "Please look at the left eye")


def test_with_no_colleague_it_can_go_back_to_the_board(qtbot, room):
    made = room()
    made.put(made.view.state, here=(rs.NURSE, rs.DOCTOR))
    assert words(opened(made)) == ["There is no other specialist.", "Give back to the board…"]


def test_without_a_link_nothing_is_handed_on(qtbot, room):
    made = room()
    made.engine.link.put(OFFLINE)
    qtbot.waitUntil(lambda: made.bridge.link is OFFLINE)
    menu = opened(made)
    assert words(menu) == ["The link is gone: it can be handed on when it is back."]
    assert not menu.actions()[0].isEnabled()


def test_the_new_lead_reads_what_a_colleague_wants_known_until_it_was_read(qtbot, room):
    told = "Dr Lars Nygård hands it on to you: the left eye"
    state = msgspec.structs.replace(
        rs.base_state(), handover="the left eye", handover_by="p-away", handover_name="Dr Lars Nygård", handover_ms=5
    )
    made = room(state)
    assert made.page.banner.text == told and not made.page.banner.isHidden()
    made.page.banner.pressed.emit()
    assert made.page.banner.text != told and made.events[-1] == HandoverConfirmed()
    made.put(msgspec.structs.replace(state, handover_ms=6))  # the same words, handed on once more
    assert made.page.banner.text == told
    made.put(msgspec.structs.replace(state, handover="and the right one"))
    assert made.page.banner.text.endswith("and the right one")
    made.put(msgspec.structs.replace(state, handover="and then", handover_confirmed_ms=6))
    assert "and then" not in made.page.banner.text
    assert made.events == [HandoverConfirmed()]


def test_who_handed_it_on_and_who_does_not_lead_are_not_told(qtbot, room):
    for by, lead in ((rs.DOCTOR.person, rs.DOCTOR.person), ("p-away", "p-other")):
        confirmed = 6 if lead == rs.DOCTOR.person else None
        state = msgspec.structs.replace(rs.base_state(), handover="the left eye", handover_by=by, lead=lead)
        made = room(msgspec.structs.replace(state, handover_ms=5, handover_confirmed_ms=confirmed))
        assert "the left eye" not in made.page.banner.text


def test_who_handed_it_on_sees_that_nobody_has_read_it_and_takes_it_back(qtbot, room):
    state = msgspec.structs.replace(rs.base_state(), handover="the left eye", handover_by=rs.DOCTOR.person)
    state = msgspec.structs.replace(state, handover_ms=5, lead="p-away", lead_name="Dr Lars Nygård")
    made = room(state)
    assert made.page.banner.text.startswith("Dr Lars Nygård leads, and has not confirmed yet")
    made.page.banner.pressed.emit()
    assert made.events[-1] == LeadTaken(rs.DOCTOR.name)
    made.put(msgspec.structs.replace(state, handover_confirmed_ms=6))
    assert "not confirmed" not in made.page.banner.text


def test_a_long_hand_over_says_where_the_rest_stands(qtbot, room):
    state = msgspec.structs.replace(rs.base_state(), handover="w" * 900, handover_by="p-away", handover_name="Dr Lars")
    made = room(msgspec.structs.replace(state, handover_ms=5))
    assert made.page.banner.text.endswith("… The rest stands under Case.") and len(made.page.banner.text) < 400


def test_who_does_not_lead_is_offered_the_lead(qtbot, room):
    made = room(msgspec.structs.replace(rs.base_state(), lead="p-away", lead_name="Dr Lars Nygård"))
    menu = opened(made)
    assert words(menu) == ["Only who leads can hand it on.", "Take the lead"]
    menu.actions()[-1].trigger()
    assert made.events[-1] == LeadTaken(rs.DOCTOR.name)


def test_a_consult_is_called_off_with_a_reason(qtbot, room):
    made = room(msgspec.structs.replace(rs.base_state(), phase="waiting", lead=None), rs.NURSE)
    made.page.menu.fill()
    next(one for one in made.page.menu.menu.actions() if one.text() == "Call off…").trigger()
    dialog = next(one for one in made.page.window().findChildren(ReasonDialog) if one.isVisible())
    assert not dialog._confirm.isEnabled()
    dialog._choices.buttons()[1].click()
    dialog._confirm.click()
    assert made.events[-1] == Cancelled("Solved here")
