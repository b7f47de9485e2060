"""The view of the home page: the board as the server tells it, and what was written here and is not there yet."""

import asyncio
from collections.abc import Iterable

from app.client.border import DraftRefused, HomeView
from app.client.outgoing import Outgoing
from app.client.slots import Slots
from app.client.texts import KeptTexts
from app.consult.board import BoardEntry, in_order
from app.consult.calling import is_calling
from app.consult.messages import (
    Board,
    BoardChanged,
    BoardGone,
    Colleagues,
    RingingAt,
    ServerMessage,
    Submit,
    Welcome,
)
from app.consult.person import Person
from app.consult.replica import Replica
from app.consult.state import ConsultState


class Home:
    """Folds board messages into HomeView, once a turn of the loop: after an outage hundreds of lines come at once, and
    each view sorts them all. `known` False: the board of this run has not come yet."""

    def __init__(self, slots: Slots) -> None:
        self._slots = slots
        self._due: asyncio.Handle | None = None
        self._forget()

    def _forget(self) -> None:
        self._entries: dict[str, BoardEntry] = {}
        self._person: Person | None = None
        self._site_name = ""
        self._telephone = ""
        self._rings: dict[str, tuple[int, int]] = {}
        self._known = False
        self._colleagues: tuple[Person, ...] = ()
        self._outgoing: Outgoing | None = None
        self._texts: KeptTexts | None = None
        self._shown: tuple[Submit, ...] = ()
        self._refused: tuple[DraftRefused, ...] = ()

    def signed_in(self, welcome: Welcome, outgoing: Outgoing, texts: KeptTexts | None = None) -> None:
        self._person = welcome.person
        self._site_name = welcome.site_name
        self._telephone = welcome.telephone
        self._outgoing, self._texts = outgoing, texts
        self.publish()

    def show_copies(self, entries: Iterable[BoardEntry]) -> None:
        """What is known of them on this computer, until the server says how they stand."""
        if not self._known:
            self._entries = {entry.consult: entry for entry in entries}
            self._known = True
            self._publish_soon()

    def signed_out(self) -> None:
        """Nothing of one person is left for the next."""
        self._forget()
        self.publish()

    def outgoing_changed(self) -> None:
        """Cheap while one draws: only what is not on the board yet, or was not taken, is looked at."""
        if self._outgoing is None:
            return
        if self._unknown_there() != self._shown or self._outgoing.not_taken() != self._refused:
            self._publish_soon()

    def heard(self, message: ServerMessage) -> bool:
        """False: it is not for the home page."""
        match message:
            case Board(entries=entries):
                self._entries = {entry.consult: entry for entry in entries}
                self._known = True
                self._rings = {}  # of the connection before; this one says it anew
            case BoardChanged(entry=entry):
                self._entries[entry.consult] = entry
                if not is_calling(entry):
                    self._rings.pop(entry.consult, None)
            case RingingAt(consult=consult, screens=screens, specialists=specialists):
                self._rings[consult] = (screens, specialists)
            case BoardGone(consult=consult):
                self._entries.pop(consult, None)
            case Colleagues(people=people, first=first):
                self._colleagues = people if first else self._colleagues + people
            case _:
                return False
        self._publish_soon()
        return True

    def entry(self, consult: str) -> BoardEntry | None:
        return self._entries.get(consult)

    def _publish_soon(self) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_soon(self.publish)

    def publish(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
        self._refused = self._outgoing.not_taken() if self._outgoing is not None else ()
        self._slots.home.put(
            HomeView(
                person=self._person,
                site_name=self._site_name,
                telephone=self._telephone,
                entries=in_order(self._entries.values()),
                drafts=self._drafts(),
                known=self._known,
                colleagues=self._colleagues,
                refused=self._refused,
                texts=self._texts.all if self._texts is not None else {},
                rings=dict(self._rings),
            )
        )

    def _drafts(self) -> tuple[ConsultState, ...]:
        if self._outgoing is None or self._person is None:
            return ()
        self._shown = self._unknown_there()
        drafts = []
        for consult in dict.fromkeys(submit.consult for submit in self._shown):
            state = Replica.load(consult, self._person.person, (), self._outgoing.of(consult)).state
            if state.request is not None:
                drafts.append(state)
        return tuple(drafts)

    def _unknown_there(self) -> tuple[Submit, ...]:
        pending = self._outgoing.pending if self._outgoing is not None else ()
        return tuple(submit for submit in pending if submit.consult not in self._entries)
