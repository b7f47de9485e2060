"""Two hosts reach each other over the emulated link and over nothing else."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.rig.link import Conditions, Outage
from tests.rig.namespaces import Namespaces, missing

PORT = 4_000


@pytest.fixture
def hosts() -> Iterator[Namespaces]:
    if why := missing():
        pytest.skip(why)  # the link in the candidate path serves where there are none
    with Namespaces() as running:
        yield running


@pytest.fixture
def pair(hosts: Namespaces) -> Iterator[tuple[socket.socket, socket.socket]]:
    with hosts.socket("a", socket.SOCK_DGRAM) as one, hosts.socket("b", socket.SOCK_DGRAM) as two:
        for end in (one, two):
            end.bind(("0.0.0.0", PORT))
            end.settimeout(60)
        yield one, two


def test_datagrams_cross_and_are_counted_with_their_headers(
    hosts: Namespaces, pair: tuple[socket.socket, socket.socket]
) -> None:
    one, two = pair
    one.sendto(b"up", (hosts.address("b"), PORT))
    assert two.recvfrom(99) == (b"up", (hosts.address("a"), PORT))
    two.sendto(b"down", (hosts.address("a"), PORT))
    assert one.recvfrom(99)[0] == b"down"
    carried = hosts.carried()
    assert (carried.up.bytes, carried.down.bytes) == (30, 32)


def test_a_cut_link_passes_nothing(hosts: Namespaces, pair: tuple[socket.socket, socket.socket]) -> None:
    one, two = pair
    hosts.shape(Conditions(outages=(Outage(0, 1e9),)), Conditions())
    one.sendto(b"lost", (hosts.address("b"), PORT))
    two.sendto(b"found", (hosts.address("a"), PORT))
    assert one.recvfrom(99)[0] == b"found"
    assert hosts.carried().up.lost == 1


def test_a_host_can_change_its_address(hosts: Namespaces, pair: tuple[socket.socket, socket.socket]) -> None:
    one, two = pair
    before = hosts.address("a")
    hosts.readdress("a")
    one.sendto(b"from elsewhere", (hosts.address("b"), PORT))
    _, (host, _) = two.recvfrom(99)
    assert host == hosts.address("a") != before
    two.sendto(b"found", (host, PORT))
    assert one.recvfrom(99)[0] == b"found"


def test_where_udp_is_blocked_tcp_still_passes(hosts: Namespaces, pair: tuple[socket.socket, socket.socket]) -> None:
    one, two = pair
    hosts.block_udp(True)
    one.sendto(b"blocked", (hosts.address("b"), PORT))
    with hosts.socket("b") as listener, hosts.socket("a") as caller:
        listener.bind(("0.0.0.0", PORT))
        listener.listen()
        caller.settimeout(60)
        caller.connect((hosts.address("b"), PORT))
        caller.sendall(b"by another way")
        heard, _ = listener.accept()
        with heard:
            assert heard.recv(99) == b"by another way"
    hosts.block_udp(False)
    one.sendto(b"through", (hosts.address("b"), PORT))
    assert two.recvfrom(99)[0] == b"through"


def test_a_program_runs_on_a_host_and_finds_no_way_but_the_link(hosts: Namespaces) -> None:
    ask = "import socket; print(sorted(name for _, name in socket.if_nameindex()))"
    done = subprocess.run([*hosts.command("a"), sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['link0', 'lo']"
