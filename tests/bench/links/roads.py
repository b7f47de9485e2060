"""The links that are measured: those of the rural consults this program is for."""

from typing import NamedTuple

from tests.rig.link import Conditions, Step


class Road(NamedTuple):
    """A link both ways. `turns`: rates that take over at their share of the time measured."""

    name: str
    says: str
    conditions: Conditions
    turns: tuple[tuple[float, int], ...] = ()

    def conditions_for(self, seconds: float, queue_ms: float) -> Conditions:
        steps = tuple(Step(share * seconds * 1000, bps) for share, bps in self.turns)
        return self.conditions._replace(queue_ms=queue_ms, steps=steps)


ROADS = (
    Road("clear", "5000 kbps, 20 ms", Conditions(5_000_000, 20)),
    Road("town", "1000 kbps, 60 ms, 1 %", Conditions(1_000_000, 60, loss=0.01)),
    Road("rural", "300 kbps, 100 ms, 2 %", Conditions(300_000, 100, loss=0.02)),
    Road("weak", "150 kbps, 200 ms, 5 %", Conditions(150_000, 200, loss=0.05)),
    Road("satellite", "500 kbps, 300 ms, 1 %", Conditions(500_000, 300, loss=0.01)),
    Road("lossy", "1500 kbps, 50 ms, 10 %", Conditions(1_500_000, 50, loss=0.1)),
    Road("dip", "1500 to 200 to 1500 kbps, 50 ms", Conditions(1_500_000, 50), ((1 / 3, 200_000), (2 / 3, 1_500_000))),
)
