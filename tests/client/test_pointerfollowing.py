"""Pointers on the moving picture: followed from the frame they are on while they rest, and from no other."""

from app.client.pointerfollowing import PointerFollowing
from app.client.track_views import TrackedPointer
from app.consult.events.surface import FrameSurface
from app.consult.whispers import PointerMoved
from app.geometry import Homography, Point
from app.media.frames import FrameRef
from app.media.tracking import Tracked

SOURCE = "nurse.c1"


def pointer(x: float, ms: int, gone: bool = False) -> PointerMoved:
    return PointerMoved(FrameSurface(SOURCE, ms, 640, 480), Point(x, 100.0), gone, SOURCE)


def test_a_hand_that_moves_is_not_followed_and_one_that_rests_is() -> None:
    following = PointerFollowing()
    for n in range(5):
        following.heard("omar", pointer(10.0 * n, 5_000 + 33 * n), 33 * n)
        assert following.due(33 * n + 30) == ()
    (rest,) = following.due(300)
    assert (rest.name, rest.source, rest.capture_ms) == ("pointer:omar", SOURCE, 5_132)
    assert rest.region.mean(axis=0).tolist() == [40.0, 100.0]
    assert following.due(310) == ()
    following.found(
        FrameRef(SOURCE, 5_400), {"pointer:omar": Tracked("pointer:omar", 5_400, Homography(c=7), 1, "sure")}
    )
    assert following.view == {"omar": TrackedPointer("omar", Point(47.0, 100.0), FrameRef(SOURCE, 5_400), "sure")}


def test_the_place_followed_is_of_the_newest_pointer_or_none() -> None:
    following = PointerFollowing()
    told = {"pointer:omar": Tracked("pointer:omar", 5_400, Homography(), 1, "sure")}
    following.heard("omar", pointer(40.0, 5_000), 0)
    following.due(200)
    following.found(FrameRef(SOURCE, 5_400), told)
    following.heard("omar", pointer(40.0, 5_500), 500)  # the same place again: it goes on until begun anew
    assert "omar" in following.view
    following.heard("omar", pointer(90.0, 5_600), 600)
    assert following.view == {}
    following.found(FrameRef(SOURCE, 5_700), told)  # of where it was
    assert following.view == {}


def test_who_points_no_more_is_over_once() -> None:
    following = PointerFollowing()
    following.heard("omar", pointer(40.0, 5_000), 0)
    following.due(200)
    assert following.over(1_000) == ()
    assert following.over(1_300) == ((SOURCE, "pointer:omar"),)
    assert following.over(1_400) == ()
    following.heard("anna", pointer(40.0, 5_000), 2_000)
    following.heard("anna", pointer(40.0, 5_000, gone=True), 2_050)
    assert following.over(2_050) == ((SOURCE, "pointer:anna"),)
    following.heard("anna", PointerMoved(None, Point(1, 1), source=SOURCE), 2_100)
    assert following.due(2_400) == ()


def test_a_frame_that_is_still_on_its_way_is_asked_for_again() -> None:
    following = PointerFollowing()
    following.heard("anna", pointer(40.0, 5_000), 0)
    (rest,) = following.due(200)
    following.came(rest, "coming")
    assert [one.name for one in following.due(450)] == ["pointer:anna"]
    following.came(rest, "gone")
    assert following.due(700) == ()


def test_who_points_at_another_source_is_over_on_the_one_before_once() -> None:
    following = PointerFollowing()
    following.heard("omar", pointer(40.0, 5_000), 0)
    following.due(200)
    other = PointerMoved(FrameSurface("nurse.c2", 5_300, 640, 480), Point(9, 9), False, "nurse.c2")
    following.heard("omar", other, 300)
    assert following.over(350) == ((SOURCE, "pointer:omar"),)
    assert following.over(400) == ()
    assert [one.source for one in following.due(500)] == ["nurse.c2"]
