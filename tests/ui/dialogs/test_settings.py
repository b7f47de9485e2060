"""What the settings say of this computer."""

import pytest
from PySide6.QtWidgets import QWidget

from app.client.views import LinkView
from ui.actions import Actions
from ui.controls import Sentence
from ui.dialogs.settings import SettingsDialog
from ui.errands import Errands


@pytest.mark.parametrize("in_file", [False, True])
def test_where_the_key_lies_is_said_only_where_it_lies_beside_what_it_opens(qtbot, theme, bridge, memory, in_file):
    window = QWidget()
    qtbot.addWidget(window)
    bridge.link = LinkView(key_in_file=in_file)
    Errands(bridge, theme, memory, window, Actions(theme, window), lambda *_: None).open_settings()
    (opened,) = window.findChildren(SettingsDialog)
    assert any("safe place for keys" in one.text() for one in opened.findChildren(Sentence)) == in_file
    opened.close()
