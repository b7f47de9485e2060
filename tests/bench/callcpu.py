"""A 720p30 call both ways between two processes over loopback: frames a second, delay, processor and memory."""

import argparse
import asyncio
import multiprocessing as mp
import resource
import sys
import tempfile
import threading
import time
import wave
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from app.media.camera import Camera
from app.media.microphone import Microphone
from app.media.peer import Peer
from app.media.recorder import Recorder
from app.media.speaker import Speaker
from app.tasks import named_executor
from tests.bench.harness import write_json


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def voice(folder: Path) -> Path:
    """Two seconds of a tone that comes and goes."""
    at = np.arange(96_000) / 48_000
    samples = (8000 * np.sin(at * 2 * np.pi * 220) * (0.5 + 0.5 * np.sin(at * 9))).astype(np.int16)
    path = folder / "voice.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(samples.tobytes())
    return path


def side(pipe: Connection, offerer: bool, seconds: float, record: bool) -> None:
    sys.setswitchinterval(0.0005)  # design, fixed point 15
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_call(pipe, offerer, seconds, Path(folder), record))


async def _call(pipe: Connection, offerer: bool, seconds: float, folder: Path, record: bool) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(named_executor("codecs", 3))
    camera = Camera("scene", "A" if offerer else "B", now_ms)
    microphone = Microphone(f"file:{voice(folder)}", now_ms)
    speaker = Speaker("none", now_ms)
    peer = Peer(
        offerer=offerer,
        now_ms=now_ms,
        on_signal=lambda kind, sdp: pipe.send(("signal", kind, sdp)),
        on_clock=lambda clock: pipe.send(("clock", clock, "")),
        on_state=lambda kind: None,
    )
    peer.send_picture(camera.frames)
    peer.send_sound(microphone.blocks)
    speaker.follow(peer.hear)
    arrived = peer.remote.reader()
    parts = [camera, microphone, speaker]
    for part in parts:
        part.start()
    recorders = []
    if record:
        for stream, frames, sound in (
            ("own", camera.frames, microphone.blocks),
            ("received", peer.remote, speaker.played),
        ):
            recorder = Recorder(
                folder=folder,
                stream=stream,
                source=camera.source,
                now_ms=now_ms,
                on_opened=lambda start: None,
                on_closed=lambda end: None,
                on_gap=lambda gap: print("gap", gap),
            )
            recorder.start(frames, sound)
            recorders.append(recorder)

    def listen() -> None:
        try:
            while True:
                what, first, second = pipe.recv()
                if what == "signal":
                    asyncio.run_coroutine_threadsafe(peer.signal(first, second), loop)
                else:
                    loop.call_soon_threadsafe(peer.hear_clock, first)
        except (EOFError, OSError):
            return

    threading.Thread(target=listen, daemon=True).start()
    await peer.start()
    delays: list[int] = []
    late: list[float] = []
    warm = time.monotonic() + 3
    until = warm + seconds
    used = 0.0
    underruns = 0
    while time.monotonic() < until:
        before = loop.time()
        await asyncio.sleep(0.005)
        frame = arrived.take()
        if time.monotonic() < warm:
            used, underruns = time.process_time(), speaker.underruns
            continue
        late.append(loop.time() - before - 0.005)
        if frame is not None:
            delays.append(now_ms() - frame.ref.capture_ms)
    cores = (time.process_time() - used) / seconds
    stats = peer.stats()
    for recorder in recorders:
        await asyncio.to_thread(recorder.stop)
    pipe.send(
        (
            "result",
            {
                "fps": round(len(delays) / seconds, 1),
                "delay_ms_p50": float(np.percentile(delays or [0], 50)),
                "delay_ms_p95": float(np.percentile(delays or [0], 95)),
                "loop_late_ms_p99": round(float(np.percentile(late, 99)) * 1000, 1),
                "cores": round(cores, 2),
                "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "underruns": speaker.underruns - underruns,
                "sent_kbps": round(stats.sent_bytes * 8 / 1000 / (seconds + 3)),
            },
            "",
        )
    )
    await asyncio.sleep(0.5)
    await peer.close()
    for part in parts:
        part.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--record", action="store_true", help="both sides also record own and received")
    wanted = parser.parse_args()
    context = mp.get_context("spawn")
    pipes = [context.Pipe(), context.Pipe()]
    children = [
        context.Process(target=side, args=(pipes[i][1], i == 0, wanted.seconds, wanted.record)) for i in range(2)
    ]
    for child in children:
        child.start()
    results: dict[int, dict[str, float]] = {}
    while len(results) < 2:
        for i in range(2):
            if i not in results and pipes[i][0].poll(0.01):
                message = pipes[i][0].recv()
                if message[0] == "result":
                    results[i] = message[1]
                else:
                    pipes[1 - i][0].send(message)
    for child in children:
        child.join()
    write_json(
        "callcpu",
        {
            "recording": wanted.record,
            "fps": min(one["fps"] for one in results.values()),
            "delay_ms_p95": max(one["delay_ms_p95"] for one in results.values()),
            "rss_mb": max(one["rss_mb"] for one in results.values()),
            "sides": [results[0], results[1]],
        },
        {"rss_mb": 400},
    )


if __name__ == "__main__":
    main()
