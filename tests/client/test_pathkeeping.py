"""Where a followed mark was shown: records of at most ten seconds that can be read back."""

from itertools import pairwise

from app.client.pathkeeping import EVERY_MS, PathKeeping
from app.consult.rules.limits import FOLLOWED_MS, PATH_BYTES
from app.consult.tracks import decode_path
from app.geometry import Box, Homography, Point
from app.media.tracking import State, Tracked

OVER = Box(300, 200, 80, 60)


def at(ms: int, x: float = 0.0, state: State = "sure") -> Tracked:
    return Tracked("m", ms, Homography(c=x), 0.8, state)


def test_half_a_minute_becomes_records_without_holes_each_within_the_limits() -> None:
    keeping = PathKeeping("m", "nurse.c1", OVER)
    told = [keeping.add(at(1_000 + 33 * n, n % 50)) for n in range(1_000)]
    records = [*(one for one in told if one is not None), keeping.close()]
    assert keeping.close() is None
    assert all(one is not None and one.until_ms - one.from_ms <= FOLLOWED_MS for one in records)
    assert all(one is not None and len(one.path) <= PATH_BYTES for one in records)
    spans = [(one.from_ms, one.until_ms) for one in records if one is not None]
    assert spans[0][0] == 1_000
    assert all(after[0] - before[1] <= 2 * EVERY_MS for before, after in pairwise(spans))


def test_what_is_read_back_is_what_was_shown() -> None:
    keeping = PathKeeping("m", "nurse.c1", OVER)
    for ms, x, state in ((5_000, 3.0, "sure"), (5_040, 9.0, "lost"), (5_080, 9.0, "perhaps")):
        keeping.add(at(ms, x, state))  # type: ignore[arg-type]
    record = keeping.close()
    assert record is not None and (record.mark, record.source, record.from_ms, record.until_ms) == (
        "m",
        "nurse.c1",
        5_000,
        5_080,
    )
    samples = decode_path(record.path)
    assert [(one.at_ms, one.state) for one in samples] == [(0, "sure"), (40, "lost"), (80, "perhaps")]
    assert samples[1].way is None
    way = samples[0].way
    assert way is not None and abs(way.apply(Point(340, 230)).x - 343.0) < 0.2


def test_a_source_that_began_anew_begins_a_record_anew() -> None:
    keeping = PathKeeping("m", "nurse.c1", OVER)
    keeping.add(at(90_000))
    first = keeping.add(at(2_000))
    assert first is not None and (first.from_ms, first.until_ms) == (90_000, 90_000)
    second = keeping.close()
    assert second is not None and second.from_ms == 2_000


def test_a_way_that_leads_nowhere_is_not_written() -> None:
    keeping = PathKeeping("m", "nurse.c1", OVER)
    keeping.add(at(1_000, float("nan")))
    assert keeping.close() is None
