"""One transfer by credit, either way: never more than was granted, never anything but the next byte."""

import hashlib
from pathlib import Path

import pytest

from app.consult.messages import CHUNK_BYTES
from app.server.transfers import MOST_CREDIT_BYTES, WINDOW_BYTES, BlobSource, Incoming, LogSource, Outgoing
from app.store.blobs import Blobs

DATA = bytes(range(256)) * 700
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


@pytest.fixture
def source(blobs: Blobs) -> BlobSource:
    blobs.put(DATA)
    return BlobSource(blobs.path(HASH))


def test_without_credit_nothing_goes_and_with_it_no_more_than_that(source: BlobSource) -> None:
    outgoing = Outgoing(1, source, 0)
    assert outgoing.next_bytes == 0
    outgoing.grant(10_000)
    assert outgoing.next_bytes == 10_000
    outgoing.sent(10_000)
    assert (outgoing.next_bytes, outgoing.offset, outgoing.is_done) == (0, 10_000, False)
    outgoing.grant(1 << 40)
    sent = 0
    while outgoing.next_bytes:
        assert outgoing.next_bytes <= CHUNK_BYTES
        sent += outgoing.next_bytes
        outgoing.sent(outgoing.next_bytes)
    assert (sent, outgoing.is_done) == (len(DATA) - 10_000, True)
    assert len(DATA) < MOST_CREDIT_BYTES


@pytest.mark.parametrize(("asked", "begins"), [(-5, 0), (0, 0), (7, 7), (len(DATA), len(DATA)), (1 << 60, len(DATA))])
def test_it_begins_where_asked_as_far_as_there_is_anything(asked: int, begins: int, source: BlobSource) -> None:
    assert Outgoing(1, source, asked).offset == begins


def test_credit_taken_back_is_none(source: BlobSource) -> None:
    outgoing = Outgoing(1, source, 0)
    outgoing.grant(100)
    outgoing.grant(-1_000)
    assert outgoing.next_bytes == 100


def test_what_is_locked_while_it_travels_is_read_no_further(blobs: Blobs, source: BlobSource) -> None:
    assert source.read(5, 3) == DATA[5:8]
    blobs.lock(HASH)
    with pytest.raises(FileNotFoundError):
        source.read(8, 3)


def test_an_upload_never_has_more_outstanding_than_the_window(blobs: Blobs) -> None:
    with blobs.begin(HASH, len(DATA)) as partial:
        incoming = Incoming(1, "c", HASH, partial)
        outstanding, at = 0, 0
        while not incoming.is_done:
            outstanding += incoming.grant()
            assert outstanding <= WINDOW_BYTES
            part = DATA[at : at + min(3_000, outstanding)]
            assert incoming.may_take(at, part)
            incoming.take(part)
            at += len(part)
            outstanding -= len(part)
        assert (incoming.grant(), outstanding) == (0, 0)
        partial.finish()
    assert blobs.verify(HASH)


def test_only_the_next_bytes_within_the_grant_are_taken(blobs: Blobs) -> None:
    with blobs.begin(HASH, len(DATA)) as partial:
        incoming = Incoming(1, "c", HASH, partial)
        assert not incoming.may_take(0, b"x")
        granted = incoming.grant()
        assert incoming.may_take(0, bytes(granted))
        assert not incoming.may_take(0, bytes(granted + 1))
        assert not incoming.may_take(1, b"x")
        assert not incoming.may_take(0, b"")


def test_an_empty_history_is_a_stream_all_the_same() -> None:
    source = LogSource([])
    assert source.size_bytes == len(source.read(0, 100)) > 0
    source.close()
