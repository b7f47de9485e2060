"""Handing on from the board: the colleagues are offered by name; with none it goes back to the board."""

from PySide6.QtWidgets import QWidget

from app.client.border import HomeView, SubmitEvent
from app.consult.events.request import HandedOn
from app.consult.person import Person
from tests.ui.samples import DOCTOR, ENTRIES
from ui.controls import Key
from ui.dialogs.handover import HandOnDialog
from ui.home.clerk import Clerk
from ui.modes import SPECIALIST

LARS = Person("p-lars", "Dr Lars Nygård", "specialist")
SARA = Person("p-sara", "Dr Sara Lund", "specialist")


def test_the_board_offers_every_colleague_and_hands_to_the_chosen_one(qtbot, bridge, engine, theme, memory):
    home = HomeView(person=DOCTOR, entries=ENTRIES, known=True, colleagues=(SARA, LARS))
    engine.home.put(home)
    qtbot.waitUntil(lambda: bridge.home is home)
    window = QWidget()
    qtbot.addWidget(window)
    clerk = Clerk(bridge, theme, memory, SPECIALIST, window)
    clerk.hand_on("c5")
    dialog = window.findChild(HandOnDialog)
    assert [dialog._who.itemText(at) for at in range(dialog._who.count())] == [LARS.name, SARA.name]

    dialog._who.setCurrentIndex(1)
    go = next(key for key in dialog.findChildren(Key) if key.text() == "Hand on")
    wrong, done, to_do = dialog._fields
    wrong.setPlainText(" a cough   ")
    assert not go.isEnabled() and not dialog._few.isHidden() and "few words" in dialog._few.text()
    done.setPlainText("x" * 4_000)
    assert not go.isEnabled() and "too long" in dialog._few.text()
    done.setPlainText("Inhaled\nsalbutamol ")
    assert go.isEnabled() and dialog._few.isHidden()
    to_do.setPlainText("Listen again at six")
    dialog._hand()
    words = "a cough · Done: Inhaled salbutamol · To do: Listen again at six"
    assert engine.posted[-1] == SubmitEvent("c5", HandedOn("p-sara", SARA.name, words))


def test_with_no_colleague_the_dialog_gives_it_back(qtbot, theme):
    dialog = HandOnDialog(theme, {})
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.release_wanted):
        dialog._release()
