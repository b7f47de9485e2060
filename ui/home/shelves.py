"""The shelves of the specialist's board: which consults stand on which, and in what order; draws nothing."""

from typing import Literal

from app.client.border import HomeView
from app.consult.board import BoardEntry
from ui.words import DAY_MS

Shelf = Literal["waiting", "mine", "others", "today"]
RANK = {"red": 0, "amber": 1, "green": 2}


def on_shelf(home: HomeView, shelf: Shelf, now_ms: int) -> list[BoardEntry]:
    """Waiting: most urgent, then longest waiting. Mine: led by me and not over. Others: under way with a colleague.
    Today: of a day, newest first."""
    me = home.person.person if home.person is not None else ""
    if shelf == "waiting":
        waiting = [entry for entry in home.entries if entry.phase == "waiting" and me not in entry.declined]
        return sorted(waiting, key=lambda entry: (RANK[entry.urgency], entry.asked_ms))
    if shelf in ("mine", "others"):
        under_way = [entry for entry in home.entries if entry.phase in ("accepted", "held")]
        return [entry for entry in under_way if (entry.lead == me) == (shelf == "mine")]
    today = [entry for entry in home.entries if now_ms - (entry.ended_ms or entry.asked_ms) < DAY_MS]
    return sorted(today, key=lambda entry: -entry.asked_ms)
