"""What of the top gives way where there is little room: the patient's number and age are never cut short for a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.band import PatientBand
from ui.controls import Key
from ui.stage.compact import is_compact, say_key
from ui.theme import Theme


class Giving(NamedTuple):
    """A key that may lose its word, and where it is `spare`, being in the menu as well, its place."""

    key: Key
    words: str
    wanted: bool = True
    spare: bool = False


class Crowding:
    """What is asked again with nothing changed costs nothing."""

    def __init__(self, theme: Theme, row: QHBoxLayout, band: PatientBand) -> None:
        self._theme, self._row, self._band = theme, row, band
        self._last: tuple[object, ...] = ()

    def fit(self, width_px: int, givings: Sequence[Giving]) -> None:
        """`givings` in the order in which they give way."""
        self._band.keep_least()
        keys = {one.key for one in givings}
        others_px = sum(self._px(one) for one in self._widgets() if one not in keys and not one.isHidden())
        now = (width_px, self._band.wanted_px, self._band.least_px, others_px, tuple(givings), is_compact(self._theme))
        if now == self._last:
            return
        self._last = now
        margins = self._row.contentsMargins()
        room_px = width_px - margins.left() - margins.right() - others_px
        for one in givings:
            say_key(self._theme, one.key, one.words)
            one.key.setVisible(one.wanted)
        shown = [one for one in givings if one.wanted]
        for one in shown:
            if self._fits(shown, room_px - self._band.wanted_px):
                return
            one.key.setText("")
        for one in shown:
            if self._fits(shown, room_px - self._band.least_px):
                return
            one.key.setVisible(not one.spare)

    def _fits(self, shown: Sequence[Giving], room_px: int) -> bool:
        return sum(self._px(one.key) for one in shown if not one.key.isHidden()) <= room_px

    def _widgets(self) -> list[QWidget]:
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if one is not None]

    def _px(self, widget: QWidget) -> int:
        """What can be elided asks for its least, or for what it says itself."""
        if (wanted_px := getattr(widget, "wanted_px", None)) is not None:
            return int(wanted_px) + self._row.spacing()
        grows = widget.sizePolicy().horizontalPolicy() in (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        hint = widget.minimumSizeHint() if grows and not isinstance(widget, Key) else widget.sizeHint()
        return hint.width() + self._row.spacing()
