"""Events of looking, measuring and following as people would make them at random, for the runs of many peers."""

import random
from collections.abc import Callable

from app.consult import events as e
from app.consult.events.describing import Scale
from app.consult.events.looking import Presentation
from app.consult.events.marks import Figure, Measure
from app.consult.events.surface import PageSurface
from app.consult.state import ConsultState
from app.geometry import Box, Point
from tests.consult.cast import BLOB, FACTS, STILL, UPRIGHT, mark

RULER = (Scale("ruler", 0.1, 0.1, "mm", "mm", None, 0.02),)
SIDES = (0, 90, 180, None)


def some_look(chance: random.Random, state: ConsultState, name: str) -> e.AnyEvent | None:
    """None at every second time: then something else happens. Some are refused, as at a bedside."""
    if chance.random() < 0.5:
        return None
    page = PageSurface("doc", chance.randint(0, 2))
    marks = sorted(state.marks) or ["none"]
    staying = [name for name in marks if name in state.marks and state.marks[name].stays == "anatomy"]
    one = chance.choice(staying or marks)
    moment = chance.randint(0, 9) * 1_000
    makers: tuple[Callable[[], e.AnyEvent], ...] = (
        lambda: e.PresentationSet(page, Presentation(brightness=moment / 10_000), chance.random() < 0.5),
        lambda: e.CineSet("doc", True, 0, 2, 10.0, page.page),
        lambda: e.SourceOriented("nurse.camera", moment, chance.choice(SIDES), 270, 1),
        lambda: e.SourceOriented("nurse.camera", moment, None, None, why="moved"),
        lambda: e.PagesDescribed("doc", page.page, (FACTS,)),
        lambda: e.SurfaceCalibrated(page, RULER if moment else ()),
        lambda: e.PageTurned(page, STILL),
        lambda: e.ViewMoved(STILL, Box(moment, 0, 10, 10)),
        lambda: e.PagePictured("doc", page.page, BLOB, 10, 10, "whole", Box(moment, 0, 5, 5), "lossy"),
        lambda: e.MarkAdded(name, STILL, mark(name).shape, chance.choice(("anatomy", "fading", "still"))),
        lambda: e.MarkAdded(
            name, page, Measure("length", (Point(0, 0), Point(9, 9)), 1, 2.0, (Figure("length", 1.3, "mm"),))
        ),
        lambda: e.TrackConfirmed(one, STILL, UPRIGHT),
        lambda: e.TrackEnded(one),
        lambda: e.TrackFollowed(one, "nurse.camera", moment, moment + 900, b"path"),
        lambda: e.MarksSeen(tuple(chance.sample(marks, min(3, len(marks)))), max(1, state.seq)),
    )
    return chance.choice(makers)()
