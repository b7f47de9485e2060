"""A log with a mark of a shape from the future: joined, pulled, reviewed, recovered and bundled all the same."""

import msgspec
import pytest

from app.client.blob_use import blobs_in, blobs_of, standing_in
from app.client.receipts import Receipts
from app.client.recovery import segments_named
from app.consult import events as e
from app.consult.messages import Opened, Refused, Submit
from app.consult.reduce import fold
from app.consult.replica import Replica
from app.consult.timeline import Timeline
from app.consult.upgrade import event_in
from app.export.bundle import verify, write_bundle
from app.server.named import withdrawn
from tests.consult.cast import BLOB, DOCUMENT, NURSE, T0, together

HOLOGRAM = msgspec.msgpack.encode(
    {
        "type": "MarkAdded",
        "mark": "m",
        "surface": {"on": "page", "document": "doc", "page": 0},
        # The words that readers look for before they decode at all.
        "shape": {"shape": "hologram", "blob": "DocumentWithdrawn SegmentOpened", "depth": 3.5},
    }
)


@pytest.fixture
def records() -> list[e.Record]:
    """A consult whose third last record is of a newer program: a document was shared before, withdrawn after it."""
    table = together()
    log = list(table.log)
    for body in (HOLOGRAM, e.encode_event(e.DocumentWithdrawn("doc", "wrong")), e.encode_event(e.HelpCalled())):
        last = log[-1]
        number, origin = last.seq + 1, e.Origin("dev-nurse", 900 + last.seq)
        log.append(
            e.Record("c", number, last.at_ms + 5, last.at_ms + 5, True, "nurse", origin, 1, e.record_hash(last), body)
        )
    return log


def test_it_is_a_body_that_only_a_newer_program_reads() -> None:
    with pytest.raises(e.BadBody):
        e.decode_event(HOLOGRAM)
    assert isinstance(event_in(HOLOGRAM), e.Unknown) and e.tag_of(HOLOGRAM) == "MarkAdded"


def test_the_fold_and_the_review_count_it_and_go_on(records: list[e.Record]) -> None:
    state = fold("c", records)
    assert state.unknown == 1 and state.help_ms is not None and not state.marks
    assert Timeline(records).state_at(records[-1].at_ms).unknown == 1


def test_it_is_joined_and_pulled(records: list[e.Record]) -> None:
    replica = Replica("c", NURSE.person)
    replica.opened(Opened("c", records[-1].seq, e.record_hash(records[-1]), b"", True))
    assert replica.history(records) == tuple(records) and replica.history_whole
    live = Replica("c", NURSE.person)
    for record in records:
        live.committed(record)
    assert live.state.unknown == 1 and not live.broken


def test_what_a_newer_program_left_unsent_closes_no_room_and_is_sent_as_it_is(records: list[e.Record]) -> None:
    left = Submit("c", e.Origin("dev-nurse", 1_700), T0, True, HOLOGRAM)
    mine = Submit("c", e.Origin("dev-nurse", 1_701), T0, True, e.encode_event(e.MessageSent("msg", "hello")))
    replica = Replica.load("c", NURSE.person, records[:-3], (left, mine))
    assert replica.pending == (left, mine)
    assert [one.text for one in replica.state.messages] == ["hello"] and replica.state.unknown == 1
    assert replica.refused(Refused("c", left.origin, "bad_event", "")) is None and replica.pending == (mine,)


def test_the_receipts_of_a_live_room_go_on(records: list[e.Record]) -> None:
    receipts = Receipts("expert")
    receipts.arrived(records, fold("c", records), T0)
    receipts.painted(records[-1].seq)
    assert receipts.seen_through(0) == records[-1].seq


def test_which_bytes_are_needed_is_known_all_the_same(records: list[e.Record]) -> None:
    assert DOCUMENT.blob == BLOB and BLOB in blobs_in(records)
    assert BLOB not in standing_in(records) and BLOB in blobs_of("doc", records)
    assert BLOB in withdrawn(fold("c", records), records)
    assert segments_named(record.body for record in records) == (set(), set())


def test_it_is_bundled_and_the_bundle_is_whole(records: list[e.Record], tmp_path) -> None:
    assert write_bundle(tmp_path / "c.preceptor", records, lambda blob: None, 1_000) == ()
    assert verify(tmp_path / "c.preceptor") == []


def test_bytes_that_are_no_event_are_still_a_fault_of_the_bundle(records: list[e.Record], tmp_path) -> None:
    broken = msgspec.structs.replace(records[-1], body=b"\xc1")
    write_bundle(tmp_path / "c.preceptor", [*records[:-1], broken], lambda blob: None, 1_000)
    assert verify(tmp_path / "c.preceptor") == [f"Line {broken.seq} of the log cannot be read."]
