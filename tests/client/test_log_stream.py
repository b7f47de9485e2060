"""A pulled log is cut into whole records wherever the pieces happen to end."""

import zlib

import msgspec
import pytest

from app.client.log_stream import BadStream, LogStream
from tests.store.test_replica_log import a_log


@pytest.mark.parametrize("piece", [1, 7, 500, 100_000])
def test_records_are_the_same_whatever_the_pieces(piece: int) -> None:
    records = a_log(60)
    data = zlib.compress(b"".join(msgspec.msgpack.encode(record) for record in records))
    stream = LogStream()
    got = [one for at in range(0, len(data), piece) for one in stream.feed(data[at : at + piece])]
    assert got == records


def test_what_is_no_log_is_refused() -> None:
    with pytest.raises(BadStream):
        LogStream().feed(b"not compressed at all")
    with pytest.raises(BadStream):
        LogStream().feed(zlib.compress(msgspec.msgpack.encode({"no": "record"})))
