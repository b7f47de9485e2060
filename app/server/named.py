"""Which bytes a consult's log names, and how many of them: what of it stands, and what was taken back. Pure, but for a
look at what was spoken, whose file is foreign like any other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.consult.events.documents import DocumentShared, PagePictured
from app.consult.events.record import Record
from app.consult.rules.limits import CLIP_BYTES, CLIP_MS, FILE_BYTES
from app.consult.state import ConsultState, Document
from app.consult.upgrade import event_of
from app.store.blobs import is_hash

OGG, OPUS, PAGE_HEAD = b"OggS", b"OpusHead", 28  # RFC 3533, RFC 7845: the first page has one segment
OPUS_RATE = 48  # samples a millisecond, whatever was recorded
CLIP_SLACK_MS = 200  # the last packet is filled, the first samples are of the encoder


def named(state: ConsultState) -> frozenset[str]:
    """Every blob that this consult's log names now."""
    return frozenset(_sizes(state)) - {""}


def most_bytes(state: ConsultState, blob: str) -> int | None:
    """As many as the log says it has; None where the log does not name it now."""
    return _sizes(state).get(blob)


def _sizes(state: ConsultState) -> dict[str, int]:
    """Of several that name it the largest; where none is said, as many as a file may have."""
    found: dict[str, int] = {}
    for blob, size in _naming(state):
        found[blob] = max(found.get(blob, 0), size or FILE_BYTES)
    return found


def _naming(state: ConsultState) -> Iterator[tuple[str, int]]:
    for document in state.documents.values():
        if document.withdrawn is None:
            yield document.blob, document.size_bytes
            yield from ((one.blob, one.size_bytes) for page in document.pictures.values() for one in page)
    for still in state.stills.values():
        yield still.blob, still.size_bytes
        yield from ((picture.blob, 0) for picture in still.pictures)
    for sound in state.sounds.values():
        yield sound.blob, sound.size_bytes
        yield sound.preview, sound.preview_bytes
    for given in state.instructions.values():
        if given.clip is not None:
            yield given.clip.blob, given.clip.size_bytes
    yield from ((segment.blob, segment.size_bytes) for segment in state.segments.values())


def is_spoken(state: ConsultState, blob: str) -> bool:
    """It is played by itself at a bedside."""
    return any(given.clip is not None and given.clip.blob == blob for given in state.instructions.values())


def is_clip(path: Path) -> bool:
    """Opus in Ogg, as many bytes and as long as words may be; it may have come before the log said how much. False
    for what was locked meanwhile. Blocking."""
    try:
        with path.open("rb") as file:
            data = file.read(CLIP_BYTES + 1)
    except FileNotFoundError:
        return False
    if len(data) > CLIP_BYTES:
        return False
    last = data.rfind(OGG)
    if not data.startswith(OGG) or not data.startswith(OPUS, PAGE_HEAD) or len(data) < last + PAGE_HEAD:
        return False
    end = int.from_bytes(data[last + 6 : last + 14], "little", signed=True)
    return 0 < end <= (CLIP_MS + CLIP_SLACK_MS) * OPUS_RATE


def of_ended(state: ConsultState) -> frozenset[str]:
    """The bytes of documents where nothing more is to be shown of them; what was seen and recorded stays whole."""
    if state.phase != "cancelled" and state.consent("consult") != "withdrawn":
        return frozenset()
    found = {one.blob for one in state.documents.values()}
    return frozenset(found | {blob for one in state.documents.values() for blob in pictures_of(one)})


def pictures_of(document: Document) -> set[str]:
    return {picture.blob for page in document.pictures.values() for picture in page}


def withdrawn(state: ConsultState, records: Iterable[Record]) -> frozenset[str]:
    """The blobs of withdrawn documents that nothing else in this consult names."""
    gone = {document.document for document in state.documents.values() if document.withdrawn is not None}
    found: set[str] = set()
    if gone:
        for record in records:
            match event_of(record):
                case DocumentShared(document=document, blob=blob) if document in gone:
                    found.add(blob)
                case PagePictured(document=document, blob=blob) if document in gone:
                    found.add(blob)
    return frozenset(blob for blob in found - named(state) if is_hash(blob))
