"""From the key of *Stop* to the word that fills the clinic's screen, and to its sound: loopback at most 100 ms; over
150 kbps, 200 ms and 5 % loss with video at most one way and 300 ms; p95 of each.

`python -m tests.bench.stopway`: two real programs in a call, off screen, once on loopback, once with the clinic behind
the thin line (messages late, datagrams late, lost and queued), once there with the media's way dead, so that only the
server's remains. Both programs read one computer's monotonic clock. Painted is the end of the turn in which the cover
was first painted; sounding is the moment in which the sound is handed to the player (here there is no loudspeaker).
"""

import argparse
import tempfile
import time
from pathlib import Path as File

from tests.bench.harness import is_full, percentile, write_json
from tests.rig.media_relay import MediaRelay, Path
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.visit import meet

MOST_MS, MOST_OVER_ONE_WAY_MS = 100.0, 300.0
ONE_WAY_MS = 200
THIN = Path(delay_ms=ONE_WAY_MS, loss=0.05, bps=150_000)
SETTLES_S, WITHIN_S, APART_S = 6.0, 10.0, 0.7


def stops(omar: Seat, anna: Seat, times: int) -> dict[str, list[float]]:
    """Ways in ms of `times` stops, each answered before the next; one that never came is infinitely late."""
    ways: dict[str, list[float]] = {"painted": [], "sounded": []}
    anna.do("stop_seen")
    for _ in range(times):
        pressed = omar.do("call_stop")
        assert isinstance(pressed, float)
        seen: dict[str, list[float]] = {"painted": [], "sounded": []}
        ends = time.monotonic() + WITHIN_S
        while time.monotonic() < ends and not all(seen.values()):
            time.sleep(0.05)
            found = anna.do("stop_seen")
            assert isinstance(found, dict)
            seen = {name: seen[name] or found[name] for name in seen}
        for name, at in seen.items():
            ways[name].append(at[0] - pressed if at else float("inf"))
        anna.press("I have stopped")
        anna.gone("Take your hands away.")
        time.sleep(APART_S)
        anna.do("stop_seen")
    return ways


def figures(name: str, ways: dict[str, list[float]]) -> dict[str, object]:
    return {
        f"{name}_{what}_{share}_ms": round(percentile(way, part), 1)
        for what, way in ways.items()
        for share, part in (("p50", 0.5), ("p95", 0.95))
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stopway", description=__doc__)
    parser.add_argument("--stops", type=int, default=30 if is_full() else 8)
    told = parser.parse_args()
    found: dict[str, object] = {"stops": told.stops}
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as folder:
        home = File(folder)
        with (
            Server(home / "server") as server,
            Seat(home / "clinic", server.url, NURSE) as anna,
            Seat(home / "city", server.url, SPECIALIST) as omar,
        ):
            meet(anna, omar)
            time.sleep(SETTLES_S)
            found |= figures("loopback", stops(omar, anna, told.stops))
        with (
            Server(home / "server2") as server,
            MediaRelay.both(server.port, THIN, message_ms=ONE_WAY_MS) as relay,
            Seat(home / "clinic2", relay.url, NURSE) as anna,
            Seat(home / "city2", server.url, SPECIALIST) as omar,
        ):
            meet(anna, omar)
            time.sleep(SETTLES_S)
            found |= figures("thin", stops(omar, anna, told.stops))
            relay.cut()
            found |= figures("server", stops(omar, anna, told.stops))
    most = {f"loopback_{what}_p95_ms": MOST_MS for what in ("painted", "sounded")}
    most |= {
        f"{line}_{what}_p95_ms": ONE_WAY_MS + MOST_OVER_ONE_WAY_MS
        for line in ("thin", "server")
        for what in ("painted", "sounded")
    }
    write_json("stopway", found, most)


if __name__ == "__main__":
    main()
