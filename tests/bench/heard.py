"""A voice in a whole call, with picture and pointer beside it: made up at 5 % of loss, by chance and in threes, and
late from mouth to ear, on loopback and at that loss.

`python -m tests.bench.heard --seconds 60`. Each link first in virtual time, where a busy computer changes nothing, then
as real programs over the rig's link; `voice` measures the same path without a picture through its real threads. No
device takes part: `devices_would_add_ms` says what they add of their own.
"""

import argparse

from app.media.share import Size
from app.media.speaker import LATENCY_S
from tests.bench.harness import is_full, write_json
from tests.bench.links.alone import called
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.bench.voice import MICROPHONE_MS, ONE_WAY_MS
from tests.rig.link import Conditions

SETTLES_MS = 3_000.0
WIDE = Conditions(1_500_000, ONE_WAY_MS)
LINKS = {
    "loopback": Conditions(),
    "random": WIDE._replace(loss=0.05),
    "bursts": WIDE._replace(burst_loss=0.05, burst_length=3),
    "weak": Conditions(150_000, ONE_WAY_MS, loss=0.05),
}
MOST_CONCEALED = {"loopback": 0.005, "random": 0.02, "bursts": 0.05, "weak": 0.02}
MOST_LATE_MS = {"loopback": 120.0} | dict.fromkeys(("random", "bursts", "weak"), ONE_WAY_MS + 200)


def virtual(link: Conditions, seconds: float) -> dict[str, float]:
    until = SETTLES_MS + seconds * 1_000
    with VirtualCall(link, link, Does(Size(640, 480), codec=None), Does(codec=None, points=True)) as call:
        call.run(until)
    heard = [call.voice(SETTLES_MS, until, heard_by=side) for side in (0, 1)]
    return {
        "concealed_share": max(one.concealed_share for one in heard),
        "gap_ms": max(one.longest_gap_ms for one in heard),
        "mouth_to_ear_p50_ms": max(one.p50_ms for one in heard),
        "mouth_to_ear_p95_ms": max(one.p95_ms for one in heard),
    }


def real(link: Conditions, seconds: float) -> dict[str, float | None]:
    one = called(link, seconds)
    known = [heard.p95_ms for heard in one.voice if heard.p95_ms is not None]
    return {
        "concealed_share": max(one.concealed),
        "mouth_to_ear_p95_ms": max(known, default=None),
        "known_share": min(heard.known_share for heard in one.voice),
        "others_cores": one.others,
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.heard", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120 if is_full() else 12)
    parser.add_argument("--links", nargs="+", choices=list(LINKS), default=list(LINKS))
    parser.add_argument("--virtual", action="store_true", help="that alone, at five times the length")
    told = parser.parse_args()
    figures: dict[str, object] = {
        "seconds": told.seconds,
        "one_way_ms": ONE_WAY_MS,
        "devices_would_add_ms": {"microphone": MICROPHONE_MS, "loudspeaker": round(LATENCY_S * 1_000)},
    }
    limits: dict[str, float] = {}
    for name in told.links:
        measured: dict[str, dict[str, float | None]] = {"virtual": {**virtual(LINKS[name], told.seconds * 5)}}
        if not told.virtual:
            measured["real"] = real(LINKS[name], told.seconds)
        for way, figures_of in measured.items():
            figures |= {f"{name}_{way}_{key}": value for key, value in figures_of.items()}
            limits[f"{name}_{way}_concealed_share"] = MOST_CONCEALED[name]
            limits[f"{name}_{way}_mouth_to_ear_p95_ms"] = MOST_LATE_MS[name]
    write_json("heard", figures, limits)


if __name__ == "__main__":
    main()
