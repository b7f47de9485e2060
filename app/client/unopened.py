"""What the server says of a consult whose room is not open here, or was just left; knows no room."""

from collections.abc import Callable

from app.client.account import Account
from app.client.bulk import Bulk
from app.client.refusals import answer_refused
from app.consult.events import AnyEvent
from app.consult.messages import Committed, Refused, ServerMessage


def heard_unopened(
    account: Account, bulk: Bulk | None, message: ServerMessage, submit: Callable[[AnyEvent], None]
) -> None:
    """`submit`: for what a refusal asks to be said instead."""
    match message:
        case Committed(record=record):
            account.outgoing.acknowledged(record.consult, record.origin)
            log = account.shelf.log  # what it names is not forgotten here
            account.desk.start_on(account.desk.disk, "replica", lambda: log.append((record,)))
        case Refused():
            answer_refused(account, bulk, message, account.outgoing.refused(message), submit)
        case _:
            return
