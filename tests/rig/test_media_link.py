"""Descriptions lead through the link, and what is sent then crosses it as the conditions say."""

import socket
from collections.abc import Iterator

import pytest

from tests.rig.link import Conditions, Outage
from tests.rig.media_link import MediaLink

LINES = (
    "v=0",
    "a=candidate:1 1 tcp 2105458943 127.0.0.1 9 typ host tcptype active",
    "a=candidate:2 1 udp 2105458942 a-name.local {port} typ host",
    "a=candidate:3 1 udp 2105458941 10.1.2.3 {port} typ host",
    "a=candidate:4 1 UDP 2105458940 127.0.0.1 {port} typ host generation 0",
    "m=audio",
    "a=candidate:4 1 UDP 2105458940 127.0.0.1 {port} typ host generation 0",
    "",
)


class Peer:
    def __init__(self) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(60)
        self.other = ("", 0)

    @property
    def sdp(self) -> str:
        return "\r\n".join(LINES).format(port=self.socket.getsockname()[1])


@pytest.fixture
def link() -> Iterator[MediaLink]:
    with MediaLink() as running:
        yield running


@pytest.fixture
def pair(link: MediaLink) -> Iterator[tuple[Peer, Peer]]:
    one, two = Peer(), Peer()
    for side, mine, theirs in (("a", one, two), ("b", two, one)):
        told = link.stand(side, mine.sdp).split("\r\n")
        candidates = [line.split() for line in told if "candidate" in line]
        assert len({tuple(words) for words in candidates}) == 1
        assert [line for line in told if "candidate" not in line] == ["v=0", "m=audio", ""]
        theirs.other = (candidates[0][4], int(candidates[0][5]))
    yield one, two
    one.socket.close()
    two.socket.close()


def test_each_side_reaches_the_other_at_the_link_alone(link: MediaLink, pair: tuple[Peer, Peer]) -> None:
    one, two = pair
    one.socket.sendto(b"up", one.other)
    assert two.socket.recvfrom(99) == (b"up", two.other)
    two.socket.sendto(b"down", two.other)
    assert one.socket.recvfrom(99) == (b"down", one.other)
    carried = link.carried()
    assert (carried.up.arrived, carried.up.bytes) == (1, 30)
    assert (carried.down.arrived, carried.down.bytes) == (1, 32)


def test_each_way_has_its_own_conditions(link: MediaLink, pair: tuple[Peer, Peer]) -> None:
    one, two = pair
    link.shape(Conditions(outages=(Outage(0, 1e9),)), Conditions())
    one.socket.sendto(b"up", one.other)
    two.socket.sendto(b"down", two.other)
    assert one.socket.recvfrom(99)[0] == b"down"
    assert link.carried().up.lost == 1
    link.shape(Conditions(delay_ms=20), Conditions())
    one.socket.sendto(b"again", one.other)
    assert two.socket.recvfrom(99)[0] == b"again"


def test_what_was_handed_in_is_traced_though_it_was_lost(link: MediaLink, pair: tuple[Peer, Peer]) -> None:
    one, two = pair
    link.shape(Conditions(loss=1), Conditions())
    for _ in range(3):
        one.socket.sendto(bytes(72), one.other)
    two.socket.sendto(b"end", two.other)
    one.socket.recvfrom(99)
    up, down = link.traced()
    assert sum(row.bytes for row in up) == 300
    assert [row.bytes for row in down] == [31]


def test_a_description_without_a_plain_address_is_refused(link: MediaLink) -> None:
    with pytest.raises(ValueError, match="address"):
        link.stand("a", "v=0\r\na=candidate:1 1 udp 1 fe80::1 9 typ host\r\n")
