"""R21, R22, R24: what the key of an enrolled computer opens, for whom, and what it never does."""

import time

import pytest
from websockets.exceptions import ConnectionClosed

from app.consult.codecs import Codec
from app.consult.events import Origin, encode_event
from app.consult.events.guidance import MessageSent
from app.consult.messages import (
    Bye,
    ClientMessage,
    Committed,
    Denied,
    Enrol,
    Leave,
    NotGiven,
    Open,
    Ping,
    Pong,
    Refused,
    Say,
    SignIn,
    Submit,
    Ticket,
    TicketAsk,
    Watch,
)
from app.consult.whispers import Drawing
from app.server.keydoor import FAILS_AN_ADDRESS
from app.store.audit import AuditTrail
from app.store.database import open_database, sqlite_url
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SPECIALIST
from tests.rig.server import Server
from tests.server.keyholder import KeyHolder
from tests.server.talker import PATIENCE_S, Puller, Talker, cut, dial, new_id
from tests.server.test_admin import admin
from tests.server.test_bulk import DATA, HASH, shared


def is_in_trail(server: Server, who: str, did: str, outcome: str) -> bool:
    """Soon: the trail is written behind the answer."""
    engine = open_database(sqlite_url(server.data / "preceptor.sqlite"))
    try:
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if any((line.who, line.did, line.outcome) == (who, did, outcome) for line in AuditTrail(engine).lines()):
                return True
            time.sleep(0.05)
        return False
    finally:
        engine.dispose()


def test_r21_the_key_of_one_person_on_one_device_opens_for_nobody_else(shared_server: Server) -> None:
    url = shared_server.url
    anna = KeyHolder(NURSE).enrolled(url)
    inside = anna.ask(url)
    assert inside.welcome.person.person == NURSE.user and inside.welcome.scope == "background"
    inside.close()
    assert anna.ask(url, user=NIGHT_NURSE.user).code == "not_enrolled"
    assert anna.ask(url, device=new_id()).code == "not_enrolled"
    assert KeyHolder(NURSE, anna.device).ask(url).code == "not_enrolled"
    assert KeyHolder(NURSE).ask(url, user="nobody").code == "not_enrolled"
    assert is_in_trail(shared_server, NURSE.user, "background", "refused")


def test_r21_what_was_signed_once_is_worth_nothing_a_second_time(shared_server: Server) -> None:
    url = shared_server.url
    anna = KeyHolder(NURSE).enrolled(url)
    first = anna.ask(url)
    first.close()
    assert anna.ask(url, said=first.said).code == "not_enrolled"
    anna.server = "another server"
    assert anna.ask(url).code == "not_enrolled"


def test_r21_a_key_made_anew_ends_the_one_before(shared_server: Server) -> None:
    url = shared_server.url
    before = KeyHolder(NURSE).enrolled(url)
    KeyHolder(NURSE, before.device).enrolled(url)
    assert before.ask(url).code == "not_enrolled"


def test_r21_who_was_let_in_by_a_key_enrols_no_other(shared_server: Server) -> None:
    url = shared_server.url
    with Talker(url, NURSE) as talker:
        anna = KeyHolder(NURSE, talker.device)
        anna.enrol(talker)
        consult = talker.ask()
        talker.open(consult)
        talker.cut()
    back = anna.ask(url, returning=consult)
    assert back.welcome.scope == ""
    back.send(Enrol(bytes(32)))
    with pytest.raises(ConnectionClosed):
        back.hear()


@pytest.mark.parametrize(
    "message",
    [Watch(), Open("c" * 32), Leave("c" * 32), Say("c" * 32, Drawing(True)), Enrol(bytes(32))],
    ids=lambda message: type(message).__name__,
)
def test_r22_a_connection_in_the_background_ends_on_whatever_looks(
    shared_server: Server, message: ClientMessage
) -> None:
    inside = KeyHolder(NURSE).enrolled(shared_server.url).ask(shared_server.url)
    inside.send(message)
    with pytest.raises(ConnectionClosed) as closed:
        inside.hear()
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 1007


def test_r22_it_sends_what_was_left_in_the_name_of_who_wrote_it(shared_server: Server) -> None:
    url = shared_server.url
    with Talker(url, NURSE) as talker:
        anna = KeyHolder(NURSE, talker.device)
        anna.enrol(talker)
        consult = talker.ask()
        talker.keep(consult, shared())
        talker.send(Bye())
    with Talker(url, NIGHT_NURSE, anna.device) as bea:
        bea.counter = 1_000  # one counter a computer
        bea.open(consult)
        new = bea.ask()
        inside = anna.ask(url)
        assert inside.welcome.scope == "background"
        origin = Origin(anna.device, 1_000_000)
        inside.send(Submit(consult, origin, 1, True, encode_event(MessageSent("m-left", "written before"))))
        told = inside.hear()
        assert isinstance(told, Committed) and told.record.by == NURSE.user
        later_ms = time.time_ns() // 1_000_000 + 600_000  # Anna has left: her key has not
        for counter, where, made_ms in (
            (1_000_001, new, 1),  # Bea's patient came after her
            (1_000_002, consult, later_ms),
            (1_000_003, consult, 1),  # what follows on something that waits
            (1_000_004, new_id(), 1),
        ):
            left = encode_event(MessageSent(f"m-{counter}", "not hers"))
            inside.send(Submit(where, Origin(anna.device, counter), made_ms, True, left))
            refused = inside.hear()
            assert isinstance(refused, Refused)
            assert (refused.code == "not_present") is (counter != 1_000_004), counter
        inside.send(Submit(consult, origin, 1, True, encode_event(MessageSent("m-left", "written before"))))
        assert isinstance(inside.hear(), Committed)  # what is there already is answered as ever
        inside.send(Ping(7))
        assert isinstance(inside.hear(), Pong)
        inside.send(TicketAsk())
        ticket = inside.hear()
        assert isinstance(ticket, Ticket)
        pushing = Puller(url, ticket.ticket)
        assert not isinstance(pushing.push(consult, HASH, DATA), NotGiven)
        assert isinstance(pushing.pull(consult, HASH), NotGiven)  # what is there is not given to it
        pushing.close()
        inside.close()
        assert bea.expect(Committed, lambda one: one.record.origin == origin).record.by == NURSE.user
    assert is_in_trail(shared_server, NURSE.user, "background", "done")


def test_r22_it_never_takes_the_place_of_who_is_in_front(shared_server: Server) -> None:
    url = shared_server.url
    with Talker(url, NURSE) as talker:
        anna = KeyHolder(NURSE, talker.device)
        anna.enrol(talker)
        assert anna.ask(url).code == "replaced"
        talker.send(Ping(1))
        talker.expect(Pong)
        talker.send(Bye())
        talker.send(Ping(1))
        talker.expect(Pong)
    inside = anna.ask(url)
    with Talker(url, NURSE, anna.device):
        told = inside.hear()
        assert isinstance(told, Denied) and told.code == "replaced"


def test_r24_who_was_cut_off_in_a_consult_returns_to_that_one_without_the_secret(shared_server: Server) -> None:
    url = shared_server.url
    with Talker(url, NURSE) as talker:
        anna = KeyHolder(NURSE, talker.device)
        anna.enrol(talker)
        consult = talker.ask()
        talker.open(consult)
        talker.cut()
    assert anna.ask(url, returning=new_id()).code == "place_ended"
    back = anna.ask(url, returning=consult)
    assert back.welcome.scope == "" and "bye" in back.welcome.knows
    back.send(Watch())
    back.send(Bye())
    back.close()
    assert anna.ask(url, returning=consult).code == "place_ended"
    assert is_in_trail(shared_server, NURSE.user, "returned", "done")


def test_r24_nobody_returns_after_leaving_nor_once_somebody_else_signed_in(shared_server: Server) -> None:
    url = shared_server.url
    with Talker(url, NURSE) as talker:
        anna = KeyHolder(NURSE, talker.device)
        anna.enrol(talker)
        consult = talker.ask()
        talker.open(consult)
        talker.send(Leave(consult))
        talker.send(Ping(1))
        talker.expect(Pong)
        talker.cut()
    assert anna.ask(url, returning=consult).code == "place_ended"
    with Talker(url, NURSE, anna.device) as talker:
        talker.open(consult)
        talker.cut()
    Talker(url, NIGHT_NURSE, anna.device).close()
    assert anna.ask(url, returning=consult).code == "place_ended"


def test_r24_a_place_outlasts_a_short_return_but_neither_leaving_nor_the_servers_restart(server: Server) -> None:
    url = server.url
    with Talker(url, NURSE) as talker:
        anna = KeyHolder(NURSE, talker.device)
        anna.enrol(talker)
        consult = talker.ask()
        talker.open(consult)
        talker.cut()
    for _ in range(2):  # lost again before it had opened anything
        cut(anna.ask(url, returning=consult).socket)
    back = anna.ask(url, returning=consult)
    back.send(Open(consult))
    back.send(Leave(consult))
    back.send(Ping(1))
    while not isinstance(back.hear(), Pong):
        pass
    back.close()
    assert anna.ask(url, returning=consult).code == "place_ended"
    with Talker(url, NURSE, anna.device) as talker:
        talker.open(consult)
        server.kill()
        server.start()
    assert anna.ask(url, returning=consult).code == "place_ended"


def test_r24_what_is_found_dead_after_somebody_signed_in_there_keeps_no_place(
    shared_server: Server,
) -> None:
    url = shared_server.url
    with Talker(url, NURSE) as dead:
        anna = KeyHolder(NURSE, dead.device)
        anna.enrol(dead)
        consult = dead.ask()
        dead.open(consult)
        Talker(url, NIGHT_NURSE, anna.device).close()
        dead.cut()
    assert anna.ask(url, returning=consult).code == "place_ended"


def test_keys_that_nobody_knows_are_not_asked_for_ever(server: Server) -> None:
    stranger = KeyHolder(NURSE)
    for _ in range(FAILS_AN_ADDRESS):
        assert stranger.ask(server.url).code == "not_enrolled"
    codec = Codec("msgpack")
    socket = dial(server.url, "/events")
    socket.send(codec.encode(SignIn(NURSE.user, "", new_id(), key=stranger.key, background=True)))
    said = codec.decode_server(socket.recv(timeout=PATIENCE_S))
    assert isinstance(said, Denied) and said.code == "throttled"
    Talker(server.url, NURSE).close()  # the password is asked as ever


def test_r21_a_new_password_ends_every_key_that_the_old_one_enrolled(server: Server) -> None:
    thief = KeyHolder(NURSE).enrolled(server.url)
    thief.ask(server.url).close()
    data = ("--data", str(server.data))
    assert admin("set-password", NURSE.user, "--password-stdin", *data, typed="quite new 77\n").returncode == 0
    assert thief.ask(server.url).code == "not_enrolled"  # at once: nothing has to be noticed first


def test_a_revoked_device_is_out_and_only_that_one(server: Server) -> None:
    url, data = server.url, ("--data", str(server.data))
    with Talker(url, NURSE) as lost, Talker(url, NURSE) as kept, Talker(url, SPECIALIST) as expert:
        anna = KeyHolder(NURSE, lost.device)
        anna.enrol(lost)
        bulk = lost.bulk()
        assert lost.device in admin("list-devices", *data, "--user", NURSE.user).stdout
        assert admin("revoke-device", lost.device, *data).returncode == 0
        assert lost.expect(Denied).code == "revoked"
        with pytest.raises(ConnectionClosed):
            bulk.hear()
        for other in (kept, expert):
            other.send(Ping(1))
            other.expect(Pong)
    assert anna.ask(url).code == "revoked"
    assert answer(url, anna.device) == "revoked"
    assert "revoked" in admin("list-devices", *data).stdout
    alone = admin("allow-device", anna.device, "--user", NURSE.user, *data)
    assert alone.returncode == 1 and "revoked for everybody" in alone.stderr
    assert admin("allow-device", anna.device, *data).returncode == 0
    until = time.monotonic() + PATIENCE_S
    while answer(url, anna.device) == "revoked":
        assert time.monotonic() < until
    assert anna.ask(url).code == "not_enrolled"  # the key of before stays nobody's
    assert admin("revoke-device", "never-seen", *data).returncode == 1


def answer(url: str, device: str) -> str:
    """Why not, to the right password; empty when in."""
    codec = Codec("msgpack")
    socket = dial(url, "/events")
    socket.send(codec.encode(SignIn(NURSE.user, PASSWORD, device)))
    said = codec.decode_server(socket.recv(timeout=PATIENCE_S))
    socket.close()
    return said.code if isinstance(said, Denied) else ""
