"""The Phosphor icons of qtawesome, without its eleven other fonts: those are 11 MB in each window.

Source: qtawesome.iconic_font.IconicFont, which takes the fonts it is to know.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont

PREFIX = "ph"


def icon(name: str, colour: QColor, disabled: QColor) -> QIcon:
    """By its Phosphor name ("phone-call", "phone-call-bold"). UI thread, once there is an application. Raises what
    qtawesome raises for a name that is not there."""
    made: QIcon = _phosphor().icon(f"{PREFIX}.{name}", color=colour, color_disabled=disabled)
    return made


@cache
def _phosphor() -> IconicFont:
    import qtawesome  # not before the first icon is wanted

    folder = Path(qtawesome.__file__).parent / "fonts"
    font, charmap = (next(folder.glob(pattern)) for pattern in ("phosphor-*.ttf", "phosphor-charmap-*.json"))
    return qtawesome.iconic_font.IconicFont((PREFIX, font.name, charmap.name, str(folder)))
