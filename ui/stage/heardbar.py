"""The red line of the room: the other side cannot hear this one, or is not heard; why, and what helps."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, QSettings, Signal
from PySide6.QtWidgets import QWidget

from app.client.border import MediaView, RoomView
from app.client.device_commands import DeviceKind
from app.consult.state import PersonState
from ui.bridge import Bridge
from ui.controls import Banner
from ui.said import said
from ui.stage.instead import Instead
from ui.stage.outage import Outage, other_side, other_status
from ui.stage.ticking import RoomClock
from ui.theme import Theme


class HeardLine(msgspec.Struct, frozen=True):
    """`kind`: which of this place's devices another one may stand in for."""

    words: str = ""
    kind: DeviceKind | None = None


QUIET = HeardLine()


def heard_line(view: RoomView | None, media: MediaView) -> HeardLine:
    """Empty while voices go both ways, and where that is one's own wish: muted, covered, a stethoscope. While nothing
    at all comes that is said elsewhere."""
    other = other_side(view) if view is not None else None
    if view is None or other is None or view.state.meeting is None or not media.on or media.silent_ms is not None:
        return QUIET
    if media.microphone in ("absent", "silent"):
        words = tr("{name} cannot hear you. {why}")
        return HeardLine(words.format(name=other.name, why=said(media.microphone_sentence)), "microphone")
    if (words := _told(view, other)) and not media.muted:
        return HeardLine(words)
    if media.speaker != "on" and not media.listening.on:
        return HeardLine(said(media.speaker_sentence), "speaker")
    return QUIET


def _told(view: RoomView, other: PersonState) -> str:
    """By the other end, while it is there to say so."""
    status = other_status(view)
    match status.hears if status is not None else "":
        case "no_speaker":
            return tr("{name} cannot hear you: there the loudspeaker is off or missing. Write, or telephone.").format(
                name=other.name
            )
        case "no_voice":
            return tr(
                "{name} cannot hear you: your voice does not arrive. Picture and writing may; it is tried again by "
                "itself. Until then write, or telephone."
            ).format(name=other.name)
        case _:
            return ""


class HeardBar(Banner):
    """Hidden while all is well. `devices_wanted`: there is no other device to be used, all of them are to be seen."""

    devices_wanted = Signal()

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        outage: Outage,
        clock: RoomClock,
        store: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.instead = Instead(bridge, store, clock, self)  # before this looks: it has to know what is missing
        self._bridge, self._outage = bridge, outage
        self._line = QUIET
        self.setMinimumHeight(theme.text_px("body") + 3 * theme.space())
        self.pressed.connect(self._press)
        bridge.media_changed.connect(self.show_now)
        bridge.room_changed.connect(self.show_now)
        outage.changed.connect(self.show_now)
        self.instead.changed.connect(self.show_now)
        self.show_now()

    def show_now(self, _view: object = None) -> None:
        bridge = self._bridge
        self._line = QUIET if self._outage.lost is not None else heard_line(bridge.room, bridge.media)
        kind = self._line.kind
        key = "" if kind is None else self.instead.key(kind) or self.tr("Devices…")
        self.say("red", self._line.words, key)

    def _press(self) -> None:
        kind = self._line.kind
        if kind is not None and self.instead.key(kind):
            self.instead.use(kind)
        else:
            self.devices_wanted.emit()


def tr(text: str) -> str:
    return QCoreApplication.translate("HeardBar", text)
