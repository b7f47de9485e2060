"""`python -m tests.bench.virtual --kbps 300 --delay 100 --loss 0.02`: one call in virtual time, in a few lines."""

import argparse

import msgspec

from app.media.share import Size
from tests.bench.virtual.call import VirtualCall
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions, Step

SETTLES_MS = 3_000.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.virtual", description=__doc__)
    parser.add_argument("--kbps", type=float, default=300)
    parser.add_argument("--delay", type=float, default=100, metavar="MS", help="one way (100)")
    parser.add_argument("--loss", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--burst", type=float, default=1, metavar="PACKETS", help="mean length of a loss (1)")
    parser.add_argument("--queue", type=float, default=500, metavar="MS")
    parser.add_argument("--steps", nargs="*", default=[], metavar="S:KBPS", help="another rate from that second on")
    parser.add_argument("--size", default="640x480")
    parser.add_argument("--codec", default="AV1", choices=["AV1", "VP8", "sizes"])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    width, height = map(int, told.size.split("x"))
    steps = tuple(Step(float(at) * 1_000, int(float(kbps) * 1_000)) for at, kbps in (s.split(":") for s in told.steps))
    link = Conditions(round(told.kbps * 1_000), told.delay, queue_ms=told.queue, steps=steps)
    how = {"burst_loss": told.loss, "burst_length": told.burst} if told.burst > 1 else {"loss": told.loss}
    link = link._replace(**how)
    does = Does(camera=Size(width, height), codec=None if told.codec == "sizes" else told.codec)
    until = told.seconds * 1_000
    with VirtualCall(link, link, does, Does(codec=does.codec, points=True), told.seed) as call:
        call.run(until)
    first = call.sides[0]
    worst = max(first.wire.windows(200, SETTLES_MS), key=lambda one: one.times)
    print("picture", msgspec.to_builtins(call.picture(SETTLES_MS, until)), "keys", first.keys)
    print("voice", msgspec.to_builtins(call.voice(SETTLES_MS, until)))
    print("pointer p95 ms", call.pointer_ms(SETTLES_MS, until, heard_by=0))
    print("queue p95 ms", call.queue_ms(SETTLES_MS, until), "refused", call.sides[1].watcher.refused)
    print("estimate", round(first.line.congestion.estimate.target_bps), "picture of", first.shares[-1][1].picture)
    print("on the wire, bits a second", first.wire.kinds(SETTLES_MS, until))
    print(f"busiest 200 ms: {worst.times:.2f} times the estimate at {worst.from_ms / 1_000:.1f} s, {worst.kinds}")


if __name__ == "__main__":
    main()
