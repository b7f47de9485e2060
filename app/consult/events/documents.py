"""Events of the shared documents, stills and the leader's view."""

from typing import Literal

import msgspec

from app.consult.events.base import Event
from app.consult.events.surface import Quality, Surface
from app.geometry import Box

# image: DICOM, a page a picture of it. signal: curves over time, a page a sheet of paper.
DocumentKind = Literal["pdf", "picture", "image", "signal"]
Sending = Literal["behind", "asked", "tonight"]
Fineness = Literal["preview", "detail"]
PageFineness = Literal["", "preview", "lossy", "whole"]
# What a file said against the patient of the consult; several: it shows more than one.
Doubt = Literal["number", "sex", "birth", "several"]


class PageSize(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """`count` pages one after another of this size, in points (PDF), pixels (picture, image) or mm (signal)."""

    count: int
    width: float
    height: float


class DocumentShared(Event, frozen=True):
    """`blob` is the SHA-256 (hex) of the whole file as it leaves the sharer, `size_bytes` its length. `doubts`: it
    names another patient in this, was asked about and shared all the same. `missing`: so many pictures of it are
    damaged or cannot be shown, and are not in it. `sending`: the file goes behind what is looked at, only the pages
    that are asked for, or tonight. `identity_hidden`: names were taken out of it before it left. `derived_from`: it was
    made of this surface, and is withdrawn with it."""

    document: str
    kind: DocumentKind
    title: str
    pages: int
    sizes: tuple[PageSize, ...]
    blob: str
    size_bytes: int
    doubts: tuple[Doubt, ...] = ()
    missing: int = 0
    sending: Sending = "behind"
    identity_hidden: bool = False
    derived_from: Surface | None = None


class PagePictured(Event, frozen=True):
    """A picture of one page, made by whoever has the file, so that it can be looked at before the file is here.
    `box`: the part of the page that it shows, in the page's units; None is all of it. `fineness`: what it has of the
    file's own; empty: an older program's, whose *whole* is a lossy picture of the whole page. `bits` of a channel,
    `coding` by the name of its format, empty for what the bytes themselves say."""

    document: str
    page: int
    blob: str
    width_px: int
    height_px: int
    quality: Quality = "preview"
    box: Box | None = None
    fineness: PageFineness = ""
    bits: int = 8
    coding: str = ""
    size_bytes: int = 0


class DocumentWithdrawn(Event, frozen=True):
    """Off every screen, out of caches, opinion, bundle and review. That it happened, and why, stays."""

    document: str
    reason: str


class PageTurned(Event, frozen=True):
    """What the leader has on the stage; None is the live picture. `beside`: another next to it, for comparison."""

    surface: Surface | None
    beside: Surface | None = None


class ViewMoved(Event, frozen=True):
    """The part of the surface the leader looks at, in its units, at the end of a move; of the
    one beside it where the surface is that."""

    surface: Surface
    box: Box


class StillTaken(Event, frozen=True):
    """A frame kept, named by its FrameRef. `quality` is whole when it came from the source's own ring,
    received when that had passed and the picture is the one that arrived; `incomplete` then says that it was decoded
    without all that it refers to."""

    still: str
    source: str
    capture_ms: int
    width: int
    height: int
    blob: str
    size_bytes: int
    quality: Quality = "whole"
    asked_by: str = ""
    incomplete: bool = False


class StillPictured(Event, frozen=True):
    """A smaller picture of a still, by whoever took it, so that it can be looked at before its own file is here.
    `box`: the part of the frame that it shows, in the frame's pixels; None is the whole."""

    source: str
    capture_ms: int
    blob: str
    size_bytes: int
    width_px: int
    height_px: int
    quality: Fineness
    box: Box | None = None
