"""What goes up just now, each in its turn: of what has bytes left the lowest rank first, then what began first; knows
no socket and no disk."""

from collections.abc import Callable, Collection

from app.client.owed import RANK_VIEW, Owed
from app.client.transfers import Outgoing

# At once, waiting their turn or for the server's word. Pages turned quickly keep their places, behind the one that is
# looked at now: that one has places of its own. The server takes 32; eight pulls and some logs are among them.
MOST, MOST_LOOKED_AT = 12, 20

Key = tuple[str, str]


class Underway:
    """By the number of the transfer, once it has one. `changed` when there may be room for another."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._begun: dict[Key, Owed] = {}
        self._going: dict[int, tuple[Key, Outgoing]] = {}

    def __len__(self) -> int:
        return len(self._begun)

    @property
    def sent_bytes(self) -> int:
        return sum(outgoing.offset for _, outgoing in self._going.values())

    def begin(self, owed: Owed) -> None:
        """Nobody else takes it on."""
        self._begun[_key(owed)] = owed

    def end(self, owed: Owed) -> None:
        self._begun.pop(_key(owed), None)
        self._changed()

    def has(self, owed: Owed) -> bool:
        return _key(owed) in self._begun

    def fills(self, ranks: Collection[int]) -> bool:
        """Another one of these would only wait. What was looked at before goes on behind what is looked at now, and
        what is sent whole waits for the server's word alone: neither holds up another."""
        sent = {key for key, outgoing in self._going.values() if outgoing.is_sent}
        most = MOST_LOOKED_AT if RANK_VIEW in ranks else MOST
        return len(self._begun) >= most or any(
            owed.rank in ranks for key, owed in self._begun.items() if key not in sent
        )

    def add(self, number: int, owed: Owed, outgoing: Outgoing) -> None:
        """Between `begin` and `end`."""
        self._going[number] = (_key(owed), outgoing)
        outgoing.my_turn = lambda: self._is_first(number)
        outgoing.all_sent = self._nudge

    def remove(self, number: int) -> None:
        del self._going[number]
        self._nudge()

    def owed(self, number: int) -> Owed:
        """As it is owed now."""
        return self._begun[self._going[number][0]]

    def moved(self, owed: Owed) -> None:
        """It goes on, in its new place: no second transfer."""
        if self.has(owed):
            self._begun[_key(owed)] = owed
            self._nudge()

    def lost(self, consult: str, blob: str) -> None:
        """Nothing more of it is to go."""
        for key, outgoing in tuple(self._going.values()):
            if key == (consult, blob):
                outgoing.lost()

    def _nudge(self) -> None:
        for _, outgoing in self._going.values():
            outgoing.nudge()
        self._changed()

    def _is_first(self, number: int) -> bool:
        waiting = (other for other, (_, outgoing) in self._going.items() if not outgoing.is_sent)
        return number == min(waiting, key=lambda other: (self.owed(other).rank, other), default=number)


def _key(owed: Owed) -> Key:
    return (owed.consult, owed.blob)
