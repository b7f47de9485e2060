"""What was not recorded, and why: opens and closes gaps, each told twice under one id. Knows no files."""

import secrets
import threading
from collections.abc import Callable

import msgspec

from app.consult.events.media import GapKind

DEVICE_MS = 2_000  # a camera that gives nothing for so long is a gap of its own

_NEAR_MS = 1_000  # what is missing again so soon is the same shortage: one gap, not two events a picture
_REMEMBERED = 16  # gaps that are over; what waits for the recorder is a second old at most


class Gap(msgspec.Struct, frozen=True):
    """Told twice with the same id: when it begins (`until_ms` None) and when it ends."""

    gap: str
    source: str
    kind: GapKind
    from_ms: int
    until_ms: int | None = None
    lost_ms: int = 0  # in all between these times, where it is only some of it


class Gaps:
    """`want` from any thread takes hold at once; everything is told from the thread that calls `tell`."""

    def __init__(self, source: str, now_ms: Callable[[], int], on_gap: Callable[[Gap], None]) -> None:
        self.source = source  # of gaps that begin from now on
        self._now_ms = now_ms
        self._on_gap = on_gap
        self._lock = threading.Lock()
        self._open: dict[GapKind, Gap] = {}
        self._over: tuple[Gap, ...] = ()  # the newest
        self._untold: list[Gap] = []
        self._shortage: Gap | None = None  # told as begun; one thread
        self._watched_ms = now_ms()  # since when the camera could be seen to be away

    def want(self, kind: GapKind, on: bool, at_ms: int | None = None) -> None:
        """`at_ms`: since when, now by default."""
        self._change(kind, on, self._now_ms() if at_ms is None else at_ms)

    def is_open(self, kind: GapKind) -> bool:
        return kind in self._open

    def holds(self, kind: GapKind, from_ms: int, until_ms: int) -> bool:
        """Something of this time lies in a gap that is open or was lately: what waited is judged by when it was."""
        known = (*self._open.values(), *self._over)
        return any(
            one.kind == kind and one.from_ms < until_ms and (one.until_ms is None or from_ms < one.until_ms)
            for one in known
        )

    def was(self, kind: GapKind, from_ms: int, until_ms: int, lost_ms: int = 0) -> None:
        """A gap that is over when it is noticed; told from the thread that calls `tell`, which tells its end."""
        last = self._shortage
        if last is not None and last.kind == kind and last.from_ms <= from_ms <= (last.until_ms or 0) + _NEAR_MS:
            until_ms, lost_ms = max(last.until_ms or 0, until_ms), last.lost_ms + lost_ms
            self._shortage = msgspec.structs.replace(last, until_ms=until_ms, lost_ms=lost_ms)
            return
        self._tell_shortage()
        begun = Gap(secrets.token_hex(16), self.source, kind, from_ms)
        self._on_gap(begun)
        self._shortage = msgspec.structs.replace(begun, until_ms=until_ms, lost_ms=lost_ms)

    def watch_device(self, last_ms: int | None) -> None:
        """`last_ms`: stamp of the newest picture, None when there was none yet. While covered nobody can tell."""
        since_ms = max(last_ms or 0, self._watched_ms)
        away = self._now_ms() - since_ms > DEVICE_MS
        self._change("device", away, since_ms)

    def watch_from(self, at_ms: int) -> None:
        """Until then nobody could tell whether it was away."""
        self._watched_ms = max(self._watched_ms, at_ms)

    def tell(self) -> None:
        with self._lock:
            untold, self._untold = self._untold, []
        for gap in untold:
            self._on_gap(gap)
        short = self._shortage
        if short is not None and self._now_ms() - (short.until_ms or 0) > _NEAR_MS:
            self._tell_shortage()

    def end(self) -> None:
        """Recording ends: so does every gap."""
        for kind in tuple(self._open):
            self.want(kind, False)
        self.tell()
        self._tell_shortage()

    def _tell_shortage(self) -> None:
        short, self._shortage = self._shortage, None
        if short is not None:
            self._on_gap(short)

    def _change(self, kind: GapKind, on: bool, at_ms: int) -> None:
        with self._lock:
            if on == (kind in self._open):
                return
            if on:
                gap = Gap(secrets.token_hex(16), self.source, kind, at_ms)
                self._open = {**self._open, kind: gap}
            else:
                gap = msgspec.structs.replace(self._open[kind], until_ms=max(at_ms, self._open[kind].from_ms))
                self._over = (*self._over, gap)[-_REMEMBERED:]
                self._open = {other: one for other, one in self._open.items() if other != kind}
                if kind == "covered":
                    self._watched_ms = at_ms
            self._untold.append(gap)
