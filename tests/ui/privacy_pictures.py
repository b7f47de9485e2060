"""What is covered, photographed or not yet asked for, in every state worth a look, for the pictures of the room."""

from collections.abc import Callable, Iterator

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.consult.consent_due import AGAIN_MS
from app.consult.events.surface import FrameSurface, surface_key
from app.consult.state import Consent, ConsultState, Stage, Still
from app.consult.whispers import MediaStatus
from tests.ui import room_samples as rs
from ui.dialogs.owed import OwedDialog
from ui.modes import CLINIC, SPECIALIST

TAKEN = FrameSurface(rs.SOURCE, 60_001, 1280, 720)


def on_a_page() -> ConsultState:
    return msgspec.structs.replace(rs.base_state(), stage=Stage(rs.FUNDUS, None, rs.DOCTOR.person))


def photographed(state: ConsultState) -> ConsultState:
    kept = Still(
        "n1", rs.SOURCE, 60_001, 1280, 720, "b9", 9, "whole", rs.NURSE.person, rs.NOW_MS,
        taken_ms=rs.NOW_MS - 900, asked_by=rs.DOCTOR.person,
    )  # fmt: skip
    return msgspec.structs.replace(state, stills={**state.stills, surface_key(TAKEN): kept})


def unasked() -> ConsultState:
    decided = Consent(
        "consult", "emergency", rs.NOW_MS - AGAIN_MS, rs.NURSE.person, giver_name=rs.NURSE.name, reason="unconscious"
    )
    return msgspec.structs.replace(rs.base_state(), consents={"consult": decided})


def privacy_shots(room: Callable[..., QWidget]) -> Iterator[tuple[str, QWidget]]:
    covered = msgspec.structs.replace(rs.MEDIA_ON, camera="covered", microphone="covered", covered=True, muted=True)
    there = msgspec.structs.replace(rs.MEDIA_ON, covered_there="both", remote_age_ms=7_000)
    status = {rs.NURSE.person: MediaStatus("covered", "covered", True), rs.DOCTOR.person: MediaStatus("on", "on", True)}
    live = rs.base_state()
    yield "clinic-covered", room(CLINIC, rs.view(live, rs.NURSE), media=covered)
    yield (
        "specialist-covered-there",
        room(SPECIALIST, rs.view(live, rs.DOCTOR, media=status), media=there, act="people"),
    )
    yield "specialist-covered-there-page", room(SPECIALIST, rs.view(on_a_page(), rs.DOCTOR, media=status), media=there)
    yield "clinic-covered-there", room(CLINIC, rs.view(on_a_page(), rs.NURSE), media=there)
    yield "clinic-photographed", _later(room(CLINIC, rs.view(on_a_page(), rs.NURSE)), photographed(on_a_page()))
    still = rs.still_state()
    yield "clinic-photographed-still", _later(room(CLINIC, rs.view(still, rs.NURSE)), photographed(still))
    yield "clinic-consent-due", room(CLINIC, rs.view(unasked(), rs.NURSE))
    theme = room(CLINIC, rs.view(unasked(), rs.NURSE))._theme  # type: ignore[attr-defined]
    yield "clinic-closing-unasked", OwedDialog(theme, unasked())


def _later(page: QWidget, state: ConsultState) -> QWidget:
    """Once the page has its size."""
    engine = page.bridge_kept._engine  # type: ignore[attr-defined]

    def put() -> None:
        key = surface_key(TAKEN)
        engine.pictures[key] = rs.picture_of(TAKEN, rs.bedside_frame().pixels, 1280, 720)
        engine.room.put(rs.view(state, rs.NURSE))

    QTimer.singleShot(0, page, put)
    return page
