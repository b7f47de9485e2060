"""Whispers on their way out: the first of a hand's move at once, then merged, some to 200 a second to the other end of
the call, 12 to 60 to everybody else by the room."""

import asyncio
from collections.abc import Callable

from app.client.account import Account
from app.client.company import Company
from app.client.inkpieces import joined
from app.consult.events import AnyEvent
from app.consult.events.guidance import StopAcknowledged, StopCalled
from app.consult.messages import Say
from app.consult.pointing import for_the_room
from app.consult.whispers import AnyWhisper, FrameClock, InkMoved, PointerMoved, StopSaid, ViewGlided

QUICK_S = 1 / 200  # the media's own way merges and paces by itself: only a mouse of a thousand moves is held back here
FAST_S = 1 / 60
SLOW_S = 1 / 12

Hear = Callable[[AnyWhisper, str], None]


class Murmur:
    """Pointers: the newest wins; ink of one stroke is joined; all else goes at once and in order. What comes after a
    pause goes at once too. `pause()`: seconds until the next."""

    def __init__(self, say: Hear, pause: Callable[[], float]) -> None:
        self._say = say
        self._pause = pause
        self._waiting: dict[tuple[str, str], AnyWhisper] = {}
        self._timer: asyncio.TimerHandle | None = None

    def say(self, whisper: AnyWhisper, to: str = "") -> None:
        key = _merge_key(whisper)
        if key is None:
            self._flush()
            self._say(whisper, to)
            return
        place = (key, to)
        before = self._waiting.get(place)
        if isinstance(before, InkMoved) and isinstance(whisper, InkMoved):
            whisper = joined(before, whisper)
        self._waiting[place] = whisper
        if self._timer is None:
            self._turn()

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._waiting.clear()

    def _turn(self) -> None:
        self._timer = None
        if self._waiting:
            self._flush()
            self._timer = asyncio.get_running_loop().call_later(self._pause(), self._turn)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for (_, to), whisper in waiting.items():
            self._say(whisper, to)


class Saying:
    """Of one open consult. `by_media(whisper)`: who heard it over the media's own way, empty for nobody; all others
    hear it by the room while that `is_open`. On the loop."""

    def __init__(
        self,
        account: Account,
        consult: str,
        company: Company,
        by_media: Callable[[AnyWhisper], str],
        is_open: Callable[[], bool],
    ) -> None:
        self._account, self._consult, self._company = account, consult, company
        self._by_media, self._is_open = by_media, is_open
        self._near = Murmur(self._to_media, lambda: QUICK_S)
        self._far = Murmur(self._to_room, lambda: SLOW_S if account.is_slow() else FAST_S)

    def say(self, whisper: AnyWhisper, to: str = "") -> None:
        """What names the moving pictures goes beside them as well: without a name they are not shown, and who is at the
        other end may have lost the room."""
        if isinstance(whisper, FrameClock):
            self._by_media(whisper)
        if to:
            self._far.say(whisper, to)
        else:
            self._near.say(whisper)

    def stop(self, event: AnyEvent, made_ms: int) -> None:
        """A stop and its answer to everybody by the room, before whatever waits: beside the event, which is told only
        once it is stored. Nothing for any other event."""
        match event:
            case StopCalled(stop=stop):
                said = StopSaid(stop, made_ms)
            case StopAcknowledged(stop=stop):
                said = StopSaid(stop, made_ms, answered=True)
            case _:
                return
        if self._is_open():
            self._account.send(Say(self._consult, said), urgent=True)

    def close(self) -> None:
        self._near.close()
        self._far.close()

    def _to_media(self, whisper: AnyWhisper, _to: str) -> None:
        met = self._by_media(whisper)
        others = self._company.others((met, self._account.person.person))
        if not others and isinstance(whisper, PointerMoved):
            return  # a hand that rests says so twice a second: not over a thin line to nobody
        for one in others if met else ("",):
            self._far.say(whisper, one)

    def _to_room(self, whisper: AnyWhisper, to: str) -> None:
        if self._is_open():
            self._account.send(Say(self._consult, for_the_room(whisper), to))


def _merge_key(whisper: AnyWhisper) -> str | None:
    match whisper:
        case PointerMoved():
            return "pointer"
        case InkMoved(mark=mark):
            return mark
        case ViewGlided():
            return "view"
        case _:
            return None
