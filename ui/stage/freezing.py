"""From the moving picture to a still: the frame under the pen is kept here and asked for at full quality."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable

from app.client.border import Command, Freeze
from app.consult.events.surface import FrameSurface, SurfaceKey, surface_key
from app.media.frames import Frame
from ui.stage.video import Held, held_frame

KEEP = 4  # frames whose better picture is still on its way; 720p is 2.8 MB each


class Freezer:
    """The frame frozen is the very one that was on the screen, named by its source's stamp, whatever the delay."""

    def __init__(self, post: Callable[[Command], None]) -> None:
        self._post = post
        self._kept: OrderedDict[SurfaceKey, Frame] = OrderedDict()

    def freeze(self, frame: Frame) -> FrameSurface:
        """The surface of this frame at once; the still follows."""
        ref = frame.ref
        surface = FrameSurface(ref.source, ref.capture_ms, frame.full_width, frame.full_height)
        self._kept[surface_key(surface)] = frame
        while len(self._kept) > KEEP:
            self._kept.popitem(last=False)
        self._post(Freeze(secrets.token_hex(16), ref.source, ref.capture_ms))
        return surface

    def held(self, key: SurfaceKey) -> Held | None:
        """What was on the screen when it was frozen here."""
        frame = self._kept.get(key)
        return held_frame(frame) if frame is not None else None
