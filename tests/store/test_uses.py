"""Who uses a blob, and the cache of the board."""

from app.store.log import EventLog
from app.store.uses import BlobUses, BoardLines


def test_a_blob_is_let_go_when_its_last_consult_has(log: EventLog) -> None:
    uses = BlobUses(log.engine)
    uses.add("x", "one")
    uses.add("x", "one")
    uses.add("x", "two")
    assert (uses.has("x", "one"), uses.has("x", "three")) == (True, False)
    assert uses.is_shared("x", "two")
    uses.drop("x", "one")
    assert not uses.has("x", "one") and not uses.is_shared("x", "two")
    uses.drop("x", "two")
    assert not uses.has("x", "two")


def test_a_newer_line_replaces_the_older(log: EventLog) -> None:
    lines = BoardLines(log.engine)
    lines.put({"a": (1, b"old"), "b": (1, b"b")})
    lines.put({"a": (2, b"new")})
    lines.put({})
    assert lines.all() == {"a": (2, b"new"), "b": (1, b"b")}
