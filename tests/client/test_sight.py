"""One source's pictures as marks are followed in them: from the still it was drawn on, and from no other moment."""

import numpy as np

from app.client.sight import FRESH_MS, Sight
from app.geometry import Homography, Point
from app.media.tracking import Tracked, Tracker
from tests.client.moving import kept, seen

REGION = np.array([(280, 200), (360, 200), (360, 280), (280, 280)], np.float32)
MIDDLE = Point(320, 240)
START = 10_000
STEP = 40  # ms between two pictures


def x_at(ms: int) -> float:
    """A hand that drifts to and fro, some 90 pixels a second."""
    return 600 + 60 * np.sin((ms - START) / 650)


def pan(sight: Sight, from_ms: int, until_ms: int, x: object = x_at) -> dict[str, Tracked]:
    """What was told last."""
    said: dict[str, Tracked] = {}
    for ms in range(from_ms, until_ms, STEP):
        at = x(ms) if callable(x) else float(str(x))
        said = sight.look(seen(at, 160, ms), 0) or said
    return said


def off_px(said: Tracked, x: float) -> float:
    """From where the middle of the mark is in a picture whose corner lies at `x`."""
    at = said.way.apply(MIDDLE)
    return float(np.hypot(at.x - (MIDDLE.x + x_at(START) - x), at.y - MIDDLE.y))


def test_a_mark_drawn_seconds_ago_on_a_frozen_still_is_followed_from_that_very_picture() -> None:
    sight = Sight()
    pan(sight, START - 400, START + STEP)
    assert sight.freeze(START) and sight.fresh == (START,)
    pan(sight, START + STEP, START + 7_000)  # the ring has long gone on
    assert sight.begin("m", REGION, START, Homography()) == "followed"
    said = pan(sight, START + 7_000, START + 8_000)["m"]
    assert said.state == "sure"
    assert off_px(said, x_at(said.capture_ms)) < 3


def test_a_still_that_left_the_memory_begins_nothing_and_no_other_moment_takes_its_place() -> None:
    sight = Sight()
    pan(sight, START, START + STEP)
    sight.freeze(START)
    pan(sight, START + STEP, START + FRESH_MS + 400)
    assert sight.fresh == ()
    assert sight.begin("m", REGION, START, Homography()) == "gone"
    assert sight.begin("m", REGION, START + FRESH_MS + 7, Homography()) == "gone"
    assert sight.is_idle


def test_at_the_cameras_own_end_nothing_is_looked_at_before_and_its_ring_gives_the_picture() -> None:
    stamps = range(START, START + 1_600, STEP)
    sight = Sight(kept(*(seen(x_at(ms), 160, ms) for ms in stamps)))
    assert sight.is_idle
    assert sight.begin("m", REGION, START, Homography()) == "followed"
    said = pan(sight, START + 1_600, START + 2_400)["m"]
    assert said.state == "sure"
    assert off_px(said, x_at(said.capture_ms)) < 3


def test_a_still_whose_picture_passed_by_here_is_begun_from_what_came_over() -> None:
    frame = seen(x_at(START), 160, START)
    sight = Sight(received=lambda ms: frame if ms == START else None)
    pan(sight, START + STEP, START + 800)
    assert sight.begin("m", REGION, START + 7, Homography()) == "gone"
    assert sight.begin("m", REGION, START, Homography()) == "followed"
    assert pan(sight, START + 800, START + 1_200)["m"].state == "sure"


def test_what_cannot_be_held_to_is_not_followed_and_says_so() -> None:
    sight = Sight()
    blank = seen(600, 160, START)
    blank.pixels[:] = 120
    sight.look(blank, 0)
    assert sight.begin("m", REGION, START, Homography()) == "plain"
    sight.look(seen(600, 160, START + STEP), 0)
    for number in range(Tracker.MOST):
        assert sight.begin(f"m{number}", REGION, START + STEP, Homography()) == "followed"
    assert sight.begin("one more", REGION, START + STEP, Homography()) == "many"
    assert sight.begin("nowhere", REGION, START + STEP, Homography(0, 0, 1, 0, 0, 1, 0, 0, 0)) in ("plain", "many")


def away_and_back(sight: Sight) -> int:
    """The place leaves the view for two seconds and returns; the stamp after it."""
    pan(sight, START, START + STEP, 600)
    assert sight.begin("m", REGION, START, Homography()) == "followed"
    ms = START + STEP
    for x in [*range(600, 1_300, 14), *[1_300] * 20, *range(1_300, 600, -14), *[600] * 60]:
        sight.look(seen(x, 160, ms), 0)
        ms += STEP
    return ms


def test_after_leaving_the_view_it_is_perhaps_until_a_person_says_so() -> None:
    sight = Sight()
    ms = away_and_back(sight)
    back = pan(sight, ms, ms + 2_000, 600)["m"]
    assert back.state == "perhaps"
    assert off_px(back, 600 - 600 + x_at(START)) < 4
    assert sight.confirm("m", REGION, back.capture_ms, back.way) == "followed"
    sure = pan(sight, ms + 2_000, ms + 2_400, 600)["m"]
    assert sure.state == "sure"
    assert off_px(sure, x_at(START)) < 4


def test_a_persons_word_about_a_picture_that_never_came_over_counts_on_the_next_one_to_it() -> None:
    sight = Sight()
    ms = away_and_back(sight)
    back = pan(sight, ms, ms + 2_000, 600)["m"]
    never_sent = back.capture_ms - STEP // 2
    assert sight.confirm("m", REGION, back.capture_ms + 1, back.way) == "coming"
    assert sight.confirm("m", REGION, never_sent, back.way) == "followed"
    assert pan(sight, ms + 2_000, ms + 2_400, 600)["m"].state == "sure"
    assert sight.confirm("m", REGION, back.capture_ms - 60_000, back.way) == "gone"


def test_a_persons_word_between_two_pictures_far_apart_begins_nothing_on_either() -> None:
    sight = Sight()
    sight.look(seen(600, 160, START), 0)
    sight.look(seen(640, 160, START + 200), 0)
    assert sight.confirm("m", REGION, START + 100, Homography()) == "gone"
    assert sight.confirm("m", REGION, START + 41, Homography()) == "gone"
    assert sight.is_idle
    assert sight.confirm("m", REGION, START + 40, Homography()) == "followed"


def test_what_is_only_supposed_here_does_not_become_sure_by_a_word_about_another_picture() -> None:
    sight = Sight()
    ms = away_and_back(sight)
    back = pan(sight, ms, ms + 2_000, 600)["m"]
    assert back.state == "perhaps"
    sight.look(seen(600, 160, back.capture_ms + 200), 0)  # and none in between came over
    near = Homography(1, 0, 9, 0, 1, 0, 0, 0, 1).then(back.way)
    assert sight.confirm("m", REGION, back.capture_ms + 100, near) == "gone"
    assert pan(sight, back.capture_ms + 240, back.capture_ms + 500, 600)["m"].state == "perhaps"


def test_a_person_at_the_other_end_begins_it_here_where_the_still_was_never_in_memory() -> None:
    sight = Sight()
    pan(sight, START + 5_000, START + 6_000, 640)
    way = Homography(1, 0, x_at(START) - 640, 0, 1, 0, 0, 0, 1)
    assert sight.confirm("m", REGION, START + 5_960, way) == "followed"
    said = pan(sight, START + 6_000, START + 6_400, 640)["m"]
    assert said.state == "sure"
    assert off_px(said, 640) < 3


def test_of_what_was_seen_before_the_lens_was_covered_nothing_stays() -> None:
    frame = seen(x_at(START), 160, START)
    sight = Sight(received=lambda ms: frame if ms == START else None)  # a still of it is being kept elsewhere
    pan(sight, START, START + 400)
    sight.freeze(START + 360)
    sight.begin("m", REGION, START, Homography())
    sight.cover()
    assert sight.is_idle and sight.fresh == ()
    assert pan(sight, START + 400, START + 800) == {}
    for stamp in (START, START + 360):
        assert sight.begin("m", REGION, stamp, Homography()) == "gone"
    assert sight.begin("m", REGION, START + 760, Homography()) == "followed"


def test_between_two_steps_a_weak_computer_rests() -> None:
    sight = Sight()
    sight.look(seen(600, 160, START), 66)
    sight.begin("m", REGION, START, Homography())
    steps = [sight.look(seen(600, 160, START + 33 * n), 66) is not None for n in range(1, 31)]
    assert sum(steps) == 15
    sight.end("m")
    assert sight.look(seen(600, 160, START + 2_000), 66) is None
