"""That a call rings on this screen, told to the server, so that who called knows; plays nothing."""

from collections.abc import Callable

from app.client.account import Account
from app.client.chimeorder import EMERGENCY
from app.client.ring_commands import RingHere
from app.consult.messages import Rings

JUST_NOW_MS = 2_000  # a sound that began before its call was named here


class RingTold:
    """A call rings where its sound is really heard: one that was turned off, or that no loudspeaker plays, is not told
    as ringing. Told again with each repeat, because another server may answer since. On the loop. `account()`: whose
    link it is; a server that does not know the word is told nothing, and one to which the link is down counts nobody
    here."""

    def __init__(self, account: Callable[[], Account | None], mono_ms: Callable[[], int]) -> None:
        self._account, self._mono_ms = account, mono_ms
        self._calls: set[str] = set()
        self._last: tuple[bool, int] | None = None  # heard or not, and when

    def perform(self, command: RingHere) -> None:
        if not command.on:
            self._calls.discard(command.consult)
            self._tell(command.consult, False)
            return
        self._calls.add(command.consult)
        if self._last is not None and self._mono_ms() - self._last[1] <= JUST_NOW_MS:
            self._tell(command.consult, self._last[0])

    def heard(self, name: str, on: bool) -> None:
        """Of any short sound: a loudspeaker has begun to play it, or none does."""
        if name != EMERGENCY:
            return
        self._last = on, self._mono_ms()
        for consult in sorted(self._calls):
            self._tell(consult, on)

    def signed_out(self) -> None:
        self._calls.clear()

    def _tell(self, consult: str, on: bool) -> None:
        account = self._account()
        if account is not None and "rings" in account.knows:
            account.send(Rings(consult, on))
