"""A bounded store of decoded pictures by surface for any thread; knows no decoder and no window."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

from app.consult.events.surface import SurfaceKey

T = TypeVar("T")

MAX_BYTES = 96_000_000  # nine full pages of 1,600 px; the client's whole budget is 400 MB


class PictureCache(Generic[T]):
    """The least recently used leave first. Whoever puts a value says what it weighs."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._lock = threading.Lock()
        self._max_bytes = max_bytes
        self._size_bytes = 0
        self._kept: OrderedDict[SurfaceKey, tuple[T, int]] = OrderedDict()

    def put(self, key: SurfaceKey, value: T, size_bytes: int) -> None:
        """The newest always stays, also when it alone is over the bound."""
        with self._lock:
            self._drop(key)
            self._kept[key] = (value, size_bytes)
            self._size_bytes += size_bytes
            while self._size_bytes > self._max_bytes and len(self._kept) > 1:
                self._drop(next(iter(self._kept)))

    def get(self, key: SurfaceKey) -> T | None:
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def forget(self, key: SurfaceKey) -> None:
        with self._lock:
            self._drop(key)

    def forget_document(self, document: str) -> None:
        """A withdrawn document leaves every page behind."""
        start = f"page:{document}:"
        with self._lock:
            for key in [key for key in self._kept if key.startswith(start)]:
                self._drop(key)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._size_bytes = 0

    @property
    def size_bytes(self) -> int:
        return self._size_bytes

    def _drop(self, key: SurfaceKey) -> None:
        _, size_bytes = self._kept.pop(key, (None, 0))
        self._size_bytes -= size_bytes
