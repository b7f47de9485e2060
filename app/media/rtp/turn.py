"""What one connection's media gives its shell: what came, and what is due. Values only."""

import msgspec

from app.media.rtp.congestion import Estimate
from app.media.rtp.picturein import Ready
from app.media.rtp.voiceplan import VoicePacket


class Came(msgspec.Struct, frozen=True):
    """`whispers`: for a WhisperEar. `taken`: RTP time of the voice and when that sample was taken, now and then."""

    voice: tuple[VoicePacket, ...] = ()
    frames: tuple[Ready, ...] = ()
    whispers: tuple[bytes, ...] = ()
    taken: tuple[int, int] | None = None


class Turn(msgspec.Struct, frozen=True):
    """`estimate`: the newest, for the ladder."""

    datagrams: tuple[bytes, ...]
    frames: tuple[Ready, ...]
    lost: tuple[int, ...]
    key: bool
    estimate: Estimate


NOTHING = Came()
