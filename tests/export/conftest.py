"""A short consult with two documents, one withdrawn, a still, marks and a signed opinion: a sealed log, its blobs."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest

from app.consult import events as e
from app.consult.events.documents import PageSize
from app.consult.events.marks import Arrow, Text
from app.consult.events.opinion import Opinion
from app.consult.events.request import Patient
from app.consult.events.surface import FrameSurface, PageSurface
from app.geometry import Point

T0 = 1_773_479_100_000
CONSULT = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
STILL = FrameSurface("camera", 5_000, 320, 240)
PAGE = PageSurface("letter", 0)


class Kept(msgspec.Struct, frozen=True):
    """`find` gives the file of a hash, as `write_bundle` asks for it."""

    records: list[e.Record]
    folder: Path
    letter: str
    wrong: str
    still: str

    def find(self, blob: str) -> Path | None:
        path = self.folder / blob
        return path if path.exists() else None


@pytest.fixture
def sealed() -> Callable[..., list[e.Record]]:
    def seal(said: list[tuple[str, e.AnyEvent]], onto: list[e.Record] | None = None) -> list[e.Record]:
        records = list(onto or ())
        before = e.record_hash(records[-1]) if records else e.GENESIS
        for seq, (by, event) in enumerate(said, len(records) + 1):
            at_ms = T0 + seq * 1_000
            body = e.encode_event(event)
            origin = e.Origin(f"device-{by}", seq)
            records.append(e.Record(CONSULT, seq, at_ms, at_ms, True, by, origin, e.VERSION, before, body))
            before = e.record_hash(records[-1])
        return records

    return seal


@pytest.fixture
def kept(tmp_path, sealed) -> Kept:
    folder = tmp_path / "blobs"
    folder.mkdir()

    def blob(data: bytes) -> tuple[str, int]:
        name = hashlib.sha256(data).hexdigest()
        (folder / name).write_bytes(data)
        return name, len(data)

    picture = cv2.imencode(".jpg", np.full((240, 320, 3), 128, np.uint8))[1].tobytes()
    letter, wrong, still = blob(b"%PDF-1.7 the letter"), blob(b"%PDF-1.7 somebody else's"), blob(picture)
    size = (PageSize(1, 300.0, 400.0),)
    opinion = Opinion("Looks well. 没有异常。", "Rest.", "Call tomorrow.", (STILL, PAGE))
    said = [
        (
            "nurse",
            e.ConsultRequested(
                "Nurse A. Example", "north", "North site", Patient("4711", "female", 61, name="Kari Invented")
            ),
        ),
        ("doctor", e.Accepted("Dr B. Example")),
        ("nurse", e.DocumentShared("letter", "pdf", "Letter", 1, size, *letter)),
        ("nurse", e.DocumentShared("wrong", "pdf", "Wrong", 1, size, *wrong)),
        ("nurse", e.DocumentWithdrawn("wrong", "another patient's")),
        ("nurse", e.StillTaken("s", "camera", 5_000, 320, 240, *still)),
        ("doctor", e.MarkAdded("m1", STILL, Arrow(Point(40, 200), Point(160, 120), 5, 5.0))),
        ("doctor", e.MarkAdded("m2", STILL, Text(Point(30, 60), "here 视", 1, 24.0))),
        ("doctor", e.FindingWritten("f", "A small scar")),
        ("doctor", e.OpinionSigned(1, opinion, "Dr B. Example")),
        ("nurse", e.ConsultClosed("done")),
    ]
    return Kept(sealed(said), folder, letter[0], wrong[0], still[0])
