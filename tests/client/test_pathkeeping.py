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


def test_a_sample_far_away_is_lost_and_what_is_around_it_is_kept() -> None:
    keeping = PathKeeping("m", "nurse.c1", OVER)
    for ms, x in ((1_000, 3.0), (1_200, float("nan")), (1_400, 1e9), (1_600, 4.0)):
        keeping.add(at(ms, x))
    record = keeping.close()
    assert record is not None
    assert [(one.at_ms, one.state) for one in decode_path(record.path)] == [(0, "sure"), (200, "lost"), (600, "sure")]


def test_what_is_lost_for_hours_is_written_once() -> None:
    keeping = PathKeeping("m", "nurse.c1", OVER)
    told = [keeping.add(at(1_000 + 200 * n, state="lost" if n else "sure")) for n in range(18_000)]
    (record,) = [one for one in told if one is not None]
    assert [one.state for one in decode_path(record.path)] == ["sure", "lost"]
    assert keeping.close() is None
    keeping.add(at(5_000_000))
    found = keeping.close()
    assert found is not None and found.from_ms == 5_000_000


def test_a_path_that_flickers_over_the_whole_picture_is_cut_before_it_is_too_large() -> None:
    keeping = PathKeeping("m", "nurse.c1", OVER)
    told = [keeping.add(at(33 * n, (-1) ** n * 1e6, "unsure" if n % 2 else "sure")) for n in range(300)]
    records = [one for one in (*told, keeping.close()) if one is not None]
    assert sum(len(decode_path(one.path)) for one in records) == 300
    assert all(len(one.path) <= PATH_BYTES for one in records)


def test_what_lies_around_a_single_place_is_not_thrown_about_by_rounding() -> None:
    keeping = PathKeeping("m", "nurse.c1", Box(300, 200, 0, 0))
    way = Homography(0.999, -0.03, 11.3, 0.03, 0.999, -7.9, 0, 0, 1)
    keeping.add(Tracked("m", 1_000, way, 0.8, "sure"))
    record = keeping.close()
    assert record is not None
    kept = decode_path(record.path)[0].way
    meant = way.apply(Point(460, 240))  # the end of the letters
    assert kept is not None
    read = kept.apply(Point(460, 240))
    assert abs(read.x - meant.x) < 2 and abs(read.y - meant.y) < 2
