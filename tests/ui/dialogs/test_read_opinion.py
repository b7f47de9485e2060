"""The opinion on the screen of the side that asked counts as received once it is shown."""

import msgspec
from PySide6.QtWidgets import QApplication

from app.consult.events import OpinionReceived
from app.consult.events.opinion import Opinion
from app.consult.state import SignedOpinion
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import room  # noqa: F401
from ui.dialogs.read_opinion import ReadOpinionDialog

SIGNED = SignedOpinion(1, Opinion("Detached below.", "Travel tonight.", ""), rs.DOCTOR.person, "Dr Wei Chen", 1, "")


def with_opinion():
    return msgspec.structs.replace(rs.base_state(), opinions=(SIGNED,))


def test_it_is_offered_read_and_told(qtbot, room):  # noqa: F811
    made = room(with_opinion(), rs.NURSE)
    assert made.page.banner.text == "The opinion is here."
    made.page.banner.pressed.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReadOpinionDialog) and made.events[-1] == OpinionReceived(1)
    dialog.accept()


def test_whoever_wrote_it_does_not_receive_it(qtbot, room):  # noqa: F811
    made = room(with_opinion())
    made.page.ask.read_opinion()
    QApplication.activeModalWidget().accept()
    assert not made.events
