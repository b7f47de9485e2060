"""The stethoscope in every state worth a look, for the pictures of the room."""

import math
import random
from collections.abc import Callable, Iterator

import msgspec
from PySide6.QtWidgets import QWidget

from app.client.border import ListeningView, MediaView, Playing, RoomView
from app.consult.person import Person
from app.consult.state import ConsultState, KeptSound, Listening, Meeting
from app.consult.whispers import MediaStatus
from tests.ui import room_samples as rs
from ui.modes import CLINIC, SPECIALIST


def beating(parts: int, beat: int) -> bytes:
    """A heart under the hiss of a microphone."""
    die = random.Random(1)
    thud = [190 * math.exp(-(at % beat) / 3) + 120 * math.exp(-((at - 0.38 * beat) % beat) / 3) for at in range(parts)]
    return bytes(min(255, round(20 + 18 * die.random() + one)) for one in thud)


def broken(trace: bytes) -> bytes:
    parts = bytearray(trace)
    for first, last in ((90, 93), (170, 178), (260, 261)):
        parts[first:last] = bytes(last - first)
    return bytes(parts)


ASKED = Listening("l", rs.DOCTOR.person, rs.NOW_MS - 9_000)
ON = msgspec.structs.replace(ASKED, by=rs.NURSE.person, from_ms=rs.NOW_MS - 6_000)
SOUND = KeptSound(
    "s", rs.NURSE.person, "n.voice", rs.NOW_MS, 15_000, "ab" * 32, 712_000, "cd" * 32, 29_000, beating(600, 32)
)


def state_of(one: Listening | None, *sounds: KeptSound) -> ConsultState:
    return msgspec.structs.replace(
        rs.base_state(),
        meetings={"m": Meeting("m", rs.NURSE.person, rs.DOCTOR.person, rs.NOW_MS)},
        listenings={} if one is None else {one.listening: one},
        sounds={sound.sound: sound for sound in sounds},
    )


def view_of(me: Person, one: Listening, kind: str = "") -> RoomView:
    return rs.view(state_of(one), me, media={rs.NURSE.person: MediaStatus("on", "on", listening=kind)})  # type: ignore[arg-type]


def media_of(**known: object) -> MediaView:
    return msgspec.structs.replace(rs.MEDIA_ON, listening=ListeningView(**known))  # type: ignore[arg-type]


def listening_shots(room: Callable[..., QWidget]) -> Iterator[tuple[str, QWidget]]:
    for name, mode, me in (("clinic", CLINIC, rs.NURSE), ("specialist", SPECIALIST, rs.DOCTOR)):
        here = name == "clinic"
        trace = beating(300, 40) if here else broken(beating(300, 40))
        live = media_of(on=True, kind="live" if here else "", lost_ms=0 if here else 420, trace=trace)
        weak = media_of(on=True, kind="recorded" if here else "", left_ms=9_000 if here else None, trace=trace[:200])
        yield f"{name}-listening-asked", room(mode, view_of(me, ASKED))
        yield f"{name}-listening", room(mode, view_of(me, ON, "live"), media=live)
        yield f"{name}-listening-recorded", room(mode, view_of(me, ON, "recorded"), media=weak)
        whole = {"whole" if here else "previews": frozenset({"s"})}
        page = room(mode, rs.view(state_of(None), me))
        kept = rs.view(state_of(None, SOUND), me)
        page.bridge_kept._engine.room.put(kept)  # type: ignore[attr-defined]
        playing = None if here else Playing("s", rs.NOW_MS - 5_000)
        page.bridge_kept._engine.media.put(media_of(**whole, playing=playing))  # type: ignore[attr-defined]
        yield f"{name}-sound", page
