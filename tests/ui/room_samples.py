"""A consult in full swing for tests and pictures of the room: states, frames and pictures with real content."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.client.border import Lane, MediaView, Passage, Picture, ReviewStep, ReviewView, RoomView
from app.consult.events.documents import PageSize
from app.consult.events.marks import Arrow, Ellipse, Shape, Stroke, Text
from app.consult.events.request import Patient, Vitals
from app.consult.events.surface import FrameSurface, PageSurface, Surface, surface_key
from app.consult.frozenmap import FrozenMap
from app.consult.instructions import still_open
from app.consult.numbered import number_of
from app.consult.person import Person
from app.consult.state import (
    Consent,
    ConsultState,
    Document,
    Finding,
    Identity,
    Instruction,
    Mark,
    Message,
    PersonState,
    Request,
    Segment,
    Stage,
    Step,
    Still,
)
from app.consult.whispers import MediaStatus
from app.documents.ink import encode_ink
from app.geometry import Box, Point
from app.media import smallstill
from app.media.frames import Frame, FrameRef
from app.settings import assets_folder
from tests.ui.samples import NOW_MS
from ui.bridge import REVIEW_FRAMES

NURSE = Person("p-nurse", "Ingrid Berg", "clinic", "north")
DOCTOR = Person("p-doctor", "Dr Wei Chen", "specialist")
TRAINEE = Person("p-trainee", "Aksel Lie", "observer")
EVERYBODY = (NURSE, DOCTOR, TRAINEE)
SOURCE = "cam-north"
STILL = FrameSurface(SOURCE, 52_000, 1280, 720)
PAGE = PageSurface("d-ecg", 1)
FUNDUS = PageSurface("d-fundus", 0)


def wavy(x: float, y: float, size: float, count: int = 60) -> bytes:
    """A round stroke as a hand draws it."""
    turn = np.linspace(0, 2.15 * np.pi, count)
    points = np.zeros((count, 4), np.float32)
    points[:, 0] = x + size * np.cos(turn) * (1 + 0.04 * np.sin(3 * turn))
    points[:, 1] = y + 0.7 * size * np.sin(turn)
    points[:, 2] = 0.6 + 0.3 * np.sin(turn)
    points[:, 3] = np.arange(count) * 16
    return encode_ink(points)


def mark(name: str, surface: Surface, shape: Shape, by: Person = DOCTOR, seq: int = 20) -> Mark:
    return Mark(name, surface, shape, by.person, seq, NOW_MS - 20_000)


def with_marks(state: ConsultState, *marks: Mark) -> ConsultState:
    known: FrozenMap[Mark] = state.marks
    surfaces, highest = dict(state.surfaces), dict(state.highest)
    for one in marks:
        known = known.put(one.mark, one)
        key = surface_key(one.surface)
        surfaces[key] = (*surfaces.get(key, ()), one.mark)
        highest[key] = max(highest.get(key, 0), number_of(one.shape))
    return msgspec.structs.replace(state, marks=known, surfaces=surfaces, highest=highest)


def base_state() -> ConsultState:
    people = {p.person: PersonState(p.person, p.name, p.role, p.site, True, NOW_MS - 200_000) for p in EVERYBODY}
    for name in ("p-nurse", "p-doctor"):
        people[name] = msgspec.structs.replace(people[name], seen_through=40)
    request = Request(
        NOW_MS - 900_000,
        NURSE.person,
        NURSE.name,
        "north",
        "North valley clinic",
        Patient("4711", "female", 61, name="Marit Solberg"),
        Vitals(112, 92, 58, 24, 91, 36.4, 8.1),
        "red",
        "Sudden loss of vision in the right eye, since this morning",
        "Is the retina attached? Does she have to travel tonight?",
        "Ophthalmology",
        False,
        False,
    )
    return ConsultState(
        "c0ffee11223344556677889900aabbcc",
        seq=42,
        at_ms=NOW_MS,
        phase="accepted",
        request=request,
        lead=DOCTOR.person,
        lead_name=DOCTOR.name,
        accepted_ms=NOW_MS - 400_000,
        people=people,
        identity={
            "clinic": Identity("clinic", NURSE.person, NOW_MS - 380_000, "4711", 61),
            "specialist": Identity("specialist", DOCTOR.person, NOW_MS - 375_000, "4711", 61),
        },
        consents={
            "consult": Consent("consult", "given", NOW_MS - 500_000, NURSE.person, "patient", how="voice"),
            "recording": Consent("recording", "given", NOW_MS - 490_000, NURSE.person, "patient", how="voice"),
        },
        documents={
            "d-ecg": Document(
                "d-ecg", "pdf", "Referral with ECG", 3, (PageSize(3, 595, 842),), "b1", 740_000, NURSE.person, NOW_MS
            ),
            "d-fundus": Document(
                "d-fundus",
                "picture",
                "Right fundus",
                1,
                (PageSize(1, 1600, 1216),),
                "b2",
                310_000,
                NURSE.person,
                NOW_MS,
            ),
        },
        stills={
            surface_key(STILL): Still(
                "s1", SOURCE, 52_000, 1280, 720, "b3", 200_000, "whole", DOCTOR.person, NOW_MS - 14_000
            )
        },
        messages=(
            Message("m1", "The drops went in at 10:40, the pupil is wide now.", NURSE.person, 12, NOW_MS - 300_000),
            Message("m2", "Good. Please dim the light.", DOCTOR.person, 13, NOW_MS - 280_000),
            Message("m3", "Done. She says there is a grey curtain from below.", NURSE.person, 15, NOW_MS - 120_000),
        ),
        instructions={
            "i1": Instruction(
                "i1",
                "Dim the light in the room",
                "",
                DOCTOR.person,
                14,
                NOW_MS - 280_000,
                NOW_MS - 280_000,
                "done",
                (Step("done", NURSE.person, NOW_MS - 250_000),),
            ),
            "i2": Instruction(
                "i2",
                "Ask her to look up, then slowly to the left",
                "",
                DOCTOR.person,
                30,
                NOW_MS - 5_000,
                NOW_MS - 5_000,
                "seen",
                (Step("seen", NURSE.person, NOW_MS - 4_000),),
            ),
        },
        findings={
            "f1": Finding("f1", "Right eye: hand movements only, left eye 0.8", NURSE.person, NOW_MS - 200_000),
            "f2": Finding(
                "f2", "Pale, raised retina below the disc", DOCTOR.person, NOW_MS - 60_000, ("Pale retina below",)
            ),
        },
        segments={"g1": Segment("g1", NURSE.person, "own", SOURCE, NOW_MS - 192_000)},
    )


def still_state() -> ConsultState:
    """The still on the stage with the expert's marks."""
    state = msgspec.structs.replace(base_state(), stage=Stage(STILL, None, DOCTOR.person))
    return with_marks(
        state,
        mark("k1", STILL, Stroke(wavy(700, 380, 110), 5, 6.0)),
        mark("k2", STILL, Arrow(Point(980, 170), Point(812, 318), 1, 6.0), seq=22),
        mark("k3", STILL, Text(Point(990, 160), "raised here?", 1, 34.0), seq=23),
    )


def fundus_state() -> ConsultState:
    state = msgspec.structs.replace(base_state(), stage=Stage(FUNDUS, None, DOCTOR.person))
    return with_marks(
        state,
        mark("k4", FUNDUS, Ellipse(Box(420, 560, 330, 300), 3, 7.0), seq=24),
        mark("k5", FUNDUS, Arrow(Point(1240, 920), Point(1010, 690), 1, 8.0), seq=25),
        mark("k6", FUNDUS, Text(Point(1090, 985), "disc margin sharp", 1, 44.0), seq=26),
    )


def view(state: ConsultState, me: Person, **changes: object) -> RoomView:
    told: dict[str, object] = {
        "here": EVERYBODY,
        "media": {NURSE.person: MediaStatus("on", "on", True), DOCTOR.person: MediaStatus("on", "on", True)},
        "delivered": {NURSE.person: 42, DOCTOR.person: 42},
        "unanswered": still_open(state),
    }
    return RoomView(state, state.seq, NOW_MS, me, **{**told, **changes})  # type: ignore[arg-type]


MEDIA_ON = MediaView(
    on=True, camera="on", microphone="on", level=0.3, remote="live", remote_age_ms=120, recording=True,
    own_source=SOURCE, remote_source=SOURCE,
)  # fmt: skip


def frame_of(pixels: NDArray[np.uint8], source: str = SOURCE, capture_ms: int = 52_000) -> Frame:
    height, width = pixels.shape[:2]
    return Frame(FrameRef(source, capture_ms), np.ascontiguousarray(pixels), width, height)


def sample(name: str) -> NDArray[np.uint8]:
    return np.asarray(cv2.imread(str(assets_folder() / "samples" / name), cv2.IMREAD_COLOR), np.uint8)


def bedside_frame(capture_ms: int = 52_000) -> Frame:
    """An eye on a slit lamp's screen, filmed with a webcam: the fundus photograph on a lit table."""
    return frame_of(_bedside().copy(), SOURCE, capture_ms)


@cache
def _bedside() -> NDArray[np.uint8]:
    picture = np.full((720, 1280, 3), (96, 104, 112), np.uint8)
    rows, columns = np.mgrid[0:720, 0:1280]
    light = 0.55 + 0.45 * np.exp(-(((columns - 620) / 620.0) ** 2 + ((rows - 330) / 420.0) ** 2))
    picture = (picture * light[..., None]).astype(np.uint8)
    shown = cv2.resize(sample("fundus.jpg"), (800, 608), interpolation=cv2.INTER_AREA)
    cv2.rectangle(picture, (222, 38), (1060, 684), (24, 26, 28), -1)
    picture[56:664, 240:1040] = shown
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.8), np.uint8)


def small_frame(source: str, seconds_old: int) -> Frame:
    """A small still of what a seat shows beside the picture that moves."""
    whole = face_frame() if source.endswith("face") else bedside_frame()
    small = smallstill.shrunk(whole)
    return Frame(FrameRef(source, NOW_MS - 6_000 * seconds_old), small.pixels, 1280, 720)


def face_frame() -> Frame:
    """Somebody at a desk, drawn: no photograph of a person is in this repository."""
    picture = np.full((720, 1280, 3), (150, 142, 128), np.uint8)
    cv2.rectangle(picture, (0, 470), (1280, 720), (110, 104, 96), -1)
    cv2.ellipse(picture, (640, 760), (330, 270), 0, 180, 360, (232, 228, 222), -1, cv2.LINE_AA)
    cv2.ellipse(picture, (640, 330), (135, 172), 0, 0, 360, (150, 172, 205), -1, cv2.LINE_AA)
    cv2.ellipse(picture, (640, 250), (150, 120), 0, 180, 360, (48, 52, 60), -1, cv2.LINE_AA)
    for x in (592, 688):
        cv2.circle(picture, (x, 320), 10, (40, 44, 52), -1, cv2.LINE_AA)
    cv2.ellipse(picture, (640, 400), (42, 20), 0, 10, 170, (90, 96, 150), 5, cv2.LINE_AA)
    return frame_of(cv2.GaussianBlur(picture, (0, 0), 2.0), "cam-city", 9_000)


def picture_of(
    surface: Surface, pixels: NDArray[np.uint8], width: float, height: float, quality: str = "whole"
) -> Picture:
    key = surface_key(surface)
    return Picture(key, frame_of(pixels, key, 0), width, height, quality)  # type: ignore[arg-type]


def page_pixels(page: int) -> NDArray[np.uint8]:
    """A page of the sample PDF, rendered once for the picture."""
    import pymupdf

    path: Path = assets_folder() / "samples" / "request.pdf"
    with pymupdf.open(path) as document:
        pixmap = document[min(page, len(document) - 1)].get_pixmap(dpi=150)
        rgb = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, pixmap.n)
        return np.ascontiguousarray(rgb[:, :, 2::-1])


def review_view(state: ConsultState | None) -> ReviewView:
    """Six minutes of a consult, two of them in."""
    if state is None:
        return ReviewView(loading="The consult is being opened.")
    first = NOW_MS - 240_000
    told = (
        (4, "Ingrid Berg", "asks: sudden loss of vision in the right eye"),
        (21, "Dr Wei Chen", "accepts and leads"),
        (38, "Ingrid Berg", "records the patient's consent to the recording"),
        (95, "Dr Wei Chen", "asks: Dim the light in the room"),
        (118, "Ingrid Berg", "done"),
        (150, "Dr Wei Chen", "keeps a still"),
        (171, "Dr Wei Chen", "draws"),
        (204, "Dr Wei Chen", "writes: pale, raised retina below the disc"),
        (262, "Ingrid Berg", "shares “Referral with ECG”"),
        (330, "Dr Wei Chen", "signs the opinion"),
    )
    steps = tuple(ReviewStep(first + s * 1000, n, who, text) for n, (s, who, text) in enumerate(told, 1))
    more = {4: {"clip": "i1", "clip_ms": 6_100}, 9: {"time_known": False}}
    steps = tuple(msgspec.structs.replace(step, **more.get(step.seq, {})) for step in steps)
    lanes = (
        Lane("Voice", "voice", ((first + 40_000, first + 100_000), (first + 118_000, first + 348_000))),
        Lane("Clinic", "video", ((first + 40_000, first + 228_000), (first + 240_000, first + 348_000))),
        Lane("Specialist", "video", ((first + 44_000, first + 348_000),)),
        Lane("Not recorded", "gap", ((first + 228_000, first + 240_000),)),
        Lane("Events", "event", tuple((step.at_ms, step.at_ms) for step in steps)),
    )
    passage = "Clinic: as recorded at the bedside."
    recorded = {key: (Passage(SOURCE, 0, NOW_MS), Passage("cam-city", 0, NOW_MS)) for key in REVIEW_FRAMES}
    return ReviewView(
        state, first + 182_000, first, first + 360_000, True, 1.0, passage, lanes, steps, last=state, recorded=recorded
    )
