"""A third process that trusts nobody: `python -m app.demo.refold DATA OUT HOME...` folds the log anew and compares.

It reads the server's folder, the clients' copies and the written opinion, and prints a Refold as JSON.
"""

import sys
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pymupdf

from app.consult.events.record import GENESIS, Record, record_hash
from app.consult.reduce import fold, reduce
from app.consult.state import ConsultState
from app.demo.samples import Refold
from app.media import framecode
from app.server.options import ServeOptions
from app.server.stores import Stores
from app.store.keycase import KeyCase
from app.store.replica_log import ReplicaLog
from app.store.sealing import Seal


def refold(data: Path, out: Path, homes: list[Path]) -> Refold:
    """The newest consult of the server at `data`."""
    stores = Stores(ServeOptions(data=data))
    try:
        consults = stores.log.consults()
        if len(consults) != 1:
            return Refold(why_not=f"the log holds {len(consults)} consults instead of one")
        records = stores.log.read(consults[0])
        state = fold(consults[0], records)
        why_not = _chain_broken(records) or _folds_differ(state, records) or _copies_differ(records, state, homes)
        still_px, codes = _stills(state, stores)
    finally:
        stores.close()
    closed = [(s.until_ms - s.from_ms) / 1000 for s in state.segments.values() if s.until_ms is not None and s.blob]
    return Refold(
        events=len(records),
        verified=not why_not,
        why_not=why_not,
        marks_by=_marks_by(state),
        still_px=still_px,
        still_codes=codes,
        segments=len(closed),
        recorded_s=round(sum(closed), 2),
        report_pages=_pages(out / "opinion.pdf"),
    )


def _chain_broken(records: list[Record]) -> str:
    head = GENESIS
    for number, record in enumerate(records, 1):
        if record.seq != number or record.prev != head:
            return f"record {number} does not continue the chain"
        head = record_hash(record)
    return ""


def _folds_differ(state: ConsultState, records: list[Record]) -> str:
    """All at once and one by one are the same fold."""
    slowly = ConsultState(state.consult)
    for record in records:
        slowly = reduce(slowly, record)
    return "" if slowly == state else "folded one by one the log gives another state"


def _copies_differ(records: list[Record], state: ConsultState, homes: list[Path]) -> str:
    """Each client's copy on disk is the beginning of the server's log and reaches to the consult's end; who left
    then has not heard of what came after."""
    heads = [GENESIS, *(record_hash(record) for record in records)]
    for home in homes:
        copies = sorted(home.rglob("replica.sqlite"))
        if not copies:
            return f"{home.name} kept no copy of the log"
        for path in copies:
            key = KeyCase(path.parents[2], lambda: None).find(path.parent.name)  # people who are played have a file
            if key is None:
                return f"the key of {home.name} is not in its folder"
            copy = ReplicaLog(path, Seal(key.key))
            try:
                there = fold(state.consult, copy.read(state.consult))
            finally:
                copy.close()
            if there.head != heads[there.seq]:
                return f"the copy of {home.name} is another log from before record {there.seq}"
            if there.phase != state.phase:
                return f"the copy of {home.name} ends at record {there.seq}, the server's at {state.seq}"
    return ""


def _marks_by(state: ConsultState) -> dict[str, list[str]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for keys in state.surfaces.values():
        for mark in keys:
            found.setdefault(state.marks[mark].by, []).append((state.marks[mark].seq, mark))
    return {person: [mark for _, mark in sorted(marks)] for person, marks in found.items()}


def _stills(state: ConsultState, stores: Stores) -> tuple[list[int], dict[str, int | None]]:
    """Size of the first still and the codes of all, from the pictures as they lie on the server's disk."""
    size: list[int] = []
    codes: dict[str, int | None] = {}
    for key, still in state.stills.items():
        if not stores.blobs.has(still.blob):
            codes[key] = None
            continue
        pixels = cv2.imdecode(np.fromfile(stores.blobs.path(still.blob), np.uint8), cv2.IMREAD_COLOR)
        codes[key] = None if pixels is None else framecode.read(np.asarray(pixels, np.uint8))
        if pixels is not None and not size:
            size = [pixels.shape[1], pixels.shape[0]]
    return size, codes


def _pages(paper: Path) -> int:
    if not paper.exists():
        return 0
    with pymupdf.open(paper) as opened:
        return int(opened.page_count)


if __name__ == "__main__":
    data, out, *homes = (Path(argument) for argument in sys.argv[1:])
    sys.stdout.write(msgspec.json.encode(refold(data, out, homes)).decode() + "\n")
