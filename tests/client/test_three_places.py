"""One consult at several places: equal ends, an instruction that comes late, what ends when the specialist leaves."""

from pathlib import Path

import pytest

from app.client import receipts
from app.client.border import LeaveConsult, MediaView, NotShownInTime, OpenConsult, RoomOpened, RoomView, UseDevices
from app.consult.events import Accepted, InstructionGiven, MessageSent
from app.consult.rules.media import CLOCK_SLACK_MS, STOPS_MS
from app.consult.state import ConsultState
from app.media.frames import FrameRef
from tests.client.place import Place, in_call, new_consult
from tests.rig.people import NURSE, SECOND_SPECIALIST, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def test_three_places_that_write_at_once_while_one_is_cut_off_end_equal(shared_server: Server, tmp_path: Path) -> None:
    server = shared_server
    with (
        Relay(server.port) as relay,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
        Place(tmp_path / "second") as second,
    ):
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        second.sign_in(f"ws://127.0.0.1:{relay.port}", SECOND_SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        second.submit(consult, Accepted(SECOND_SPECIALIST.name))  # the first one wins
        second.post(OpenConsult(consult))
        second.notice(RoomOpened)
        places = (clinic, city, second)
        second.room(lambda view: len(view.here) == 3)
        relay.cut("reset")
        second.until(lambda: second.engine.link.peek().state == "connecting")
        for number in range(20):
            for at, place in enumerate(places):
                place.submit(consult, MessageSent(f"m{at}-{number}", str(number)))
        clinic.state(lambda one: len(one.messages) == 40)
        relay.restore()
        for place in places:
            place.room(lambda view: len(view.state.messages) == 60 and not view.pending)

        def level() -> list[ConsultState] | None:
            views = [place.engine.room.peek() for place in places]
            return [view.state for view in views] if len({view.confirmed_seq for view in views}) == 1 else None

        ends = clinic.until(level)
        assert len({end.head for end in ends}) == 1
        assert ends[0].messages == ends[1].messages == ends[2].messages
        assert ends[0].people.keys() == ends[1].people.keys() == ends[2].people.keys()


def test_an_instruction_that_was_cut_off_for_long_arrives_as_late(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Late is here what is older than three seconds instead of twenty, so that the link need not be down as long."""
    server = shared_server
    with (
        Relay(server.port) as relay,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        clinic.sign_in(f"ws://127.0.0.1:{relay.port}", NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        city.submit(consult, InstructionGiven("i0", "Sit her up"))
        assert not clinic.room(lambda view: "i0" in view.state.instructions).late
        monkeypatch.setattr(receipts, "LATE_MS", 3_000)  # not before: a computer may stand still so long
        relay.cut("reset")
        clinic.until(lambda: clinic.engine.link.peek().state == "connecting")
        city.submit(consult, InstructionGiven("i1", "Stop the drip", replaces="i0"))
        city.room(lambda view: "i1" in view.state.instructions and not view.pending)
        while city.notice(NotShownInTime).instruction != "i1":  # three seconds later; nobody painted the first either
            continue
        relay.restore()
        clinic.room(lambda one: "i1" in one.state.instructions and "i1" in one.late)


def test_camera_microphone_and_recording_end_with_the_last_specialist(shared_server: Server, tmp_path: Path) -> None:
    server = shared_server
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = in_call(clinic, city, server.url)
        for place in (clinic, city):
            place.until(lambda place=place: place.engine.media.peek().recording)
        clinic.state(lambda one: any(segment.stream == "own" for segment in one.segments.values()))
        clinic.until(lambda: clinic.engine.frames["own"].peek())
        clinic.room(lambda view: hears(view) == {"no_speaker"})
        city.post(UseDevices("scene", "none", "clock"))
        clinic.room(lambda view: hears(view) == {"yes"})
        city.post(LeaveConsult())
        taken: list[int] = []

        def is_off() -> MediaView | None:
            frame, media = newest_own(clinic), clinic.engine.media.peek()
            taken.extend((frame.capture_ms,) if frame is not None else ())
            return media if not media.on and not media.recording else None

        media = clinic.until(is_off)
        assert (media.camera, media.microphone, media.recording) == ("off", "off", False)
        state = clinic.state(
            lambda one: (
                one.meeting is None
                and bool(one.segments)
                and all(segment.until_ms is not None for segment in one.segments.values())
            )
        )
        left_ms = state.people[SPECIALIST.user].left_ms
        assert left_ms is not None
        latest_ms = left_ms + STOPS_MS + CLOCK_SLACK_MS
        own = [one.until_ms for one in state.segments.values() if one.by == NURSE.user and one.until_ms is not None]
        assert taken and max(taken) <= latest_ms and max(own) <= latest_ms
        seq, last = state.seq, newest_own(clinic)
        clinic.submit(consult, MessageSent("m1", "Thank you"))  # the room itself goes on
        after = clinic.room(lambda view: view.confirmed_seq > seq and not view.pending).state
        assert newest_own(clinic) in (last, None)  # what was on its way as the camera went is taken out again
        assert any(one.stream == "own" for one in after.segments.values())


def newest_own(place: Place) -> FrameRef | None:
    frame = place.engine.frames["own"].peek()
    return frame.ref if frame is not None else None


def hears(view: RoomView) -> set[str]:
    return {status.hears for status in view.media.values()}
