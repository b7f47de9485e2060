"""Hand on… in the room: to whom it can go, and who does not lead takes the lead first."""

import msgspec
from PySide6.QtWidgets import QMenu

from app.client.border import HomeView
from app.consult.events.request import HandedOn, LeadTaken
from app.consult.person import Person
from tests.ui import room_samples as rs
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
    dialog = next(one for one in made.page.window().findChildren(ReasonDialog) if one.isVisible())
    dialog._text.setPlainText("Please look at the left eye")
    dialog._confirm.click()
    assert made.events[-1] == HandedOn("p-away", "Dr Lars Nygård", "Please look at the left eye")


def test_with_no_colleague_it_can_go_back_to_the_board(qtbot, room):
    made = room()
    made.put(made.view.state, here=(rs.NURSE, rs.DOCTOR))
    assert words(opened(made)) == ["There is no other specialist.", "Give back to the board…"]


def test_who_does_not_lead_is_offered_the_lead(qtbot, room):
    made = room(msgspec.structs.replace(rs.base_state(), lead="p-away", lead_name="Dr Lars Nygård"))
    menu = opened(made)
    assert words(menu) == ["Only who leads can hand it on.", "Take the lead"]
    menu.actions()[-1].trigger()
    assert made.events[-1] == LeadTaken(rs.DOCTOR.name)
