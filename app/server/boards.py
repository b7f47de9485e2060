"""Every consult as a line, and who is shown which: the patient's name stays on the clinic's side."""

import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import islice

import msgspec

from app.consult.answers import Board, BoardChanged, BoardGone
from app.consult.board import BoardEntry, aged, as_clinic, as_lead, as_observer, entry_of, in_order, without_name
from app.consult.messages import ServerMessage
from app.consult.person import Person
from app.consult.state import ConsultState
from app.server.hub import Client, Hub
from app.server.ringing import Ringing

log = logging.getLogger(__name__)

MOST_A_MESSAGE = 40  # an entry is some 500 B, at most some 1.5 kB: a message stays under 64 KiB
# Years of past consults at once would fill a connection's queue and end it, at every sign-in anew.
MORE_A_TURN = 4  # with four turns a second some 64 kbit/s


UNDER_WAY = ("accepted", "held")
ENDED = ("closed", "cancelled", "voided")
Eyes = Callable[[BoardEntry], BoardEntry]


class Boards:
    """Use on the event loop only. `lines` is what was known at the start."""

    def __init__(self, hub: Hub, lines: dict[str, BoardEntry]) -> None:
        self._hub = hub
        self.ringing = Ringing(hub, lines.values())
        self._lines = lines
        self._shown: dict[int, set[str]] = {}
        self._owed: dict[int, deque[str]] = {}
        self._unsaved: set[str] = set(lines)

    def watch(self, client: Client) -> None:
        """The board, now and again whenever asked; then every change. What is over comes behind, in `go_on`."""
        visible = in_order(e for e in self._lines.values() if is_shown(e, client.person))
        entries = [_as_seen(entry, client.person) for entry in visible]
        self._shown[client.number] = {entry.consult for entry in entries}
        first, rest = entries[:MOST_A_MESSAGE], entries[MOST_A_MESSAGE:]
        self._hub.send(client.number, Board(tuple(first)))
        for entry in rest:
            if entry.phase not in ENDED:
                self._hub.send(client.number, BoardChanged(entry))
        self._owed[client.number] = deque(entry.consult for entry in rest if entry.phase in ENDED)

    def go_on(self) -> None:
        """A few more lines for whoever still waits for some and whose line is quiet."""
        for number, owed in tuple(self._owed.items()):
            client = self._hub.get(number)
            if client is None or not owed:
                del self._owed[number]
            elif self._hub.is_quiet(client):
                for consult in tuple(islice(owed, MORE_A_TURN)):
                    owed.popleft()
                    entry = self._lines[consult]
                    if is_shown(entry, client.person):
                        self._hub.send(number, BoardChanged(_as_seen(entry, client.person)))

    def forget(self, client: Client) -> None:
        self._shown.pop(client.number, None)
        self._owed.pop(client.number, None)
        self.ringing.forget(client)

    def moved(self, state: ConsultState, now_ms: int) -> None:
        """The stored line of this consult may have changed."""
        entry = entry_of(state, now_ms)
        if entry is not None:
            self._change(entry)

    def grow_older(self, now_ms: int) -> None:
        """Nothing has happened, and that is the news: who waits too long is shown so without a new event."""
        for entry in tuple(self._lines.values()):
            now = aged(entry, now_ms)
            if now is not entry:
                self._change(now)

    def unsaved(self) -> dict[str, tuple[int, bytes]]:
        """The lines that changed since this was last asked, for the cache on disk."""
        taken, self._unsaved = self._unsaved, set()
        return {consult: pack(self._lines[consult]) for consult in taken}

    def _change(self, entry: BoardEntry) -> None:
        consult = entry.consult
        self._lines[consult] = entry
        self._unsaved.add(consult)
        self.ringing.moved(entry)
        gone = BoardGone(consult)
        told: dict[Eyes, BoardChanged] = {}
        for number, shown in self._shown.items():
            client = self._hub.get(number)
            if client is None:
                continue
            message: ServerMessage
            if is_shown(entry, client.person):
                shown.add(consult)
                eyes = _eyes(entry, client.person)
                message = told.get(eyes) or told.setdefault(eyes, BoardChanged(eyes(entry)))
            elif consult in shown:
                shown.discard(consult)
                message = gone
            else:
                continue
            self._hub.send(number, message)


def is_shown(entry: BoardEntry, person: Person) -> bool:
    """A clinic sees its site's consults; a specialist what waits (and was not declined), what is under way with
    anybody (who may enter it must find it: to help, to take the lead) and what is theirs; observers what is under
    way, reviewers what has ended, the privacy role all, an administrator nothing."""
    match person.role:
        case "clinic":
            return bool(person.site) and entry.site == person.site
        case "specialist":
            waits = entry.phase == "waiting" and person.person not in entry.declined
            return waits or entry.phase in UNDER_WAY or entry.lead == person.person
        case "observer":
            return entry.phase in UNDER_WAY
        case "reviewer":
            return entry.phase in ENDED
        case "privacy":
            return True
        case "admin":
            return False


def pack(entry: BoardEntry) -> tuple[int, bytes]:
    return entry.seq, msgspec.msgpack.encode(entry)


def unpack(line: bytes) -> BoardEntry | None:
    """None when an older program wrote it: then it is folded again. It did not know whether who leads is there."""
    try:
        entry = msgspec.msgpack.decode(line, type=BoardEntry)
        return entry if entry.phase not in UNDER_WAY or b"lead_gone_ms" in line else None
    except msgspec.DecodeError:
        log.info("a cached line of the board is of another version")
        return None


def _eyes(entry: BoardEntry, person: Person) -> Eyes:
    if person.role == "clinic" and entry.site == person.site:
        return as_clinic
    if person.role == "observer":
        return partial(as_observer, person=person.person)
    return as_lead if entry.lead == person.person else without_name


def _as_seen(entry: BoardEntry, person: Person) -> BoardEntry:
    return _eyes(entry, person)(entry)
