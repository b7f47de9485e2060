"""What somebody is answered who opens a consult: how far it stands, and the way to what is missing there."""

from app.consult.effects import Send
from app.consult.ledger import Ledger
from app.consult.messages import Committed, NotOpened, Open, Opened
from app.consult.person import Refusal
from app.consult.present import encode_present

NEAR_RECORDS = 64  # so few go over the events connection at once
NEAR_BYTES = 65_536  # 3.5 s at 150 kbps: more goes by bulk, behind what is live

OTHER_HISTORY = Refusal(
    "other_history",
    "The copy of this consult on this computer is not that of the server. It is set aside and fetched anew.",
)


def greeting(client: int, message: Open, ledger: Ledger) -> tuple[Send, ...]:
    """Opened, and the missing records when they are few; NotOpened to a copy of another history."""
    state = ledger.stored
    if message.have_seq > state.seq or message.have_seq < 0 or not _same_history(message, ledger):
        return (Send(client, NotOpened(message.consult, OTHER_HISTORY.code, OTHER_HISTORY.text)),)
    missing = ledger.records[message.have_seq : message.have_seq + NEAR_RECORDS + 1]
    if len(missing) <= NEAR_RECORDS and sum(len(record.body) for record in missing) <= NEAR_BYTES:
        opened = Opened(message.consult, state.seq, state.head)
        return (Send(client, opened), *(Send(client, Committed(record)) for record in missing))
    opened = Opened(message.consult, state.seq, state.head, present=encode_present(state), by_bulk=True)
    return (Send(client, opened),)


def _same_history(message: Open, ledger: Ledger) -> bool:
    """A client that sends no hash is not checked; the chain of what follows tells."""
    return not message.have_head or not message.have_seq or message.have_head == ledger.head_at(message.have_seq)
