"""What is kept and what is missed, by medians whose truth is known."""

from tests.bench.links.contract import Row, compared, limits, told


def row(peer: str, fps: float, frozen: float, p95_ms: float | None, ssim: float, link: str = "rural") -> Row:
    values = {"fps": fps, "frozen_share": frozen, "p95_ms": p95_ms, "ssim": ssim, "concealed_share": 0.01}
    return {"link": link, "peer": peer, "most_queue_ms": 500.0, **{key: [value] * 3 for key, value in values.items()}}


def kept(mine: Row, theirs: Row) -> list[bool]:
    return [one.is_kept for one in compared([mine, theirs])]


def test_every_figure_has_its_own_bound() -> None:
    theirs = row("Chromium AV1", 20, 0.1, 400, 0.95)
    assert kept(row("preceptor", 18, 0.05, 440, 0.945), theirs) == [True] * 4
    assert kept(row("preceptor", 17.9, 0.051, 441, 0.9449), theirs) == [False] * 4


def test_where_the_other_never_froze_a_hundredth_is_the_bound() -> None:
    theirs = row("Chromium AV1", 20, 0, 400, 0.95)
    assert kept(row("preceptor", 20, 0.01, 400, 0.95), theirs) == [True] * 4
    assert kept(row("preceptor", 20, 0.011, 400, 0.95), theirs)[1] is False


def test_the_weak_link_has_bounds_of_its_own() -> None:
    mine, theirs = (row(peer, 12, 0.02, 650, 0.93, "weak") for peer in ("preceptor", "Chromium AV1"))
    assert len(compared([mine])) == 5 and all(one.is_kept for one in compared([mine]))
    assert len(compared([mine, theirs])) == 9


def test_what_is_not_there_is_missed_and_said_so() -> None:
    found = compared([row("preceptor", 20, 0, None, 0.95), row("Chromium AV1", 20, 0, 400, 0.95)])
    assert [one.is_kept for one in found] == [True, True, False, True]
    assert "MISSED" in told(found) and told(found).endswith("3 of 4 kept")
    figures, bounds = limits(found)
    assert figures["rural_p95_times"] is None and bounds["least_rural_fps_times"] == 0.9


def test_nobody_is_compared_with_nobody() -> None:
    assert compared([row("Chromium AV1", 20, 0, 400, 0.95)]) == []
    assert compared([row("preceptor", 20, 0, 400, 0.95)]) == []
