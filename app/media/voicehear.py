"""The other side's voice on its way in: packets from the connection's thread, blocks for the loudspeaker's.

    hear = VoiceHear()
    hear.put(packet)                    # as each comes, `arrival_ms` in media time
    speaker.listen(hear.pull)           # the loudspeaker asks every 10 ms
    hear.hush()                         # the stream has ended; the next packet begins another
    hear.use_faithful(on)               # the stethoscope: nothing made up, nothing stretched
    hear.stats, hear.sounding           # at any time: values of the last tenth of a second, and of the last block

Without libopus nothing is heard, and `state` says so.
"""

from collections import deque
from collections.abc import Callable

import msgspec

from app.media.codecs import libopus
from app.media.codecs.libopus import LibOpus, OpusMissing
from app.media.codecs.opus import OpusDecoder
from app.media.rtp.voice import Heard, VoicePlayer
from app.media.rtp.voiceplan import VoicePacket, VoiceStats
from app.media.voicesend import VoiceState

MOST_WAITING = 256  # packets, 5 s of the shortest: then nobody pulls, and the newest are worth most
_TELL_EVERY = 10  # blocks


class Sounding(msgspec.Struct, frozen=True, gc=False):
    """`start`: RTP time (32 bits) of the block due at `at_ms` (media time): the picture keeps in step with it."""

    start: int
    at_ms: float


class VoiceHear:
    """`pull` from one thread, at even steps of 10 ms of media time; all else from any thread, and never waits.

    `on_state` is called in the thread that pulls, at its first pull.
    """

    def __init__(
        self, on_state: Callable[[VoiceState], None] | None = None, find: Callable[[], LibOpus] = libopus.load
    ) -> None:
        self.state = VoiceState()
        self.stats = VoiceStats()  # since this was made: an ended stream and one before a turn are counted too
        self.sounding: Sounding | None = None
        self.dropped = 0  # packets that found no room
        self._on_state, self._find = on_state, find
        self._inbox: deque[tuple[int, VoicePacket]] = deque(maxlen=MOST_WAITING)
        self._stream = 0
        self._wants_faithful = False
        self._ear: _Ear | None = None

    def put(self, packet: VoicePacket) -> None:
        if len(self._inbox) == self._inbox.maxlen:
            self.dropped += 1
        self._inbox.append((self._stream, packet))

    def hush(self) -> None:
        """The stream has ended: there is none until another packet comes."""
        self._stream += 1

    def use_faithful(self, on: bool) -> None:
        self._wants_faithful = on

    def close(self) -> None:
        """Nobody pulls any more."""
        self._inbox.clear()

    def pull(self, now_ms: float) -> Heard | None:
        """None while no stream is there."""
        ear = self._ear or self._opened()
        if ear is None:
            return None
        stream = self._stream
        ear.follow(stream, self._wants_faithful)
        while self._inbox:
            of, packet = self._inbox.popleft()
            if of == stream:
                ear.put(packet)
        heard = ear.pull(now_ms)
        if ear.is_time_to_tell:
            self.stats = ear.stats
        self.sounding = None if heard is None or heard.start is None else Sounding(heard.start, now_ms)
        return heard

    def _opened(self) -> "_Ear | None":
        if self.state.kind == "missing":
            self._inbox.clear()
            return None
        try:
            self._ear = _Ear(self._find())
            self.state = VoiceState("on")
        except OpusMissing as missing:
            self.state = VoiceState("missing", str(missing))
        if self._on_state is not None:
            self._on_state(self.state)
        return self._ear


class _Ear:
    """What belongs to the thread that pulls."""

    def __init__(self, lib: LibOpus) -> None:
        self._lib = lib
        self._player: VoicePlayer | None = None
        self._stream, self._is_faithful = 0, False
        self._before = VoiceStats()
        self._pulled = 0

    def follow(self, stream: int, is_faithful: bool) -> None:
        """Another stream is heard from its own first packet on; one that turns keeps what is known of its journey."""
        if stream != self._stream:
            self._stream = stream
            self._retire()
        if is_faithful != self._is_faithful:
            self._is_faithful = is_faithful
            former = self._retire()
            if former is not None:
                self._player = VoicePlayer(OpusDecoder(self._lib), is_faithful, former)

    def put(self, packet: VoicePacket) -> None:
        if self._player is None:
            self._player = VoicePlayer(OpusDecoder(self._lib), self._is_faithful)
        self._player.put(packet)

    def pull(self, now_ms: float) -> Heard | None:
        self._pulled += 1
        return None if self._player is None else self._player.pull(now_ms)

    @property
    def is_time_to_tell(self) -> bool:
        return self._pulled % _TELL_EVERY == 0

    @property
    def stats(self) -> VoiceStats:
        return self._before if self._player is None else together(self._before, self._player.stats)

    def _retire(self) -> VoicePlayer | None:
        former, self._before, self._player = self._player, self.stats, None
        return former


_DELAYS = ("delay_ms", "target_ms")


def together(before: VoiceStats, now: VoiceStats) -> VoiceStats:
    """Counts add up, the delays are those of now."""
    return VoiceStats(
        **{
            name: getattr(now, name) + (0 if name in _DELAYS else getattr(before, name))
            for name in VoiceStats.__struct_fields__
        }
    )
