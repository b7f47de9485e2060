"""A reason is needed unless it is optional; what is written wins over what was pressed."""

from ui.dialogs.reason import ReasonDialog


def test_a_reason_is_needed(qtbot, theme):
    dialog = ReasonDialog(theme, "Decline?", "", ("Not my field",), "Decline")
    qtbot.addWidget(dialog)
    assert not dialog._confirm.isEnabled()
    dialog._choices.buttons()[0].click()
    assert dialog._confirm.isEnabled() and dialog.reason == "Not my field"
    dialog._text.setPlainText("On leave")
    with qtbot.waitSignal(dialog.reasoned) as told:
        dialog._confirm.click()
    assert told.args == ["On leave"]


def test_an_optional_one_may_be_empty(qtbot, theme):
    dialog = ReasonDialog(theme, "Close?", "", (), "Close", optional=True)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.reasoned) as told:
        dialog._confirm.click()
    assert told.args == [""]
