"""A 1080p still over 150 kbps in a call: when its preview is seen, when it is as good as the original to the eye, and
what that costs the voice. Writes `still.json`.

The still is the one under the specialist's pen. The picture that had been received stands there from the first moment
and is shown on where a preview has no more in it; the preview counts from when it is here. Each host has its own
network; see `hosts`.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from tests.bench.harness import is_full, percentile, write_json
from tests.bench.hosts import Hosts
from tests.bench.links.figures import ssim
from tests.rig.link import Conditions
from tests.rig.namespaces import missing

STILLS, CALM_S = (8, 40.0) if is_full() else (2, 12.0)
SETTLE_S = 12.0 if is_full() else 8.0  # the estimate of the first seconds is not the link's
WITHIN_S = 14.0
ROAD = Conditions(150_000, 200)
GOOD = 0.95
PREVIEW_MS, GOOD_MS, MORE_CONCEALED = 1_500.0, 8_000.0, 0.005


def main() -> int:
    if why := missing():
        print(f"still: there are no hosts to measure between: {why}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="preceptor-still-") as name:
        figures = measured(Path(name), ROAD)
    limit = {"preview_ms": PREVIEW_MS, "good_ms": GOOD_MS, "concealed_more": MORE_CONCEALED}
    write_json("still", figures, limit)
    return 0


def measured(folder: Path, road: Conditions) -> dict[str, object]:
    stills: list[dict[str, object]] = []
    with Hosts(folder, road) as hosts:
        time.sleep(SETTLE_S)
        calm = concealed(hosts, lambda: time.sleep(CALM_S))

        def freeze() -> None:
            for number in range(STILLS):
                shown = hosts.city.tell("freeze", name=f"still{number}", within_s=WITHIN_S)
                stills.append(told(folder, shown))
                time.sleep(2.0)

        busy = concealed(hosts, freeze)
    previews = [float(one["preview_ms"]) for one in stills]  # type: ignore[arg-type]
    goods = [float(one["good_ms"]) for one in stills]  # type: ignore[arg-type]
    return {
        "kbps": road.bps // 1000,
        "delay_ms": road.delay_ms,
        "loss": road.loss,
        "preview_ms": percentile(previews, 0.5),
        "preview_ms_worst": max(previews),
        "good_ms": percentile(goods, 0.5),
        "good_ms_worst": max(goods),
        "concealed_calm": round(max(calm), 4),
        "concealed_busy": round(max(busy), 4),
        "concealed_more": round(max(there - before for there, before in zip(busy, calm, strict=True)), 4),
        "stills": stills,
    }


def told(folder: Path, shown: dict) -> dict[str, object]:
    """When what stood on the screen, and how like the original each was. What never came took for ever."""
    clinic = folder / "clinic"  # a still that could only be kept as it was received is no still of the clinic's
    kept = blob_at(clinic, shown["blob"])
    original = gray(kept) if kept is not None else None
    steps = []
    for one in shown["seen"]:
        likeness = ssim(gray(Path(one["path"])), original) if original is not None else 0.0
        steps.append({"ms": one["ms"], "quality": one["quality"], "ssim": round(likeness, 4)})
    good = next((one["ms"] for one in steps if one["ssim"] >= GOOD), float("inf"))
    ahead = {name: blob_at(clinic, blob) for name, blob in shown["pictures"].items()}
    sizes = {name: path.stat().st_size for name, path in ahead.items() if path is not None}
    first = shown["here_ms"].get("preview", float("inf")) if original is not None else float("inf")
    return {"preview_ms": first, "good_ms": good, "steps": steps, "bytes": sizes}


def concealed(hosts: Hosts, meanwhile: Callable[[], None]) -> tuple[float, float]:
    """Of what was to be heard at each place meanwhile, the share that had to be made up."""
    before = hosts.both("sounds")
    meanwhile()
    after = hosts.both("sounds")
    pairs = zip(before, after, strict=True)
    return tuple((b["concealed"] - a["concealed"]) / max(b["total"] - a["total"], 1) for a, b in pairs)  # type: ignore[return-value]


def blob_at(folder: Path, blob: str) -> Path | None:
    return next(folder.rglob(f"whole/{blob[:2]}/{blob}"), None) if blob else None


def gray(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("L"), np.uint8)


if __name__ == "__main__":
    sys.exit(main())
