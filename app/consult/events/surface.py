"""What a mark is drawn on: a page of a document or a picture of a source, never the screen."""

from typing import Literal

import msgspec


class PageSurface(msgspec.Struct, frozen=True, tag="page", tag_field="on", gc=False):
    """A page of a shared document, counted from 0. Units: points for a PDF, pixels for a picture."""

    document: str
    page: int


class FrameSurface(msgspec.Struct, frozen=True, tag="frame", tag_field="on", gc=False):
    """One frame of a video source, named by the source's own stamp; a still is the same surface at full quality.

    Units: pixels of the frame as captured, `width` x `height`, whatever size arrived on the other side.
    """

    source: str
    capture_ms: int
    width: int
    height: int


Surface = PageSurface | FrameSurface
SurfaceKey = str
Quality = Literal["preview", "received", "whole"]
Shown = Literal["preview", "received", "detail", "whole"]  # of what stands on a screen; a detail is never an end


def surface_key(surface: Surface) -> SurfaceKey:
    """Equal for equal surfaces: `page:DOCUMENT:N` or `frame:SOURCE:MS`."""
    match surface:
        case PageSurface(document=document, page=page):
            return f"page:{document}:{page}"
        case FrameSurface(source=source, capture_ms=capture_ms):
            return f"frame:{source}:{capture_ms}"


def frame_key(source: str, capture_ms: int) -> SurfaceKey:
    return f"frame:{source}:{capture_ms}"


def source_of(person: str, name: str) -> str:
    """The id of a person's source (`camera`, `screen`): the rules let only its owner speak for it."""
    return f"{person}.{name}"


def owner_of(source: str) -> str:
    """The person whose source this is."""
    return source.partition(".")[0]
