"""The events connection: who gets in, what it takes, and what closes it without harm to anybody else."""

import contextlib
import random
import sqlite3
import threading
import time
from contextlib import closing

import msgspec
import pytest
from websockets.exceptions import ConnectionClosed

from app.consult.codecs import Codec
from app.consult.events import Origin, encode_event
from app.consult.events.guidance import MessageSent
from app.consult.events.request import Accepted, ConsultRequested
from app.consult.messages import (
    Board,
    Committed,
    Denied,
    Exported,
    Heard,
    NotOpened,
    Open,
    Opened,
    Ping,
    Pong,
    Received,
    Refused,
    Say,
    ServerMessage,
    SignIn,
    Submit,
    Watch,
)
from app.consult.whispers import Drawing, PointerMoved, StopSaid
from app.geometry import Point
from app.server.note import PATIENCE_S as WAITS_FOR_TRAIL_S
from app.server.pace import WHISPERS_BURST
from app.store.audit import AuditTrail
from app.store.log import EventLog
from tests.rig.people import NURSE, OUTSIDER, PASSWORD, SECOND_SPECIALIST, SPECIALIST, TRAINEE
from tests.rig.server import Server
from tests.server.talker import PATIENCE_S, Talker, dial, new_id


def answer_to(server: Server, user: str, secret: str) -> ServerMessage:
    codec = Codec("msgpack")
    socket = dial(server.url, "/events")
    socket.send(codec.encode(SignIn(user, secret, new_id())))
    answer = codec.decode_server(socket.recv(timeout=PATIENCE_S))
    socket.close()
    return answer


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(shared_server: Server) -> None:
    wrong, unknown = (
        answer_to(shared_server, NURSE.user, "not it at all"),
        answer_to(shared_server, "nobody", "not it at all"),
    )
    assert isinstance(wrong, Denied)
    assert wrong == unknown
    assert wrong.code == "wrong_password"


def test_after_five_wrong_passwords_even_the_right_one_must_wait(server: Server) -> None:
    for _ in range(5):
        answer_to(server, OUTSIDER.user, "not it at all")
    answer = answer_to(server, OUTSIDER.user, PASSWORD)
    assert isinstance(answer, Denied)
    assert answer.code == "throttled"
    with Talker(server.url, NURSE):
        pass


def test_the_author_is_who_signed_in_whatever_a_message_says(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        expert.open(consult)
        spoofed = {
            "type": "Submit",
            "consult": consult,
            "origin": [nurse.device, 50],
            "made_ms": 1,
            "offset_known": True,
            "by": SPECIALIST.user,
            "body": encode_event(MessageSent(new_id(), "give 10 mg")),
        }
        nurse.socket.send(msgspec.msgpack.encode(spoofed))
        assert nurse.acknowledged(Origin(nurse.device, 50)).by == NURSE.user


def test_somebody_elses_origin_is_no_way_to_their_event(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        taken = nurse.keep(consult, MessageSent(new_id(), "mine")).origin
        expert.send(Submit(consult, taken, 1, True, encode_event(MessageSent(new_id(), "theirs"))))
        assert expert.expect(Refused).origin == taken


def test_sent_again_it_is_the_same_event(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult = nurse.ask()
        submit = Submit(consult, Origin(nurse.device, 9), 5, True, encode_event(MessageSent(new_id(), "once")))
        nurse.send(submit)
        first = nurse.acknowledged(submit.origin)
        nurse.send(submit)
        assert nurse.acknowledged(submit.origin) == first


def test_an_outsider_gets_the_answer_of_an_unknown_consult(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, OUTSIDER) as outsider:
        consult = nurse.ask()
        answers = []
        for asked in (consult, new_id()):
            outsider.send(Open(asked))
            answer = outsider.expect(NotOpened)
            answers.append((answer.code, answer.text))
        assert answers[0] == answers[1]


def test_a_specialist_sees_the_request_on_the_board_without_the_name(server: Server) -> None:
    with Talker(server.url, NURSE) as nurse, Talker(server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        for talker, name in ((nurse, "Signe Testperson"), (expert, "")):
            talker.send(Watch())
            (entry,) = talker.expect(Board).entries
            assert (entry.consult, entry.patient.name, entry.patient.local_number) == (consult, name, "4711")
        assert b"Signe" not in b"".join(msgspec.msgpack.encode(message) for message in expert.heard)


def test_whispers_reach_the_others_in_the_room_and_nobody_else(shared_server: Server) -> None:
    with (
        Talker(shared_server.url, NURSE) as nurse,
        Talker(shared_server.url, SPECIALIST) as expert,
        Talker(shared_server.url, SECOND_SPECIALIST) as other,
    ):
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        expert.open(consult)
        expert.expect(Committed, lambda c: b"PersonJoined" in c.record.body and c.record.by == SPECIALIST.user)
        expert.send(Say(consult, Drawing(True)))
        heard = nurse.expect(Heard)
        assert (heard.by, heard.whisper) == (SPECIALIST.user, Drawing(True))
        other.send(Say(consult, PointerMoved(None, Point(1, 1))))
        nurse.nothing(Heard, 0.5)


def test_r20_a_stop_is_whispered_on_though_its_author_draws_more_than_is_passed_on(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        expert.open(consult)
        expert.expect(Committed, lambda c: b"PersonJoined" in c.record.body and c.record.by == SPECIALIST.user)
        for number in range(2 * int(WHISPERS_BURST)):
            expert.send(Say(consult, PointerMoved(None, Point(number, 1))))
        expert.send(Say(consult, StopSaid("s1", 5)))
        assert nurse.expect(Heard, lambda heard: heard.whisper == StopSaid("s1", 5))


def test_a_whisper_that_is_not_known_here_leaves_the_connection_as_it_is(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        nurse.socket.send(msgspec.msgpack.encode({"type": "Say", "consult": "c", "whisper": {"type": "SmellSensed"}}))
        nurse.send(Ping(5))
        assert nurse.expect(Pong).mono_ms == 5


def test_json_takes_part_too(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE, form="json") as nurse:
        consult = nurse.ask()
        nurse.open(consult)
        nurse.send(Ping(5))
        assert nurse.expect(Pong).mono_ms == 5


@pytest.mark.parametrize(
    "bad",
    [
        b"\xc1",
        b"",
        b"\x80",
        msgspec.msgpack.encode({"type": "Nonsense"}),
        msgspec.msgpack.encode({"type": "Open", "consult": 7}),
        msgspec.msgpack.encode({"type": "Open", "consult": "../../x"}),
        msgspec.msgpack.encode({"type": "SignIn", "user": "a", "secret": "b", "device": "c"}),
        msgspec.msgpack.encode(
            {"type": "Submit", "consult": "c", "origin": ["d", 2**62], "made_ms": 1, "offset_known": True, "body": b""}
        ),
        msgspec.msgpack.encode({"type": "Ola Nordmann"}),
        b"\x91" * 60_000,
        "text on a connection of bytes",
        b"x" * 70_000,
    ],
    ids=lambda bad: f"{len(bad)}-{bad[:12]!r}",
)
def test_what_cannot_be_read_closes_that_connection_and_no_other(bad: bytes | str, shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, NURSE) as vandal:
        vandal.socket.send(bad)
        with pytest.raises(ConnectionClosed) as closed:
            vandal.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code in (1007, 1009)
        nurse.ask()
    assert "Nordmann" not in shared_server.log.read_text(encoding="utf-8")


def test_many_mutated_messages_later_the_server_still_works(shared_server: Server) -> None:
    chance = random.Random(20261122)
    with Talker(shared_server.url, NURSE) as nurse:
        consult = nurse.ask()
        body = encode_event(MessageSent("m" * 32, "hello"))
        codec = Codec("msgpack")
        origin = Origin(nurse.device, 77)
        good = [codec.encode(m) for m in (Submit(consult, origin, 1, True, body), Open(consult), Watch(), Ping(1))]
        for _ in range(10):
            vandal = Talker(shared_server.url, NURSE)
            try:
                for _ in range(190):
                    data = bytearray(chance.choice(good))
                    for _ in range(chance.randint(1, 3)):
                        data[chance.randrange(len(data))] = chance.randrange(256)
                    vandal.socket.send(bytes(data))
            except ConnectionClosed:
                continue
            finally:
                vandal.close()
        nurse.keep(consult, MessageSent(new_id(), "still here"))
    assert "Traceback" not in shared_server.log.read_text(encoding="utf-8")


def test_the_same_computer_signing_in_again_replaces_its_old_connection(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as old, Talker(shared_server.url, NURSE, device=old.device):
        assert old.expect(Denied).code == "replaced"


def test_a_flood_from_one_does_not_reach_another_nor_hold_up_the_end(server: Server) -> None:
    with Talker(server.url, NURSE) as calm, Talker(server.url, OUTSIDER) as flood:
        stop = threading.Event()
        consult = calm.ask()

        def pour() -> None:
            with contextlib.suppress(ConnectionClosed):
                while not stop.is_set():
                    flood.send(Received(consult, 1))

        thread = threading.Thread(target=pour, daemon=True)
        thread.start()
        for _ in range(20):
            calm.keep(consult, MessageSent(new_id(), "calm"))
        stop.set()
        flood.cut()
        thread.join(PATIENCE_S)
    assert server.stop() == 0


def test_what_is_opened_is_in_the_trail_before_it_is_given(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, closing(other_writer(shared_server)) as writer:
        consult = nurse.ask()
        writer.execute("BEGIN IMMEDIATE")  # nobody else can write now
        began = time.monotonic()
        nurse.send(Open(consult))
        with contextlib.suppress(TimeoutError):
            nurse.expect(Opened, within_s=0.4)
        waited_s = time.monotonic() - began
        writer.rollback()
        if waited_s >= WAITS_FOR_TRAIL_S:  # a computer may stand still for so long: then a patient goes first
            return
        assert not any(isinstance(one, Opened) for one in nurse.heard)
        nurse.expect(Opened)
        given_s = time.monotonic() - began
        found = writer.execute("SELECT who, outcome FROM audit WHERE did = 'opened_consult' AND what = ?", (consult,))
        assert found.fetchall() == [(NURSE.user, "done")] or given_s >= WAITS_FOR_TRAIL_S


def test_a_trail_that_cannot_be_written_keeps_nobody_from_a_patient_for_long(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, closing(other_writer(shared_server)) as writer:
        consult = nurse.ask()
        writer.execute("BEGIN IMMEDIATE")
        nurse.send(Open(consult, join=False))
        nurse.expect(Opened)  # while nothing can be written: it waits for no end of that
        writer.rollback()


def other_writer(server: Server) -> sqlite3.Connection:
    return sqlite3.connect(server.data / "preceptor.sqlite", isolation_level=None, timeout=PATIENCE_S)


def test_who_made_a_file_of_a_consult_is_in_the_trail(shared_server: Server) -> None:
    with (
        Talker(shared_server.url, NURSE) as nurse,
        Talker(shared_server.url, SPECIALIST) as expert,
        Talker(shared_server.url, TRAINEE) as trainee,
        Talker(shared_server.url, OUTSIDER) as outsider,
        closing(other_writer(shared_server)) as reader,
    ):
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        for talker, what in ((nurse, "opinion"), (expert, "bundle"), (trainee, "bundle"), (outsider, "opinion")):
            talker.send(Exported(consult, what))
            talker.send(Ping(1))
            talker.expect(Pong)
        wanted = "SELECT who, what, outcome FROM audit WHERE did = 'exported' ORDER BY number"
        until = time.monotonic() + PATIENCE_S
        while len(rows := reader.execute(wanted).fetchall()) < 4 and time.monotonic() < until:
            time.sleep(0.01)  # behind the answer, where the disk took longer than anybody waits for it
        assert rows == [
            (NURSE.user, f"{consult}/opinion", "done"),
            (SPECIALIST.user, f"{consult}/bundle", "done"),
            (TRAINEE.user, f"{consult}/bundle", "refused"),
            (OUTSIDER.user, f"{consult}/opinion", "refused"),
        ]


def test_behind_its_own_unread_flood_a_connection_is_hung_up_all_the_same(shared_server: Server) -> None:
    """A goodbye is waited for only so long: else the vandal would hold its place until a time-out of its choosing."""
    with Talker(shared_server.url, NURSE) as vandal, vandal.socket.socket.dup() as raw:
        frame = b"\x82\x85" + bytes(4) + b"\xc1nope"  # a masked frame of bytes that are no message
        with pytest.raises(ConnectionError):
            while True:
                raw.sendall(frame * 1_000)


def test_sign_ins_opened_consults_and_begun_practice_are_in_the_trail(server: Server) -> None:
    with Talker(server.url, NURSE) as nurse, Talker(server.url, OUTSIDER) as outsider:
        consult = nurse.ask()
        nurse.open(consult)
        outsider.send(Open(consult))
        outsider.expect(NotOpened)
        practice = new_id()
        nurse.keep(practice, ConsultRequested(NURSE.name, NURSE.site, practice=True))
    answer_to(server, NURSE.user, "wrong wrong wrong")
    server.stop()
    log = EventLog(f"sqlite:///{server.data / 'preceptor.sqlite'}")
    trail = AuditTrail(log.engine)
    found = {(line.who, line.did, line.what, line.outcome) for line in trail.lines()}
    assert found >= {
        (NURSE.user, "signed_in", "", "done"),
        (NURSE.user, "signed_in", "", "failed"),
        (NURSE.user, "opened_consult", consult, "done"),
        (OUTSIDER.user, "opened_consult", consult, "refused"),
    }
    assert [one for one in found if one[1] == "began_practice"] == [(NURSE.user, "began_practice", practice, "done")]
    assert trail.first_broken() is None
    log.close()
