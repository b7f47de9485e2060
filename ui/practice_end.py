"""A practice that nobody accepted ends with who practised: it does not stay on anybody's board. Asks nothing."""

from PySide6.QtCore import QCoreApplication

from app.consult.events.request import Cancelled
from app.consult.practice import is_practice
from ui.bridge import Bridge


def put_away(bridge: Bridge) -> None:
    """Before the room is left."""
    view = bridge.room
    if view is None or view.me is None:
        return
    request = view.state.request
    mine = request is not None and request.by == view.me.person
    if mine and is_practice(view.state) and view.state.phase == "waiting":
        bridge.submit(Cancelled(QCoreApplication.translate("Practice", "The practice is over")))
