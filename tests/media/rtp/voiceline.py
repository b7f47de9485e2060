"""A voice sent over a simulated line and played at the other end, for the tests of playout."""

import functools
import wave
from pathlib import Path

import numpy as np

from app.media.blocks import BLOCK, Samples
from app.media.codecs import libopus
from app.media.codecs.libopus import LibOpus
from app.media.codecs.opus import OpusDecoder, OpusEncoder, OpusPacket, VoiceSettings
from app.media.codecs.opus_payload import read
from app.media.rtp.voice import Heard, VoicePlayer
from app.media.rtp.voiceplan import VoicePacket
from tests.media.rtp.line import Line

HEADERS = 64  # bytes around a payload on the wire
_SAMPLE = Path(__file__).parents[3] / "assets" / "samples" / "voice-clinic.wav"


@functools.cache
def lib() -> LibOpus:
    return libopus.load()


@functools.cache
def speech() -> Samples:
    """A nurse speaking, 48 kHz, some 20 s."""
    with wave.open(str(_SAMPLE)) as sound:
        assert sound.getnchannels() == 1
        narrow = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
        times = 48_000 // sound.getframerate()
    wide = np.interp(np.arange(narrow.size * times) / times, np.arange(narrow.size), narrow).astype(np.int16)
    return wide[: wide.size // (BLOCK * 6) * BLOCK * 6]


@functools.cache
def encoded(bps: int, frame_ms: int, loss_percent: int = 20) -> tuple[OpusPacket, ...]:
    encoder = OpusEncoder(lib(), VoiceSettings(bps, frame_ms, loss_percent))  # type: ignore[arg-type]
    sound = speech()
    packets = (encoder.push(sound[at : at + BLOCK]) for at in range(0, sound.size, BLOCK))
    return tuple(one for one in packets if one is not None)


class Silent:
    """In the place of the decoder where only plans are looked at."""

    def decode(self, payload: bytes) -> Samples:
        return np.zeros(read(payload).samples, np.int16)

    def recover(self, following: bytes, samples: int) -> Samples:
        return np.zeros(samples, np.int16)

    def conceal(self, samples: int) -> Samples:
        return np.zeros(samples, np.int16)

    def reset(self) -> None:
        pass


def play(
    packets: tuple[OpusPacket, ...],
    line: Line[VoicePacket],
    seconds: float,
    player: VoicePlayer | None = None,
) -> tuple[VoicePlayer, list[Heard]]:
    """Sends the packets again and again for so long, pulls every 10 ms."""
    player = player or VoicePlayer(OpusDecoder(lib()))
    heard: list[Heard] = []
    count, ready_ms = 0, 0.0
    start = 0
    for now in range(0, int(seconds * 1_000), 10):
        while ready_ms + packets[count % len(packets)].samples / 48 <= now:
            packet = packets[count % len(packets)]
            ready_ms += packet.samples / 48
            out = VoicePacket((60_000 + count) % 65_536, start % (1 << 32), 0.0, packet.payload)
            line.send(out, len(packet.payload) + HEADERS, ready_ms)
            start += packet.samples
            count += 1
        for at, came in line.arrived(now):
            player.put(VoicePacket(came.sequence, came.timestamp, at, came.payload))
        heard.append(player.pull(now + 3.7))
    return player, heard
