"""Which bytes the logs on this disk still stand on; knows no file."""

from collections.abc import Iterable

from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PagePictured, StillPictured, StillTaken
from app.consult.events.guidance import InstructionGiven
from app.consult.events.listening import SoundKept
from app.consult.events.media import SegmentClosed
from app.consult.events.record import Record
from app.consult.events.surface import PageSurface
from app.consult.upgrade import event_of


def blobs_in(records: Iterable[Record]) -> set[str]:
    """Every blob that these records name, withdrawn or not."""
    return {blob for _, blob in _names(records)[0]}


def standing_in(records: Iterable[Record]) -> set[str]:
    """Every blob that these records, of any number of consults, name for something that was not withdrawn."""
    names, withdrawn = _names(records)
    return {blob for owner, blob in names if owner not in withdrawn}


def blobs_of(document: str, records: Iterable[Record]) -> set[str]:
    """Every blob that the log names for a document."""
    needle = document.encode()
    names, _ = _names(record for record in records if needle in record.body)
    return {blob for owner, blob in names if owner == document}


def _names(records: Iterable[Record]) -> tuple[set[tuple[str, str]], set[str]]:
    """(document or nothing, blob) and the documents that were withdrawn, with what was made of them."""
    names: set[tuple[str, str]] = set()
    withdrawn: set[str] = set()
    made_of: dict[str, str] = {}
    for record in records:
        if not any(
            word in record.body for word in (b"blob", b"clip", b"DocumentWithdrawn")
        ):  # spares decoding nearly all
            continue
        match event_of(record):
            case DocumentShared(document=document, blob=blob, derived_from=origin):
                names.add((document, blob))
                if isinstance(origin, PageSurface):
                    made_of[document] = origin.document
            case PagePictured(document=document, blob=blob):
                names.add((document, blob))
            case StillTaken(blob=blob) | StillPictured(blob=blob) | SegmentClosed(blob=blob):
                names.add(("", blob))
            case SoundKept(blob=blob, preview=preview):
                names |= {("", blob), ("", preview)}
            case InstructionGiven(clip=clip):
                names.add(("", clip))
            case DocumentWithdrawn(document=document):
                withdrawn.add(document)
            case _:
                continue
    while more := {one for one, origin in made_of.items() if origin in withdrawn} - withdrawn:
        withdrawn |= more
    return names - {(owner, "") for owner, _ in names}, withdrawn
