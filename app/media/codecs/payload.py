"""What the payload formats share: how a packet that cannot be believed is refused, and what a shell may ask of each.

One object a stream and direction, on one thread. Sending: `pack` makes a coded frame into the payloads of its RTP
packets, in order; the marker bit goes on the last. Receiving: `unpack` takes all payloads of one frame (one RTP time,
sequence numbers without a gap, the last one marked) and gives what the decoder takes. Neither keeps a packet.
"""

from collections.abc import Sequence
from typing import Protocol

PAYLOAD_BYTES = 1_100  # with RTP, 25 bytes of extensions, SRTP, UDP and IPv4 below 1,200: what tunnels carry whole


class BadPayload(ValueError):
    """These bytes break their own format: drop the frame they belong to, ask for it again or go on without it."""


class VideoPayload(Protocol):
    """A picture codec's payload format. What came from the wire raises BadPayload and nothing else."""

    def pack(self, frame: bytes) -> list[bytes]:
        """The payloads of one frame as the encoder gave it; none for one that holds nothing to send."""

    def unpack(self, payloads: Sequence[bytes]) -> bytes:
        """One frame for the decoder."""

    def may_begin(self, payload: bytes) -> bool:
        """False: surely not the first packet of its frame."""

    def begins_key(self, payload: bytes) -> bool:
        """True: the first packet of a frame that refers to no other and begins the stream anew."""
