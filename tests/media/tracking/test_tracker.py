"""Marks through pictures: followed, lost, perhaps, confirmed; and whatever else may come instead of pictures."""

import math

import cv2
import numpy as np
import pytest

from app.geometry import Homography, Point
from app.media.tracking import Tracked, Tracker
from tests.media.tracking.pictures import HIGH, WIDE, Pixels, grey, ring, seen, tissue

SKIN = tissue()
STEP_MS = 66


def run(tracker: Tracker, shown: list[Pixels], start_ms: int) -> list[Tracked]:
    return [tracker.step(grey(one, start_ms + at * STEP_MS))["m"] for at, one in enumerate(shown)]


def begun(region: np.ndarray | None = None) -> Tracker:
    tracker = Tracker()
    assert tracker.begin("m", ring() if region is None else region, grey(seen(SKIN), 0))
    return tracker


def place(told: Tracked, x: float = WIDE / 2, y: float = HIGH / 2) -> Point:
    return told.way.apply(Point(x, y))


def gone_and_back(tracker: Tracker) -> list[Tracked]:
    out = [seen(SKIN, x=one) for one in (40, 80, 120, 160, 160)]
    far = [seen(tissue(5))] * 2
    return run(tracker, [*out, *far, *[seen(SKIN, x=30.0 - at) for at in range(12)]], STEP_MS)


def test_it_is_where_the_tissue_is() -> None:
    told = run(begun(), [seen(SKIN, x=6.0 * at, y=-3.0 * at, turn=2.0 * at) for at in range(1, 12)], STEP_MS)
    assert {one.state for one in told} == {"sure"}
    # the camera looks 66 px to the right and 33 up, about which the picture is turned by 22 degrees
    x, y = -66 * math.cos(math.radians(22)) + 33 * math.sin(math.radians(22)), 33 * math.cos(math.radians(22))
    y += 66 * math.sin(math.radians(22))
    found = place(told[-1])
    assert (found.x - WIDE / 2, found.y - HIGH / 2) == pytest.approx((x, y), abs=1.5)


def test_units_are_those_of_the_captured_frame() -> None:
    from app.media.tracking import grey_of
    from tests.media.tracking.pictures import frame

    tracker = Tracker()
    first, second = grey_of(frame(1, seen(SKIN))), grey_of(frame(67, seen(SKIN, x=10.0)))
    assert first is not None
    assert second is not None
    assert tracker.begin("m", ring(640, 480, 44), first)
    assert place(tracker.step(second)["m"], 640, 480).x == pytest.approx(620, abs=1)


def test_a_mark_on_an_older_picture_is_brought_to_the_newest() -> None:
    shown = [grey(seen(SKIN, x=4.0 * at), 100 + at * 33) for at in range(60)]
    tracker = Tracker()
    for one in shown:
        tracker.step(one)
    assert tracker.begin("m", ring(), shown[0], shown[1:])
    told = tracker.step(grey(seen(SKIN, x=240.0), 100 + 60 * 33))["m"]
    assert told.state == "sure"
    assert place(told).x == pytest.approx(WIDE / 2 - 240, abs=1)


def test_after_it_left_the_view_it_is_only_perhaps_for_as_long_as_nobody_says_more() -> None:
    tracker = begun()
    told = gone_and_back(tracker)
    assert "sure" not in {one.state for one in told[6:]}
    assert told[-1].state == "perhaps"
    more = run(tracker, [seen(SKIN, x=18.0)] * 40, 3_000)
    assert {one.state for one in more} == {"perhaps"}


def test_what_a_person_confirms_is_sure_and_only_there() -> None:
    tracker = begun()
    told = gone_and_back(tracker)[-1]
    on = grey(seen(SKIN, x=19.0), told.capture_ms)
    assert tracker.confirm("m", on, told.way)
    after = run(tracker, [seen(SKIN, x=20.0 + at) for at in range(6)], told.capture_ms + STEP_MS)
    assert {one.state for one in after} == {"sure"}
    assert place(after[-1]).x == pytest.approx(WIDE / 2 - 25, abs=1.5)


@pytest.mark.parametrize(
    "way",
    [
        Homography(a=math.nan),
        Homography(a=0.0, e=0.0),
        Homography(a=-1.0, c=WIDE),
        Homography(c=5_000.0),
        Homography(a=40.0, e=40.0),
    ],
)
def test_no_person_can_confirm_what_cannot_be(way: Homography) -> None:
    tracker = begun()
    told = gone_and_back(tracker)[-1]
    assert not tracker.confirm("m", grey(seen(SKIN), told.capture_ms), way)
    assert tracker.step(grey(seen(SKIN, x=18.0), told.capture_ms + STEP_MS))["m"].state == "perhaps"


def test_a_mirror_image_in_its_place_is_never_sure() -> None:
    mirrored = np.ascontiguousarray(SKIN[:, ::-1])
    tracker = begun(ring(WIDE / 2 - 0.5))
    told = run(tracker, [seen(SKIN)] * 3 + [seen(mirrored)] * 12, STEP_MS)
    assert {one.state for one in told[:3]} == {"sure"}
    assert "sure" not in {one.state for one in told[3:]}


def test_a_cloth_for_a_moment_is_forgiven_where_the_view_is_held_and_another_picture_is_not() -> None:
    def with_cloth(x: float) -> Pixels:
        shown = seen(SKIN, x=x)
        shown[170:310, 250:390] = tissue(9)[:140, :140]
        return shown

    covered = run(begun(), [with_cloth(2.0 * at) for at in range(5)] + [seen(SKIN, x=10.0 + at) for at in range(5)], 66)
    assert "sure" not in {one.state for one in covered[:5]}
    assert covered[-1].state == "sure"
    replaced = run(begun(), [seen(tissue(9))] * 5 + [seen(SKIN, x=10.0)] * 9, STEP_MS)
    assert "sure" not in {one.state for one in replaced}


def test_a_gap_in_the_pictures_leaves_only_perhaps() -> None:
    tracker = begun()
    told = [tracker.step(grey(seen(SKIN), ms))["m"].state for ms in (66, 132, 1_400, 1_466, 1_532, 1_598)]
    assert told[1] == "sure"
    assert "sure" not in told[2:]


def test_a_picture_that_is_not_whole_makes_nothing_sure_and_an_old_one_changes_nothing() -> None:
    tracker = begun()
    sure = tracker.step(grey(seen(SKIN, x=3.0), 66))["m"]
    assert tracker.step(grey(seen(SKIN, x=90.0), 132, whole=False))["m"].state == "unsure"
    assert tracker.step(grey(seen(SKIN, x=90.0), 60))["m"] in (sure, tracker.step(grey(seen(SKIN), 60))["m"])
    assert tracker.step(grey(seen(SKIN, x=4.0), 198))["m"].state == "sure"


def test_it_forgets_what_is_ended_and_takes_no_more_than_it_can() -> None:
    tracker = Tracker()
    on = grey(seen(SKIN), 0)
    taken = [tracker.begin(str(at), ring(100 + 25.0 * at), on) for at in range(Tracker.MOST + 1)]
    assert taken == [True] * Tracker.MOST + [False]
    assert tracker.begin("3", ring(), on)  # it begins anew
    tracker.end("0")
    tracker.end("0")
    assert len(tracker.step(grey(seen(SKIN), 66))) == Tracker.MOST - 1
    tracker.clear()
    assert tracker.step(grey(seen(SKIN), 132)) == {}


def test_what_cannot_be_begun_is_not_followed_and_nothing_unknown_is_confirmed() -> None:
    tracker = Tracker()
    assert not tracker.begin("m", np.full((4, 2), np.nan, np.float32), grey(seen(SKIN), 0))
    assert not tracker.begin("m", ring(), grey(np.full((HIGH, WIDE), 99, np.uint8), 0))
    assert not tracker.begin("m", ring(), grey(seen(SKIN), 0, whole=False))
    assert not tracker.confirm("m", grey(seen(SKIN), 0), Homography())
    assert tracker.step(grey(seen(SKIN), 66)) == {}


def test_the_same_pictures_give_the_same_ways() -> None:
    one, two = (gone_and_back(begun()) for _ in range(2))
    assert one == two


def test_no_picture_breaks_it() -> None:
    random = np.random.default_rng(4)
    tracker = begun()
    sizes = [(1, 1), (1, 640), (480, 1), (48, 48), (480, 640), (640, 480), (360, 640), (33, 640)]
    makes = [
        lambda shape: np.zeros(shape, np.uint8),
        lambda shape: np.full(shape, 255, np.uint8),
        lambda shape: random.integers(0, 256, shape).astype(np.uint8),
        lambda shape: np.asarray(cv2.resize(seen(SKIN), shape[::-1]), np.uint8),
    ]
    for at in range(64):
        shape = sizes[int(random.integers(len(sizes)))]
        told = tracker.step(grey(makes[at % 4](shape), 66 * (at + 1)))["m"]
        assert np.isfinite([*told.way.rows[0], *told.way.rows[1], *told.way.rows[2], told.confidence]).all()
        assert told.state != "sure" or shape in {(480, 640)}


def test_marks_that_left_together_are_found_together() -> None:
    tracker = Tracker()
    on = grey(seen(SKIN), 0)
    for at in range(5):
        assert tracker.begin(str(at), ring(240.0 + 40 * at, 180.0 + 30 * at), on)
    shown = [seen(tissue(5))] * 4 + [seen(SKIN, x=12.0)] * 8
    told = [tracker.step(grey(one, STEP_MS * (at + 1))) for at, one in enumerate(shown)][-1]
    assert {one.state for one in told.values()} == {"perhaps"}
    for at, one in enumerate(told.values()):
        x, y = 240.0 + 40 * at, 180.0 + 30 * at
        found = place(one, x, y)
        assert (found.x, found.y) == pytest.approx((x - 12, y), abs=1.5)


def test_none_of_many_marks_is_sure_for_a_single_picture_of_something_else() -> None:
    tracker = Tracker()
    for at in range(8):
        assert tracker.begin(str(at), ring(110.0 + 60 * at, 150.0 + 90 * (at % 3)), grey(seen(SKIN), 0))
    for at in range(1, 8):
        told = tracker.step(grey(seen(SKIN, x=5.0 * at, turn=1.0 * at), 33 * at))
    assert {one.state for one in told.values()} == {"sure"}
    shown = seen(SKIN, x=35.0, turn=7.0)
    other = np.ascontiguousarray(shown[:, ::-1])
    for at in range(8, 14):
        assert "sure" not in {one.state for one in tracker.step(grey(other, 33 * at)).values()}
