"""Two peers that can meet only at the site's own relay, a real coturn: over UDP, TCP and TLS, and when it is gone."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiortc.rtcicetransport import connection_kwargs

from app.consult.relay import Relay, parsed
from app.media import relayprobe
from app.media.ice import Ways, configuration
from app.media.peer import Peer
from app.media.relayprobe import Outcome, Tried, best, last_hope, patience_s, probe
from app.server.tls import self_signed
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
        ("turns:relay:443?transport=tcp", ("TLS", "relay", 443)),
        ("turn:[2001:db8::7]:3478", None),
        ("turn:2001:db8::7", None),
        ("turn:relay:0", None),
        ("turn:relay:65536", None),
        ("turns:relay?transport=udp", None),
        ("stun:relay", None),
    ],
)
def test_an_address_of_a_relay(url: str, known: tuple[str, str, int] | None) -> None:
    relay = parsed(url)
    assert (relay and (relay.over, relay.host, relay.port)) == known


def test_what_is_an_address_aiortc_takes_and_what_is_none_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    for url in ("turn:relay:65535?transport=udp", "turn:10.0.0.1", "turns:relay:443", "turns:relay?transport=tcp"):
        assert parsed(url) is not None
        assert connection_kwargs(configuration(Ways(url)).iceServers)["turn_server"]
    assert configuration(Ways("turn:[2001:db8::7]:3478")).iceServers == []
    assert "is not understood" in caplog.text


def test_a_slow_line_is_given_its_round_trips_within_what_a_connection_waits() -> None:
    assert patience_s(0) == patience_s(400) == relayprobe.PROBE_S
    assert patience_s(700) == pytest.approx(4.2)
    assert patience_s(4_000) == relayprobe.MOST_S


def test_who_is_behind_the_best_is_untried_and_who_is_before_it_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    async def outcome(relay: Relay, username: str, credential: str) -> Outcome:
        if relay.over != "TCP":
            await asyncio.Event().wait()
        return "open"

    monkeypatch.setattr(relayprobe, "_outcome", outcome)
    tried = asyncio.run(probe(("turns:a", "turn:a", "turn:a?transport=tcp"), NAME, CREDENTIAL, 0.06))
    assert [(one.relay.over, one.outcome) for one in tried] == [("UDP", "silent"), ("TCP", "open"), ("TLS", "untried")]


def test_the_last_hope_is_what_gets_through_most_networks() -> None:
    assert last_hope(told(("turn:a", "silent"), ("turn:a?transport=tcp", "silent"), ("turns:a", "silent"))) == "turns:a"
    assert last_hope(told(("turn:a?transport=tcp", "silent"), ("turns:a", "untrusted"))) == "turn:a?transport=tcp"
    assert last_hope(told(("turn:a", "silent"), ("turns:a", "refused"))) == ""


def told(*outcomes: tuple[str, relayprobe.Outcome]) -> tuple[Tried, ...]:
    return tuple(Tried(relay, outcome, 20) for url, outcome in outcomes if (relay := parsed(url)) is not None)


def test_the_first_that_is_open_is_taken() -> None:
    assert best(told(("turn:a", "silent"), ("turn:a?transport=tcp", "open"), ("turns:a", "open"))).endswith("tcp")
    assert best(told(("turn:a", "locked"))) == best(()) == ""


@pytest.fixture
def coturn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Coturn]:
    """With a certificate that this computer trusts, as it would a hospital's."""
    cert, key = self_signed(tmp_path, "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    with Coturn(certificate=(cert, key)) as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize("transport", ["udp", "tcp", "tls"])
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
def test_a_relay_whose_certificate_nobody_vouches_for_is_not_taken(
    coturn: Coturn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cert, _ = self_signed(tmp_path / "another", "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))

    async def ask() -> None:
        (tried,) = await probe((coturn.url("tls"),), NAME, CREDENTIAL, 20)
        assert tried.outcome == "untrusted"

    run(ask())


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
