"""100 kbps, 300 ms one way, one packet in a hundred lost, for ten minutes: the call is alive, the voice whole, and the
pointer comes 100 ms after the link would bring it.

`python -m tests.bench.thin --seconds 600`; by itself 30 s, with FULL=1 ten minutes. First in virtual time, where a busy
computer changes nothing, then as real programs over the rig's link.
"""

import argparse

from app.media.share import Size
from tests.bench.harness import is_full, write_json
from tests.bench.links.alone import called
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions

LINK = Conditions(100_000, 300, loss=0.01)
SETTLES_MS = 3_000.0
MOST_CONCEALED, MOST_GAP_MS, MOST_POINTER_MS = 0.005, 60.0, LINK.delay_ms + 100
DEAD_MS = 8_000.0  # without a packet: then another connection would be begun


def virtual(seconds: float, seed: int) -> dict[str, float]:
    until = SETTLES_MS + seconds * 1_000
    window = (SETTLES_MS, until)
    with VirtualCall(LINK, LINK, Does(Size(640, 480)), Does(points=True), seed) as call:
        call.run(until)
    there, back = call.voice(*window), call.voice(*window, heard_by=0)
    picture = call.picture(*window)
    return {
        "alive": float(call.silence_ms(*window) < DEAD_MS),
        "concealed_share": max(there.concealed_share, back.concealed_share),
        "voice_gap_ms": max(there.longest_gap_ms, back.longest_gap_ms),
        "mouth_to_ear_p95_ms": max(there.p95_ms, back.p95_ms),
        "pointer_p50_ms": call.pointer_ms(*window, share=0.5, heard_by=0),
        "pointer_p95_ms": call.pointer_ms(*window, heard_by=0),
        "fps": picture.fps,
        "frozen_share": picture.frozen_share,
        "queue_p95_ms": call.queue_ms(*window),
    }


def real(seconds: float) -> dict[str, float | None]:
    one = called(LINK, seconds)
    pointers = [age for age in one.pointer_p95_ms if age is not None]
    return {
        "alive": float(one.connected and len(pointers) == 2),
        "concealed_share": max(one.concealed),
        "mouth_to_ear_p95_ms": one.voice[0].p95_ms,
        "pointer_p95_ms": max(pointers, default=None),
        "fps": one.there.fps,
        "frozen_share": one.there.frozen_share,
        "others_cores": one.others,
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.thin", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600 if is_full() else 30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--virtual", action="store_true", help="that alone")
    told = parser.parse_args()
    figures: dict[str, object] = {"seconds": told.seconds, "one_way_ms": LINK.delay_ms}
    figures |= {f"virtual_{key}": value for key, value in virtual(told.seconds, told.seed).items()}
    limits = {"virtual_voice_gap_ms": MOST_GAP_MS}
    ways = ["virtual"]
    if not told.virtual:
        figures |= {f"real_{key}": value for key, value in real(told.seconds).items()}
        ways.append("real")
    for way in ways:
        limits |= {
            f"least_{way}_alive": 1,
            f"{way}_concealed_share": MOST_CONCEALED,
            f"{way}_pointer_p95_ms": MOST_POINTER_MS,
        }
    write_json("thin", figures, limits)


if __name__ == "__main__":
    main()
