"""What an Opus packet says about itself, read from its first bytes without decoding (RFC 6716, 3.1 and 4.2.3).

In RTP an Opus packet is the payload, nothing around it, and the clock is 48 kHz whatever it holds (RFC 7587, 4).
"""

MOST_SAMPLES = 5_760  # 120 ms at 48 kHz, the longest packet there is

_SILK = (480, 960, 1_920, 2_880)  # samples of one frame at 48 kHz, by the two low bits of the configuration
_HYBRID = (480, 960)
_CELT = (120, 240, 480, 960)


def samples_in(payload: bytes) -> int:
    """How many samples at 48 kHz it decodes to; 0 where it is no Opus packet."""
    if not payload:
        return 0
    code = payload[0] & 3
    if code == 3:
        frames = payload[1] & 63 if len(payload) > 1 else 0
    else:
        frames = 1 if code == 0 else 2
    total = frames * _frame(payload[0])
    return total if total <= MOST_SAMPLES else 0


def recoverable_in(payload: bytes) -> int:
    """How many samples just before this packet it can give back; 0 where it carries no forward correction.

    Only the frame next to the packet's first one is carried: all of a lost 60 ms frame of the speech model, but only
    the last 20 ms of a packet that holds three frames. The flags stand before everything else, a bit each: one of
    voice activity for each 20 ms, then the one of correction.
    """
    if not samples_in(payload) or payload[0] >> 3 >= 16:
        return 0
    first = _first_byte(payload)
    frame = _frame(payload[0])
    flags = max(1, frame // 960)
    return frame if first is not None and first >> (7 - flags) & 1 else 0


def is_pause(payload: bytes) -> bool:
    """Discontinuous transmission: a frame of nothing, after which the sender may say nothing for a while."""
    return len(payload) <= 2


def _frame(first: int) -> int:
    configuration = first >> 3
    if configuration < 12:
        return _SILK[configuration & 3]
    return _HYBRID[configuration & 1] if configuration < 16 else _CELT[configuration & 3]


def _first_byte(payload: bytes) -> int | None:
    """The first byte of the first frame (RFC 6716, 3.2), None where there is none."""
    code = payload[0] & 3
    at = 1
    if code == 2:
        at += 2 if len(payload) > 1 and payload[1] >= 252 else 1
    elif code == 3:
        head = payload[1]
        at = 2
        while head & 64 and at < len(payload):  # bytes that count the padding; 255 says that another follows
            at += 1
            if payload[at - 1] != 255:
                break
        for _ in range((head & 63) - 1 if head & 128 else 0):  # a length for each frame but the last
            at += 2 if at < len(payload) and payload[at] >= 252 else 1
    return payload[at] if at < len(payload) else None
