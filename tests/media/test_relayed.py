"""Two peers that can meet only at the site's own relay, a real coturn: over UDP, over TCP, and when it is gone."""

from collections.abc import Iterator

import pytest

from app.media import relayprobe
from app.media.ice import Ways
from app.media.peer import Peer
from app.media.relayprobe import Tried, best, parsed, probe
from app.server.turn import credential
from tests.media.parts import media_threads
from tests.media.test_peer import Pair, run, until
from tests.rig.coturn import SECRET, Coturn

NAME = "2000000000:anna"  # good until 2033: coturn takes a second of 31 bits
CREDENTIAL = credential(SECRET.encode(), NAME)


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("turn:relay:3478?transport=udp", ("UDP", "relay", 3478)),
        ("turn:relay", ("UDP", "relay", 3478)),
        ("turn:relay:80?transport=tcp", ("TCP", "relay", 80)),
        ("turns:relay", ("TLS", "relay", 5349)),
        ("turns:[2001:db8::7]:443?transport=tcp", ("TLS", "2001:db8::7", 443)),
        ("turns:relay?transport=udp", None),
        ("stun:relay", None),
    ],
)
def test_an_address_of_a_relay(url: str, known: tuple[str, str, int] | None) -> None:
    relay = parsed(url)
    assert (relay and (relay.over, relay.host, relay.port)) == known


def told(*outcomes: tuple[str, relayprobe.Outcome]) -> tuple[Tried, ...]:
    return tuple(Tried(relay, outcome, 20) for url, outcome in outcomes if (relay := parsed(url)) is not None)


def test_the_first_that_is_open_is_taken() -> None:
    assert best(told(("turn:a", "silent"), ("turn:a?transport=tcp", "open"), ("turns:a", "open"))).endswith("tcp")
    assert best(told(("turn:a", "locked"))) == best(()) == ""


@pytest.fixture
def coturn() -> Iterator[Coturn]:
    with Coturn() as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_two_peers_talk_through_the_relay_alone(coturn: Coturn, transport: str) -> None:
    async def call() -> None:
        pair = Pair(Ways(coturn.url(transport), NAME, CREDENTIAL, relay_only=True))
        await pair.start()
        await until(lambda: all(peer.state == "live" and peer.stats().received_packets for peer in pair.peers), 60)
        for peer in pair.peers:
            assert kinds(peer) == {"relay"}
        await pair.close()

    run(call())
    assert media_threads() == []


@pytest.mark.slow
def test_a_relay_that_is_killed_is_noticed_and_found_silent_by_the_next_probe(coturn: Coturn) -> None:
    async def call() -> None:
        urls = (coturn.url("tcp"), coturn.url("udp"))
        before = await probe(urls, NAME, CREDENTIAL, 20)
        assert [one.relay.over for one in before] == ["UDP", "TCP"] and best(before) == coturn.url("udp")
        pair = Pair(Ways(coturn.url("udp"), NAME, CREDENTIAL, relay_only=True))
        await pair.start()
        await until(lambda: all(peer.state == "live" for peer in pair.peers), 60)
        coturn.kill()
        await until(lambda: all(peer.state == "stalled" for peer in pair.peers), 60)
        after = await probe(urls, NAME, CREDENTIAL, 0.5)
        assert best(after) == "" and all(one.outcome in ("silent", "refused") for one in after)
        await pair.close()

    run(call())


@pytest.mark.slow
def test_a_wrong_credential_is_told_from_a_blocked_port(coturn: Coturn) -> None:
    async def ask() -> None:
        (tried,) = await probe((coturn.url("udp"),), NAME, "wrong", 20)
        assert tried.outcome == "locked"

    run(ask())


def kinds(peer: Peer) -> set[str]:
    """What the descriptions of this side offer."""
    description = peer._pc.localDescription.sdp
    return {line.split()[7] for line in description.split("\r\n") if line.startswith("a=candidate:")}
