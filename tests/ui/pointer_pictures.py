"""Pointers on the moving picture: where nothing moved, on a small still of their own frame, at the edge; and the
proposal over a picture that comes too late."""

from collections.abc import Iterator

import msgspec
import numpy as np
from PySide6.QtWidgets import QWidget

from app.client.border import PointerStill, WhisperView
from app.consult.events.surface import FrameSurface
from app.consult.whispers import PointerMoved
from app.geometry import Point
from app.media.frames import Frame
from app.media.patch import patch_of
from tests.ui import room_samples as rs
from ui.modes import CLINIC, SPECIALIST

SHOWN_MS = 52_000  # what the sample's live picture is


def pointed(at: Point, late_ms: int, moved: bool) -> tuple[PointerMoved, PointerStill]:
    """On a frame so much older than the one shown; `moved`: the hand held the camera a little elsewhere then."""
    now = rs.bedside_frame(SHOWN_MS - late_ms)
    pixels = np.ascontiguousarray(np.roll(now.pixels, 60, axis=1)) if moved else now.pixels
    frame = Frame(now.ref, pixels, now.full_width, now.full_height)
    under = FrameSurface(now.ref.source, now.ref.capture_ms, now.full_width, now.full_height)
    pointer = PointerMoved(under, at, source=now.ref.source)
    piece = patch_of(frame, at)
    assert piece is not None
    return pointer, PointerStill(pointer, *piece, moved)


def whispered(one: tuple[PointerMoved, PointerStill], by: str) -> WhisperView:
    return WhisperView({by: one[0]}, stills={by: one[1]})


def pointer_shots(room) -> Iterator[tuple[str, QWidget]]:  # type: ignore[no-untyped-def]
    live, doctor, trainee = rs.base_state(), rs.DOCTOR.person, rs.TRAINEE.person
    nurse = rs.view(live, rs.NURSE)
    rests = whispered(pointed(Point(700, 300), 400, moved=False), doctor)
    yield "clinic-pointer-live", room(CLINIC, nurse, whispers=rests)
    went = whispered(pointed(Point(700, 300), 600, moved=True), doctor)
    yield "clinic-pointer-still", room(CLINIC, nurse, whispers=went)
    both, edge = pointed(Point(1240, 700), 30, moved=False), pointed(Point(90, 60), 900, moved=True)
    two = WhisperView({trainee: both[0], doctor: edge[0]}, stills={trainee: both[1], doctor: edge[1]})
    yield "clinic-pointer-edges", room(CLINIC, nurse, whispers=two)
    late = msgspec.structs.replace(rs.MEDIA_ON, remote_age_ms=940)
    yield "specialist-pointer-late", room(SPECIALIST, rs.view(live, rs.DOCTOR), media=late)
