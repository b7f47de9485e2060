"""From the start of the program after a kill to the room with its page and marks, in a consult with a long log.

`python -m tests.bench.comeback --starts 20 --strokes 10000`; by itself 3 starts after 60 strokes, with FULL=1 20 after
10,000. As `killed`, which draws and kills; here the strokes come first, and each kill is a quiet one. The computer's
key lets in, as within ten minutes of a kill; where the server asks for the password all the same, the hand types it at
once. The way back after those ten minutes, always with the password, is not measured.
"""

import argparse
import random
import tempfile
from pathlib import Path

from tests.bench.harness import is_full, percentile, write_json
from tests.bench.killed import DRAWING, MOST_BACK_S, consulting, stroke


def comeback(starts: int, strokes: int) -> dict[str, object]:
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, consulting(Path(folder)) as killed:
        killed.seat.press("Pen")
        for _ in range(strokes):
            killed.seat.do("draw", points=stroke(chance))
        back_s = [killed.kill(DRAWING, 1.0, chance).back_s for _ in range(starts)]
    return {
        "starts": starts,
        "strokes": strokes,
        "back_s": round(max(back_s), 1),
        "back_p50_s": round(percentile(back_s, 0.5), 1),
    }


def main() -> None:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--starts", type=int, default=20 if is_full() else 3)
    wanted.add_argument("--strokes", type=int, default=10_000 if is_full() else 60)
    chosen = wanted.parse_args()
    write_json("comeback", comeback(chosen.starts, chosen.strokes), {"back_s": MOST_BACK_S})


if __name__ == "__main__":
    main()
