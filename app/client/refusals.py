"""What follows on a refused event: words for what a person did; a recording that may not be kept is let go."""

from collections.abc import Callable

from app.client.account import Account
from app.client.border import EventRefused
from app.consult.events import AnyEvent
from app.consult.events.media import SegmentClosed
from app.consult.messages import Refused
from app.consult.rules.refusals import AFTER_WITHDRAWAL, UNKNOWN_ID
from app.consult.unspoken import is_unspoken


def answer_refused(
    account: Account, message: Refused, event: AnyEvent | None, submit: Callable[[AnyEvent], None]
) -> None:
    """`event` is None where nobody knows any more what it was; `submit` says something else in the same consult."""
    if event is None or not is_unspoken(event, message.code):
        account.desk.tell(EventRefused(message.consult, message.text))
    elif isinstance(event, SegmentClosed) and event.blob and message.code in (AFTER_WITHDRAWAL.code, UNKNOWN_ID.code):
        forget_recording(account, event.blob)
        if message.code == AFTER_WITHDRAWAL.code:
            submit(without_bytes(event))


def without_bytes(event: SegmentClosed) -> SegmentClosed:
    """It ended, and nothing of it is kept."""
    return SegmentClosed(event.segment, event.until_ms, "", 0)


def forget_recording(account: Account, blob: str) -> None:
    """Off this disk; what is owed to the server of a file that is gone is owed no more."""
    account.desk.start_on(account.desk.files, "forget recording", lambda: account.shelf.blobs.remove(blob))
