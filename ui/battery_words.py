"""A battery that runs low, of this computer or of the one at the other end, in words. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.border import LinkView
from app.consult.whispers import MediaStatus
from ui.lamp import Tone

LOW, EMPTY = 20, 10  # percent: a word in the top bar; a line across the room


def lamp_words(link: LinkView, other: MediaStatus | None = None) -> tuple[Tone, str]:
    """Empty while nothing is low. Of both the own one: it can be plugged in here."""
    if _is_low(link.battery_percent, link.on_mains, LOW):
        return _tone(link.battery_percent), tr("Battery {percent} %").format(percent=link.battery_percent)
    if other is not None and _is_low(other.battery_percent, other.on_mains, LOW):
        return _tone(other.battery_percent), tr("Battery there {percent} %").format(percent=other.battery_percent)
    return "quiet", ""


def line_words(link: LinkView, other: MediaStatus | None, name: str) -> str:
    """`name`: whose computer the other one is. Empty while neither is nearly empty."""
    if _is_low(link.battery_percent, link.on_mains, EMPTY):
        return tr("This computer has {percent} % left. Plug it in, or the call will end.").format(
            percent=link.battery_percent
        )
    if other is not None and _is_low(other.battery_percent, other.on_mains, EMPTY):
        return tr("The computer of {name} has {percent} % left. Ask them to plug it in.").format(
            name=name, percent=other.battery_percent
        )
    return ""


def _is_low(percent: int, on_mains: bool, most: int) -> bool:
    return 0 <= percent <= most and not on_mains


def _tone(percent: int) -> Tone:
    return "red" if percent <= EMPTY else "amber"


def tr(text: str) -> str:
    return QCoreApplication.translate("Battery", text)
