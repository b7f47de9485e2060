"""How a surface is looked at: what changes its tones, and nothing of the picture itself. Ground of the tones and values
to come: no event carries it yet."""

import msgspec


class Presentation(msgspec.Struct, frozen=True, omit_defaults=True):
    """`centre`, `width`: the window in the values' own unit, None is the page's own. `brightness` and `contrast` from
    -1 to 1, 0 changes nothing."""

    centre: float | None = None
    width: float | None = None
    invert: bool = False
    brightness: float = 0.0
    contrast: float = 0.0
