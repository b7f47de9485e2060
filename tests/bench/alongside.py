"""A still and a page at 150 kbps, and 20 MB each way at 300 kbps, in virtual calls: what the program itself makes of
such a line, however busy this computer is; the page also where the line stands still meanwhile. Writes
`alongside.json`.

The line, the ladders, the shares and the coder are the program's; `still` and `bulk_in_call` measure whole places.
"""

import math
import sys

from app.media.share import Size
from tests.bench.harness import is_full, percentile, write_json
from tests.bench.virtual.files import Files
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions, Step

SEEDS = (1, 2, 3) if is_full() else (1,)
STILLS = 4 if is_full() else 2
BULK_MS = 60_000.0 if is_full() else 20_000.0
SETTLE_MS, WITHIN_MS = 10_000.0, 15_000.0
PREVIEW, DETAIL = 4_700, 30_200  # bytes of a photograph of tissue, 1080 lines (see `still`)
MADE_MS = 150.0  # between the two: the detail is made while the preview travels
PAGE = 13_900  # bytes of the preview of a page of 9 pt, in which it can be read (see `thinpages`)
STOOD_MS, STOOD_BPS = 350.0, 10_000  # as a radio that changes its mast
WEAK, RURAL = Conditions(150_000, 200), Conditions(300_000, 100)
HD = Does(camera=Size(1280, 720))
MORE_CONCEALED, MORE_P95_MS = 0.005, 50.0


def main() -> int:
    stills = [one for seed in SEEDS for one in still(seed)]
    pages = [page(seed, stands) for seed in SEEDS for stands in (False, True)]
    bulks = [bulk(seed) for seed in SEEDS]
    figures: dict[str, object] = {
        "preview_ms": percentile([one["preview_ms"] for one in stills], 0.5),
        "detail_ms": percentile([one["detail_ms"] for one in stills], 0.5),
        "detail_ms_worst": max(one["detail_ms"] for one in stills),
        "page_ms": percentile([one["page_ms"] for one in pages if not one["stood_ms"]], 0.5),
        "page_stood_ms": percentile([one["page_ms"] for one in pages if one["stood_ms"]], 0.5),
        "page_stood_ms_worst": max(one["page_ms"] for one in pages if one["stood_ms"]),
        "still_concealed_more": round(max(one["concealed_more"] for one in stills), 4),
        "bulk_concealed_more": round(max(one["concealed_more"] for one in bulks), 4),
        "bulk_p95_more_ms": round(max(one["p95_more_ms"] for one in bulks), 1),
        "bulk_up_kbps": round(percentile([one["up_kbps"] for one in bulks], 0.5), 1),
        "bulk_down_kbps": round(percentile([one["down_kbps"] for one in bulks], 0.5), 1),
        "stills": stills,
        "pages": pages,
        "bulk": bulks,
    }
    limit = {
        "preview_ms": 1_500.0,
        "detail_ms": 8_000.0,
        "page_ms": 5_000.0,
        "page_stood_ms": 5_000.0,
        "still_concealed_more": MORE_CONCEALED,
        "bulk_concealed_more": MORE_CONCEALED,
        "bulk_p95_more_ms": MORE_P95_MS,
    }
    write_json("alongside", figures, limit)
    return 0


def still(seed: int) -> list[dict[str, float]]:
    """From the press at the other end: its word takes one way, what it asks for comes another."""
    with Files(WEAK, WEAK, HD, Does(), seed) as call:
        call.run(SETTLE_MS + 20_000)
        calm = voices(call, SETTLE_MS, call.now_ms)
        began, found = call.now_ms, []
        for _ in range(STILLS):
            asked, before = call.now_ms, sum(one.bytes for one in call.came["up"])
            call.run(asked + WEAK.delay_ms)
            call.up[True] += PREVIEW
            call.run(call.now_ms + MADE_MS)
            call.up[True] += DETAIL
            call.run(asked + WITHIN_MS)
            preview, detail = (passed(call, before + size) - asked for size in (PREVIEW, PREVIEW + DETAIL))
            found.append({"preview_ms": round(preview), "detail_ms": round(detail)})
        busy = voices(call, began, call.now_ms)
    more = max(there - before for there, before in zip(busy, calm, strict=True))
    return [{**one, "concealed_more": more, "seed": seed} for one in found]


def page(seed: int, stands: bool) -> dict[str, float]:
    """From the asking until it can be read. `stands`: the line does so when the first bytes are on their way."""
    asked = SETTLE_MS + 20_000.0 + 137.0 * seed
    since = asked + 600.0
    stood = (Step(since, STOOD_BPS), Step(since + STOOD_MS, RURAL.bps // 2)) if stands else ()
    line = RURAL._replace(bps=RURAL.bps // 2, queue_ms=60_000.0)  # nothing is dropped: nobody here sends it again
    with Files(line._replace(steps=stood), line, HD, Does(), seed) as call:
        call.run(asked + line.delay_ms + MADE_MS)
        before = sum(one.bytes for one in call.came["up"])
        call.up[True] += PAGE
        call.run(asked + WITHIN_MS)
        return {"page_ms": round(passed(call, before + PAGE) - asked), "stood_ms": STOOD_MS * stands, "seed": seed}


def bulk(seed: int) -> dict[str, float]:
    with Files(RURAL, RURAL, HD, Does(), seed) as call:
        call.run(SETTLE_MS + BULK_MS)
        calm = (SETTLE_MS, call.now_ms)
        call.up[False] = call.down[False] = 20_000_000
        call.run(call.now_ms + 5_000)
        busy = (call.now_ms, call.now_ms + BULK_MS)
        call.run(busy[1])
        pairs = zip(voices(call, *busy), voices(call, *calm), strict=True)
        up, down = (sum(one.bytes for one in came if one.at_ms >= busy[0]) for came in call.came.values())
        seen = call.picture(*calm), call.picture(*busy)
    return {
        "seed": seed,
        "concealed_more": max(there - before for there, before in pairs),
        "p95_more_ms": seen[1].p95_ms - seen[0].p95_ms,
        "p95_calm_ms": seen[0].p95_ms,
        "fps_calm": seen[0].fps,
        "fps_busy": seen[1].fps,
        "up_kbps": up * 8 / BULK_MS,
        "down_kbps": down * 8 / BULK_MS,
    }


def voices(call: Files, since: float, until: float) -> tuple[float, float]:
    return tuple(call.voice(since, until, side).concealed_share for side in (0, 1))  # type: ignore[return-value]


def passed(call: Files, count: int) -> float:
    """When so many bytes had come up; never: for ever."""
    came = 0
    for one in call.came["up"]:
        came += one.bytes
        if came >= count:
            return one.at_ms
    return math.inf


if __name__ == "__main__":
    sys.exit(main())
