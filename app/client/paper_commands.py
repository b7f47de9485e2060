"""Commands and notices about curves on paper: what a caliper measures, and a photographed ECG made a sheet."""

from typing import Literal

from app.client.commands import RoomCommand
from app.client.notices import Notice
from app.consult.events.marks import Figure
from app.consult.events.surface import PageSurface, Surface
from app.documents.signals.calipers import Kind
from app.geometry import Box, Point
from app.media.frames import Frame

Corners = tuple[Point, Point, Point, Point]


class PaperCommand(RoomCommand, frozen=True):
    """Every answer carries `token`; one question under one token waits at a time."""

    token: str


class TraceCurve(PaperCommand, frozen=True):
    """What is between two legs on a sheet of a recording; answered by CurveTraced. `rr_ms`, `rr_off_ms`: an RR that a
    person measured on this sheet, 0 without one; `px_per_mm` of the screen they were set on."""

    surface: PageSurface
    legs: tuple[Point, Point]
    what: Kind
    px_per_mm: float
    rr_ms: float = 0.0
    rr_off_ms: float = 0.0


class FindPaper(PaperCommand, frozen=True):
    """Where a sheet seems to lie on a page or still that is a photograph of one; answered by PaperFound."""

    surface: Surface


class StraightenPaper(PaperCommand, frozen=True):
    """What lies between `corners` (shares of the photograph's width and height), turned so many quarters clockwise;
    answered by PaperStraightened."""

    surface: Surface
    corners: Corners
    quarter_turns: int


class SharePaper(PaperCommand, frozen=True):
    """The sheet that was straightened last under this token, as a document of its own called `title`. `mm_per_s` and
    `mm_per_mv`: a person said that it is ECG paper, upright, and how it ran; 0: it has no scale. Answered by
    PaperShared."""

    title: str
    mm_per_s: Literal[0, 25, 50] = 0
    mm_per_mv: Literal[0, 5, 10, 20] = 0


class DropPaper(PaperCommand, frozen=True):
    """Nothing becomes of it."""


class CurveTraced(Notice, frozen=True):
    """`why` in one sentence where nothing is measured."""

    token: str
    lead: str = ""
    figures: tuple[Figure, ...] = ()
    why: str = ""


class PaperFound(Notice, frozen=True):
    """The photograph, and corners for a person to move."""

    token: str
    photograph: Frame
    corners: Corners


class PaperStraightened(Notice, frozen=True):
    """The sheet, smaller; `box` is the part of it, in the sheet's own pixels, on which its grid was followed; None and
    `why` in one sentence where there is no grid."""

    token: str
    sheet: Frame
    px_per_mm: float
    box: Box | None
    why: str


class PaperShared(Notice, frozen=True):
    token: str
    document: str


class PaperRefused(Notice, frozen=True):
    token: str
    text: str
