"""The board is shown as it stands, not once for every line that came."""

import asyncio

from app.client.border import HomeView
from app.client.home import Home
from app.client.slots import Slots
from app.consult.board import BoardEntry
from app.consult.messages import Board, BoardChanged, BoardGone
from tests.ui.samples import entry


class Counted(Slots):
    """How many views were put."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.views: list[HomeView] = []
        self.home.put = self.views.append


def line(number: int) -> BoardEntry:
    return entry(f"{number:032x}", 1)


def test_a_hundred_lines_in_one_turn_are_one_view() -> None:
    async def run() -> list[HomeView]:
        slots = Counted()
        home = Home(slots)
        home.heard(Board(()))
        for number in range(100):
            home.heard(BoardChanged(line(number)))
        home.heard(BoardGone(line(7).consult))
        assert home.entry(line(8).consult) is not None
        assert not slots.views
        await asyncio.sleep(0)
        return slots.views

    (view,) = asyncio.run(run())
    assert view.known and len(view.entries) == 99


def test_nothing_of_who_signed_out_is_shown_afterwards() -> None:
    async def run() -> list[HomeView]:
        slots = Counted()
        home = Home(slots)
        home.heard(Board((line(1),)))
        home.signed_out()
        await asyncio.sleep(0)
        return slots.views

    (view,) = asyncio.run(run())
    assert not view.entries and not view.known
