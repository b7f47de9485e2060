"""A mapping from text to values that is never changed: `put` gives a new one that shares almost all of the old.

Copying a dict of 6,000 marks for every mark would cost the square; here one bucket of some dozens is copied.
"""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar
from zlib import crc32

T = TypeVar("T")

BUCKETS = 128  # at 6,000 entries a bucket holds some 50 and the outer tuple 128: either copy is about 1 us


class FrozenMap(Generic[T]):
    """Reads like a dict. Iteration order is by bucket, not by insertion: order is kept elsewhere."""

    __slots__ = ("_buckets", "_count")

    def __init__(self, entries: dict[str, T] | None = None) -> None:
        buckets: list[dict[str, T]] = [{} for _ in range(BUCKETS)] if entries else []
        for key, value in (entries or {}).items():
            buckets[_bucket(key)][key] = value
        self._buckets = tuple(buckets)
        self._count = len(entries or {})

    def put(self, key: str, value: T) -> "FrozenMap[T]":
        buckets = list(self._buckets) or [{} for _ in range(BUCKETS)]
        index = _bucket(key)
        before = len(buckets[index])
        buckets[index] = {**buckets[index], key: value}
        return _built(tuple(buckets), self._count + len(buckets[index]) - before)

    def put_all(self, entries: dict[str, T]) -> "FrozenMap[T]":
        """As `put` of one after another, but a bucket is copied once."""
        buckets = list(self._buckets) or [{} for _ in range(BUCKETS)]
        copied: set[int] = set()
        count = self._count
        for key, value in entries.items():
            index = _bucket(key)
            if index not in copied:
                copied.add(index)
                buckets[index] = buckets[index].copy()
            bucket = buckets[index]
            count += key not in bucket
            bucket[key] = value
        return _built(tuple(buckets), count)

    def changed_since(self, before: "FrozenMap[T]") -> Iterator[tuple[str, T]]:
        """What was put since `before`, at the cost of the buckets it lies in, not of all there is."""
        known = before._buckets or ({},) * BUCKETS
        for now, then in zip(self._buckets, known, strict=False):
            if now is not then:
                yield from ((key, value) for key, value in now.items() if then.get(key) is not value)

    def get(self, key: str) -> T | None:
        return self._buckets[_bucket(key)].get(key) if self._buckets else None

    def __getitem__(self, key: str) -> T:
        if not self._buckets:
            raise KeyError(key)
        return self._buckets[_bucket(key)][key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for bucket in self._buckets:
            yield from bucket

    def items(self) -> Iterator[tuple[str, T]]:
        for bucket in self._buckets:
            yield from bucket.items()

    def values(self) -> Iterator[T]:
        for bucket in self._buckets:
            yield from bucket.values()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FrozenMap):
            return NotImplemented
        if self._buckets and other._buckets:
            return bool(self._buckets == other._buckets)
        return self._count == other._count == 0

    def __hash__(self) -> int:
        raise TypeError("a FrozenMap is a value to compare, not a key")


def _bucket(key: str) -> int:
    return crc32(key.encode()) % BUCKETS


def _built(buckets: tuple[dict[str, Any], ...], count: int) -> FrozenMap[Any]:
    made: FrozenMap[Any] = FrozenMap()
    made._buckets = buckets
    made._count = count
    return made
