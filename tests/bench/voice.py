"""A voice from mouth to ear through the real threads: how late, how much of it made up, how often sound ran dry.

`python -m tests.bench.voice --seconds 600`; by itself ten minutes with FULL=1, else 20 s of each link. Microphone (a
file), encoder, a UDP socket over loopback, the emulated link behind it, playout and loudspeaker (clocked) run as in a
call; beside them nothing does. What devices add of their own is said, not measured: there are none. `bare_late_ms` is
how late a thread that only sleeps wakes up meanwhile: a machine that is late by itself makes every figure worse.
"""

import argparse
import bisect
import select
import socket
import struct
import sys
import tempfile
import threading
import time
import wave
from pathlib import Path

import numpy as np

from app.media.blocks import BLOCK, RATE, Block, BlockQueue
from app.media.codecs import libopus
from app.media.codecs.opus import OpusEncoder, OpusPacket, VoiceSettings
from app.media.mediatime import media_ms
from app.media.microphone import Microphone
from app.media.rtp.voice import Heard
from app.media.rtp.voiceplan import VoicePacket
from app.media.speaker import LATENCY_S, Speaker
from app.media.voicehear import VoiceHear
from app.media.voicesend import VoiceSend
from app.settings import assets_folder
from app.tasks import start_thread
from tests.bench.harness import is_full, percentile, spread, write_json
from tests.rig.link import Conditions, Link

FULL_S, QUICK_S, SETTLES_S = 600.0, 20.0, 2.0
ONE_WAY_MS, HEADERS = 200.0, 64  # bytes around a payload on the wire
MICROPHONE_MS = 30  # of its buffer, as Microphone asks for it
KNOCK = RATE // 50
LINKS = {
    "loopback": Conditions(),
    "random": Conditions(bps=1_500_000, delay_ms=ONE_WAY_MS, jitter_ms=30, loss=0.05),
    "bursts": Conditions(bps=1_500_000, delay_ms=ONE_WAY_MS, jitter_ms=30, burst_loss=0.05, burst_length=3),
}
_HEAD = struct.Struct("!HI")


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class Channel:
    """From `put`, over UDP on this machine and then the link, to `hear`; in a thread of its own."""

    def __init__(self, conditions: Conditions, hear: VoiceHear, seed: int) -> None:
        self._inner = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._inner.bind(("127.0.0.1", 0))
        self._outer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._outer.connect(self._inner.getsockname())
        self._hear, self._number = hear, 0
        self.link: Link[bytes] = Link(conditions, seed, media_ms())
        self._ending = threading.Event()
        self._thread = start_thread("bench channel", self._run)

    def put(self, packet: OpusPacket) -> None:
        self._outer.send(_HEAD.pack(self._number % 65_536, packet.start % (1 << 32)) + packet.payload)
        self._number += 1

    def close(self) -> None:
        self._ending.set()
        self._thread.join()
        self._inner.close()
        self._outer.close()

    def _run(self) -> None:
        while not self._ending.is_set():
            due = self.link.next_ms
            wait_s = 0.05 if due is None else max(0.0, min(0.05, (due - media_ms()) / 1_000))
            if select.select([self._inner], [], [], wait_s)[0]:
                data = self._inner.recv(2_048)
                self.link.put(data, len(data) - _HEAD.size + HEADERS, media_ms())
            for came in self.link.take(media_ms()):
                number, start = _HEAD.unpack_from(came)
                self._hear.put(VoicePacket(number, start, media_ms(), came[_HEAD.size :]))


class Ears:
    """In the place between loudspeaker and playout: when each block was asked for, and how long ago it was said."""

    def __init__(self, hear: VoiceHear, behind_ms: float) -> None:
        self._hear, self._behind_ms = hear, behind_ms
        self._starts: list[int] = []
        self._captured_ms: list[float] = []
        self._apart_ms = now_ms() - media_ms()  # of the two clocks
        self._last: int | None = None
        self.delays_ms: list[float] = []

    def left(self, packet: OpusPacket, captured_ms: float) -> None:
        self._captured_ms.append(captured_ms)
        self._starts.append(packet.start)

    def pull(self, due_ms: float) -> Heard | None:
        heard = self._hear.pull(due_ms)
        if heard is not None and heard.start is not None and heard.start != self._last:  # else it is made up
            self._last = heard.start
            at = bisect.bisect_right(self._starts, heard.start) - 1
            said_ms = self._captured_ms[at] + (heard.start - self._starts[at]) / 48
            self.delays_ms.append(due_ms + self._apart_ms - said_ms + self._behind_ms)
        return heard


def call(sound: Path, conditions: Conditions, settings: VoiceSettings, seconds: float) -> dict[str, object]:
    """One voice in one direction."""
    hear = VoiceHear()
    ears = Ears(hear, OpusEncoder(libopus.load()).lookahead / 48)
    channel = Channel(conditions, hear, seed=1)

    def leave(packet: OpusPacket, captured_ms: float) -> None:
        ears.left(packet, captured_ms)
        channel.put(packet)

    microphone, speaker, send = Microphone(f"file:{sound}", now_ms), Speaker("none", now_ms), VoiceSend(leave, now_ms)
    said, played = microphone.blocks.reader(), speaker.played.reader()
    send.use(microphone.blocks)
    send.settings(settings)
    speaker.listen(ears.pull)
    mouths: list[Block] = []
    heard: list[Block] = []
    for part in (speaker, send, microphone):
        part.start()
    time.sleep(SETTLES_S)
    before, ran_dry, used = hear.stats, (speaker.dry, speaker.late), time.process_time()
    del ears.delays_ms[:]
    late_ms: list[float] = []
    until = time.monotonic() + seconds
    while (began := time.monotonic()) < until:
        time.sleep(0.01)
        late_ms.append((time.monotonic() - began) * 1_000 - 10)
        mouths += _drained(said)
        heard += _drained(played)
    cores, stats = (time.process_time() - used) / seconds, hear.stats
    for closing in (microphone, send, speaker, channel):
        closing.close()
    counted, total = channel.link.counted, stats.total - before.total
    return {
        "mouth_to_ear_ms": spread(ears.delays_ms, 1),
        "knock_ms_p50": round(percentile(_knocks(mouths, heard), 0.5), 1),
        "concealed_share": round((stats.concealed - before.concealed) / total, 4),
        "recovered_share": round((stats.recovered - before.recovered) / total, 4),
        "lost_share": round(counted.lost / (counted.lost + counted.arrived), 4),
        "played_share": round(total / RATE / seconds, 4),
        "playout_target_ms": round(stats.target_ms),
        "underruns": speaker.late - ran_dry[1] + speaker.dry - ran_dry[0],
        "asked_too_late": speaker.late - ran_dry[1],
        "bare_late_ms": spread(late_ms),
        "cores": round(cores, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=FULL_S if is_full() else QUICK_S)
    seconds = parser.parse_args().seconds
    sys.setswitchinterval(0.0005)  # as the program does
    figures: dict[str, object] = {
        "seconds": seconds,
        "one_way_ms": ONE_WAY_MS,
        "devices_would_add_ms": {"microphone": MICROPHONE_MS, "loudspeaker": round(LATENCY_S * 1_000)},
    }
    limits: dict[str, float] = {}
    most = {"loopback": (120.0, 0.005), "random": (ONE_WAY_MS + 200, 0.02), "bursts": (ONE_WAY_MS + 200, 0.05)}
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder:
        sound = _voice(Path(folder))
        for name, conditions in LINKS.items():
            settings = VoiceSettings(loss_percent=0 if name == "loopback" else 20)
            one = call(sound, conditions, settings, seconds)
            spreads = one["mouth_to_ear_ms"]
            assert isinstance(spreads, dict)
            figures |= {f"{name}_{key}": value for key, value in one.items()}
            figures[f"{name}_mouth_to_ear_ms_p95"] = spreads["p95"]
            limits |= {
                f"{name}_mouth_to_ear_ms_p95": most[name][0],
                f"{name}_concealed_share": most[name][1],
                f"{name}_underruns": 0,
                f"least_{name}_played_share": 0.99,
            }
    write_json("voice", figures, limits)


def _drained(queue: BlockQueue) -> list[Block]:
    return [block for _ in range(len(queue)) if (block := queue.take()) is not None]


def _voice(folder: Path) -> Path:
    """A nurse speaking, a knock every other second in a pause of its own."""
    with wave.open(str(assets_folder() / "samples" / "voice-clinic.wav")) as file:
        narrow, rate = np.frombuffer(file.readframes(file.getnframes()), np.int16), file.getframerate()
    times = RATE // rate
    wide = np.interp(np.arange(narrow.size * times) / times, np.arange(narrow.size), narrow).astype(np.int16)
    wide = wide[: wide.size // (2 * RATE) * 2 * RATE]
    for start in range(0, wide.size, 2 * RATE):
        wide[start : start + 6 * KNOCK] = 0
        wide[start + 2 * KNOCK :][:KNOCK] = _KNOCK
    path = folder / "voice.wav"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(wide.tobytes())
    return path


def _knocks(mouths: list[Block], heard: list[Block]) -> list[float]:
    """How long each took from one to the other, by nothing but the sound and the time of its blocks."""
    said = [at for at, alike in _knock_like(mouths) if alike > 0.99]
    found = _knock_like(heard)
    near = ([(alike, other - at) for other, alike in found if 0 < other - at < 1_500] for at in said)
    best = [max(ones) for ones in near if ones]
    return [took for alike, took in best if alike > 0.8]


def _knock_like(blocks: list[Block]) -> list[tuple[float, float]]:
    """(when, how much like a knock, at most 1) for the likeliest place of every fifth of a second."""
    sound = np.concatenate([block.samples for block in blocks]).astype(np.float64)
    likeness = np.correlate(sound, _KNOCK.astype(np.float64))
    power = np.concatenate(([0.0], np.cumsum(np.square(sound))))
    loudness = np.sqrt(power[KNOCK:] - power[:-KNOCK])
    alike = likeness / (loudness * np.linalg.norm(_KNOCK.astype(np.float64)) + 1e5)
    places = (at + int(np.argmax(alike[at:][: RATE // 5])) for at in range(0, alike.size, RATE // 5))
    return [(blocks[at // BLOCK].at_ms + at % BLOCK / 48, float(alike[at])) for at in places]


_AT = np.arange(KNOCK)
_KNOCK = (12_000 * np.hanning(KNOCK) * np.sin(_AT * 2 * np.pi * 700 / RATE)).astype(np.int16)


if __name__ == "__main__":
    main()
