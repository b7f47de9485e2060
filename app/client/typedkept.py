"""What is half typed goes from this disk once its consult is over, or once nobody wrote at it for very long; no view.

Its author alone sends or deletes it, and some of it no window offers again: the answer to a step that has passed, the
reason for what another did since, a request of somebody who works elsewhere now.
"""

from collections.abc import Callable

from app.client.due import DAY_MS
from app.client.owner import Owner
from app.consult.messages import Board, BoardChanged, BoardGone, ServerMessage
from app.consult.reduce import fold
from app.consult.upkeep import ENDED
from app.store.texts import Texts

OVER_MS = 30 * DAY_MS  # a consult may be opened again
LONGEST_MS = 90 * DAY_MS  # the sentence of `forgetting.py` says so


class TypedKept:
    """Of one person, on the loop. `looked_at()`: the consults that are open now."""

    def __init__(self, account: Owner, looked_at: Callable[[], set[str]]) -> None:
        self._account, self._looked_at = account, looked_at
        self._goes_on: set[str] | None = None  # by the board; None while it has said nothing

    def heard(self, message: ServerMessage) -> None:
        """The board shows whoever may write in it what is not over: what was handed on or given back is heard of
        nowhere else."""
        match message:
            case Board(entries=entries):
                self._goes_on = {entry.consult for entry in entries if entry.phase not in ENDED}
            case BoardChanged(entry=entry) if self._goes_on is not None and entry.phase not in ENDED:
                self._goes_on.add(entry.consult)
            case BoardChanged(entry=entry) if self._goes_on is not None:
                self._goes_on.discard(entry.consult)
            case BoardGone(consult=consult) if self._goes_on is not None:
                self._goes_on.discard(consult)
            case _:
                return

    async def forget_old(self, now_ms: int) -> set[str]:
        """The consults of which something is left. `now_ms`: as the server says it. Raises sqlite3.Error."""
        account, before = self._account, self._account.texts.all
        since = dict.fromkeys((consult for consult, _ in before), now_ms)  # also what no disk took
        unsent = {one.consult for one in account.outgoing.pending}

        def old() -> list[str]:
            since.update(account.shelf.texts.unchanged_since(now_ms))
            return [one for one in since if one not in unsent and self._may_go(one, now_ms - since[one])]

        gone = set()
        for consult in await account.desk.run(account.desk.disk, old):
            is_same = _of(before, consult) == _of(account.texts.all, consult)
            if is_same and consult not in self._looked_at():  # nobody wrote at it since that was asked
                account.texts.forget(consult)
                gone.add(consult)
        return since.keys() - gone

    def _may_go(self, consult: str, alone_ms: int) -> bool:
        """Reads the disk."""
        if alone_ms >= LONGEST_MS:
            return True
        return bool(consult) and alone_ms >= OVER_MS and self._is_over(consult)

    def _is_over(self, consult: str) -> bool:
        if self._goes_on is not None:
            return consult not in self._goes_on
        return fold(consult, self._account.shelf.log.read(consult)).phase in ENDED


def _of(texts: Texts, consult: str) -> Texts:
    return {key: text for key, text in texts.items() if key[0] == consult}
