"""The door between engine and windows."""

import threading

import numpy as np
from pytestqt.qtbot import QtBot

from app.client.border import Failed, LinkView, ResyncNeeded, RoomView, SubmitEvent, TrackView
from app.consult.events import HelpCalled
from app.consult.state import ConsultState
from app.media.frames import Frame, FrameRef
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge


def room(consult: str = "c1", **changes: object) -> RoomView:
    state = ConsultState(consult, **changes)  # type: ignore[arg-type]
    return RoomView(state, state.seq, 0)


def frame(stamp: int) -> Frame:
    return Frame(FrameRef("cam", stamp), np.zeros((2, 2, 3), np.uint8), 2, 2)


def test_a_view_put_by_another_thread_is_told_in_this_one(qtbot: QtBot, bridge: Bridge, engine: PuppetEngine) -> None:
    heard: list[int] = []
    bridge.link_changed.connect(lambda _view: heard.append(threading.get_ident()))
    other = threading.Thread(target=engine.link.put, args=(LinkView("online"),))
    with qtbot.waitSignal(bridge.link_changed):
        other.start()
        other.join()
    assert heard == [threading.get_ident()]
    assert bridge.link.state == "online"


def test_many_wakes_before_a_turn_of_the_loop_tell_only_the_newest(
    bridge: Bridge, engine: PuppetEngine, settled: Settled
) -> None:
    settled()
    heard: list[int | None] = []
    bridge.link_changed.connect(lambda view: heard.append(view.rtt_ms))
    for rtt in range(50):
        engine.link.put(LinkView("online", rtt_ms=rtt))
    settled()
    assert heard == [49]


def test_only_the_newest_frame_of_a_stream_is_kept(bridge: Bridge, engine: PuppetEngine, settled: Settled) -> None:
    keys: list[str] = []
    bridge.frame.connect(keys.append)
    engine.frames["own"].put(frame(1))
    engine.frames["own"].put(frame(2))
    settled()
    newest = bridge.newest_frame("own")
    assert keys == ["own"]
    assert newest is not None and newest.ref.capture_ms == 2


def test_a_stream_that_has_no_picture_any_more_says_so(bridge: Bridge, engine: PuppetEngine, settled: Settled) -> None:
    engine.frames["review-own"].put(frame(1))
    settled()
    keys: list[str] = []
    bridge.frame.connect(keys.append)
    engine.frames["review-own"].clear()
    engine.frames["own"].clear()  # there was none
    settled()
    assert keys == ["review-own"] and bridge.newest_frame("review-own") is None


def test_notices_come_in_order_and_once(bridge: Bridge, engine: PuppetEngine, settled: Settled) -> None:
    heard: list[str] = []
    bridge.notice.connect(lambda notice: heard.append(notice.text))
    engine.mailbox.put(Failed("first"))
    engine.mailbox.put(Failed("second"))
    settled()
    settled()
    assert heard == ["first", "second"]


def test_an_overflowing_mailbox_makes_it_tell_every_view_again(
    bridge: Bridge, engine: PuppetEngine, settled: Settled
) -> None:
    engine.link.put(LinkView("online"))
    settled()
    heard: list[LinkView] = []
    bridge.link_changed.connect(heard.append)
    engine.mailbox.put(ResyncNeeded())
    settled()
    assert heard == [LinkView("online")]


def test_an_event_goes_to_the_open_room_unless_another_is_named(
    bridge: Bridge, engine: PuppetEngine, settled: Settled
) -> None:
    engine.room.put(room("c1"))
    settled()
    bridge.submit(HelpCalled())
    bridge.submit(HelpCalled(), "c2")
    assert engine.posted == [SubmitEvent("c1", HelpCalled()), SubmitEvent("c2", HelpCalled())]


def test_a_room_that_was_left_is_forgotten(bridge: Bridge, engine: PuppetEngine, settled: Settled) -> None:
    engine.room.put(room("c1"))
    settled()
    engine.room.put(room(""))
    settled()
    assert bridge.room is None
    assert bridge.facets.marks.view is None


def test_a_room_that_was_left_leaves_no_picture_behind(bridge: Bridge, engine: PuppetEngine, settled: Settled) -> None:
    engine.room.put(room("c1"))
    for key in ("own", "remote"):
        engine.frames[key].put(frame(1))
    settled()
    engine.frames["remote"].put(frame(2))  # the last one of the call, in the same turn as the word that it was left
    engine.room.put(room(""))
    settled()
    assert bridge.newest_frame("own") is None
    assert bridge.newest_frame("remote") is None


def test_what_is_followed_is_told_and_forgotten_with_the_room(
    qtbot: QtBot, bridge: Bridge, engine: PuppetEngine, settled: Settled
) -> None:
    view = TrackView(apart={"m": "gone"})
    with qtbot.waitSignal(bridge.tracks_changed) as told:
        engine.tracks.put(view)
    assert told.args == [view] and bridge.tracks is view
    bridge.forget_room()
    assert bridge.tracks == TrackView()


def test_nothing_is_told_after_it_was_closed(bridge: Bridge, engine: PuppetEngine, settled: Settled) -> None:
    settled()
    heard: list[LinkView] = []
    bridge.link_changed.connect(heard.append)
    engine.link.put(LinkView("online"))
    bridge.close()
    settled()
    assert heard == []
    assert engine.wake is None
