"""What is only like the marked place, and lies where it lay: in how many pictures a mark was sure of it. None is right.

A second mole, value for value the same; the other hand; the mirror image of a limb about the mark itself: by a pan, a
cut, a gap in the pictures, under a cloth, from one picture to the next (tests/bench/scenes/lookalikes.py), as the
camera has it and once through our codec. Nobody confirms anything. Writes `lookalike.json`.
"""

import sys

import cv2

from tests.bench.harness import is_full, write_json
from tests.bench.scenes.followed import KNOWN_PX, Seen, followed, pictures
from tests.bench.scenes.lookalikes import Lookalike, lookalikes

LETTERS = (
    {"sure": "X", "unsure": ".", "lost": "_", "perhaps": "q"},
    {"sure": "S", "unsure": "u", "lost": "-", "perhaps": "p"},
)
SEEDS = (1, 2, 3) if is_full() else (1,)
KBPS = (0, 150, 300, 600) if is_full() else (0, 300)


def main() -> int:
    films = [(one, kbps, seed, seen_of(one, kbps)) for seed in SEEDS for one in lookalikes(seed) for kbps in KBPS]
    everything = [one for _, _, _, seen in films for one in seen]
    right = [one for one in everything if one.visible and one.off_px <= KNOWN_PX]
    wrong = [one for one in everything if not one.off_px <= KNOWN_PX]
    figures: dict[str, object] = {
        "films": len(films),
        "not_begun": sum(not seen for *_, seen in films),
        "pictures": len(everything),
        "pictures_of_the_other": len(wrong),
        "sure_of_the_other": sum(one.state == "sure" for one in wrong),
        "perhaps_the_other_share": round(sum(one.state == "perhaps" for one in wrong) / max(len(wrong), 1), 4),
        "sure_of_the_right_share": round(sum(one.state == "sure" for one in right) / max(len(right), 1), 4),
        "sure_of_the_other_in": [
            f"{one.name}, {kbps} kbps, {seed}"
            for one, kbps, seed, seen in films
            if any(shot.state == "sure" and not shot.off_px <= KNOWN_PX for shot in seen)
        ],
    }
    # A tracker that is never sure of anything would be never wrong: it must have been sure before.
    write_json("lookalike", figures, {"sure_of_the_other": 0, "not_begun": 0, "least_sure_of_the_right_share": 0.85})
    return 0


def seen_of(one: Lookalike, kbps: int) -> list[Seen]:
    """One film a line: S sure, u unsure, - lost, p perhaps; X sure of the other, q perhaps the other."""
    shots = pictures(one.film, one.fps, one.seconds, kbps)
    lit = ((t, pixels) for t, pixels in shots if not one.dark[0] <= t < one.dark[1])
    seen = followed(one.film, one.truth, lit, confirms=False)
    print(
        f"{kbps:>4} {one.name:36}", "".join(LETTERS[shot.off_px <= KNOWN_PX][shot.state] for shot in seen), flush=True
    )
    return seen


if __name__ == "__main__":
    cv2.setNumThreads(1)
    sys.exit(main())
