"""What the other end's camera gives instead of a picture: why, and for how long; knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.bridge import Bridge
from ui.stage.outage import other_status
from ui.stage.sourcetile import moving
from ui.stage.ticking import age_words

NO_PICTURE = ("absent", "off", "black")


class CameraThere:
    """Of what moves on the stage of who looks at the bedside. Told again once a second or oftener: it says since when
    it is so, by the last picture where that is older."""

    def __init__(self) -> None:
        self._what, self._since_ms = "", 0
        self.title = self.why = self.doubt = ""

    def hear(self, bridge: Bridge, mono_ms: int) -> None:
        what = _what(bridge)
        if what != self._what:
            self._what, self._since_ms = what, mono_ms
        picture_ms = 0 if what == "black" else bridge.media.remote_age_ms or 0
        age = age_words(max(mono_ms - self._since_ms, picture_ms))
        self.title = self.why = self.doubt = ""
        match what:
            case "absent":
                self.title = tr("No camera at the bedside for {age}").format(age=age)
                self.why = tr("It is unplugged, or another program has it; they read what helps. Voice goes on.")
            case "off":
                self.title = tr("Camera off at the bedside for {age}").format(age=age)
                self.why = tr("They are heard, not seen. Ask them to choose a camera under Devices.")
            case "black":
                self.title = tr("Black picture from the bedside for {age}").format(age=age)
                self.why = tr("Its lens is covered, or there is no light. Ask them to look.")
                self.doubt = tr("black")
        if what in ("absent", "off") and bridge.media.remote_age_ms is not None:
            self.doubt = tr("{age} old").format(age=age_words(bridge.media.remote_age_ms))


def _what(bridge: Bridge) -> str:
    """Empty while it gives a picture, or nothing is known of it."""
    moves, status = moving(bridge.media, own=False), other_status(bridge.room)
    state = moves.state if moves is not None else status.camera if status is not None else ""
    return state if state in NO_PICTURE else ""


def tr(text: str) -> str:
    return QCoreApplication.translate("CameraThere", text)
