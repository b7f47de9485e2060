"""What follows on a refused event: words for what a person did; a recording that may not be kept is let go."""

from collections.abc import Callable

from app.client.account import Account
from app.client.border import EventRefused
from app.client.bulk import Bulk
from app.client.removing import remove_unused
from app.consult.events import AnyEvent
from app.consult.events.media import SegmentClosed
from app.consult.messages import Refused
from app.consult.rules.refusals import AFTER_WITHDRAWAL
from app.consult.unspoken import is_unspoken


def answer_refused(
    account: Account, bulk: Bulk | None, message: Refused, event: AnyEvent | None, submit: Callable[[AnyEvent], None]
) -> None:
    """`event` is None where nobody knows any more what it was; `submit` says something else in the same consult."""
    if event is None or not is_unspoken(event, message.code):
        account.desk.tell(EventRefused(message.consult, message.text))
    elif isinstance(event, SegmentClosed) and message.code == AFTER_WITHDRAWAL.code:
        if bulk is not None:
            forget_recording(account, bulk, message.consult, event.blob)
        submit(without_bytes(event))


def without_bytes(event: SegmentClosed) -> SegmentClosed:
    """It ended, and nothing of it is kept."""
    return SegmentClosed(event.segment, event.until_ms, "", 0)


def forget_recording(account: Account, bulk: Bulk, consult: str, blob: str) -> None:
    """Off this disk, and no longer on its way to the server."""

    async def names() -> set[str]:
        return {blob}

    account.desk.tasks.start(remove_unused(account, bulk, consult, names), "forget recording")
