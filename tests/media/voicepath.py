"""A voice from mouth to ear in virtual time: the real sender, a seeded path, the real playout and libopus between."""

import heapq
import random

import numpy as np

from app.media.blocks import BLOCK, Block, BlockFan, Samples
from app.media.codecs.opus import OpusEncoder, OpusPacket, VoiceSettings
from app.media.rtp.voiceplan import VoicePacket
from app.media.voicehear import VoiceHear
from app.media.voicesend import VoiceSend
from tests.media.rtp.voiceline import lib, speech

PULLS_AT_MS = 3.7  # the loudspeaker's beat lies anywhere between two of the microphone's


class Path:
    """`delay_ms` one way and up to `jitter_ms` more, packets overtaking each other; of all of them the share `loss` is
    lost, each loss `burst` packets long. Time is float ms and must not fall."""

    def __init__(self, delay_ms: float, jitter_ms: float = 0, loss: float = 0, burst: int = 1, seed: int = 1) -> None:
        self._delay_ms, self._jitter_ms, self._burst = delay_ms, jitter_ms, burst
        self._begins = loss / (burst - (burst - 1) * loss)  # so that the share is `loss`
        self._random = random.Random(seed)
        self._losing = 0
        self._under_way: list[tuple[float, int, VoicePacket]] = []
        self.sent = self.lost = 0

    def send(self, packet: OpusPacket, now_ms: float) -> None:
        number, self.sent = self.sent, self.sent + 1
        late_ms = self._delay_ms + self._random.random() * self._jitter_ms
        if self._losing == 0 and self._random.random() < self._begins:
            self._losing = self._burst
        if self._losing:
            self._losing -= 1
            self.lost += 1
            return
        at = now_ms + late_ms
        came = VoicePacket((65_000 + number) % 65_536, packet.start % (1 << 32), at, packet.payload)
        heapq.heappush(self._under_way, (at, number, came))

    def arrived(self, now_ms: float) -> list[VoicePacket]:
        came = []
        while self._under_way and self._under_way[0][0] <= now_ms:
            came.append(heapq.heappop(self._under_way)[2])
        return came

    @property
    def next_ms(self) -> float | None:
        """When the next one comes."""
        return self._under_way[0][0] if self._under_way else None


class Mouth:
    """A sender with its microphone on a clock of its own, which is the server's time too: `packets` with the time at
    which each left; `captured_ms` of each."""

    def __init__(self, sound: Samples | None = None, settings: VoiceSettings | None = None) -> None:
        self.now_ms = 0
        self.packets: list[tuple[OpusPacket, float]] = []
        self.captured_ms: list[float] = []
        self.fan = BlockFan()
        self.send = VoiceSend(self._left, lambda: self.now_ms)
        self.send._packer.begin(lib())
        self.send.settings(settings or VoiceSettings())
        self.send.use(self.fan)
        self._sound = speech() if sound is None else sound
        self._said = 0

    def speak(self, ms: int, is_there: bool = True) -> "Mouth":
        for _ in range(ms // 10):
            self.now_ms += 10
            at = self._said % self._sound.size
            if is_there:
                self.fan.put(Block(self._sound[at : at + BLOCK], self.now_ms - 10))
            self._said += BLOCK
            self.send.turn(float(self.now_ms))
        return self

    def _left(self, packet: OpusPacket, captured_ms: float) -> None:
        self.packets.append((packet, float(self.now_ms)))
        self.captured_ms.append(captured_ms)


class Ear:
    """What was heard: `sound`, the block n of it from `at_ms(n)` on; `delays_ms`: mouth to ear of every block that is
    not made up."""

    def __init__(self, mouth: Mouth, path: Path, hear: VoiceHear | None = None) -> None:
        self.hear = hear or VoiceHear()
        self.sound: Samples
        self.delays_ms: list[float] = []
        behind_ms = OpusEncoder(lib()).lookahead / 48
        left = iter([*mouth.packets, None])
        blocks: list[Samples] = []
        last: int | None = None
        sending = next(left)
        for now in range(0, mouth.now_ms, 10):
            while sending is not None and sending[1] <= now:
                path.send(*sending)
                sending = next(left)
            for came in path.arrived(now):
                self.hear.put(came)
            heard = self.hear.pull(self.at_ms(len(blocks)))
            blocks.append(np.zeros(BLOCK, np.int16) if heard is None else heard.samples)
            if heard is not None and heard.start is not None and heard.start != last:
                self.delays_ms.append(self.at_ms(len(blocks) - 1) - heard.start / 48 + behind_ms)
                last = heard.start
        self.sound = np.concatenate(blocks)

    @staticmethod
    def at_ms(block: int) -> float:
        return 10 * block + PULLS_AT_MS

    @property
    def concealed(self) -> float:
        """Share of all that was heard since the first packet."""
        stats = self.hear.stats
        return stats.concealed / stats.total
