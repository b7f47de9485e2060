"""The menu of what may stand beside what is on the stage."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.consult.events.documents import PageTurned
from ui.bridge import Bridge
from ui.stage.beside_words import comparable, surface_title


def compare(bridge: Bridge, below: QWidget) -> None:
    """Another page or still next to the one on the stage, for everybody who follows; opens under `below`."""
    room = bridge.room
    if room is None:
        return
    menu = QMenu(below.window())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for surface in comparable(room.state):
        chosen = menu.addAction(surface_title(room.state, surface))
        turned = PageTurned(room.state.stage.surface, surface)
        chosen.triggered.connect(lambda _on=False, turned=turned: bridge.submit(turned))
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
