"""A picture stream over two lossy lines with all of repair in place, in simulated time, for the tests of repair.

The sender codes frames of a fixed pattern (flat, or three temporal layers as SVT-AV1 makes them), answers requests and
adds parity; the receiver buffers, recovers and asks. What a shell will do, without the network and the codec.
"""

import random
from collections.abc import Callable

import msgspec

from app.media.rtp.fec import Protector, Recoverer, covered_up_to
from app.media.rtp.framebuffer import FrameBuffer
from app.media.rtp.framecounts import BufferStats
from app.media.rtp.framemark import FrameMark, Piece, WholeFrame
from app.media.rtp.protection import NONE, Plan
from app.media.rtp.repair import Requests, patience_ms
from app.media.rtp.resend import Resends
from tests.media.rtp.line import Line

PACKET = 1_100
STEP_MS = 5
VOICE_MS = 40  # goes along both ways: a burst of losses takes neighbours in time, not the next three requests
LAYERS = (0, 2, 1, 2)  # what stands where in four frames
WEIGHTS = (3.1, 0.2, 0.5, 0.2)  # their sizes beside the mean, as SVT-AV1 codes tissue at 65 kbps
KEY_WEIGHT = 5.0

Sent = tuple[str, int, bytes]  # kind, sequence number, unit or parity


class Outcome(msgspec.Struct, frozen=True):
    """`delivered`, `frozen`: shares; `overhead`: repair and parity per byte of picture; `delays`: ms, sorted."""

    delivered: float
    frozen: float
    overhead: float
    delays: tuple[float, ...]
    keys: int
    stats: BufferStats
    windows: tuple[int, ...]  # bytes of repair in each 200 ms

    def delay(self, share: float) -> float:
        return self.delays[int(share * (len(self.delays) - 1))] if self.delays else float("inf")


class Coder:
    """Frames of the pattern as packets: `units` of marks, to be told apart by their sequence number."""

    def __init__(self, kbps: float, fps: float, layered: bool, seed: int) -> None:
        self._mean = kbps * 125 / fps
        self._layered, self._random = layered, random.Random(seed)
        self.frame_id, self._since_key, self.seq = -1, 0, 0
        self._bases, self._middles = [0], [0]  # the newest two last

    def frame(self, key: bool) -> list[tuple[int, FrameMark, int]]:
        """(sequence number, mark, size) of its packets."""
        self.frame_id += 1
        now = self.frame_id
        key = key or now == 0
        self._since_key = 0 if key else self._since_key + 1
        place = self._since_key % 4 if self._layered else 0
        layer = LAYERS[place] if self._layered else 0
        refs = () if key else tuple(sorted({*self._bases, *self._middles} if layer else {*self._bases}))
        if key:
            self._bases, self._middles = [now], [now]
        elif layer == 0:
            self._bases = [self._bases[-1], now]
        elif layer == 1:
            self._middles = [now]
        weight = KEY_WEIGHT if key else WEIGHTS[place] if self._layered else 1.0
        size = round(self._mean * weight * self._random.uniform(0.7, 1.3))
        count = -(-size // PACKET)
        packets = []
        for index in range(count):
            mark = FrameMark(now, refs, index == 0, index == count - 1, key, layer, is_needed=layer < 2)
            packets.append((self.seq, mark, size // count))
            self.seq += 1
        return packets


def run(
    *,
    there: Line[Sent],
    back: Line[tuple[str, tuple[int, ...]]],
    rtt_ms: float,
    kbps: float = 300,
    fps: float = 15,
    seconds: float = 60,
    layered: bool = True,
    tolerates: bool = False,
    plan: Plan = NONE,
    seed: int = 1,
    watch: Callable[[WholeFrame, float], None] | None = None,
) -> Outcome:
    coder, resends, protector = Coder(kbps, fps, layered, seed), Resends(), Protector()
    protector.plan = plan
    buffer = FrameBuffer(tolerates_missing=tolerates, patience_ms=patience_ms(rtt_ms), mends=layered)
    requests, recoverer = Requests(buffer.needs, rtt_ms=rtt_ms), Recoverer()
    requests.forward_ms = plan.span_ms
    marks: dict[int, FrameMark] = {}
    made_ms: dict[int, float] = {}
    delays: list[float] = []
    windows = [0] * (int(seconds * 5) + 20)
    sent_bytes = repair_bytes = keys = 0
    asked_key, next_frame = False, 0.0
    released: list[WholeFrame] = []

    def receive(seq: int, unit: bytes, now: float) -> None:
        frames = buffer.add(Piece(seq, marks[seq].frame_id * 90, marks[seq], unit), now)
        released.extend(frames)

    now = 0.0
    while now < seconds * 1_000:
        if now >= next_frame:
            next_frame += 1_000 / fps
            for seq, mark, size in coder.frame(asked_key):
                keys += mark.is_key and mark.begins
                marks[seq], made_ms[mark.frame_id] = mark, now
                unit = seq.to_bytes(4, "big") * (size // 4)
                sent_bytes += size
                there.send(("media", seq, unit), size + 60, now)
                resends.sent(seq % 65_536, unit, now, layer=mark.layer)
                for parity in protector.protect(seq % 65_536, unit, mark.layer, mark.ends, now):
                    there.send(("parity", seq, parity), len(parity) + 60, now)
                    repair_bytes += len(parity)
                    windows[int(now / 200)] += len(parity)
            asked_key = False
        if now % VOICE_MS == 0:
            there.send(("voice", 0, b""), 125, now)
            back.send(("voice", ()), 125, now)
        for _, (kind, seqs) in back.arrived(now):
            asked_key = asked_key or kind == "key"
            for unit in resends.asked([seq % 65_536 for seq in seqs], now, rtt_ms):
                there.send(("repair", int.from_bytes(unit[:4], "big"), unit), len(unit) + 60, now)
                repair_bytes += len(unit)
                windows[int(now / 200)] += len(unit)
        for at, (kind, seq, unit) in there.arrived(now):
            if kind == "voice":
                continue
            if kind == "parity":
                covered = covered_up_to(unit)
                assert covered is not None
                requests.sent_up_to(seq - (seq - covered[0]) % 65_536, at, is_last=covered[1])
                whole = recoverer.parity(unit, at)
            else:
                requests.arrived(seq, len(unit), at, repaired=kind == "repair")
                receive(seq, unit, at)
                whole = recoverer.source(seq % 65_536, unit, at)
            for short, found in whole:
                number = seq - (seq - short + 32_768) % 65_536 + 32_768
                assert found == number.to_bytes(4, "big") * (len(found) // 4)
                requests.arrived(number, 0, at, repaired=True)
                receive(number, found, at)
        released.extend(buffer.due(now))
        for frame in released:
            if not frame.is_behind:
                delays.append(now - made_ms[frame.frame_id])
            if frame.is_key:
                requests.key_came()
            if watch is not None:
                watch(frame, now)
        released.clear()
        requests.passed(buffer.settled)
        requests.upper_ms = buffer.upper_ms or requests.upper_ms
        ask = requests.due(now, buffer.blocked_at)
        if ask.seqs:
            back.send(("nack", ask.seqs), 60 + 4 * len(ask.seqs), now)
        if ask.key:
            back.send(("key", ()), 80, now)
        now += STEP_MS
    stats = buffer.stats(now)
    return Outcome(
        len(delays) / (coder.frame_id + 1),
        stats.frozen_ms / now,
        repair_bytes / sent_bytes,
        tuple(sorted(delays)),
        keys,
        stats,
        tuple(windows),
    )
