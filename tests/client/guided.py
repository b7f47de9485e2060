"""People who guide each other, each with a link to one log and a way of their own between them; cut as one likes."""

from types import SimpleNamespace
from typing import Any

from app.client.company import Company
from app.client.following import Following
from app.client.guiding import Guiding
from app.consult import events as e
from app.consult.instructions import still_open
from app.consult.messages import Submit
from app.consult.person import Person
from app.consult.upgrade import event_of
from tests.consult.cast import EXPERT, NURSE, Table, together


class End:
    """`sent`: what waits for the link. `heard`: what came over the media's own way, which may be taken from it."""

    def __init__(self, table: Table, client: int, person: Person, people: tuple[Person, ...]) -> None:
        self.table, self.client, self.person = table, client, person
        self.sent: list[Submit] = []
        self.told: list[tuple[e.AnyEvent, int]] = []
        self.said: list[str] = []
        self.notices: list[str] = []
        self.others: list[End] = []
        self._numbers = iter(range(1, 1_000))
        time = SimpleNamespace(now_ms=lambda: table.now_ms, is_known=True)
        desk = SimpleNamespace(
            server_time=time,
            now_ms=time.now_ms,
            next_origin=lambda: e.Origin(f"end-{person.person}", next(self._numbers)),
            tell=lambda notice: self.notices.append(notice.text),
        )
        account: Any = SimpleNamespace(person=person, desk=desk, submit=self._submit, link=SimpleNamespace(is_up=True))
        company = Company()
        company.came(people)
        self.following = Following(account, None, "c", True, lambda _live: None)  # type: ignore[arg-type]
        self.guiding = Guiding(account, self.following, company, self._tell, self._say_stop, lambda: None)
        self.follow()

    @property
    def state(self) -> Any:
        """As on the screen."""
        return self.guiding.ahead.on(self.following.replica.state)

    @property
    def open(self) -> list[str]:
        return [one.instruction for one in still_open(self.state)]

    def follow(self) -> None:
        for record in self.table.log[self.following.replica.confirmed.seq :]:
            self.following.replica.committed(record)
        self.guiding.settle()

    def link(self) -> list[str]:
        """The link is there for a moment: everything that waits is sent, and heard. Returns the refusals' codes."""
        refused: list[str] = []
        self.follow()
        while self.sent:
            submit = self.sent.pop(0)
            self.table.now_ms += 100
            done = self.table.perform(self.table.room.submit(self.client, self.person, submit, self.table.now_ms))
            answers = (getattr(effect, "message", None) for effect in done)
            refused += [one.code for one in answers if type(one).__name__ == "Refused"]
            self.follow()
        return refused

    def media(self) -> None:
        """What was told arrives at the others."""
        told, self.told = self.told, []
        for event, made_ms in told:
            for other in self.others:
                other.guiding.told(self.person.person, made_ms, event)

    def _submit(self, submit: Submit, urgent: bool = False) -> None:
        self.said.append("submit")
        self.sent.append(submit)

    def _tell(self, event: e.AnyEvent, made_ms: int) -> None:
        self.told.append((event, made_ms))

    def _say_stop(self, event: e.AnyEvent, made_ms: int) -> None:
        if isinstance(event, e.StopCalled | e.StopAcknowledged):
            self.said.append(f"say {event.stop}")


def pair(*more: Person) -> tuple[Table, list[End]]:
    """The nurse, the expert, then whoever is named besides."""
    table = together()
    people = (NURSE, EXPERT, *more)
    for number, person in enumerate(more, 3):
        table.open(number, person)
    ends = [End(table, number, person, people) for number, person in enumerate(people, 1)]
    for one in ends:
        one.others = [other for other in ends if other is not one]
    return table, ends


def logged(table: Table) -> list[e.AnyEvent | e.Unknown]:
    return [event_of(record) for record in table.log]


def given(table: Table) -> list[e.InstructionGiven]:
    return [event for event in logged(table) if isinstance(event, e.InstructionGiven)]
