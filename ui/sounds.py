"""Nine short sounds, one meaning each: she looks at the patient, not at us. Plays nothing itself, the engine does."""

from typing import Literal

from PySide6.QtCore import QObject

from app.client.border import Chime as ChimeCommand
from app.client.border import HomeView, LinkView, RoomView
from app.consult.board import BoardEntry
from app.consult.person import Person
from ui.bridge import Bridge

Sound = Literal["request", "emergency", "answered", "instruction", "done", "message", "stop", "link", "back"]
MEANINGS: dict[Sound, str] = {
    "request": "somebody waits who did not a moment ago, or a colleague handed a consult on",
    "emergency": "what is red begins to wait; what waits or is one's own turns red or calls for help; repeated",
    "answered": "a specialist has accepted, or an opinion has come",
    "instruction": "a new instruction for this place",
    "done": "an instruction was done, or cannot be",
    "message": "a new message from somebody else",
    "stop": "stop",
    "link": "the connection was lost: to the server, or to the other side by any way",
    "back": "it is back",
}


class Sounds(QObject):
    """Listens to the bridge's views and compares each with the one before."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._home: HomeView | None = None
        self._room: RoomView | None = None
        self._link: str = bridge.link.state
        bridge.home_changed.connect(self._hear_home)
        bridge.room_changed.connect(self._hear_room)
        bridge.link_changed.connect(self._hear_link)

    def _hear_home(self, home: HomeView) -> None:
        before, self._home = self._home, home
        if before is not None and before.known and before.person == home.person:
            room = self._bridge.room
            self._play(sound_of_home(before, home, room.state.consult if room is not None else ""))

    def _hear_room(self, room: RoomView) -> None:
        before, self._room = self._room, room
        if before is not None and before.state.consult == room.state.consult and before.history_whole:
            self._play(sound_of_room(before, room))

    def _hear_link(self, link: LinkView) -> None:
        before, self._link = self._link, link.state
        if (before, link.state) == ("online", "offline"):
            self._play("link")
        elif (before, link.state) == ("offline", "online"):
            self._play("back")

    def _play(self, sound: Sound | None) -> None:
        if sound is not None:
            self._bridge.post(ChimeCommand(sound))


def sound_of_home(before: HomeView, after: HomeView, inside: str = "") -> Sound | None:
    """At most one, the most urgent: red before a new request before an answer. Who is `inside` a consult sees there
    that it is theirs now, and may have taken the lead of it with their own hand."""
    me = after.person
    if me is None:
        return None
    known = {entry.consult: entry for entry in before.entries}
    if me.role == "clinic":
        return "answered" if _was_answered(before, after) else None
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


def sound_of_room(before: RoomView, after: RoomView) -> Sound | None:
    """Stop over everything; then what the other side gave, did or wrote."""
    me = after.me
    if me is None:
        return None
    old, new = before.state, after.state
    if any(stop.by != me.person for name, stop in new.stops.items() if name not in old.stops):
        return "stop"
    if new.instructions is not old.instructions:
        return _sound_of_instructions(before, after, me)
    if len(new.messages) > len(old.messages) and new.messages[-1].by != me.person:
        return "message"
    return None


def _sound_of_instructions(before: RoomView, after: RoomView, me: Person) -> Sound | None:
    old, new = before.state.instructions, after.state.instructions
    if any(given.by != me.person for name, given in new.items() if name not in old):
        return "instruction" if me.role == "clinic" else None
    for name, given in new.items():
        changed = name in old and given.state != old[name].state
        if changed and given.by == me.person and given.state in ("done", "impossible"):
            return "done"
    return None


def _was_answered(before: HomeView, after: HomeView) -> bool:
    known = {entry.consult: entry for entry in before.entries}
    return any(
        (entry.lead is not None and known[entry.consult].lead is None)
        or entry.opinion_version > known[entry.consult].opinion_version
        for entry in after.entries
        if entry.consult in known
    )
