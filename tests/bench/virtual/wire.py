"""What one side put on the wire, datagram by datagram, and what its estimate was then; knows no line. Pure."""

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from app.media.rtp.agreed import Agreed
from app.media.rtp.header import BadRtp, build, parse

AROUND = 44  # bytes of IPv4, UDP and the seal around each datagram
_CONTROL = range(192, 224)  # RFC 5761 section 4


class Left(NamedTuple):
    """`whisper`: how many of its bytes are there for pointer and ink alone."""

    at_ms: float
    bytes: int
    kind: str
    whisper: int


class Window(NamedTuple):
    """`times`: what was sent as a multiple of what the estimates of that time allowed."""

    from_ms: float
    times: float
    kinds: dict[str, int]


class Wire:
    def __init__(self, agreed: Agreed) -> None:
        self.left: list[Left] = []
        self.targets: list[tuple[float, float]] = []
        self._agreed = agreed

    def sent(self, datagram: bytes, now_ms: float) -> int:
        """Its bytes on the wire."""
        size = len(datagram) + AROUND
        kind, whisper = self._kind(datagram)
        self.left.append(Left(now_ms, size, kind, size if kind == "whisper" else whisper))
        return size

    def estimated(self, bps: float, now_ms: float) -> None:
        if not self.targets or self.targets[-1][1] != bps:
            self.targets.append((now_ms, bps))

    def bps(self, from_ms: float, to_ms: float, of: Callable[[Left], int] = lambda one: one.bytes) -> float:
        return sum(of(one) for one in self.left if from_ms <= one.at_ms < to_ms) * 8_000 / (to_ms - from_ms)

    def kinds(self, from_ms: float, to_ms: float) -> dict[str, int]:
        """Bits a second of each."""
        total: Counter[str] = Counter()
        for one in self.left:
            if from_ms <= one.at_ms < to_ms:
                total[one.kind] += one.bytes
        return {kind: round(size * 8_000 / (to_ms - from_ms)) for kind, size in total.most_common()}

    def windows(self, window_ms: float, from_ms: float = 0.0) -> Iterable[Window]:
        """Of every stretch so long that ends with a datagram."""
        held, first = 0, 0
        for place, last in enumerate(self.left):
            held += last.bytes
            while self.left[first].at_ms <= last.at_ms - window_ms:
                held -= self.left[first].bytes
                first += 1
            begins = last.at_ms - window_ms
            if begins < from_ms:
                continue
            kinds: Counter[str] = Counter()
            for one in self.left[first : place + 1]:
                kinds[one.kind] += one.bytes
            yield Window(begins, held * 8_000 / self._allowed(begins, last.at_ms), dict(kinds))

    def _allowed(self, from_ms: float, to_ms: float) -> float:
        """Millibits that the estimate allowed between the two."""
        begins = max(0, bisect_right(self.targets, (from_ms, float("inf"))) - 1)
        ends = bisect_right(self.targets, (to_ms, float("inf")))
        told = [(max(from_ms, at), bps) for at, bps in self.targets[begins:ends]]
        edges = [*told, (to_ms, 0.0)]
        return sum(bps * (later[0] - at) for (at, bps), later in itertools.pairwise(edges)) or 1.0

    def _kind(self, datagram: bytes) -> tuple[str, int]:
        if datagram[1] in _CONTROL:
            return "report", 0
        try:
            packet = parse(datagram)
        except BadRtp:
            return "unknown", 0
        header, voice, picture = packet.header, self._agreed.voice, self._agreed.picture
        if header.payload_type == voice.whisper:
            return "whisper", 0
        if header.payload_type == voice.opus:
            return "voice", self._riding(datagram)
        if picture is None:
            return "unknown", 0
        if header.payload_type in picture.codecs:
            return ("picture", 0) if packet.payload else ("padding", 0)
        if header.payload_type in picture.repairs:
            return ("repair", 0) if packet.payload else ("padding", 0)
        return ("parity", 0) if header.payload_type == picture.parity else ("unknown", 0)

    def _riding(self, datagram: bytes) -> int:
        """What a voice packet would be shorter by without its whisper."""
        packet = parse(datagram)
        rest = tuple(one for one in packet.header.extensions if one[0] != self._agreed.extensions.whisper)
        if len(rest) == len(packet.header.extensions):
            return 0
        return len(datagram) - len(build(msgspec.structs.replace(packet.header, extensions=rest), packet.payload))
