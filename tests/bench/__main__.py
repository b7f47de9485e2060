"""`make bench`: runs every benchmark beside this file, each in its own process, one after the other.

`python -m tests.bench call memory` runs only those named; `--promised` runs nothing and prints what is promised of live
media beside what was measured last. Without FULL=1 it is a rehearsal, shorter and smaller, and its files say so.
"""

import subprocess
import sys
from pathlib import Path

from tests.bench.harness import OUT, ROOT, is_full
from tests.bench.promised import table

NOT_BENCHES = {"__init__", "__main__", "harness"}
QUICK_TIMEOUT_S, FULL_TIMEOUT_S = 300, 1_800


def main(wanted: list[str]) -> int:
    if wanted == ["--promised"]:
        print(table(OUT))
        return 0
    here = Path(__file__).parent
    names = wanted or sorted(path.stem for path in here.glob("*.py") if _is_bench(path))
    failed = [name for name in names if not _run(name)]
    for name in failed:
        print(f"{name}: did not finish", file=sys.stderr)
    return 1 if failed else 0


def _is_bench(path: Path) -> bool:
    """A benchmark can be run; what only serves others has no entry."""
    return path.stem not in NOT_BENCHES and '__name__ == "__main__"' in path.read_text(encoding="utf-8")


def _run(name: str) -> bool:
    try:
        done = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{name}"],
            cwd=ROOT,
            timeout=FULL_TIMEOUT_S if is_full() else QUICK_TIMEOUT_S,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
