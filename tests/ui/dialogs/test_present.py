"""Somebody else at the bedside is named with what they are."""

from ui.dialogs.present import PresentDialog


def test_who_has_come_is_told(qtbot, theme):
    dialog = PresentDialog(theme)
    qtbot.addWidget(dialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData("interpreter"))
    dialog._name.setText(" Li Na ")
    with qtbot.waitSignal(dialog.told) as told:
        dialog._tell()
    event = told.args[0]
    assert (event.kind, event.name, event.present) == ("interpreter", "Li Na", True) and event.person
