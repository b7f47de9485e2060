"""Each end's look at the other's picture: what is said of it and when, and what is made of what the other says."""

from types import SimpleNamespace

import numpy as np

from app.client.border import MediaView, Watched, WatchPicture
from app.client.picture_age import PictureAge, seldom
from app.client.slots import Slots
from app.client.watching import EVERY_MS, Watching, heard_of, weak_end
from app.clock import ManualClock
from app.consult.state import Meeting
from app.consult.whispers import MediaStatus, PictureWanted
from app.media.frames import Frame, FrameRef
from app.media.share import Line, Said, Size
from app.media.statistics import PeerStats
from app.media.steering import Steering
from tests.consult.cast import EXPERT, NURSE

ON = MediaStatus("on", "on")
MEETING = Meeting("meet", "nurse", "expert", 1)


class Place:
    """The specialist's end, without a network."""

    def __init__(self) -> None:
        self.desk = SimpleNamespace(slots=Slots(lambda: None), now_ms=ManualClock().now_ms)
        self.said: list[PictureWanted] = []
        account = SimpleNamespace(person=EXPERT, desk=self.desk, rtt_ms=40)
        room = SimpleNamespace(account=account, whisper=lambda whisper, to: self.said.append(whisper) or self.to(to))
        self.peer = SimpleNamespace(steering=Steering(), last_frame_ms=None, stats=PeerStats)
        self.watching = Watching(room)

    def to(self, to: str) -> None:
        assert to == NURSE.person

    def turn(self, status: MediaStatus = ON) -> Watched:
        self.watching.turn(self.peer, MEETING, {NURSE.person: status})
        return self.watching.seen

    def picture(self, captured_ms_ago: int, came_ms_ago: int) -> None:
        now_ms = self.desk.now_ms()
        frame = Frame(FrameRef("nurse.camera", now_ms - captured_ms_ago), np.zeros((2, 2, 3), np.uint8), 2, 2)
        self.desk.slots.frames["remote"].put(frame)
        self.peer.last_frame_ms = now_ms - came_ms_ago


def test_the_look_is_said_when_it_changes_and_not_at_every_turn() -> None:
    place = Place()
    for _ in range(3):
        place.turn()
    assert [one.keep for one in place.said] == ["motion"]
    place.watching.look(WatchPicture("detail", 640, 360))
    place.turn()
    assert place.said[-1] == PictureWanted("detail", 640, 360)
    place.watching.forget()  # somebody came
    place.turn()
    assert len(place.said) == 3
    assert EVERY_MS >= 1_000


def test_what_the_other_end_wants_is_handed_to_every_connection() -> None:
    place = Place()
    place.watching.heard(PictureWanted("detail", 320, 180, 172_800, 2_000))
    assert place.turn().kept == "detail"
    assert place.watching.seen.seen_age_ms == 2_000
    place.peer.steering = Steering()  # made anew over another path
    place.turn()
    wants = place.peer.steering.wants
    assert (wants.watching, wants.viewer, wants.most_px) == ("detail", Size(320, 180), 172_800)


def test_what_was_given_up_is_told_and_heard_from_both_ends() -> None:
    place = Place()
    place.peer.steering.turn(0, Line(20_000), (640, 480), 5.0, 0.0)
    status = MediaStatus("on", "on", given_up="picture.slow", whose="own")
    assert place.turn(status).heard == Said("picture.slow", "other", "in")
    assert place.watching.given_up()[0] == place.watching.seen.said.key == "picture.off"
    assert heard_of(MediaStatus("on", "on", given_up="a word of next year")).key == "well"
    assert heard_of(None).key == "well"


def test_an_old_picture_says_its_age_at_both_ends_and_one_on_time_nothing() -> None:
    place = Place()
    place.picture(captured_ms_ago=400, came_ms_ago=0)
    place.turn()
    assert place.watching.on(MediaView(on=True)).remote_age_ms == 0
    place.picture(captured_ms_ago=3_400, came_ms_ago=100)
    place.turn()
    assert place.watching.on(MediaView(on=True)).remote_age_ms == 3_000
    assert place.said[-1].age_ms == 3_000
    assert place.watching.on(MediaView()) == MediaView()


def test_the_last_picture_grows_old_while_there_is_no_connection_and_on_a_new_one_until_another_comes() -> None:
    place = Place()
    place.picture(captured_ms_ago=40_100, came_ms_ago=40_000)
    place.turn()
    lost, place.peer = place.peer, None
    assert lost.last_frame_ms is not None
    place.turn()
    assert (place.watching.on(MediaView(on=True)).remote_age_ms or 0) >= 40_000
    place.peer = SimpleNamespace(steering=Steering(), last_frame_ms=None, stats=PeerStats)
    place.turn()
    assert (place.watching.on(MediaView(on=True)).remote_age_ms or 0) >= 40_000
    assert place.said[-1].age_ms == 30_000  # the bedside hears that it is seen late
    place.watching.turn(place.peer, None, {})  # it is over
    assert (place.watching.on(MediaView(on=True)).remote_age_ms or 0) >= 40_000  # of the meeting that has ended
    place.turn()  # another one, and on the screen the picture of before
    assert (place.watching.on(MediaView(on=True)).remote_age_ms or 0) >= 40_000


def test_an_age_that_comes_and_goes_stands_still_and_a_foreign_clock_says_nothing() -> None:
    age = PictureAge()
    assert [age.at(now, now - way, now - 200) for now, way in ((10_000, 0), (10_500, 1_200), (11_000, 0))] == [
        0,
        1_000,
        1_000,
    ]
    assert age.at(13_000, 13_000, 12_900) == 0
    assert age.at(100_000, 99_900, 5) == 0  # a stamp of its own
    assert age.at(100_100, None, None) is None
    assert [seldom(ms) for ms in (None, 900, 1_900, 7_000, 45_000)] == [0, 0, 1_000, 5_000, 30_000]


def test_the_weak_end_is_the_one_whose_way_to_the_server_is_clearly_longer() -> None:
    assert weak_end(600, 50) == "own"
    assert weak_end(3, 400) == weak_end(60, 400) == "other"
    assert weak_end(300, 200) == weak_end(None, 800) == weak_end(600, 0) == "unknown"
