"""Who is connected and who is at the bedside, in one line across the room: whom one is seen and heard by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.client.border import RoomView
from ui.band import ElidedLabel
from ui.bridge import Bridge
from ui.dialogs.present import present_name
from ui.panels.people import role_words
from ui.theme import TextStep


class HereLine(ElidedLabel):
    """Says `words` of the room. What there is no room for is in the tooltip."""

    def __init__(
        self,
        bridge: Bridge,
        words: Callable[[RoomView], str],
        step: TextStep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "quiet")
        self.setProperty("step", step)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bridge.facets.people.changed.connect(self.show_view)
        if bridge.room is not None:
            self.show_view(bridge.room)

    def show_view(self, view: RoomView) -> None:
        words = self._words(view)
        self.say(words)
        self.setToolTip(words)
        self.setAccessibleName(words)


class BesideLine(HereLine):
    """Away from the bedside, under the band: who stands beside the patient, and who looks on; hidden while nobody."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, beside_words, "small", parent)
        self.setVisible(bool(self.whole))

    def show_view(self, view: RoomView) -> None:
        super().show_view(view)
        self.setVisible(bool(self.whole))


def here_words(view: RoomView) -> str:
    """`Here: Dr Wei Chen (specialist). In the room: Marit Lie (daughter)`."""
    tr = QCoreApplication.translate
    me = view.me.person if view.me is not None else ""
    names = [f"{one.name} ({role_words(one.role)})" for one in view.here if one.person != me]
    here = tr("HereLine", "Here: {names}").format(names=", ".join(names) or tr("HereLine", "nobody else yet"))
    present = present_words(view)
    return f"{here}. {present}" if present else here


def beside_words(view: RoomView) -> str:
    looks_on = [one.name for one in view.here if one.role == "observer"]
    watch = QCoreApplication.translate("HereLine", "Look on: {names}").format(names=", ".join(looks_on))
    return ". ".join(part for part in (present_words(view), watch if looks_on else "") if part)


def present_words(view: RoomView) -> str:
    """Empty where nobody else stands at the bedside."""
    names = [present_name(one) for one in view.state.present.values() if one.present]
    tr = QCoreApplication.translate
    return tr("HereLine", "With the patient: {names}").format(names=", ".join(names)) if names else ""
