"""Whether the two sides have any way to each other, and since when not; knows no widget and no words."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from app.client.border import LinkView, MediaView, RoomView
from app.consult.state import PersonState
from app.consult.whispers import MediaStatus
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage.ticking import RoomClock

LOST_MS = 30_000
COARSE_MS = 2_000  # a beginning that moves by less has not moved
_UNDER_WAY = ("accepted", "held")

Gone = Literal["own", "other", "voice"]


class Lost(msgspec.Struct, frozen=True):
    """`gone`: this side's link with everything else, the other side's, or only picture and voice: what is written
    still arrives then. `other`: person id, empty where nobody else has been here. `since_ms` of the steady clock."""

    gone: Gone
    other: str
    since_ms: int


class Paths:
    """`hear` the newest views with the time, once a second or oftener; pure. It answers what is lost for long enough to
    be said. `awaits`: until what it said was lost is there again, or over; `is_back`: it is there again, and nobody has
    ended it."""

    def __init__(self) -> None:
        self._consult = ""
        self._since_ms: int | None = None
        self._said: Lost | None = None
        self._owed: Lost | None = None  # was said, and that it is back was not
        self.awaits = self.is_back = False

    def hear(self, view: RoomView | None, media: MediaView, link: LinkView, mono_ms: int) -> Lost | None:
        consult = view.state.consult if view is not None else ""
        if consult != self._consult:
            self._consult, self._since_ms, self._owed = consult, None, None
        other = other_side(view) if view is not None else None
        gone = gone_of(view, other, media, link)
        self._since_ms = since_ms = self._since(mono_ms, media.silent_ms) if gone else None
        self._said = None
        if gone and since_ms is not None and mono_ms - since_ms >= LOST_MS:
            self._said = Lost(gone, other.person if other is not None else "", since_ms)
        self._owed = self._said or self._owed
        flows = media.on and media.remote == "live"
        ended = view is None or view.state.phase not in _UNDER_WAY
        owed = self._owed if gone is None else None
        if owed is not None and owed.gone == "other" and other is not None and other.person != owed.other:
            owed = None  # somebody else has come instead: that is said, and nobody is back
        self.is_back = owed is not None and not ended and (flows or owed.gone != "voice")
        if gone is None:
            self._owed = None
        self.awaits = self._owed is not None
        return self._said

    def _since(self, mono_ms: int, silent_ms: int | None) -> int:
        """The engine knows it in a meeting, in whole seconds; else from now on, or from before."""
        if silent_ms is None:
            return mono_ms if self._since_ms is None else self._since_ms
        begins_ms = mono_ms - silent_ms
        if self._since_ms is None or begins_ms > self._since_ms + COARSE_MS:
            return begins_ms
        return min(begins_ms, self._since_ms)


def gone_of(view: RoomView | None, other: PersonState | None, media: MediaView, link: LinkView) -> Gone | None:
    """None while something flows, and where nobody is to be reached."""
    if view is None or view.state.phase not in _UNDER_WAY or (media.on and media.remote == "live"):
        return None
    in_meeting = media.on and media.silent_ms is not None
    if link.state != "online":
        return "own"
    if other is not None and not _is_connected(view, other):
        return "other" if in_meeting or other.dropped else None
    return "voice" if in_meeting else None


def other_side(view: RoomView) -> PersonState | None:
    """Of the meeting that is on, else who leads, else who was here last of the other side."""
    me = view.me
    if me is None:
        return None
    meeting = view.state.meeting
    if meeting is not None and me.person in (meeting.clinic, meeting.specialist):
        return view.state.people.get(meeting.specialist if me.person == meeting.clinic else meeting.clinic)
    wanted = "specialist" if me.role == "clinic" else "clinic"
    others = [one for one in view.state.people.values() if one.role == wanted and one.person != me.person]
    lead = next((one for one in others if one.person == view.state.lead), None)
    return lead or max(others, key=lambda one: (one.here, one.left_ms or one.joined_ms), default=None)


def other_status(view: RoomView | None) -> MediaStatus | None:
    """What the other side says of its devices, while it is there to say so."""
    other = other_side(view) if view is not None else None
    if view is None or other is None or not _is_connected(view, other):
        return None
    return view.media.get(other.person)


def _is_connected(view: RoomView, other: PersonState) -> bool:
    return any(one.person == other.person for one in view.here)


class Outage(QObject):
    """`changed` once a second while something is lost, and when that ends; `lost` is the newest. `returned` is to be
    said as well; what of it is heard `LinkSounds` decides, which also knows of the link. Only where camera and
    microphone could be: who looks on has nobody to telephone."""

    changed = Signal()
    returned = Signal()

    def __init__(self, bridge: Bridge, mode: Mode, clock: RoomClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lost: Lost | None = None
        self._bridge, self._clock, self._paths = bridge, clock, Paths()
        if not mode.may("media"):
            return
        bridge.media_changed.connect(self.look)
        bridge.link_changed.connect(self.look)
        bridge.facets.people.changed.connect(self.look)
        bridge.facets.phase.changed.connect(self.look)
        clock.tick.connect(self.look)

    @property
    def for_ms(self) -> int:
        return self._clock.mono_ms() - self.lost.since_ms if self.lost is not None else 0

    def look(self, _view: object = None) -> None:
        bridge, paths, before, awaited = self._bridge, self._paths, self.lost, self._paths.awaits
        self.lost = paths.hear(bridge.room, bridge.media, bridge.link, self._clock.mono_ms())
        if paths.awaits != awaited:
            bridge.reach_told.emit(paths.awaits, paths.is_back)
        if paths.is_back:
            self.returned.emit()
        if self.lost is not None or before is not None:
            self.changed.emit()
