"""What a peer has to be to stand on the link: two sides, driven alike whatever they are made of. Only protocols."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from tests.bench.links.film import Film
from tests.rig.media_link import MediaLink
from tests.rig.namespaces import Namespaces

# Where the sides stand: on one loopback with the link in the candidate path, or on two hosts with nothing else between.
Ground = MediaLink | Namespaces


class Diary(NamedTuple):
    """In `folder`: `captured.bin` and `shown.bin` as `diary` reads them, `said.bin` and `heard.bin` as `sound` does.
    Of the time measured: the share of sound that was due and had to be made up, and what else this peer can tell."""

    folder: Path
    concealed_share: float
    more: dict[str, float]


class Side(Protocol):
    """One end of a call. Descriptions are whole, all candidates in them; what else two sides say to each other they
    arrange between themselves. `pid`: its processor time is that of this process and all it started."""

    pid: int

    async def offer(self) -> str: ...
    async def answer(self, offer: str) -> str: ...
    async def accept(self, answer: str) -> None: ...

    async def connected(self) -> None:
        """Returns when it is; waits for ever where it never comes to it."""

    async def begin(self) -> None:
        """The time measured begins."""

    async def end(self) -> Diary:
        """It is over; the diary is whole."""


class Peer(Protocol):
    """`name`: as in the table."""

    @property
    def name(self) -> str: ...

    def missing(self) -> str:
        """Why it cannot be measured here; empty when it can."""

    def open(
        self, film: Film, folder: Path, ground: Ground, both: bool
    ) -> AbstractAsyncContextManager[tuple[Side, Side]]:
        """Two sides that have started, `a` and `b` of the ground; the first will offer. It sends its picture; the
        second does so where `both`; voice goes both ways. `folder`: empty, for their diaries."""
