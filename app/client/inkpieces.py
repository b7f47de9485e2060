"""Pieces of one stroke that is being drawn, put together; knows neither who draws nor who hears."""

import numpy as np

from app.consult.whispers import InkMoved
from app.documents.ink import BadInk, decode_ink, encode_ink


def joined(before: InkMoved, after: InkMoved) -> InkMoved:
    """One piece from `before.first` on; a piece that does not fit on leaves the stroke as it was."""
    at = after.first - before.first
    try:
        points = decode_ink(before.ink)
        if not 0 <= at <= len(points):
            return before
        ink = encode_ink(np.concatenate((points[:at], decode_ink(after.ink))))
    except BadInk:
        return before
    return InkMoved(before.mark, before.surface, before.colour, before.width, before.tool, before.first, ink)
