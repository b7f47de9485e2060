"""The room with every kind of mark, one's own chosen, the stamps' menu open, and the bedside's question."""

from collections.abc import Iterator

import msgspec
from PySide6.QtWidgets import QWidget

from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Pin, Rectangle, Shape, Stroke, Text
from app.consult.state import ConsultState
from app.geometry import Box, Point
from tests.ui import room_samples as rs
from ui.modes import CLINIC, SPECIALIST

HERS: tuple[Shape, ...] = (Pin(Point(420, 520), 1, 1, 46.0, asks=True),)
HIS: tuple[Shape, ...] = (
    Arrow(Point(880, 160), Point(720, 250), 5, 6.0, 0, 2),
    Pin(Point(660, 330), 3, 5, 46.0),
    Rectangle(Box(520, 140, 170, 120), 3, 6.0),
    Ellipse(Box(330, 230, 150, 120), 0, 6.0),
    Stroke(rs.wavy(900, 420, 90), 2, 6.0),
    Manoeuvre(Point(620, 560), "tilt", 60.0, 5, 110.0),
    Manoeuvre(Point(820, 580), "rotate", 130.0, 5, 110.0),
    Text(Point(900, 300), "vessel", 5, 34.0),
)


def marked() -> ConsultState:
    state = msgspec.structs.replace(rs.still_state(), surfaces={})
    drawn = [(shape, rs.NURSE) for shape in HERS] + [(shape, rs.DOCTOR) for shape in HIS]
    marks = [rs.mark(f"p{n}", rs.STILL, shape, by=by, seq=20 + n) for n, (shape, by) in enumerate(drawn)]
    return rs.with_marks(state, *marks)


def marks_shots(room) -> Iterator[tuple[str, QWidget]]:  # type: ignore[no-untyped-def]
    state = marked()
    page = room(SPECIALIST, rs.view(state, rs.DOCTOR))
    page.stage.drawer.take("select")
    page.stage.drawer.selection.choose(state.marks["p3"])
    yield "specialist-marks", page
    yield "clinic-marks", room(CLINIC, rs.view(state, rs.NURSE))
