"""What of one's own events overtakes what waits for the socket: a stop that the server would take as it stands."""

from types import SimpleNamespace
from typing import Any

from app.client.following import Following
from app.consult import events as e
from app.consult.messages import Opened
from app.consult.person import Person
from app.consult.present import encode_present
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, Table, together


def urgent(table: Table, person: Person, *events: e.AnyEvent, opened: Opened | None = None) -> list[bool]:
    said: list[bool] = []
    origins = iter(e.Origin("device", number) for number in range(9))
    time = SimpleNamespace(now_ms=lambda: table.now_ms, is_known=True)
    desk = SimpleNamespace(server_time=time, now_ms=time.now_ms, next_origin=lambda: next(origins))
    account: Any = SimpleNamespace(person=person, desk=desk, submit=lambda _submit, urgent: said.append(urgent))
    following = Following(account, None, "c", True, lambda _live: None)  # type: ignore[arg-type]
    if opened is None:
        following.replica.history(table.log)
    else:
        following.replica.opened(opened)
    for event in events:
        following.submit(event)
    return said


def test_r20_a_stop_and_its_answer_overtake_everything_else() -> None:
    table = together()
    assert urgent(table, EXPERT, e.InstructionGiven("i", "Press"), e.StopCalled("s"), e.HelpCalled()) == [
        False,
        True,
        False,
    ]
    table.submit(2, EXPERT, e.StopCalled("s"))
    assert urgent(table, NURSE, e.StopAcknowledged("s")) == [True]


def test_r20_a_stop_does_not_overtake_what_the_server_must_hear_before_it() -> None:
    """Who took the consult a moment ago, or is about to enter, would be refused."""
    assert urgent(together(), COLLEAGUE, e.StopCalled("s")) == [False]
    waiting = Table()
    waiting.submit(1, NURSE, e.ConsultRequested("Nina Nurse", "north"))
    assert urgent(waiting, EXPERT, e.Accepted("Eva Expert"), e.StopCalled("s")) == [False, False]
    assert urgent(together(), NURSE, e.StopAcknowledged("unknown")) == [False]


def test_r20_a_stop_overtakes_also_while_the_history_is_on_its_way() -> None:
    table = together()
    state = table.state
    opened = Opened("c", state.seq, state.head, encode_present(state), by_bulk=True)
    assert urgent(table, EXPERT, e.StopCalled("s"), opened=opened) == [True]
