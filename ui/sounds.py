"""The eight sounds of the room and the two calls of the board, one meaning each: she looks at the patient, not at us.
Plays nothing itself, the engine does."""

from typing import Literal

from msgspec.structs import replace
from PySide6.QtCore import QObject

from app.client.border import Chime as ChimeCommand
from app.client.border import HomeView, MediaView, RoomView
from app.consult.board import BoardEntry
from app.consult.practice import real
from app.consult.state import ConsultState, Instruction
from ui.bridge import Bridge
from ui.linksounds import LinkSounds
from ui.stage.arrivals import arrived, last_met

Sound = Literal[
    "instruction",
    "still",
    "person",
    "link_lost",
    "link_back",
    "recording_on",
    "recording_off",
    "stop",
    "request",
    "emergency",
]
MEANINGS: dict[Sound, str] = {
    "instruction": "a new instruction for this place, or one that is asked again",
    "still": "a still was kept of what the camera shows here",
    "person": "somebody is there: at the door, asking to look on, or come in; a specialist has accepted or answered",
    "link_lost": "the connection was lost: to the server, or to the other side by any way",
    "link_back": "it is back",
    "recording_on": "from now on somebody records",
    "recording_off": "nobody records any more",
    "stop": "stop; repeated until somebody presses",
    "request": "somebody waits who did not a moment ago, or a colleague handed a consult on",
    "emergency": "what is red begins to wait; what waits or is one's own turns red or calls for help; repeated",
}
BOARD: tuple[Sound, ...] = ("request", "emergency")


class Sounds(QObject):
    """Listens to the bridge's views and compares each with the one before. Of one update all that is news is played, in
    the order of its weight; how the link fares is heard by `LinkSounds`."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._home: HomeView | None = None
        self._room: RoomView | None = None
        self._met: RoomView | None = None
        self._since_ms = 0  # when the room was opened here, by the server
        self._recorded: tuple[str, bool] | None = None  # of which consult, and whether
        bridge.home_changed.connect(self._hear_home)
        bridge.room_changed.connect(self._hear_room)
        bridge.media_changed.connect(self._hear_recording)
        self._of_link = LinkSounds(bridge, self)

    def _hear_home(self, home: HomeView) -> None:
        before, self._home = self._home, home
        if before is not None and before.known and before.person == home.person:
            room = self._bridge.room
            sound = sound_of_home(before, home, room.state.consult if room is not None else "")
            if sound is not None:
                self._play(sound)

    def _hear_room(self, room: RoomView) -> None:
        before, self._room = self._room, room
        met, self._met = self._met, last_met(self._met, room)
        if before is None or before.state.consult != room.state.consult:
            self._since_ms = room.server_ms
        else:
            self._play(*sounds_of_room(before, room, met, 0 if before.history_whole else self._since_ms))
        self._hear_recording()

    def _hear_recording(self, _view: object = None) -> None:
        """Where the link is lost nobody knows what the others do."""
        room = self._bridge.room
        if room is None or self._bridge.link.state != "online":
            return
        before, self._recorded = self._recorded, (room.state.consult, is_recorded(room, self._bridge.media))
        if before is not None and before[0] == room.state.consult and before != self._recorded:
            self._play("recording_on" if self._recorded[1] else "recording_off")

    def _play(self, *sounds: Sound) -> None:
        """The engine plays what comes at once by its weight, one after another."""
        for sound in sounds:
            self._bridge.post(ChimeCommand(sound))


def sound_of_home(before: HomeView, after: HomeView, inside: str = "") -> Sound | None:
    """At most one, the most urgent: all of it says that somebody waits, and red says it for the others too. Who is
    `inside` a consult sees there that it is theirs now, and may have taken the lead of it with their own hand."""
    me = after.person
    if me is None:
        return None
    before, after = (replace(home, entries=real(home.entries)) for home in (before, after))
    known = {entry.consult: entry for entry in before.entries}
    if me.role == "clinic":
        return "person" if _was_answered(before, after, inside) else None
    if me.role != "specialist":
        return None
    new = [
        entry
        for entry in after.entries
        if _begins_to_wait(known.get(entry.consult), entry, me.person)
        or (entry.consult != inside and _was_handed_on(known.get(entry.consult), entry, me.person))
    ]
    called = [
        entry
        for entry in after.entries
        if (entry.phase == "waiting" or entry.lead == me.person) and _grew_urgent(known.get(entry.consult), entry)
    ]
    if called or any(entry.urgency == "red" for entry in new):
        return "emergency"
    return "request" if new else None


def _begins_to_wait(before: BoardEntry | None, after: BoardEntry, me: str) -> bool:
    """Asked, given back or reopened; not by one's own hand."""
    if after.phase != "waiting" or me in after.declined:
        return False
    return before is None or (before.phase != "waiting" and before.lead != me)


def _was_handed_on(before: BoardEntry | None, after: BoardEntry, me: str) -> bool:
    return before is not None and after.lead == me and before.lead not in (None, me)


def _grew_urgent(before: BoardEntry | None, after: BoardEntry) -> bool:
    """Corrected to red, or called for; each call counts, also where it was red already."""
    if before is None:
        return False
    reddened = after.urgency == "red" and before.urgency != "red"
    return reddened or after.help_ms not in (None, before.help_ms)


def sounds_of_room(
    before: RoomView, after: RoomView, met: RoomView | None = None, since_ms: int = 0
) -> tuple[Sound, ...]:
    """The weightiest first: stop; then what is to be done, who has come, what was photographed. Each is a news of its
    own, and much comes in one view after an outage. `met` as in arrivals; `since_ms`: what happened before comes with
    the history and is no news."""
    me = after.me
    if me is None:
        return ()
    old, new = before.state, after.state
    called = [stop for name, stop in new.stops.items() if name not in old.stops]
    is_clinic = me.role == "clinic"
    heard: dict[Sound, bool] = {
        "stop": any(stop.by != me.person and (stop.made_ms or stop.at_ms) >= since_ms for stop in called),
        "instruction": is_clinic and _is_asked(before, after, me.person, since_ms),
        "person": bool(arrived(met or before, after)),
        "still": is_clinic and _was_kept(old, new, since_ms),
    }
    return tuple(sound for sound, is_heard in heard.items() if is_heard)


def is_recorded(room: RoomView, media: MediaView) -> bool:
    """By whomever."""
    return media.recording or any(status.recording for status in room.media.values())


def _was_kept(old: ConsultState, new: ConsultState, since_ms: int) -> bool:
    if new.stills is old.stills:
        return False
    return any(name not in old.stills and (one.taken_ms or one.at_ms) >= since_ms for name, one in new.stills.items())


def _is_asked(before: RoomView, after: RoomView, me: str, since_ms: int) -> bool:
    old = before.state.instructions
    if after.state.instructions is old:
        return False
    new = ((old.get(name), one) for name, one in after.state.instructions.items())
    return any(one.by != me and _asks_anew(known, one) and one.asked.made_ms >= since_ms for known, one in new)


def _asks_anew(before: Instruction | None, after: Instruction) -> bool:
    return before is None or (before.state != "given" and after.state == "given")


def _was_answered(before: HomeView, after: HomeView, inside: str) -> bool:
    """In the room of it they are heard when they enter."""
    known = {entry.consult: entry for entry in before.entries}
    return any(
        (entry.lead is not None and known[entry.consult].lead is None and entry.consult != inside)
        or entry.opinion_version > known[entry.consult].opinion_version
        for entry in after.entries
        if entry.consult in known
    )
