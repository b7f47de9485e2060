"""The room while marks stay on the anatomy: asked for under a still, sure, perhaps, lost, on their still alone."""

from collections.abc import Iterator

import msgspec
from PySide6.QtWidgets import QWidget

from app.client.border import TrackedMark, TrackView
from app.consult.events.marks import Arrow, Ellipse, Pin, Shape, Stroke, Text
from app.consult.events.surface import surface_key
from app.consult.state import ConsultState
from app.consult.tracks import PathState
from app.geometry import Affine, Box, Homography, Point
from app.media.frames import FrameRef
from tests.ui import room_samples as rs
from ui.modes import CLINIC, SPECIALIST

DRAWN: tuple[Shape, ...] = (
    Ellipse(Box(330, 230, 150, 120), 5, 6.0),
    Arrow(Point(880, 160), Point(720, 250), 5, 6.0, 0, 2),
    Stroke(rs.wavy(900, 420, 90), 2, 6.0),
    Text(Point(620, 480), "vessel", 5, 34.0),
    Pin(Point(560, 330), 3, 5, 46.0),
)


def staying(state: ConsultState, shapes: tuple[Shape, ...] = DRAWN, stays: str = "anatomy") -> ConsultState:
    marks = [rs.mark(f"f{n}", rs.STILL, shape, seq=30 + n) for n, shape in enumerate(shapes)]
    kept = [msgspec.structs.replace(mark, stays=stays) for mark in marks]
    return rs.with_marks(state, *kept)


def tracked(mark: str, state: PathState = "sure", confidence: float = 0.9, left: float = 1.0) -> TrackedMark:
    """Moved, turned and nearer than it was."""
    way = Homography.from_affine(Affine(1.05, 0.12, -0.12, 1.05, 40.0, -60.0))
    return TrackedMark(mark, FrameRef(rs.SOURCE, 52_000), way, confidence, state, left)


def following_shots(room) -> Iterator[tuple[str, QWidget]]:  # type: ignore[no-untyped-def]
    live = staying(rs.base_state())
    sure = {f"f{n}": tracked(f"f{n}") for n in range(len(DRAWN))}
    perhaps = {**sure, "f0": tracked("f0", "perhaps", 0.6), "f2": tracked("f2", "unsure", 0.3)}
    fresh = frozenset({surface_key(rs.STILL)})
    still = staying(msgspec.structs.replace(rs.still_state(), surfaces={}), DRAWN[:1], "still")
    both = (("specialist", SPECIALIST, rs.DOCTOR), ("clinic", CLINIC, rs.NURSE))
    for name, mode, me in both:
        seen, other = rs.view(live, me), rs.NURSE.person if me is rs.DOCTOR else rs.DOCTOR.person
        said = {name: {other: "sure"} for name in sure}
        lost = {**said, "f4": {other: "lost"}}
        yield f"{name}-follow-sure", room(mode, seen, tracks=TrackView(sure, said=said))
        yield f"{name}-follow-perhaps", room(mode, seen, tracks=TrackView(perhaps, said=said))
        yield f"{name}-follow-lost-there", room(mode, seen, tracks=TrackView(sure, said=lost))
        yield f"{name}-follow-gone", room(mode, seen, tracks=TrackView({}, apart={"f0": "gone"}))
        yield f"{name}-follow-asked", room(mode, rs.view(still, me), tracks=TrackView(fresh=fresh))
