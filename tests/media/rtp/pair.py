"""Two whole Lines over an emulated link in simulated time, with coders that make bytes of the right sizes."""

import itertools
import random
from collections.abc import Callable, Sequence

import msgspec

from app.media.codecs.coded import Codec, Coded
from app.media.codecs.layering import layer
from app.media.codecs.opus import OpusPacket
from app.media.rtp.agreed import Agreed, Extensions, Ours, PictureTypes, VoiceTypes
from app.media.rtp.line import Line as Media
from app.media.rtp.picturein import Ready
from app.media.rtp.voiceplan import VoicePacket
from app.media.share import Size
from tests.media.rtp.line import Line as Link

STEP_MS = 5.0
AROUND = 44


def agreed(side: int, codec: Codec = "VP8", *, transport: bool = True, parity: bool = True) -> Agreed:
    first = 1_000 * (side + 1)
    return Agreed(
        Ours(first, first + 1, first + 2, first + 3, first + 4, f"name{side}"),
        Extensions(
            transport=5 if transport else None, capture=6, whisper=8, descriptor=7 if codec == "AV1" else None, sent=9
        ),
        VoiceTypes(96, 100),
        PictureTypes(97, {97: codec}, {98: 97}, 99 if parity else None),
    )


class Coder:
    """Flat VP8: a key frame first and when it is asked for, sizes after the rate."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._number = -1
        self._picture = 0
        self.keys = 0

    def frame(self, bps: float, fps: float, key: bool) -> Coded:
        self._number += 1
        key = key or self._number == 0
        self.keys += key
        size = max(60, round(bps / fps / 8 * (4 if key else 1) * self._chance.uniform(0.7, 1.3)))
        first = 0x10 if key else 0x11
        data = bytes((first, 0x02, 0x00, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0xE0, 0x01)) + self._number.to_bytes(4, "big")
        data += bytes(max(0, size - len(data)))
        refers = () if key else (self._number - 1,)
        return Coded(data, self._number, refers, layer("L1T1", 0), key, False, "L1T1", Size(640, 480))


class Seen(msgspec.Struct):
    """One frame that could be decoded, or a packet of voice, with how long it took."""

    at_ms: float
    delay_ms: float


class Pair:
    """Side 0 sends voice and pictures; side 1 sends voice alone. `fps` at most; the rate follows the estimate."""

    def __init__(
        self, there: Link[bytes], back: Link[bytes], *, codec: Codec = "VP8", fps: float = 15, **how: bool
    ) -> None:
        self.links = (there, back)
        self.agreed = tuple(agreed(side, codec, **how) for side in (0, 1))
        self.lines = tuple(Media(one, 0.0, 1.7e12) for one in self.agreed)
        self.frames: list[Seen] = []
        self.voice: list[Seen] = []
        self.ready: list[Ready] = []
        self.out: list[tuple[float, int]] = []
        self.targets: list[tuple[float, float]] = []
        self.skipped = 0
        self.on_whisper: Callable[[bytes, float], None] = lambda payload, now: None
        self._coder, self._fps = Coder(), fps
        self._made: dict[int, float] = {}
        self._voice_at: dict[int, float] = {}
        self._origin: int | None = None
        self._key = False
        self._frame_ms = self._voice_ms = 0.0
        self._now = 0.0

    def run(self, until: float) -> "Pair":
        while self._now < until:
            self._step(self._now)
            self._now += STEP_MS
        return self

    def _step(self, now: float) -> None:
        for side in (0, 1):
            for at, datagram in self.links[1 - side].arrived(now):
                self._take(side, datagram, at)
        if now >= self._voice_ms:
            self._voice_ms += 40
            for side in (0, 1):
                start = int(now * 48)
                self.lines[side].voice(OpusPacket(b"\xa8" + bytes(99), start, 1_920), now)
        if now >= self._frame_ms:
            self._frame_ms += 1_000 / self._fps
            estimate = self.lines[0].congestion.estimate.target_bps
            if self.lines[0].wants_picture(now):
                bps = max(15_000, 0.8 * (estimate - 40_000))
                coded = self._coder.frame(bps, self._fps, self._key)
                self._key = False
                self._made[coded.number] = now
                self.lines[0].picture(coded, int(now * 90), None, now)
            else:
                self.skipped += 1
        for side in (0, 1):
            turn = self.lines[side].turn(now)
            self._key = self._key or (side == 0 and (turn.key or bool(turn.lost)))
            self._show(turn.frames, now)
            for datagram in self._leaving(side, turn.datagrams, now):
                if side == 0:
                    self.out.append((now, len(datagram) + AROUND))
                self.links[side].send(datagram, len(datagram) + AROUND, now)
        self.targets.append((now, self.lines[0].congestion.estimate.target_bps))

    def _leaving(self, side: int, datagrams: Sequence[bytes], now: float) -> Sequence[bytes]:
        return datagrams

    def _take(self, side: int, datagram: bytes, at: float) -> None:
        if 192 <= datagram[1] <= 223:
            self.lines[side].rtcp(datagram, at)
            return
        came = self.lines[side].rtp(datagram, at)
        self._show(came.frames, at)
        if side == 1:
            for whisper in came.whispers:
                self.on_whisper(whisper, at)
            self.voice += [Seen(at, at - self._captured(one)) for one in came.voice]

    def _captured(self, packet: VoicePacket) -> float:
        if self._origin is None:
            self._origin = packet.timestamp - 0
        return ((packet.timestamp - self._origin) & 0xFFFFFFFF) / 48

    def _show(self, frames: tuple[Ready, ...], now: float) -> None:
        for frame in frames:
            self.ready.append(frame)
            number = int.from_bytes(frame.data[10:14], "big")
            self.frames.append(Seen(now, now - self._made[number]))

    # ---- what came of it

    def frozen(self, since: float, until: float) -> float:
        times = [since, *(one.at_ms for one in self.frames if since <= one.at_ms < until), until]
        gaps = [b - a for a, b in itertools.pairwise(times)]
        return sum(gap for gap in gaps if gap > 500) / (until - since)

    def fps(self, since: float, until: float) -> float:
        return len([one for one in self.frames if since <= one.at_ms < until]) * 1_000 / (until - since)

    def delay(self, share: float) -> float:
        delays = sorted(one.delay_ms for one in self.frames)
        return delays[int(share * (len(delays) - 1))]
