"""Which marks a hand is drawing at a moment of the review, and how far it has come; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from app.client.border import ReviewView
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.state import Mark
from app.documents.display_list import DisplayList, display_list_at, duration_ms
from app.documents.ink import BadInk

LONGEST_MS = 60_000  # a pen that rested longer than this was forgotten, not drawing


def growing_list(view: ReviewView, marks: Sequence[Mark], key: SurfaceKey) -> tuple[DisplayList, frozenset[str]]:
    """What to paint of unfinished marks, and the ids of those in `marks` that are not whole yet.

    `view.growing` holds the marks whose pen is down at this moment: an event is made at pen up, so the log's own
    order would show a stroke only when it was finished.
    """
    pieces, unfinished = DisplayList(), set()
    for mark in view.growing:
        if surface_key(mark.surface) == key:
            pieces += display_list_at(mark, view.at_ms - (mark.made_ms - took_ms(mark)))
            unfinished.add(mark.mark)
    return pieces, frozenset(unfinished)


def took_ms(mark: Mark) -> int:
    try:
        return min(LONGEST_MS, duration_ms(mark.shape))
    except BadInk:
        return 0
