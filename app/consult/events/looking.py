"""How a surface is looked at: what changes its tones and its way up, and nothing of the picture itself."""

from typing import Literal

import msgspec


class Presentation(msgspec.Struct, frozen=True, omit_defaults=True):
    """`centre`, `width`: the window in the values' own unit, None is the page's own. `brightness` and `contrast` from
    -1 to 1, 0 changes nothing. `turn`: quarters clockwise; `flip`: left and right exchanged, after the turn."""

    centre: float | None = None
    width: float | None = None
    invert: bool = False
    brightness: float = 0.0
    contrast: float = 0.0
    turn: Literal[0, 1, 2, 3] = 0
    flip: bool = False
