"""Which bytes the logs on this disk still stand on: none of what was withdrawn, nor of what was made of it."""

import pytest
from msgspec.structs import replace

from app.client.blob_use import blobs_in, standing_in
from app.consult import events as e
from app.consult.events.surface import PageSurface
from tests.consult.cast import DOCUMENT
from tests.consult.test_reduce import record

FILE, FLAT, FLATTER = "a" * 64, "b" * 64, "c" * 64
SHARED = (
    replace(DOCUMENT, blob=FILE),
    replace(DOCUMENT, document="flat", blob=FLAT, derived_from=PageSurface("doc", 0)),
    replace(DOCUMENT, document="flatter", blob=FLATTER, derived_from=PageSurface("flat", 0)),
)


@pytest.mark.parametrize(
    ("withdrawn", "standing"),
    [((), {FILE, FLAT, FLATTER}), (("flat",), {FILE}), (("doc",), set())],
    ids=("nothing", "one made of it", "the document"),
)
def test_what_was_made_of_a_withdrawn_document_stands_no_more(withdrawn: tuple[str, ...], standing: set[str]) -> None:
    events = (*SHARED, *(e.DocumentWithdrawn(name, "wrong patient") for name in withdrawn))
    records = [record(number, event) for number, event in enumerate(events, 1)]
    assert standing_in(records) == standing and standing_in(reversed(records)) == standing
    assert blobs_in(records) == {FILE, FLAT, FLATTER}


def test_what_is_spoken_with_an_instruction_stands_and_one_without_names_nothing() -> None:
    spoken = e.InstructionGiven("i", "Lower", clip=FILE, clip_bytes=9, clip_ms=9)
    assert standing_in([record(1, spoken), record(2, e.InstructionGiven("j", "The clip"))]) == {FILE}
