"""What pointer and ink cost on the wire below 300 kbps, and how late a pointer comes: at most 4 kbps.

`python -m tests.bench.pointing --seconds 30`. A hand that never rests points and draws by turns through a call of the
links' rig; the same call without it is taken off. Counted packet by packet where the link stands, which can read the
headers of RTP: headers that grew, and packets that are there for the hand alone. On the way back no picture is sent, so
that nothing else fills it. The same in virtual time, where the busiest second is known too.
"""

import argparse

from app.media.share import Size
from tests.bench.harness import is_full, write_json
from tests.bench.links.alone import called
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.rig.kinds import Tally
from tests.rig.link import Conditions

LINKS = {
    "100": Conditions(100_000, 300, loss=0.01),
    "150": Conditions(150_000, 200, loss=0.05),
    "290": Conditions(290_000, 100, loss=0.02),
}
MOST_KBPS = 4.0
SETTLES_MS, SECOND_MS = 3_000.0, 1_000.0
MEDIA = range(96, 128)  # dynamic payload types, RFC 3551


def virtual(link: Conditions, seconds: float) -> dict[str, float]:
    until = SETTLES_MS + seconds * 1_000
    with VirtualCall(link, link, Does(Size(640, 480), codec=None), Does(codec=None, points=True)) as call:
        call.run(until)
    wire = call.sides[1].wire
    seconds_of = (SETTLES_MS + at * SECOND_MS for at in range(round(seconds)))
    busiest = max(wire.bps(at, at + SECOND_MS, lambda one: one.whisper) for at in seconds_of)
    return {
        "kbps": round(wire.bps(SETTLES_MS, until, lambda one: one.whisper) / 1_000, 2),
        "busiest_second_kbps": round(busiest / 1_000, 2),
        "pointer_p95_ms": call.pointer_ms(SETTLES_MS, until, heard_by=0),
    }


def real(link: Conditions, seconds: float) -> dict[str, float | None]:
    resting, moving = (called(link, seconds, points=points) for points in (False, True))
    before, after = (_media(one.kinds[1]) for one in (resting, moving))
    grown = sum(
        tally.headers - before[kind].headers / before[kind].packets * tally.packets
        for kind, tally in after.items()
        if kind in before
    )
    alone = sum(tally.bytes for kind, tally in after.items() if kind not in before)
    whole = [sum(tally.bytes for tally in one.kinds[1].values()) for one in (resting, moving)]
    return {
        "kbps": round((grown + alone) * 8 / 1_000 / seconds, 2),
        "packets_alone": sum(tally.packets for kind, tally in after.items() if kind not in before),
        "whole_way_more_kbps": round((whole[1] - whole[0]) * 8 / 1_000 / seconds, 2),
        "pointer_p95_ms": moving.pointer_p95_ms[1],
        "others_cores": moving.others,
    }


def _media(kinds: dict[str, Tally]) -> dict[str, Tally]:
    return {kind: tally for kind, tally in kinds.items() if kind in {f"rtp {number}" for number in MEDIA}}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pointing", description=__doc__)
    parser.add_argument("--seconds", type=float, default=40 if is_full() else 12)
    parser.add_argument("--links", nargs="+", choices=list(LINKS), default=list(LINKS) if is_full() else ["150"])
    told = parser.parse_args()
    figures: dict[str, object] = {"seconds": told.seconds}
    limits: dict[str, float] = {}
    for name, link in LINKS.items():
        in_virtual = virtual(link, told.seconds)
        figures |= {f"{name}kbps_virtual_{key}": value for key, value in in_virtual.items()}
        limits[f"{name}kbps_virtual_busiest_second_kbps"] = MOST_KBPS
        if name in told.links:
            figures |= {f"{name}kbps_{key}": value for key, value in real(link, told.seconds).items()}
            limits[f"{name}kbps_kbps"] = MOST_KBPS
    write_json("pointing", figures, limits)


if __name__ == "__main__":
    main()
