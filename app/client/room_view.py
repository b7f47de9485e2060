"""What windows see of the open room, put together from its parts; pure."""

from app.client.account import Account
from app.client.ahead import Ahead
from app.client.border import RoomView
from app.client.company import Company
from app.client.receipts import Receipts
from app.consult.instructions import still_open
from app.consult.replica import Replica


def room_view(
    account: Account,
    replica: Replica,
    ahead: Ahead,
    company: Company,
    receipts: Receipts,
    delivered: dict[str, int],
    arrived: frozenset[str],
) -> RoomView:
    state = ahead.on(replica.state)
    return RoomView(
        state=state,
        confirmed_seq=replica.confirmed.seq,
        server_ms=account.desk.now_ms(),
        me=account.person,
        here=company.here,
        pending=replica.pending_ids,
        delivered=delivered,
        refused=account.outgoing.not_taken(replica.consult),
        media=company.statuses,
        late=ahead.in_time(receipts.late(state), state),
        history_whole=replica.history_whole,
        telephones=company.telephones,
        unanswered=still_open(replica.state),
        arrived=arrived,
    )
