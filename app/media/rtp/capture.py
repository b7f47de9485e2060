"""When a picture was captured, as it stands in its packets; knows no packet and no clock.

What a shell calls: the sender puts `written(Capture(ref.capture_ms, turn))` as the extension `URI` on the packets of
a frame (the first is enough, all is robust); the receiver reads it with `read` and has the FrameRef's stamp back to
the millisecond. `turn` changes when another source comes to the same stream, so that a frame of the new source is
never named with the old one; which source a turn means is whispered (FrameClock).

abs-capture-time (webrtc.org, experiments/rtp-hdrext): an NTP time of 64 bits, seconds since 1900 and their 2**32nd
parts, then perhaps the offset of the capturer's clock, which we neither send nor need. Between two milliseconds lie
a thousand microseconds: they carry the turn, and the time stays true to the millisecond.
"""

import struct

import msgspec

URI = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time"
TURNS = 1_000  # microseconds in a millisecond

_NTP = struct.Struct("!Q")
_SIZES = (8, 16)
_US = 1_000_000
_EPOCH_S = 2_208_988_800  # from 1900 to 1970, RFC 5905 section 6
_ERA_S = 1 << 32
_MOST_MS = (2 * _ERA_S - _EPOCH_S - (_ERA_S >> 1)) * 1_000  # January 2104: past it the seconds name a time before 1970


class Capture(msgspec.Struct, frozen=True, gc=False):
    """`capture_ms`: the source's own stamp (a FrameRef's), ms since 1970; `turn`: 0 to 999, see above."""

    capture_ms: int
    turn: int = 0


def written(capture: Capture) -> bytes:
    """8 bytes. Rounded up, so that a reader who cuts off arrives at the same millisecond as one who rounds.
    Raises ValueError for a stamp outside 1970 to 2104, or a turn out of range."""
    if not 0 <= capture.capture_ms < _MOST_MS or not 0 <= capture.turn < TURNS:
        raise ValueError("a capture time outside 1970 to 2104, or a turn over 999")
    seconds, ms = divmod(capture.capture_ms, 1_000)
    parts = -(-((ms * TURNS + capture.turn) << 32) // _US)
    return _NTP.pack((seconds + _EPOCH_S) % _ERA_S << 32 | parts)


def read(value: bytes) -> Capture | None:
    """None for what is no abs-capture-time or before 1970. The era is that of 1968 to 2104 (RFC 4330 section 3)."""
    if len(value) not in _SIZES:
        return None
    (stamp,) = _NTP.unpack_from(value)
    seconds, parts = stamp >> 32, stamp & 0xFFFF_FFFF
    if seconds < _ERA_S >> 1:
        seconds += _ERA_S
    us = (seconds - _EPOCH_S) * _US + (parts * _US >> 32)
    return Capture(us // TURNS, us % TURNS) if us >= 0 else None
