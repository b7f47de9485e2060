"""*Call now* pressed to ringing on the last of three specialists' screens: p95 at most 300 ms over loopback, at most
1 s with the clinic behind 150 kbps, 200 ms each way and 5 % loss. Writes `ringing.json`.

`python -m tests.bench.ringing`: four real programs off screen. Each call is read at the clinic ("Ringing at 3
screens") and cancelled there. A screen rings when its sound was handed to the engine and the taskbar was asked for. The
poor link wants hosts of their own (Linux, root): where there are none it is not measured, and that is said.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench.harness import is_full, percentile, write_json
from tests.rig.link import Conditions
from tests.rig.namespaces import Namespaces, missing
from tests.rig.people import EVERYBODY, NURSE, SECOND_SPECIALIST, SPECIALIST, Someone
from tests.rig.server import Server
from tests.windows.seat import Seat

THIRD = Someone("lars", "Lars Moe", "specialist", "city")
SPECIALISTS = (SPECIALIST, SECOND_SPECIALIST, THIRD)
ROAD = Conditions(150_000, 200, loss=0.05)
LOOPBACK_MS, LINK_MS = 300.0, 1_000.0
CALM_S = 0.5
HOME = "Rings every specialist who is signed in. Nothing to fill in."


def last_ms(anna: Seat, specialists: Sequence[Seat]) -> tuple[float, float]:
    """One call: until the first and until the last screen rings."""
    for seat in specialists:
        seat.do("rung")
    anna.do("called")
    anna.press("Call duty specialist now")
    anna.see(f"Ringing at {len(specialists)} screens")
    ((consult, called_ms),) = anna.do("called")  # type: ignore[misc]
    rung = [at for seat in specialists for one, at in seat.do("rung") if one == consult]  # type: ignore[attr-defined]
    assert len(rung) == len(specialists), rung
    anna.press("Undo the call", 5.0)
    anna.see(HOME)
    for seat in specialists:
        seat.gone("An emergency waits")
    time.sleep(CALM_S)
    return min(rung) - called_ms, max(rung) - called_ms


def calls(folder: Path, count: int, hosts: Namespaces | None) -> list[tuple[float, float]]:
    """`hosts`: the clinic on one, everybody else on the other, the poor link between them once all are signed in."""
    far, near = ((), ()) if hosts is None else (hosts.command("a"), hosts.command("b"))
    arguments = () if hosts is None else ("--host", hosts.address("b"), "--tls-self-signed")
    people = (*EVERYBODY, THIRD)
    with ExitStack() as stack:
        server = stack.enter_context(Server(folder / "server", arguments, people, before=near))
        url = server.url if hosts is None else server.line().split()[1]
        anna = stack.enter_context(Seat(folder / "clinic", url, NURSE, before=far))
        specialists = [stack.enter_context(Seat(folder / one.user, url, one, before=near)) for one in SPECIALISTS]
        for seat in (anna, *specialists):
            seat.sign_in()
        anna.see(HOME)
        for seat in specialists:
            seat.see("Nobody is waiting")
        if hosts is not None:
            hosts.shape(ROAD, ROAD)
        return [last_ms(anna, specialists) for _ in range(count)]


def figures_of(name: str, times: Sequence[tuple[float, float]]) -> dict[str, object]:
    first, last = ([pair[at] for pair in times] for at in (0, 1))
    return {
        f"{name}_calls": len(times),
        f"{name}_first_p50_ms": round(percentile(first, 0.5), 1),
        f"{name}_p50_ms": round(percentile(last, 0.5), 1),
        f"{name}_p95_ms": round(percentile(last, 0.95), 1),
        f"{name}_max_ms": round(percentile(last, 1.0), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ringing", description=__doc__)
    parser.add_argument("--calls", type=int, default=20 if is_full() else 4)
    told = parser.parse_args()
    limits = {"loopback_p95_ms": LOOPBACK_MS}
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as name:
        figures = figures_of("loopback", calls(Path(name) / "loopback", told.calls, None))
        if why := missing():
            print(f"ringing: not over a poor link: {why}", file=sys.stderr)
        else:
            with Namespaces() as hosts:
                figures |= figures_of("link", calls(Path(name) / "link", told.calls, hosts))
            limits["link_p95_ms"] = LINK_MS
    write_json("ringing", figures, limits)


if __name__ == "__main__":
    main()
