"""What at this place or at the other one harms the call without ending it: a device, a battery. Knows no widget."""

from __future__ import annotations

from functools import partial

from app.client.device_commands import DeviceKind
from ui.battery_words import line_words
from ui.bridge import Bridge
from ui.said import said
from ui.stage.heardbar import heard_line
from ui.stage.instead import Instead
from ui.stage.note_lines import Line
from ui.stage.outage import other_side, other_status


def harm(bridge: Bridge, instead: Instead) -> Line | None:
    """The weightiest; a device with the key that puts another in its place."""
    media, view = bridge.media, bridge.room
    told: tuple[tuple[DeviceKind, str], ...] = (
        ("camera", media.camera_sentence),
        ("microphone", "" if heard_line(view, media).words else media.microphone_sentence),
    )
    for kind, sentence in told:
        if media.on and sentence:
            return Line("amber", said(sentence), instead.key(kind), partial(instead.use, kind))
    other = other_side(view) if view is not None else None
    empty = line_words(bridge.link, other_status(view), other.name if other is not None else "")
    return Line("red", empty) if empty else None
