"""A part of a page over what is known of the page around it: which picture lies on which. Pure."""

from collections.abc import Iterator

from msgspec.structs import replace

from app.client.border import Picture
from app.client.pageparts import COVERS, covered
from app.geometry import Box


def laid(new: Picture, here: Picture | None) -> Picture:
    """`new` as it stands from now on, where `here` stood: a part lies on what shows more of the page, and what comes of
    the whole page goes under a part whose own values stand, unless it has all of them itself."""
    if here is None:
        return new
    if new.box is not None:
        return replace(new, under=_around(new.box, here))
    has_all = new.deep is not None and new.quality == "whole"
    if here.box is not None and here.deep is not None and not has_all:
        return replace(here, under=new)
    return new


def chain(picture: Picture | None) -> Iterator[Picture]:
    """From the top."""
    while picture is not None:
        yield picture
        picture = picture.under


def whole_of(picture: Picture | None) -> Picture | None:
    """What stands there of the whole page."""
    return next((one for one in chain(picture) if one.box is None), None)


def stands_deep(picture: Picture | None, box: Box | None) -> bool:
    """All of `box` (None: of the page) has values here, in which a window can be set."""
    return any(
        one.deep is not None and (one.box is None or (box is not None and covered(box, one.box) >= COVERS))
        for one in chain(picture)
    )


def _around(box: Box, here: Picture) -> Picture | None:
    """The page, and over it at most one part that shows all of `box` and more, rather with values: others would pile up
    under each step closer."""
    page = whole_of(here)
    wider = [one for one in chain(here) if one.box and covered(box, one.box) >= COVERS and _shows_more(one, box)]
    part = next((one for one in wider if one.deep is not None), next(iter(wider), None))
    return page if part is None else replace(part, under=page)


def _shows_more(one: Picture, box: Box) -> bool:
    across, down = (one.width, one.height) if one.box is None else (one.box.width, one.box.height)
    return box.width * box.height < COVERS * across * down
