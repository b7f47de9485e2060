"""Real engines against the real server process: signing in, the room on both sides, the outbox, links that go."""

import logging
import secrets
import threading
from pathlib import Path

import pytest

from app.client.border import (
    Connect,
    EventRefused,
    Failed,
    LeaveConsult,
    MessagesPainted,
    NotShownInTime,
    OpenConsult,
    Painted,
    RoomOpened,
    SayWhisper,
    SignInFailed,
    SignOut,
)
from app.client.people_commands import KnowPeople, PeopleKnown
from app.clock import SystemClock
from app.consult.events import InstructionGiven, MarkAdded, MessageSent
from app.consult.events.marks import Arrow
from app.consult.events.surface import PageSurface
from app.consult.whispers import PointerMoved
from app.geometry import Point
from app.server.tls import pin_of
from tests.client.place import Place, new_consult, request
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SPECIALIST
from tests.rig.relay import Relay
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def test_two_places_share_one_consult(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        city.submit(consult, MessageSent("m1", "Good morning"), InstructionGiven("i1", "Lift the left arm"))
        view = clinic.room(lambda one: "i1" in one.state.instructions and one.state.messages)
        assert view.state.messages[0].text == "Good morning"
        clinic.post(Painted(consult, view.state.seq))
        clinic.post(MessagesPainted(consult, view.state.seq))
        seen = view.state.instructions["i1"].seq
        me = view.me.person
        city.room(lambda one: one.state.people[me].seen_through >= seen and one.delivered.get(me, 0) >= seen)
        city.room(lambda one: not one.pending)
        whispers = clinic.everything(clinic.engine.whispers)  # what nobody renews is gone in a second
        city.post(SayWhisper(PointerMoved(None, Point(3, 4))))
        clinic.until(lambda: any(one.pointers for one in whispers))
        assert not view.late


def test_what_was_written_offline_leaves_only_over_its_authors_connection(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    consult = secrets.token_hex(16)
    with Relay(server.port) as relay:
        with Place(folder) as laptop:
            laptop.sign_in(f"ws://127.0.0.1:{relay.port}", NURSE)
            relay.cut("reset")
            laptop.until(lambda: laptop.engine.link.peek().state == "connecting")
            laptop.submit(consult, request(NURSE, "written offline"))
            drafts = laptop.until(lambda: laptop.engine.home.peek().drafts)
            assert drafts[0].request.complaint == "written offline"
            laptop.until(lambda: laptop.engine.link.peek().unsent == 1)
        with Place(folder) as laptop:  # the same laptop, another nurse
            laptop.sign_in(server.url, NIGHT_NURSE)
            laptop.until(lambda: laptop.engine.home.peek().known)
            assert laptop.engine.link.peek().unsent == 0
            assert not laptop.engine.home.peek().entries
            laptop.post(SignOut())
            laptop.sign_in(server.url, NURSE)
            entry = laptop.until(lambda: laptop.engine.home.peek().entries)[0]
            assert entry.consult == consult and entry.asked_by == NURSE.name
            laptop.until(lambda: laptop.engine.link.peek().unsent == 0 and not laptop.engine.home.peek().drafts)


def test_strokes_pending_when_the_link_was_cut_arrive_after_it_is_back(server: Server, tmp_path: Path) -> None:
    with Relay(server.port) as relay, Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(f"ws://127.0.0.1:{relay.port}", SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        relay.cut("reset")
        city.until(lambda: city.engine.link.peek().state == "connecting")
        sentence = city.engine.link.peek().sentence
        assert "kept" in sentence
        city.submit(consult, *(MessageSent(f"m{n}", f"offline {n}") for n in range(30)))
        view = city.room(lambda one: len(one.pending) == 30)
        assert len(view.state.messages) == 30  # shown at once
        relay.restore()
        got = clinic.state(lambda state: len(state.messages) == 30)
        assert [message.message for message in got.messages] == [f"m{n}" for n in range(30)]
        city.room(lambda one: not one.pending)


def test_a_server_killed_and_started_again_has_everything_once(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        for n in range(40):
            city.submit(consult, MessageSent(f"m{n}", str(n)))
            if n == 20:
                server.kill()
        server.start()
        got = clinic.state(lambda state: len(state.messages) == 40)
        assert [message.message for message in got.messages] == [f"m{n}" for n in range(40)]


def test_a_refused_event_stays_with_its_author_with_the_reason(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        arrow = Arrow(Point(1, 1), Point(5, 5), 1, 2.0)
        clinic.submit(consult, MarkAdded("k1", PageSurface("no such document", 0), arrow))
        told = clinic.notice(EventRefused)
        view = clinic.room(lambda one: bool(one.refused))
        assert view.refused[0].text == told.text and told.text.endswith(".")
        assert "k1" not in view.state.marks
    with Place(tmp_path / "clinic") as clinic:  # and on the next day
        clinic.sign_in(server.url, NURSE)
        clinic.open(consult)
        assert clinic.room(lambda one: bool(one.refused)).refused[0].event.mark == "k1"


def test_what_is_too_long_for_a_message_is_refused_in_words_and_harms_no_link(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic:
        clinic.sign_in(server.url, NURSE)
        consult = secrets.token_hex(16)
        clinic.submit(consult, request(NURSE))
        clinic.open(consult)
        clinic.submit(consult, MessageSent("m1", "a" * 70_000))
        assert "too long" in clinic.notice(Failed).text
        clinic.submit(consult, MessageSent("m2", "short"))
        view = clinic.room(lambda one: bool(one.state.messages) and not one.pending)
        assert [message.message for message in view.state.messages] == ["m2"]


def test_a_consult_is_read_from_this_disk_while_the_link_is_down(server: Server, tmp_path: Path) -> None:
    with Relay(server.port) as relay, Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(f"ws://127.0.0.1:{relay.port}", NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        city.submit(consult, MessageSent("m1", "kept"))
        clinic.state(lambda state: len(state.messages) == 1)
        clinic.post(LeaveConsult())
        relay.cut("reset")
        clinic.until(lambda: clinic.engine.link.peek().state == "connecting")
        clinic.post(OpenConsult(consult))
        clinic.notice(RoomOpened)
        assert clinic.state(lambda state: len(state.messages) == 1).messages[0].text == "kept"


def test_every_failed_sign_in_has_its_own_sentence(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "laptop") as laptop:
        told = {}
        for url, secret in (
            (server.url, "not the pass phrase"),
            ("ws://127.0.0.1:9", PASSWORD),
            ("ws://192.0.2.1:80", PASSWORD),
            (f"preceptor://127.0.0.1:{server.port}#{'0' * 64}", PASSWORD),
        ):
            laptop.post(Connect(url, NURSE.user, secret))
            failed = laptop.notice(SignInFailed)
            told[failed.text] = failed.code
        assert list(told.values())[:3] == ["wrong_password", "unreachable", "wrong_server"]
        assert len(told) == 4


def test_a_pinned_key_counts_and_the_laptops_date_does_not(tmp_path: Path) -> None:
    with Server(tmp_path / "server", ["--tls-self-signed"]) as server, Place(tmp_path / "laptop", OldClock()) as laptop:
        link = enrolment(server)
        laptop.sign_in(link, NURSE)
        laptop.until(lambda: laptop.engine.link.peek().clock_wrong_ms < -100_000_000_000)
        consult = secrets.token_hex(16)
        laptop.submit(consult, request(NURSE))
        laptop.open(consult)
        state = laptop.state(lambda one: one.seq >= 2)
        assert state.request.at_ms > 1_700_000_000_000
        other = link[:-4] + ("0000" if not link.endswith("0000") else "1111")
        laptop.post(Connect(other, NURSE.user, PASSWORD))
        assert laptop.notice(SignInFailed).code == "pin_changed"


class OldClock(SystemClock):
    """A laptop that believes it is 2015."""

    def now_ms(self) -> int:
        return 1_430_000_000_000 + self.mono_ms()


def enrolment(server: Server) -> str:
    """The link that the administrator hands out."""
    certificate = server.data / "tls" / "cert.pem"
    return f"preceptor://127.0.0.1:{server.port}#{pin_of(certificate)}"


def test_who_gave_an_instruction_is_told_that_it_was_not_shown_in_time(server: Server, tmp_path: Path) -> None:
    clock = Ahead()
    with Relay(server.port) as relay, Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city", clock) as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(f"ws://127.0.0.1:{relay.port}", SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        relay.cut("reset")
        city.until(lambda: city.engine.link.peek().state == "connecting")
        city.submit(consult, InstructionGiven("i1", "Stop the drip"))
        city.room(lambda one: "i1" in one.state.instructions)
        clock.ahead_ms = 25_000
        assert city.notice(NotShownInTime).instruction == "i1"
        clock.ahead_ms = 0
        city.engine.post(SignOut())


class Ahead(SystemClock):
    """A clock that the test can move."""

    ahead_ms = 0

    def mono_ms(self) -> int:
        return super().mono_ms() + self.ahead_ms

    def boot_ms(self) -> int:
        return super().boot_ms() + self.ahead_ms


def test_an_engine_that_does_not_end_in_time_says_what_is_still_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = Place(tmp_path)
    place.post(KnowPeople())
    place.notice(PeopleKnown)
    held = threading.Event()
    place.engine._loop.call_soon_threadsafe(held.wait)
    place.engine.close(0.0)
    held.set()
    place.engine.close()
    (said,) = (one.getMessage() for one in caplog.records if one.levelno == logging.ERROR)
    assert "encoder trial" in said and "engine" in said.partition("still: ")[2].split(", ")
