"""Whether words have stood on the screen long enough to be read before a key answers them; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Hashable

READ_MS = 700  # a hand that was on its way to the key when the words changed has come to rest by then


class ReadLong:
    """`mono_ms()`: a steady clock."""

    def __init__(self, mono_ms: Callable[[], int]) -> None:
        self._mono_ms = mono_ms
        self._thing: Hashable = None
        self._since_ms = 0

    def painted(self, thing: Hashable) -> None:
        """These words, or None for none, were painted where they can be read."""
        if thing != self._thing:
            self._thing, self._since_ms = thing, self._mono_ms()

    def is_read(self, thing: Hashable) -> bool:
        return thing is not None and thing == self._thing and self._mono_ms() - self._since_ms >= READ_MS
