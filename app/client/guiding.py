"""Stops, steps and their answers in the open consult: told by every way at once, and shown before the log has them."""

from collections.abc import Callable

from app.client.account import Account
from app.client.ahead import Ahead
from app.client.border import Failed
from app.client.company import Company
from app.client.following import Following
from app.client.telling import TOLD, untold
from app.consult import rules
from app.consult.events import AnyEvent
from app.consult.events.guidance import InstructionGiven, StopCalled
from app.consult.instructions import standing_alone

NEVER_CAME = (
    "Your answer to “{step}” is not in the record, because the step itself never came there. Tell whoever asked."
)

Tell = Callable[[AnyEvent, int], None]


class Guiding:
    """`tell(event, made_ms)`: over the media's own way; `say_stop(event, made_ms)`: to everybody by the room, where it
    is a stop or its answer; `changed()`: something new is to be shown. On the engine's loop."""

    def __init__(
        self,
        account: Account,
        following: Following,
        company: Company,
        tell: Tell,
        say_stop: Tell,
        changed: Callable[[], None],
    ) -> None:
        self._account, self._following, self._company = account, following, company
        self._tell, self._say_stop, self._changed = tell, say_stop, changed
        self.ahead = Ahead(account.person)
        self._is_second = False

    def submit(self, event: AnyEvent) -> None:
        """A step stands alone by what the log will hold, not by answers that came ahead of it: those may come later."""
        if isinstance(event, InstructionGiven):
            state, me = self._following.replica.state, self._account.person
            *gone, given = standing_alone(state, me.person, event)
            if rules.may(state, me, given, self._account.desk.now_ms()) is None:  # else the one that stands would go
                for one in gone:
                    self._submit(one)
            self._submit(given)
        else:
            self._submit(event)

    def told(self, by: str, made_ms: int, event: AnyEvent) -> None:
        """An event that its author cannot bring into the log yet, or that the log brings later."""
        person, now_ms = self._company.known(by), self._account.desk.now_ms()
        if person is not None and self.ahead.hear(self._following.replica.state, person, made_ms, event, now_ms):
            self._changed()

    def settle(self) -> None:
        """The log has changed: answers whose question it has now follow."""
        for one in self.ahead.settle(self._following.replica.confirmed, self._account.desk.now_ms()):
            self._following.submit(one.event, one.made_ms)

    def tell_again(self) -> None:
        """The media's own way stands, perhaps again: what the log has not got from here goes over it once more."""
        for event, made_ms in self._untold():
            self._tell(event, made_ms)

    def say_stops_again(self) -> None:
        """The log may not get it for long, if the disk is full: until it has it, or somebody has answered."""
        stops = self.ahead.on(self._following.replica.state).stops
        for event, made_ms in self._untold():
            if not (isinstance(event, StopCalled) and event.stop in stops and stops[event.stop].acknowledged_by):
                self._say_stop(event, made_ms)

    def tick(self) -> None:
        """Each half second. Whispers are lost where many are said at once: each second they are said again."""
        self._is_second = not self._is_second
        if self._is_second:
            self.say_stops_again()
            self.settle()
            for text in self.ahead.unasked():
                self._account.desk.tell(Failed(NEVER_CAME.format(step=text)))
                self._changed()

    def close(self) -> None:
        """Left: the question may come to the log later; by then nobody waits here."""
        for one in self.ahead.due_at_the_end:
            self._following.submit(one.event, one.made_ms)

    def _submit(self, event: AnyEvent) -> None:
        """Told before it is given to the log: by whichever way comes first."""
        now_ms = self._account.desk.now_ms()
        if isinstance(event, TOLD):
            self._say_stop(event, now_ms)
            self._tell(event, now_ms)
        if self.ahead.answer(self._following.replica.state, event, now_ms):
            self._changed()
        else:
            self._following.submit(event)

    def _untold(self) -> tuple[tuple[AnyEvent, int], ...]:
        return untold(self._following.replica.pending, self.ahead.answers, self._account.desk.now_ms())
