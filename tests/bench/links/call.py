"""One call of one peer over one link, measured."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.bench.harness import percentile
from tests.bench.links import pointer, processor
from tests.bench.links.border import Diary, Ground, Peer, Side
from tests.bench.links.diary import entries
from tests.bench.links.figures import PictureFigures, picture_figures
from tests.bench.links.film import Film
from tests.bench.links.roads import Road
from tests.bench.links.sound import VoiceFigures, voice_figures
from tests.rig.kinds import Tally
from tests.rig.link import Counted
from tests.rig.media_link import Carried, MediaLink
from tests.rig.trace import busiest_bps

CONNECTS_WITHIN_S = 15  # then it is measured as it is: nothing ever came
SETTLE_S = 3  # every estimator's first seconds are left out; the link is as poor in them


class Outcome(msgspec.Struct, frozen=True):
    """`there`: the first side's picture as the second saw it; `back`: the other way round, where it was sent. `voice`:
    heard there and heard back. `cores`: processor of both sides, camera and witness included. `kbps`: on the link
    towards the second side, headers included; `share_dropped`: of its packets by the full queue; `busiest_kbps`: the
    most handed to it in any 200 ms; `queue_ms_p95`: of its queue, whenever something came. `pointer_p95_ms`: from the
    hand to the other screen, there and back; None where nobody points. `kinds`: what was handed to the link towards the
    second side and back. `most_queue_ms`: what the link's queue holds. `others`: cores that all
    else on this computer took meanwhile, the link itself too: where it is much, the figures say little."""

    peer: str
    road: str
    seed: int
    seconds: float
    connected: bool
    there: PictureFigures
    back: PictureFigures | None
    voice: list[VoiceFigures]
    concealed: list[float]
    more: list[dict[str, float]]
    cores: float
    kbps: float
    share_dropped: float
    busiest_kbps: float
    queue_ms_p95: float
    others: float
    pointer_p95_ms: list[float | None] = []
    most_queue_ms: float = 500.0
    kinds: list[dict[str, Tally]] = []


async def measure(
    peer: Peer,
    road: Road,
    film: Film,
    folder: Path,
    *,
    seconds: float,
    queue_ms: float,
    seed: int,
    both: bool,
    ground: Callable[[int], Ground] = MediaLink,
) -> Outcome:
    """`ground`: made with the seed, for this call alone."""
    conditions = road.conditions_for(seconds, queue_ms)
    steady = conditions._replace(steps=())
    with ground(seed) as link:
        async with peer.open(film, folder, link, both) as (one, two):
            link.shape(steady, steady)
            answer = await two.answer(link.stand("a", await one.offer()))
            await one.accept(link.stand("b", answer))
            connected = await _connected(one, two)
            await asyncio.sleep(SETTLE_S)
            link.shape(conditions, conditions)
            begins_ms, used_s, before = _now_ms(), processor.used_by(one.pid, two.pid), link.carried()
            busy_s = processor.used()
            await asyncio.gather(one.begin(), two.begin())
            await asyncio.sleep(seconds)
            ends_ms, used_s = _now_ms(), processor.used_by(one.pid, two.pid) - used_s
            busy_s = processor.used() - busy_s
            towards, (rows, _), kinds = _since(before, link.carried()), link.traced(), link.kinds()
            diaries = await asyncio.gather(one.end(), two.end())
    window = (begins_ms, ends_ms)
    there = await asyncio.to_thread(_figures, diaries[0], diaries[1], window, film)
    back = await asyncio.to_thread(_figures, diaries[1], diaries[0], window, film) if both else None
    packets = towards.arrived + towards.lost + towards.dropped
    return Outcome(
        peer=peer.name,
        road=road.name,
        seed=seed,
        seconds=seconds,
        connected=connected,
        there=there,
        back=back,
        voice=[await asyncio.to_thread(_voice, *pair, window) for pair in (diaries, diaries[::-1])],
        concealed=[diaries[1].concealed_share, diaries[0].concealed_share],
        more=[diary.more for diary in diaries],
        cores=round(used_s * 1000 / (ends_ms - begins_ms), 2),
        kbps=round(towards.bytes * 8 / (ends_ms - begins_ms)),
        share_dropped=round(towards.dropped / max(1, packets), 4),
        busiest_kbps=round(busiest_bps(rows) / 1000),
        queue_ms_p95=round(percentile([row.waiting_ms for row in rows], 0.95)) if rows else 0,
        others=round(max(0.0, busy_s - used_s) * 1000 / (ends_ms - begins_ms), 2),
        pointer_p95_ms=[pointer.p95_ms(diaries[to].folder / "pointed.bin", window) for to in (1, 0)],
        most_queue_ms=queue_ms,
        kinds=list(kinds),
    )


async def _connected(one: Side, two: Side) -> bool:
    both = asyncio.gather(one.connected(), two.connected())
    try:
        await asyncio.wait_for(both, CONNECTS_WITHIN_S)
    except TimeoutError:
        return False
    return True


def _figures(sender: Diary, receiver: Diary, window: tuple[float, float], film: Film) -> PictureFigures:
    captured, shown = entries(sender.folder / "captured.bin"), entries(receiver.folder / "shown.bin")
    return picture_figures(captured, shown, window, film.frames().luma)


def _voice(speaker: Diary, listener: Diary, window: tuple[float, float]) -> VoiceFigures:
    return voice_figures(speaker.folder / "said.bin", listener.folder / "heard.bin", window)


def _since(before: Carried, after: Carried) -> Counted:
    return Counted(*(later - earlier for earlier, later in zip(before.up, after.up, strict=True)))


def _now_ms() -> float:
    return time.monotonic() * 1000
