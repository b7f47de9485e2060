"""What the one line across the room may say at a time: words with their tone, and one key; knows no widget."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ui.lamp import Tone


class Line(msgspec.Struct, frozen=True):
    """What is said, and the key beside it with what its press does."""

    tone: Tone = "plain"
    text: str = ""
    key: str = ""
    pressed: Callable[[], None] | None = None


SILENT = Line()
