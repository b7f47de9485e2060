"""Keys with or without their word: with large text the words of the lesser keys go into tooltip and accessible name."""

from __future__ import annotations

from ui.controls import Key
from ui.theme import Theme

COMPACT_FROM = 150  # percent of text


def is_compact(theme: Theme) -> bool:
    return theme.scale_percent >= COMPACT_FROM


def say_key(theme: Theme, key: Key, words: str) -> None:
    """The word where there is room; always what a screen reader says."""
    key.setText("" if is_compact(theme) else words)
    key.setAccessibleName(words)
    shortcut = key.shortcut().toString()
    key.setToolTip(f"{words}  ({shortcut})" if shortcut else words)
