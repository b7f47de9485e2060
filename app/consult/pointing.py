"""Pointers on a moving picture, as they are meant and as they travel by the room. Pure.

An older program shows a pointer on the moving picture only if it has no surface: there the frame stands beside it.
"""

import msgspec

from app.consult.events.surface import FrameSurface
from app.consult.whispers import AnyWhisper, PointerMoved


def frame_under(pointer: PointerMoved) -> FrameSurface | None:
    """Of a pointer on a moving picture: what it is on. None on anything else, and where an older program points."""
    surface = pointer.surface
    return surface if isinstance(surface, FrameSurface) and surface.source == pointer.source else None


def for_the_room(whisper: AnyWhisper) -> AnyWhisper:
    """Anything else is as it was."""
    if isinstance(whisper, PointerMoved) and (frame := frame_under(whisper)) is not None:
        return msgspec.structs.replace(whisper, surface=None, frame=frame)
    return whisper


def from_the_room(whisper: AnyWhisper) -> AnyWhisper:
    """A frame of another picture than the one pointed at is none."""
    if not isinstance(whisper, PointerMoved) or whisper.frame is None:
        return whisper
    is_its = whisper.surface is None and whisper.frame.source == whisper.source
    return msgspec.structs.replace(whisper, surface=whisper.frame if is_its else whisper.surface, frame=None)
