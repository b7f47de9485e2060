"""The shelves of the specialist's board: which consults stand on which, and in what order; draws nothing."""

from typing import Literal

from msgspec.structs import replace

from app.client.border import HomeView
from app.consult.board import BoardEntry
from app.consult.practice import practised, real
from ui.words import DAY_MS

Shelf = Literal["waiting", "mine", "others", "today", "practice"]
RANK = {"red": 0, "amber": 1, "green": 2}


def waits_for(entry: BoardEntry, me: str) -> bool:
    """Somebody has to take it, and that may be me."""
    return is_left_alone(entry, me) or (entry.phase == "waiting" and me not in entry.declined)


def is_left_alone(entry: BoardEntry, me: str) -> bool:
    """A colleague leads it and does not look after it: any specialist may take it over."""
    return entry.unattended and entry.phase in ("accepted", "held") and entry.lead != me


def on_shelf(home: HomeView, shelf: Shelf, now_ms: int) -> list[BoardEntry]:
    """Waiting: most urgent, then longest waiting; what a colleague leads and nobody looks after waits too. Mine: led by
    me and not over. Others: under way with a colleague. Today: of a day, newest first. Practice stands by itself,
    whoever leads it."""
    me = home.person.person if home.person is not None else ""
    if shelf == "practice":
        return list(practised(home.entries))
    home = replace(home, entries=real(home.entries))
    if shelf == "waiting":
        waiting = [entry for entry in home.entries if waits_for(entry, me)]
        return sorted(waiting, key=lambda entry: (RANK[entry.urgency], entry.asked_ms))
    if shelf in ("mine", "others"):
        under_way = [entry for entry in home.entries if entry.phase in ("accepted", "held")]
        return [entry for entry in under_way if (entry.lead == me) == (shelf == "mine")]
    today = [entry for entry in home.entries if now_ms - (entry.ended_ms or entry.asked_ms) < DAY_MS]
    return sorted(today, key=lambda entry: -entry.asked_ms)
