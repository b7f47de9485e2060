"""The room while a device fails or the computer runs empty, for the pictures."""

from collections.abc import Iterator

import msgspec
from PySide6.QtWidgets import QWidget

from app.client.border import DevicesListed
from app.consult.state import Meeting
from app.consult.whispers import MediaStatus
from tests.ui import room_samples as rs
from ui.modes import CLINIC, SPECIALIST

MEETING = Meeting("m", rs.NURSE.person, rs.DOCTOR.person, rs.NOW_MS)
MET = msgspec.structs.replace(rs.base_state(), meetings={"m": MEETING})
LISTED = DevicesListed(("Integrated camera", "HD otoscope"), ("Built-in", "USB headset"), ("Built-in", "USB headset"))
AWAY = "The microphone cannot be found: nobody hears you. Plug it in or choose another one."
BLACK = "The camera shows only black. Open its shutter or take off the lens cap."


def device_shots(room) -> Iterator[tuple[str, QWidget]]:  # type: ignore[no-untyped-def]
    away = msgspec.structs.replace(rs.MEDIA_ON, microphone="absent", microphone_sentence=AWAY)
    black = msgspec.structs.replace(rs.MEDIA_ON, camera="black", camera_sentence=BLACK)
    for name, mode, me, other in (
        ("clinic", CLINIC, rs.NURSE, rs.DOCTOR),
        ("specialist", SPECIALIST, rs.DOCTOR, rs.NURSE),
    ):
        deaf = {other.person: MediaStatus("on", "on", True, hears="no_speaker")}
        yield f"{name}-unheard", room(mode, rs.view(MET, me, media=deaf))
        yield f"{name}-no-microphone", room(mode, rs.view(MET, me), media=away, act="listed")
        yield f"{name}-black", room(mode, rs.view(MET, me), media=black, act="listed")
