"""A consult of 10,000 events: 6,000 marks, half of them strokes of 80 points, on 40 surfaces. Always the same."""

import hashlib
import math
import random
from collections.abc import Iterator

import numpy as np
import pymupdf

from app.consult.events import (
    GENESIS,
    VERSION,
    Accepted,
    AnyEvent,
    ConsentGiven,
    ConsultRequested,
    DocumentShared,
    InstructionGiven,
    LinkSampled,
    MarkAdded,
    MarkRemoved,
    MessageSent,
    Origin,
    PageTurned,
    PersonJoined,
    Record,
    Seen,
    SeenThrough,
    ViewMoved,
    encode_event,
    record_hash,
)
from app.consult.events.documents import PagePictured, PageSize
from app.consult.events.marks import Arrow, Ellipse, Stroke, Text
from app.consult.events.request import Patient
from app.consult.events.surface import PageSurface
from app.documents.ink import encode_ink
from app.geometry import Box, Point
from app.settings import assets_folder

EVENTS = 10_000
MARKS = 6_000
SURFACES = 40
POINTS = 80
START_MS = 1_800_000_000_000
CLINIC, SPECIALIST, SITE = "nurse", "expert", "north"


def ink_of(chance: random.Random, points: int = POINTS) -> bytes:
    """A hand that wanders: 80 points, 8 ms apart, under 500 bytes."""
    angle, x, y = chance.uniform(0, 6.3), chance.uniform(50, 500), chance.uniform(50, 700)
    rows = np.empty((points, 4), np.float32)
    for n in range(points):
        angle += chance.gauss(0, 0.25)
        x, y = x + 2.5 * math.cos(angle), y + 2.5 * math.sin(angle)
        rows[n] = x, y, 0.4 + 0.3 * math.sin(n / 13), n * 8
    return encode_ink(rows)


def big_consult(events: int = EVENTS, marks: int = MARKS, surfaces: int = SURFACES, seed: int = 7) -> list[Record]:
    """The records of consult `big`; every event passes the rules of its moment."""
    records: list[Record] = []
    head = GENESIS
    for n, (by, event) in enumerate(_events(events, marks, surfaces, random.Random(seed)), 1):
        at_ms = START_MS + n * 400
        record = Record(
            "big", n, at_ms, at_ms - 40, True, by, Origin(f"device-{by}", n), VERSION, head, encode_event(event)
        )
        head = record_hash(record)
        records.append(record)
    return records


def _events(events: int, marks: int, surfaces: int, chance: random.Random) -> Iterator[tuple[str, AnyEvent]]:
    opening = list(_opening(surfaces))
    yield from opening
    rest = events - len(opening)
    others = rest - marks
    kinds = [True] * marks + [False] * others
    chance.shuffle(kinds)
    drawn: list[str] = []
    for n, is_mark in enumerate(kinds):
        surface = PageSurface("atlas", n * surfaces // len(kinds))
        if is_mark:
            mark = f"mark{n:030d}"
            drawn.append(mark)
            yield SPECIALIST, MarkAdded(mark, surface, _shape(chance, n))
        else:
            yield _other(chance, n, len(opening) + n, surface, drawn)


def _opening(surfaces: int) -> Iterator[tuple[str, AnyEvent]]:
    patient = Patient("N-1042", "female", 61)
    yield CLINIC, ConsultRequested("Nurse", SITE, "North clinic", patient, urgency="amber", complaint="Blurred vision")
    yield CLINIC, PersonJoined("Nurse", "clinic", SITE)
    yield SPECIALIST, Accepted("Expert")
    yield SPECIALIST, PersonJoined("Expert", "specialist")
    yield CLINIC, ConsentGiven("consult", "patient", "voice", "Nurse", "en", "1")
    yield CLINIC, DocumentShared("atlas", "pdf", "Atlas", surfaces, (PageSize(surfaces, 595, 842),), "ab" * 32, 900_000)
    preview = page_preview()
    yield CLINIC, PagePictured("atlas", surfaces - 1, hashlib.sha256(preview).hexdigest(), 400, 566)
    yield SPECIALIST, PageTurned(PageSurface("atlas", 0))


def page_preview() -> bytes:
    """The last page as it travels first: some 15 kB."""
    with pymupdf.open(assets_folder() / "samples" / "request.pdf") as document:
        pixmap = document[0].get_pixmap(matrix=pymupdf.Matrix(400 / 595, 400 / 595))
        return bytes(pixmap.tobytes("jpeg", jpg_quality=40))


def _shape(chance: random.Random, n: int) -> Stroke | Arrow | Ellipse | Text:
    if n % 2:
        return Stroke(ink_of(chance), 1, 2.5)
    x, y = chance.uniform(0, 500), chance.uniform(0, 800)
    if n % 6 == 0:
        return Arrow(Point(x, y), Point(x + 40, y + 30), 2, 3.0, 400)
    if n % 6 == 2:
        return Ellipse(Box(x, y, 60, 45), 1, 3.0, 500)
    return Text(Point(x, y), "haemorrhage", 3, 12.0)


def _other(chance: random.Random, n: int, seq: int, surface: PageSurface, drawn: list[str]) -> tuple[str, AnyEvent]:
    match n % 8:
        case 0 | 1 | 2:
            return CLINIC, SeenThrough(seq)
        case 3:
            return SPECIALIST, ViewMoved(surface, Box(0, 0, 300, 400))
        case 4:
            return SPECIALIST, PageTurned(surface)
        case 5 if drawn:
            return SPECIALIST, MarkRemoved(drawn.pop(chance.randrange(len(drawn))))
        case 6:
            return SPECIALIST, InstructionGiven(f"step{n}", "Hold the lens a little lower")
        case 7 if n > 8:
            return CLINIC, Seen(f"step{n - 1}")
        case _:
            return chance.choice(
                [(CLINIC, LinkSampled(180, 140_000, 150_000, 4)), (CLINIC, MessageSent(f"m{n}", "Is this better?"))]
            )
