"""The media relay is itself tested: what peers believe about the path has to be what the test asked for."""

import contextlib
import socket
import time
from collections.abc import Iterator

import pytest

from app.consult.events.media import MeetingStarted
from app.consult.events.request import Accepted
from app.consult.messages import Heard, Say, Welcome
from app.consult.whispers import PointerMoved, Signal
from app.geometry import Point
from tests.rig.media_relay import CLEAR, MediaRelay, Path
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.server.talker import Talker

MEETING = "ab" * 16
ARRIVE_FIRST = [0, 2, 5, 8, 11, 12]  # of two hundred, half of them lost, seed 7
SDP = "\r\n".join(
    (
        "v=0",
        "m=audio 9 UDP/TLS/RTP/SAVPF 96",
        "a=candidate:1 1 udp 2130706431 {host} {port} typ host",
        "a=candidate:2 1 udp 2130706175 fe80::1 40000 typ host",
        "a=end-of-candidates",
        "",
    )
)


class Peer:
    """A datagram socket that says who it is in a session description."""

    def __init__(self, talker: Talker) -> None:
        self.talker = talker
        self.other: tuple[str, int] = ("", 0)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(5)

    @property
    def port(self) -> int:
        return self.socket.getsockname()[1]

    def say(self, consult: str, kind: str) -> None:
        sdp = SDP.format(host="127.0.0.1", port=self.port)
        self.talker.send(Say(consult, Signal(MEETING, kind, sdp)))  # type: ignore[arg-type]

    def hear(self) -> str:
        heard = self.talker.expect(Heard, lambda one: isinstance(one.whisper, Signal))
        assert isinstance(heard.whisper, Signal)
        line = next(line for line in heard.whisper.sdp.split("\r\n") if line.startswith("a=candidate:"))
        self.other = ("127.0.0.1", int(line.split()[5]))
        return heard.whisper.sdp

    def send(self, data: bytes) -> None:
        self.socket.sendto(data, self.other)

    def receive(self) -> tuple[bytes, int]:
        data, (_host, port) = self.socket.recvfrom(2_000)
        return data, port


def person(talker: Talker) -> str:
    return next(message.person.person for message in talker.heard if isinstance(message, Welcome))


@pytest.fixture
def relay(shared_server: Server) -> Iterator[MediaRelay]:
    with MediaRelay(shared_server.port, seed=7) as running:
        yield running


@pytest.fixture
def pair(shared_server: Server, relay: MediaRelay) -> Iterator[tuple[Peer, Peer]]:
    """The clinic behind the relay and the specialist before it, after offer and answer."""
    with Talker(relay.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.open(consult)
        expert.open(consult)
        expert.keep(consult, MeetingStarted(MEETING, person(nurse), person(expert)))
        clinic, specialist = Peer(nurse), Peer(expert)
        specialist.say(consult, "offer")
        clinic.hear()
        clinic.say(consult, "answer")
        specialist.hear()
        yield clinic, specialist
        clinic.socket.close()
        specialist.socket.close()


def test_each_peer_knows_the_other_by_one_address_that_is_the_relay(relay: MediaRelay, pair: tuple[Peer, Peer]) -> None:
    clinic, specialist = pair
    assert relay.passed().calls == 1
    assert {clinic.other[1], specialist.other[1]}.isdisjoint({clinic.port, specialist.port})
    specialist.send(b"down")
    assert clinic.receive() == (b"down", clinic.other[1])
    clinic.send(b"up")
    assert specialist.receive() == (b"up", specialist.other[1])
    assert relay.passed()[:4] == (1, 1, 2, 4)


def test_only_the_one_address_is_left_in_a_description_and_the_rest_of_it_stays(
    shared_server: Server, relay: MediaRelay, pair: tuple[Peer, Peer]
) -> None:
    clinic, specialist = pair
    consult = next(message.consult for message in specialist.talker.heard if isinstance(message, Heard))
    clinic.say(consult, "offer")
    lines = specialist.hear().split("\r\n")
    own = SDP.format(host="127.0.0.1", port=clinic.port).split("\r\n")
    assert [line for line in lines if "candidate:" not in line] == [line for line in own if "candidate:" not in line]
    assert sum("a=candidate:" in line for line in lines) == 1


def test_other_whispers_pass_as_they_are(relay: MediaRelay, pair: tuple[Peer, Peer]) -> None:
    clinic, specialist = pair
    consult = next(message.consult for message in specialist.talker.heard if isinstance(message, Heard))
    pointed = PointerMoved(None, Point(10, 20))
    clinic.talker.send(Say(consult, pointed))
    assert specialist.talker.expect(Heard, lambda one: isinstance(one.whisper, PointerMoved)).whisper == pointed


def test_after_a_move_what_was_agreed_leads_nowhere_and_another_agreement_does(
    relay: MediaRelay, pair: tuple[Peer, Peer]
) -> None:
    clinic, specialist = pair
    consult = next(message.consult for message in specialist.talker.heard if isinstance(message, Heard))
    before = clinic.other
    relay.move()
    specialist.send(b"nobody")
    specialist.say(consult, "offer")
    clinic.hear()
    clinic.say(consult, "answer")
    specialist.hear()
    assert clinic.other != before
    specialist.send(b"again")
    assert clinic.receive()[0] == b"again"


def test_a_late_path_takes_at_least_its_time(relay: MediaRelay, pair: tuple[Peer, Peer]) -> None:
    """A lower bound is the relay's promise, not a figure of speed."""
    clinic, specialist = pair
    relay.shape(CLEAR, Path(delay_ms=300))
    began = time.monotonic()
    specialist.send(b"late")
    assert clinic.receive()[0] == b"late"
    assert time.monotonic() - began >= 0.3


def test_a_lossy_path_loses_its_share_the_same_one_each_time(relay: MediaRelay, pair: tuple[Peer, Peer]) -> None:
    clinic, specialist = pair
    relay.shape(CLEAR, Path(loss=0.5))
    for number in range(200):
        specialist.send(bytes([number]))
        time.sleep(0.0005)
    relay.shape(CLEAR, CLEAR)
    specialist.send(b"end")
    arrived = []
    while (data := clinic.receive()[0]) != b"end":
        arrived.append(data[0])
    assert arrived[:6] == ARRIVE_FIRST
    assert 70 < len(arrived) < 130
    assert relay.passed().lost == 200 - len(arrived)


def test_a_slow_path_queues_so_much_and_drops_the_rest(relay: MediaRelay, pair: tuple[Peer, Peer]) -> None:
    clinic, specialist = pair
    relay.shape(CLEAR, Path(bps=80_000, queue_bytes=5_000))  # so slow that little leaves while they are handed in
    for _ in range(20):
        specialist.send(bytes(1_000))
    received = 0
    clinic.socket.settimeout(0.1)
    while received + relay.passed().lost < 20:  # of each it is known what became of it
        with contextlib.suppress(TimeoutError):
            clinic.receive()
            received += 1
    assert 5 <= received <= 8
