"""What is said again when the server can hear or keep it again; in the order made, and twice does no harm."""

from collections.abc import Iterable

from app.client.account import Account
from app.client.consult_room import ConsultRoom
from app.client.session_ear import SessionEar
from app.consult.messages import Watch


def on_new_connection(account: Account, room: ConsultRoom | None, ears: Iterable[SessionEar]) -> None:
    """The board, the open room, and what was written for consults that are not open."""
    stamped = account.outgoing.stamp(account.desk.server_time)  # before any of it is sent
    if room is not None:
        room.following.stamped(stamped)
    account.send(Watch(rings=account.person.role == "clinic"))
    account.resumed()
    account.relays.ask()
    if room is not None:
        room.link_up()
    for ear in ears:
        ear.link_up()
    opened = room.consult if room is not None else ""
    for submit in (one for one in account.outgoing.pending if one.consult != opened):
        account.send(submit)


def on_space_again(account: Account, room: ConsultRoom | None) -> None:
    """R15. While the server could not store it answered nothing."""
    for submit in account.outgoing.pending:
        account.send(submit)
    if room is not None and not room.following.is_open:
        room.link_up()  # a consult that is only here yet, and could not be opened
