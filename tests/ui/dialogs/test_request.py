"""The form of a request, for whoever hears it read out."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.samples import NURSE
from ui.dialogs.request import RequestDialog


def test_every_field_has_a_name(qtbot, theme):
    dialog = RequestDialog(theme, NURSE, "North valley clinic")
    qtbot.addWidget(dialog)
    kinds = QComboBox, QLineEdit, QPlainTextEdit
    fields = [one for one in dialog.findChildren(QWidget) if isinstance(one, kinds)]
    own = [one for one in fields if not isinstance(one.parent(), QComboBox)]  # its line belongs to the list
    names = [one.accessibleName() for one in own]
    assert len(own) > 10 and all(names) and len(set(names)) == len(names)
