"""The table of promises says what stands in the files, what is missing and what was missed."""

import json
from pathlib import Path

from tests.bench.promised import PROMISED, Line, table

LINE = Line("a thing", "≤ 2; ≤ 3", "thing", ("cores", "p50_ms"))


def rows(folder: Path, **found: object) -> str:
    (folder / "thing.json").write_text(json.dumps(found), encoding="utf-8")
    return table(folder, [LINE]).splitlines()[-1]


def test_figures_are_said_beside_their_peers(tmp_path: Path) -> None:
    said = rows(tmp_path, full=True, cores=1.25, p50_ms=44.0, peer={"cores": 1.5}, missed=[])
    assert said == "| a thing | ≤ 2; ≤ 3 | 1.25 (1.5); 44 |  |"


def test_what_was_missed_and_what_was_short_is_said(tmp_path: Path) -> None:
    assert rows(tmp_path, full=False, cores=3, p50_ms=44, missed=["cores", "other"]).endswith("| missed, rehearsal |")
    assert rows(tmp_path, full=True, cores=3, p50_ms=44, missed=["other"]).endswith("|  |")


def test_what_was_never_measured_is_said(tmp_path: Path) -> None:
    assert "not measured; not measured" in table(tmp_path, [LINE])


def test_every_bench_that_is_named_is_there() -> None:
    here = Path(__file__).parent
    assert all((here / f"{line.bench}.py").exists() for line in PROMISED)
