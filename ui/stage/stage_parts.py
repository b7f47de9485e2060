"""What works beside the stage by itself, one line a part: each listens and paints where it is given to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.stage.freezepoint import FreezeToPoint
from ui.stage.hiddenteller import HiddenTeller
from ui.stage.imaging import Imaging
from ui.stage.paperbar import PaperBar
from ui.stage.pointing import PointerWhisper
from ui.stage.reading import Reading
from ui.stage.receiptlayer import ReceiptLayer
from ui.stage.region import RegionLook
from ui.stage.seen import SeenTeller
from ui.stage.showthere import ShowThere
from ui.stage.staying import Staying
from ui.stage.textentry import TextEntry
from ui.stage.tracklayer import TrackLayer
from ui.stage.truesize import TrueSize
from ui.stage.unseen import Unseen

if TYPE_CHECKING:
    from ui.stage.stage import Stage


def make_parts(stage: Stage) -> tuple[QObject, ...]:
    """Once everything that the stage is made of stands, before the room is shown for the first time. A part is handed
    what it needs of `stage`, never the stage itself where less will do; it lives as long as the stage keeps it."""
    unseen, imaging = Unseen(), Imaging(stage)
    there = ShowThere(stage.bridge, stage.view, stage.looking, stage.show_again, stage)
    stage.status.show_there_pressed.connect(there.ask)
    return (
        imaging,
        *_pointer_whispers(stage),
        _freeze_to_point(stage),
        TextEntry(stage.theme, stage.view, stage.drawer, stage.looking.surface),
        RegionLook(stage),
        Reading(stage, imaging),
        SeenTeller(stage.bridge, stage.view, stage.looking, unseen, stage),
        SeenTeller(stage.bridge, stage.beside.view, None, unseen, stage),
        HiddenTeller(stage.bridge, stage.view, stage.clock, unseen, stage),
        ReceiptLayer(stage.bridge, stage.theme, stage.view, stage.marks, stage.clock, stage),
        there,
        _paper(stage),
        TrackLayer(stage.bridge, stage.theme, stage.view),
        *_staying(stage),
    )


def _pointer_whispers(stage: Stage) -> tuple[PointerWhisper, PointerWhisper]:
    drawer, whisper, beside = stage.drawer, stage.bridge.whisper, stage.beside
    return (
        PointerWhisper(drawer, stage.view, whisper, stage.looking.surface, drawer.pointers, stage.insets),
        PointerWhisper(drawer, beside.view, whisper, lambda: beside.surface, beside.pointers),
    )


def _paper(stage: Stage) -> PaperBar:
    bar = PaperBar(stage, TrueSize(stage.store))
    stage.bars.addWidget(bar)
    return bar


def _staying(stage: Stage) -> tuple[QObject, ...]:
    """Who cannot mark sees the marks that stay, and is not asked about them."""
    if not stage.mode.may("mark"):
        return ()
    bar = Staying(stage.bridge, stage.theme, stage.drawer, stage.looking, stage.go_live)
    stage.bars.addWidget(bar)
    stage.surface_changed.connect(bar.show_now)
    return (bar,)


def _freeze_to_point(stage: Stage) -> FreezeToPoint:
    of = stage.bridge, stage.theme, stage.mode, stage.view, stage.drawer, stage.looking.surface
    made = FreezeToPoint(*of, stage.surface_under_pen)
    stage.surface_changed.connect(made.show_now)
    return made
