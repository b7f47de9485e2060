"""A path that is cut and comes back, and one that moves to another address: how soon picture and voice are back, both
ways, without a press.

`python -m tests.bench.returns --cuts 1 5 20 60`; by itself cuts of 1 and 5 s and a change of address, with FULL=1 all
four, three times. Two engines of this process, with camera, voice and recording, and a relay between them. Counted
from the moment the path is there again, or from the change: `picture_s` until both have seen a picture taken since,
`voice_s` until both have heard a fifth of a second that was not made up; `back_s` is the later one.
"""

import argparse
import tempfile
import time
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from app.client import call
from app.media import framecode
from app.media.blocks import RATE
from app.media.peer import Peer
from app.settings import assets_folder
from tests.bench.harness import is_full, percentile, write_json
from tests.client.called import Called
from tests.client.place import Place
from tests.rig.media_relay import MediaRelay
from tests.rig.server import Server

MOST_S = 8.0
WITHIN_S, SETTLES_S, LOOK_S, HEARD = 90.0, 5.0, 0.02, RATE // 5
PEERS: "weakref.WeakSet[Peer]" = weakref.WeakSet()


class Noted(Peer):
    """Every connection that the engines make."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        PEERS.add(self)


def heard() -> dict[Peer, int]:
    """Samples that were not made up, of each connection that stands."""
    stats = {peer: peer.hear.stats for peer in list(PEERS) if peer.state == "live"}
    return {peer: one.total - one.concealed for peer, one in stats.items()}


def seen(place: Place, since_ms: int) -> bool:
    frame = place.engine.frames["remote"].peek()
    return frame is not None and frame.ref.capture_ms > since_ms and framecode.read(frame.pixels) is not None


def back(called: Called) -> dict[str, float]:
    """Seconds from now."""
    began = time.monotonic()
    taken_ms = [own.ref.capture_ms for place in called.places if (own := place.engine.frames["own"].peek()) is not None]
    before, picture_s, voice_s = heard(), float("nan"), float("nan")
    while time.monotonic() - began < WITHIN_S:
        now_s = round(time.monotonic() - began, 2)
        if picture_s != picture_s and all(
            seen(place, taken) for place, taken in zip(called.places, taken_ms[::-1], strict=True)
        ):
            picture_s = now_s
        new = [samples - before.get(peer, 0) for peer, samples in heard().items()]
        if voice_s != voice_s and sum(one >= HEARD for one in new) >= len(called.places):
            voice_s = now_s
        if picture_s == picture_s and voice_s == voice_s:
            break
        time.sleep(LOOK_S)
    return {"picture_s": picture_s, "voice_s": voice_s, "back_s": max(picture_s, voice_s)}


@contextmanager
def in_a_call() -> Iterator[Called]:
    call.Peer = Noted  # type: ignore[attr-defined]
    voice = f"file:{assets_folder() / 'samples' / 'voice-clinic.wav'}"
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="preceptor-bench-")))
        server = held.enter_context(Server(folder / "server"))
        relay = held.enter_context(MediaRelay(server.port))
        clinic, city = (held.enter_context(Place(folder / name)) for name in ("clinic", "city"))
        yield Called(relay, clinic, city, voice)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.returns", description=__doc__)
    parser.add_argument("--cuts", nargs="*", type=float, default=[1, 5, 20, 60] if is_full() else [1, 5])
    parser.add_argument("--rounds", type=int, default=3 if is_full() else 1)
    wanted = parser.parse_args()
    found: dict[str, list[dict[str, float]]] = {}
    with in_a_call() as called:
        for _ in range(wanted.rounds):
            for cut_s in wanted.cuts:
                time.sleep(SETTLES_S)
                called.relay.cut()
                time.sleep(cut_s)
                called.relay.restore()
                found.setdefault(f"cut_{cut_s:g}s", []).append(back(called))
            time.sleep(SETTLES_S)
            called.relay.move()
            found.setdefault("moved", []).append(back(called))
        rooms = [room for place in called.places if (room := place.engine.room.peek()) is not None]
        meetings = max(len(room.state.meetings) for room in rooms)
    figures: dict[str, object] = {"rounds": wanted.rounds, "meetings": meetings}
    limits: dict[str, float] = {"meetings": 1}
    for name, ones in found.items():
        for what in ("picture_s", "voice_s", "back_s"):
            figures[f"{name}_{what}"] = percentile([one[what] for one in ones], 1.0)
        limits[f"{name}_back_s"] = MOST_S
    write_json("returns", figures, limits)


if __name__ == "__main__":
    main()
