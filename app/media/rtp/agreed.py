"""What both ends agreed on for one connection, as the session descriptions say it. Values only."""

import msgspec

from app.media.codecs.coded import Codec

TRANSPORT_URI = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"
DESCRIPTOR_URI = "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension"
SENT_URI = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"
WHISPER_URI = "urn:preceptor:whisper"
PARITY, WHISPER = "x-preceptor-parity", "x-preceptor-whisper"  # payload types of our own, between our own clients


class Extensions(msgspec.Struct, frozen=True, gc=False):
    """Ids of RTP header extensions; None: not agreed, so never sent."""

    transport: int | None = None
    capture: int | None = None
    descriptor: int | None = None
    whisper: int | None = None
    sent: int | None = None  # for peers without `transport`


class VoiceTypes(msgspec.Struct, frozen=True, gc=False):
    """Payload types. `whisper` None: pointers and ink go by the room."""

    opus: int
    whisper: int | None = None


class PictureTypes(msgspec.Struct, frozen=True, gc=False):
    """`codecs`: by payload type, all that may come; `sends`: the one we send. `repairs`: payload type of the repair
    stream (RFC 4588) -> that of what it repairs. `parity` None: no forward correction."""

    sends: int
    codecs: dict[int, Codec]
    repairs: dict[int, int] = {}
    parity: int | None = None

    @property
    def codec(self) -> Codec:
        return self.codecs[self.sends]

    @property
    def repair(self) -> int | None:
        """Of the stream that we send."""
        return next((repair for repair, media in self.repairs.items() if media == self.sends), None)


class Ours(msgspec.Struct, frozen=True, gc=False):
    """SSRCs of what leaves here. `name`: the canonical name in reports, a random one."""

    voice: int
    picture: int
    repair: int
    parity: int
    whisper: int
    name: str


class Agreed(msgspec.Struct, frozen=True, gc=False):
    """`picture` None: voice alone. `extensions` hold for all streams, since they share one transport."""

    ours: Ours
    extensions: Extensions
    voice: VoiceTypes
    picture: PictureTypes | None = None

    @property
    def may_layer(self) -> bool:
        """Whether the other side gets parity: without it one lost middle frame stops all but the base for good."""
        return self.picture is not None and self.picture.parity is not None
