"""Marked pages saved from what is stored: what can be had, whole; what cannot, said."""

import hashlib
from pathlib import Path
from typing import Any, cast

import pymupdf
import pytest

from app.client.border import Failed, Saved, Saving
from app.client.exporting import INCOMPLETE, NOTHING, save_marked
from app.consult import events as e
from app.consult.events.documents import PageSize
from app.consult.events.marks import Arrow
from app.consult.events.surface import FrameSurface, PageSurface
from app.geometry import Point
from app.store.sealedblobs import SealedBlobs
from tests.client.test_openfiles import damage, large_pdf
from tests.client.test_saving import at_a_desk, sealed_in, stored_in
from tests.export.conftest import Kept, kept, sealed  # noqa: F401

ARROW = Arrow(Point(40, 200), Point(160, 120), 5, 5.0)


@pytest.mark.parametrize("burnt", [False, True])
def test_pages_of_a_file_and_stills_are_saved_in_the_order_they_were_drawn_on(
    tmp_path: Path,
    kept: Kept,  # noqa: F811
    sealed: Any,  # noqa: F811
    burnt: bool,
) -> None:
    letter = pymupdf.open()
    for words in ("one", "two"):
        letter.new_page(width=300, height=400).insert_text((40, 40), words)
    data = letter.tobytes()
    shelf = stored_in(tmp_path, kept, kept.records).blobs
    blob = shelf.put(data)
    more = [
        ("nurse", e.DocumentShared("two", "pdf", "Two pages", 2, (PageSize(2, 300.0, 400.0),), blob, len(data))),
        ("doctor", e.MarkAdded("m3", PageSurface("two", 1), ARROW)),
        ("doctor", e.MarkAdded("m4", PageSurface("letter", 0), ARROW)),  # of which the bytes are no PDF
        ("doctor", e.MarkAdded("m5", FrameSurface("camera", 9_000, 320, 240), ARROW)),  # whose still never came
    ]
    stored = stored_in(tmp_path, kept, sealed([(who, event) for who, event in more], _open(kept)))
    path = tmp_path / "marked.pdf"

    told = at_a_desk(tmp_path, lambda desk: save_marked(desk, stored, path, burnt))

    assert [one for one in told if not isinstance(one, Saving)] == [
        Saved(str(path)),
        Failed(INCOMPLETE.format(count=2)),
    ]
    with pymupdf.open(path) as paper:
        still, page = paper
        assert "two" in page.get_text() and "one" not in page.get_text()
        assert [len(list(one.annots())) for one in (still, page)] == ([0, 0] if burnt else [2, 1])
        assert "Kari" not in still.get_text() and "4711" in still.get_text()


@pytest.mark.parametrize("kind", ["pdf", "image"])
def test_a_page_that_is_missing_for_its_damage_on_this_disk_is_there_when_it_is_saved_again(
    tmp_path: Path,
    kept: Kept,  # noqa: F811
    sealed: Any,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
    kind: Any,
) -> None:
    """Found out by the press, or as the page is drawn."""
    data = large_pdf()
    blob = hashlib.sha256(data).hexdigest()
    (kept.folder / blob).write_bytes(data)
    more = [
        ("nurse", e.DocumentShared("large", kind, "Large", 1, (PageSize(1, 300.0, 400.0),), blob, len(data))),
        ("doctor", e.MarkAdded("m3", PageSurface("large", 0), ARROW)),
    ]
    stored, path = sealed_in(tmp_path, kept, sealed(more, _open(kept))), tmp_path / "marked.pdf"
    damage(cast(SealedBlobs, stored.blobs), blob)
    for missing in (1, 0):
        told = at_a_desk(tmp_path, lambda desk: save_marked(desk, stored, path, False))
        said = [one.text for one in told if isinstance(one, Failed)]
        assert said == ([INCOMPLETE.format(count=1)] if missing else [])
    assert "is put aside" in caplog.text


def test_without_marks_nothing_is_saved(tmp_path: Path, kept: Kept) -> None:  # noqa: F811
    path = tmp_path / "marked.pdf"
    records = [record for record in kept.records if record.seq < 7]
    told = at_a_desk(tmp_path, lambda desk: save_marked(desk, stored_in(tmp_path, kept, records), path, False))
    assert told == [Failed(NOTHING)]
    assert not path.exists()


def _open(kept: Kept) -> list[e.Record]:  # noqa: F811
    """Until the consult was closed."""
    return kept.records[:-1]
