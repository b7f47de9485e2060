"""Forward correction between our own clients, for round trips too long to ask: parity over a few packets (galois.py).

Sender: `protector.protect(seq, unit, layer, ends, now)` for each packet of a picture gives the payloads of the parity
packets to send behind it (above the base layer behind the next frame), in a stream of their own (own SSRC and payload
type, so that they leave no gaps among the packets they protect); `protector.plan = planner.plan(...)` (protection.py)
every second.
Receiver: `recoverer.source(seq, unit, now)` for each packet, `recoverer.parity(payload, now)` for each parity payload;
both give what became whole again, as (seq, unit), exactly. `covered_up_to(payload)` is for Requests.sent_up_to.

A unit is any bytes that both ends make alike from the packet: its marker and payload type, timestamp, descriptor and
payload; nothing that is written when the packet leaves (transport-wide number, send time). Wire, big endian: base
sequence number (16 bits), which of the 32 from there on are covered (32, highest bit the base), row (8) of how many
(8), then the sum over the units, each behind its own length (16) and padded with zeros. Sequence numbers wrap.
"""

import struct

import msgspec
import numpy as np

from app.media.rtp.galois import COLUMNS, ROWS, Bytes, add_scaled, solve, weight
from app.media.rtp.protection import NONE, Plan

MOST_UNIT = 2_048
KEEP_MS = 2_000.0
KEEP_UNITS = 1_024
KEEP_PARITIES = 128

_HEAD = struct.Struct("!HIBB")
_LENGTH = struct.Struct("!H")
_WRAP = 1 << 16


class _Parity(msgspec.Struct, frozen=True):
    seqs: tuple[int, ...]
    row: int
    is_last: bool
    total: Bytes
    at_ms: float


class _Block:
    """Sources of one layer that wait for their parity, rising, within 32 of the first."""

    def __init__(self, now: float) -> None:
        self.since_ms = now
        self.seqs: list[int] = []
        self.symbols: list[Bytes] = []

    def takes(self, seq: int) -> bool:
        base = self.seqs[0]
        return (self.seqs[-1] - base) % _WRAP < (seq - base) % _WRAP < COLUMNS


class Protector:
    """One picture stream. A block is a frame, or several small ones of one layer while they come close together."""

    def __init__(self) -> None:
        self.plan: Plan = NONE
        self.bytes_protected = self.bytes_parity = 0
        self._blocks: dict[int, _Block] = {}
        self._ended_ms: dict[int, float] = {}  # by layer: when its last frame was through
        self._apart_ms: dict[int, float] = {}  # by layer: how long its frames are apart
        self._held: list[bytes] = []  # parity of an upper layer: not beside what one burst would take with it

    def protect(self, seq: int, unit: bytes, layer: int, ends: bool, now: float) -> list[bytes]:
        """Parity payloads to send behind this packet, a frame's last one in most cases; `ends`: it is that last one.
        Packets in sequence. Raises ValueError for a unit over 2,048 bytes."""
        if len(unit) > MOST_UNIT:
            raise ValueError("a unit to protect is at most 2,048 bytes")
        self.bytes_protected += len(unit)
        guard = self.plan.guard(layer)
        parities, self._held = self._held, []
        if guard is None:
            self._blocks.pop(layer, None)
            return parities
        block = self._blocks.get(layer)
        if block is not None and not block.takes(seq):
            parities += self._closed(block, max(1, guard.rows(len(block.seqs))))
            block = None
        if block is None:
            block = self._blocks[layer] = _Block(now)
        block.seqs.append(seq)
        block.symbols.append(_symbol(unit))
        if not ends:
            return parities
        more = self._next_ms(layer, now) - block.since_ms <= self.plan.span_ms
        owed = guard.rows(len(block.seqs), more=more)
        if owed or not more:
            del self._blocks[layer]
        closed = self._closed(block, owed)
        if layer == 0:
            return parities + closed
        self._held = closed
        return parities

    def _next_ms(self, layer: int, now: float) -> float:
        """When the next frame of this layer is likely to be through; never, before two of them were."""
        apart = now - self._ended_ms.get(layer, float("-inf"))
        self._apart_ms[layer] = min(apart, 0.75 * self._apart_ms.get(layer, apart) + 0.25 * apart)
        self._ended_ms[layer] = now
        return now + self._apart_ms[layer]

    def _closed(self, block: _Block, rows: int) -> list[bytes]:
        base = block.seqs[0]
        mask = sum(1 << 31 - (seq - base) % _WRAP for seq in block.seqs)
        length = max(map(len, block.symbols))
        payloads: list[bytes] = []
        rows = min(rows, ROWS)
        for row in range(rows):
            total = np.zeros(length, np.uint8)
            for column, symbol in enumerate(block.symbols):
                add_scaled(total, symbol, weight(row, column))
            payloads.append(_HEAD.pack(base, mask, row, rows) + total.tobytes())
        self.bytes_parity += sum(map(len, payloads))
        return payloads


class Recoverer:
    """One picture stream. Keeps 2 s and at most 1,024 units and 128 parities: nothing grows, whatever comes."""

    def __init__(self) -> None:
        self.recovered = 0
        self._units: dict[int, tuple[Bytes, float]] = {}  # oldest first
        self._parities: list[_Parity] = []

    def source(self, seq: int, unit: bytes, now: float) -> list[tuple[int, bytes]]:
        """What this packet completes."""
        if len(unit) > MOST_UNIT:
            return []
        self._keep(seq, _symbol(unit), now)
        return self._recover(now) if any(seq in parity.seqs for parity in self._parities) else []

    def parity(self, payload: bytes, now: float) -> list[tuple[int, bytes]]:
        """What it makes good; malformed payloads and those that cover only what came are passed over."""
        parity = _parse(payload, now)
        if parity is None:
            return []
        self._parities.append(parity)
        self._parities = [one for one in self._parities if now - one.at_ms <= KEEP_MS][-KEEP_PARITIES:]
        return self._recover(now)

    def _recover(self, now: float) -> list[tuple[int, bytes]]:
        found: list[tuple[int, bytes]] = []
        blocks: dict[tuple[int, ...], dict[int, _Parity]] = {}
        for parity in self._parities:
            blocks.setdefault(parity.seqs, {})[parity.row] = parity
        for seqs, rows in blocks.items():
            lost = [column for column, seq in enumerate(seqs) if seq not in self._units]
            if lost and len(lost) > len(rows):
                continue
            self._parities = [one for one in self._parities if one.seqs != seqs]
            for column, symbol in zip(lost, self._solved(seqs, lost, rows), strict=True):
                unit = _unit(symbol)
                if unit is not None:
                    self._keep(seqs[column], _symbol(unit), now)
                    found.append((seqs[column], unit))
        self.recovered += len(found)
        return found

    def _solved(self, seqs: tuple[int, ...], lost: list[int], rows: dict[int, _Parity]) -> list[Bytes]:
        chosen = sorted(rows)[: len(lost)]
        length = max((len(rows[row].total) for row in chosen), default=0)
        sums: list[Bytes] = []
        for row in chosen:
            total = np.zeros(length, np.uint8)
            add_scaled(total, rows[row].total, 1)
            for column, seq in enumerate(seqs):
                if column not in lost:
                    add_scaled(total, self._units[seq][0][:length], weight(row, column))
            sums.append(total)
        return solve([[weight(row, column) for column in lost] for row in chosen], sums)

    def _keep(self, seq: int, symbol: Bytes, now: float) -> None:
        self._units.pop(seq, None)
        self._units[seq] = (symbol, now)
        while self._units:
            oldest = next(iter(self._units))
            if len(self._units) <= KEEP_UNITS and now - self._units[oldest][1] <= KEEP_MS:
                return
            del self._units[oldest]


def covered_up_to(payload: bytes) -> tuple[int, bool] | None:
    """The last sequence number (16 bits) that a parity payload covers, and whether it is the last of its block; None
    where it is malformed."""
    parity = _parse(payload, 0.0)
    return None if parity is None else (parity.seqs[-1], parity.is_last)


def _parse(payload: bytes, now: float) -> _Parity | None:
    if not _HEAD.size + _LENGTH.size <= len(payload) <= _HEAD.size + _LENGTH.size + MOST_UNIT:
        return None
    base, mask, row, rows = _HEAD.unpack_from(payload)
    if not row < rows <= ROWS or not mask >> 31:
        return None
    seqs = tuple((base + place) % _WRAP for place in range(COLUMNS) if mask >> 31 - place & 1)
    return _Parity(seqs, row, row == rows - 1, np.frombuffer(payload, np.uint8, offset=_HEAD.size), now)


def _symbol(unit: bytes) -> Bytes:
    return np.frombuffer(_LENGTH.pack(len(unit)) + unit, np.uint8)


def _unit(symbol: Bytes) -> bytes | None:
    """None where the length cannot be: the parity was not over the packets it named."""
    data = symbol.tobytes()
    (length,) = _LENGTH.unpack_from(data)
    return data[_LENGTH.size : _LENGTH.size + length] if length <= len(data) - _LENGTH.size else None
