"""A virtual call whose line also carries files: bulk by the program's own shares, each way, beside pictures and voice.

What TCP would do on a line without loss: pieces leave when they are granted, arrive in order, and are acknowledged. The
server stands at the second side's end, whose own line is not the weak one.
"""

from heapq import heappop, heappush
from typing import NamedTuple

import msgspec

from app.client.bulk_share import OVERHEAD_BYTES, BulkShare, Waits, Way
from app.client.call_bulk import CallBulk
from app.client.owed import RANK_FILE, RANK_STILL
from app.consult.whispers import PictureWanted
from app.media.share import Whose
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions

TURN_MS = 200.0
MTU = 1_400
FILE, ANSWER = b"file", b"ack"
ANSWER_BYTES = 60
GRANT_BYTES = 110
MOST = 1 << 20


class Arrived(NamedTuple):
    at_ms: float
    bytes: int


class Files(VirtualCall):
    """`up` and `down`: bytes that wait at the first side for the server, and there for the first side: of stills (what
    is looked at) and of all else."""

    def __init__(self, there: Conditions, back: Conditions, one: Does, two: Does, seed: int = 1) -> None:
        super().__init__(there, back, one, two, seed)
        self.up, self.down = {True: 0, False: 0}, {True: 0, False: 0}
        self.came: dict[Way, list[Arrived]] = {"up": [], "down": []}
        self._granted: list[tuple[float, int]] = []  # at the server, and how much
        self._share, free = BulkShare(), BulkShare()
        self._ends = (CallBulk(self._share, self._waits), CallBulk(free, lambda way: Waits()))
        self._said: list[PictureWanted | None] = [None, None]
        self._turn_ms = 0.0
        for side in self.sides:
            side.steering.beside = lambda count, line=side.line: line.beside(count, self.now_ms)  # type: ignore[misc]
        self._delay_ms = there.delay_ms
        for number, link in enumerate(self.links):
            self._sift(number, link)

    def step(self) -> None:
        """Of the files, at this moment."""
        now = round(self.now_ms)
        if self.now_ms >= self._turn_ms:
            self._turn_ms += TURN_MS
            self._turn(now)
        for soon, rank in ((True, RANK_STILL), (False, RANK_FILE)):
            while self.up[soon] and (count := self._share.of("up", rank).take(min(self.up[soon], MOST), now)):
                self.up[soon] -= count
                self._share.left(count + OVERHEAD_BYTES)
                self._carry(0, count)
            while self.down[soon] and (count := self._share.of("down", rank).take(min(self.down[soon], MOST), now)):
                self.down[soon] -= count
                self.links[0].put(ANSWER, GRANT_BYTES, self.now_ms)
                heappush(self._granted, (self.now_ms + self._delay_ms, count))
        while self._granted and self._granted[0][0] <= self.now_ms:
            self._carry(1, heappop(self._granted)[1])

    def run(self, until_ms: float) -> "Files":
        """As the call itself, no step longer than a file may wait."""
        while self.now_ms < until_ms:
            self.step()
            super().run(min(self.now_ms + 2.0, until_ms))
        return self

    def _turn(self, now: int) -> None:
        whose: tuple[Whose, Whose] = ("own", "other")
        for number, (end, side) in enumerate(zip(self._ends, self.sides, strict=True)):
            told = end.turn(side.steering, self._said[number], whose[number], now)
            self._said[1 - number] = PictureWanted("motion", 1920, 1080, **msgspec.structs.asdict(told))

    def _waits(self, way: Way) -> Waits:
        left = self.up if way == "up" else self.down
        return Waits(left[True] > 0, left[False] > 0)

    def _carry(self, number: int, count: int) -> None:
        """A piece as packets; what is around it is on the first."""
        around = OVERHEAD_BYTES - ANSWER_BYTES
        while count > 0:
            part = min(count, MTU)
            self.links[number].put(FILE + part.to_bytes(4, "big"), part + around, self.now_ms)
            count, around = count - part, 40

    def _sift(self, number: int, link: object) -> None:
        """What is of a file is taken out of what arrives, and answered."""
        take = link.take  # type: ignore[attr-defined]
        way: Way = "up" if number == 0 else "down"

        def sifted(now: float) -> list[bytes]:
            calls = []
            for datagram in take(now):
                if datagram.startswith(FILE):
                    self.came[way].append(Arrived(now, int.from_bytes(datagram[4:8], "big")))
                    self.links[1 - number].put(ANSWER, ANSWER_BYTES, now)
                elif datagram != ANSWER:
                    calls.append(datagram)
            return calls

        link.take = sifted  # type: ignore[attr-defined]
