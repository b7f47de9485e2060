"""What passes between a voice's packets, its buffer and its player. Values only."""

from typing import Literal

import msgspec

PlanKind = Literal["decode", "recover", "conceal", "comfort", "silence", "missing"]
Pace = Literal["even", "shorter", "much shorter", "longer"]


class VoicePacket(msgspec.Struct, frozen=True, gc=False):
    """As in the RTP header (16 and 32 bits), `arrival_ms` in the receiver's media time."""

    sequence: int
    timestamp: int
    arrival_ms: float
    payload: bytes


class Plan(msgspec.Struct, frozen=True, gc=False):
    """`samples` of sound: of `payload` (decode), of the copy in it of what came before (recover), or of nothing.

    `start`: RTP time of the first one, 32 bits, None where it belongs to no time.
    """

    kind: PlanKind
    samples: int
    payload: bytes = b""
    pace: Pace = "even"
    start: int | None = None


class VoiceStats(msgspec.Struct, frozen=True, gc=False):
    """All in samples but `late`, `lost`, `skipped` (packets) and the delays. W3C: total = totalSamplesReceived,
    concealed = concealedSamples, holes = concealmentEvents, removed and inserted = ...ForAcceleration/Deceleration;
    emitted = jitterBufferEmittedCount, waited_ms = jitterBufferDelay in ms: the waits of all samples together."""

    total: int = 0
    concealed: int = 0
    recovered: int = 0
    missing: int = 0
    holes: int = 0
    late: int = 0
    lost: int = 0
    skipped: int = 0
    inserted: int = 0
    removed: int = 0
    emitted: int = 0
    waited_ms: int = 0
    delay_ms: float = 0.0
    target_ms: float = 0.0
