"""One RTCPeerConnection's life on the engine's loop; the only file that knows how we get into aiortc."""

from collections.abc import Callable
from typing import Literal

import msgspec

from app.consult.whispers import FrameClock
from app.media.blocks import BlockFan, Samples
from app.media.frames import Fan, Frame

PeerKind = Literal["connecting", "live", "stalled", "closed"]
SignalKind = Literal["offer", "answer", "bye"]


class PeerStats(msgspec.Struct, frozen=True):
    """Counted since the start; `rtt_ms` None until the other side has reported."""

    sent_frames: int = 0
    received_frames: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0
    lost_packets: int = 0
    rtt_ms: int | None = None


class Peer:
    """All methods on the engine's loop; all callbacks come on the loop. `remote` is put from a worker thread.

    `on_signal(kind, sdp)`: whisper it as Signal. `on_clock(clock)`: whisper it (at start, on every change of source
    and once a second). `on_sound(samples)`: hand to `Speaker.play`. `on_state(kind)`: "closed" by itself
    means the path was lost: make a new Peer.
    """

    def __init__(
        self,
        *,
        offerer: bool,
        now_ms: Callable[[], int],
        on_signal: Callable[[SignalKind, str], None],
        on_clock: Callable[[FrameClock], None],
        on_state: Callable[[PeerKind], None],
        on_sound: Callable[[Samples], None],
    ) -> None:
        self.remote: Fan[Frame] = Fan()
        self.state: PeerKind = "connecting"
        self.last_frame_ms: int | None = None  # server time when the newest picture came
        raise NotImplementedError

    def send_picture(self, frames: Fan[Frame] | None) -> None:
        """Send this camera's frames (its `frames`), or none. May change at any time, before or in the call."""
        raise NotImplementedError

    def send_sound(self, blocks: BlockFan | None) -> None:
        """Send this microphone's blocks (its `blocks`), or silence."""
        raise NotImplementedError

    async def start(self) -> None:
        """The offerer makes its offer; the answerer waits for one."""
        raise NotImplementedError

    async def signal(self, kind: SignalKind, sdp: str) -> None:
        """What the other side whispered."""
        raise NotImplementedError

    def hear_clock(self, clock: FrameClock) -> None:
        """The other side's pair of RTP time and capture time."""
        raise NotImplementedError

    async def stats(self) -> PeerStats:
        raise NotImplementedError

    async def close(self) -> None:
        """Says bye, ends tasks and threads; the second call does nothing."""
        raise NotImplementedError
