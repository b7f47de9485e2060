"""A part of a page whose own values stand over a coarser picture of it: how good what is seen is at a place, in a word,
and the line around that part. Knows no consult."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.client.pageparts import MOST_DEEP_PX
from app.consult.events.marks import Measure, Shape
from app.consult.events.surface import Shown
from app.documents.display_list import shape_list
from app.geometry import Box
from ui.stage.viewport import Viewport, share_of

if TYPE_CHECKING:
    from ui.stage.video import Held

COVERS = 0.98  # the edges of a part are rounded to whole pixels
SEEN = 0.05  # of what is on the screen: less of the part is not worth a word
DARK, LIGHT = QColor(13, 16, 18), QColor(240, 240, 236)  # one of them stands out on every picture


def layers(held: Held | None) -> Iterator[Held]:
    """From the top."""
    while held is not None:
        yield held
        held = held.under


def quality_in(held: Held, box: Box) -> Shown:
    """Of what is seen in `box`: of a part only where that shows all of it."""
    quality = held.quality
    for one in layers(held):
        quality = one.quality
        if _share(box, one.box) >= COVERS:
            break
    return quality


def quality_under(held: Held, shape: Shape) -> Shown:
    """Of what a mark lies on; what a measure says stands beside it."""
    if held.under is None:
        return held.quality
    drawn = shape_list(replace(shape, figures=(), note="") if isinstance(shape, Measure) else shape).bounds()
    return quality_in(held, drawn) if drawn is not None else held.quality


def part_words(held: Held | None, visible: Box, at_bedside: bool = False) -> str:
    """How much of what is on the screen is whole, where only a part of it is, or comes so; "" where one word does."""
    if held is None:
        return ""
    if _is_whole_part(held):
        share = _share(visible, held.box)
        if share >= COVERS:
            return tr("this part is whole")
        if share >= SEEN:
            plain = tr("whole inside the line, simplified around it")
            return plain if at_bedside else tr("whole inside the line, lossy around it")
    if not held.is_coming:
        return ""
    plain = tr("simplified picture, this part is coming whole")
    return plain if at_bedside else tr("lossy picture, this part is coming whole")


def closer_words(held: Held | None, visible: Box, has_values: bool) -> str:
    """Where more of a page `has_values` of its own than what is brought with them, and is seen lossy. "" else."""
    if held is None or not has_values or quality_in(held, visible) != "detail":
        return ""
    return tr("look closer for the whole depth") if visible.width * visible.height > MOST_DEEP_PX else ""


def paint_edge(painter: QPainter, viewport: Viewport, held: Held | None) -> None:
    """Around the part that is whole, while something else is seen beside it. Screen pixels."""
    if held is None or not _is_whole_part(held) or _share(viewport.visible, held.box) >= COVERS:
        return
    corners = [viewport.to_screen.apply(corner) for corner in held.box.corners]
    line = QPolygonF([QPointF(corner.x, corner.y) for corner in corners])
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(DARK, 3))
    painter.drawPolygon(line)
    painter.setPen(QPen(LIGHT, 1))
    painter.drawPolygon(line)
    painter.restore()


def _is_whole_part(held: Held) -> bool:
    under = held.under
    return held.deep is not None and held.quality == "whole" and under is not None and under.quality != "whole"


def _share(box: Box, by: Box) -> float:
    """Of `box` that lies in `by`."""
    across = share_of(box.x, box.width, by.x, by.x + by.width)
    return across * share_of(box.y, box.height, by.y, by.y + by.height)


def tr(text: str) -> str:
    return QCoreApplication.translate("PartEdge", text)
