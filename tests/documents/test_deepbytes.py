"""What travels at full depth arrives with what it measures and looks as it looked."""

import zlib

import msgspec
import numpy as np
import pytest

from app.documents.deep import Deep
from app.documents.deepbytes import pack_deep, unpack_deep
from app.documents.opened import DocumentRefused
from app.geometry import Box
from tests.documents.test_deep import scene

OWN = np.linspace(0, 255, 4096).astype(np.uint8)
WHOLE = Deep(scene(12), 0.5, -1000.0, 12, Box(8, 16, 96, 96), True, True, OWN, 24.0, 2048.0)


def packed(deep: Deep, max_bytes: int = 0) -> bytes:
    data, is_exact = pack_deep(deep, max_bytes)
    assert is_exact == unpack_deep(data).is_exact
    return data


def test_without_a_limit_nothing_is_lost():
    found = unpack_deep(packed(WHOLE))
    assert (found.values == WHOLE.values).all() and (found.own == OWN).all()
    for name in ("slope", "intercept", "bits", "box", "inverted", "is_exact", "centre", "width"):
        assert getattr(found, name) == getattr(WHOLE, name)


def test_a_limit_holds_for_all_of_it_and_is_told():
    data = packed(WHOLE, 3_000)
    found = unpack_deep(data)
    assert len(data) <= 3_000 and not found.is_exact
    assert np.abs(found.values.astype(int) - WHOLE.values).mean() < 16
    assert int(found.values.max()) < 1 << 12
    with pytest.raises(DocumentRefused, match="link"):
        packed(WHOLE, 40)


def test_the_greys_of_a_window_weigh_next_to_nothing():
    bare = msgspec.structs.replace(WHOLE, own=None)
    assert len(packed(WHOLE)) - len(packed(bare)) < 600
    assert unpack_deep(packed(bare)).own is None


@pytest.mark.parametrize("length", [0, 3, 4, 20, 60, 500])
def test_what_was_cut_is_a_sentence(length):
    with pytest.raises(DocumentRefused):
        unpack_deep(packed(WHOLE)[:length])


def test_what_is_something_else_is_a_sentence():
    with pytest.raises(DocumentRefused):
        unpack_deep(b"RIFF" + bytes(2_000))


def test_greys_that_would_unpack_without_end_are_refused():
    data = packed(msgspec.structs.replace(WHOLE, own=None))
    length = int.from_bytes(data[:4], "big")
    head = msgspec.msgpack.decode(data[4 : 4 + length])
    head[-1] = zlib.compress(bytes(10_000_000))
    again = msgspec.msgpack.encode(head)
    with pytest.raises(DocumentRefused):
        unpack_deep(len(again).to_bytes(4, "big") + again + data[4 + length :])
