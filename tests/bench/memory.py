"""The most memory a client holds in a call: a 720p picture in both directions, all of it recorded, a paper shared."""

import json
import sys
import tempfile
from pathlib import Path

from app.demo.plan import Part
from app.demo.play import Demo
from tests.bench.call import PICTURE_LIMITS, picture_figures, read_raw
from tests.bench.harness import OUT, is_full, write_json

MARKS, SECONDS = (60, 180) if is_full() else (12, 20)
CLIENT_MB = 400.0


class BothWays(Demo):
    def camera(self, part: Part) -> str:
        """The specialist shows a picture too: each side codes, decodes and records."""
        return super().camera("clinic")


def main() -> int:
    out = OUT / "memory"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as name:
        code = BothWays(Path(name), out, headless=True, seconds=SECONDS, raw=True, marks=MARKS).play()
    peaks = json.loads((out / "summary.json").read_text())["peak_rss_mb"]
    figures: dict[str, object] = {f"{part}_mb": value for part, value in peaks.items()}
    figures |= {"seconds": SECONDS, **picture_figures(read_raw(out).specialist)}
    write_json("memory", figures, {"clinic_mb": CLIENT_MB, "specialist_mb": CLIENT_MB, **PICTURE_LIMITS})
    return code


if __name__ == "__main__":
    sys.exit(main())
