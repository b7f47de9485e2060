"""What is written for who keeps the network: each host and port, what came of it, and what to open first."""

from app.client.opening import what_it_must_open
from app.consult.relay import parsed
from app.media.relayprobe import Outcome, Tried

SERVER = ("consult.example.org", 443)
UDP, TCP, TLS = "turn:relay:3478?transport=udp", "turn:relay:3478?transport=tcp", "turns:relay:443"


def told(**outcomes: Outcome) -> tuple[Tried, ...]:
    urls = {"udp": UDP, "tcp": TCP, "tls": TLS}
    return tuple(Tried(relay, outcome, 9) for name, outcome in outcomes.items() if (relay := parsed(urls[name])))


def test_hosts_ports_and_what_was_blocked_are_named() -> None:
    text = what_it_must_open(SERVER, True, told(udp="silent", tcp="refused", tls="open"), "blocked")
    assert "consult.example.org port 443: open" in text
    assert "UDP        relay port 3478: blocked: no answer" in text
    assert "TCP        relay port 3478: blocked: the connection was refused" in text
    assert "TCP (TLS)  relay port 443: open" in text
    assert "Please open UDP to relay port 3478" in text


def test_where_no_way_is_left_one_of_all_is_asked_for() -> None:
    text = what_it_must_open(SERVER, True, told(udp="silent", tls="silent"), "blocked")
    assert "Open at least one of these, the first is the best: UDP to relay port 3478 or TCP (TLS) to relay" in text


def test_a_server_out_of_reach_comes_first() -> None:
    text = what_it_must_open(SERVER, False, told(udp="open"))
    assert "consult.example.org port 443: blocked" in text and "without it there is no consult" in text


def test_credentials_and_certificates_are_no_matter_of_ports() -> None:
    text = what_it_must_open(SERVER, True, told(udp="locked", tls="untrusted"))
    assert "the clock or the shared secret" in text and "certificate" in text and "Open at least" not in text


def test_what_was_not_tried_is_not_called_blocked() -> None:
    text = what_it_must_open(SERVER, True, told(udp="open", tcp="untried", tls="untried"))
    assert "blocked" not in text and text.count("not tried: a better way is open") == 2


def test_where_all_is_well_nothing_is_asked() -> None:
    assert what_it_must_open(SERVER, True, told(udp="open", tls="untried")).endswith("Nothing is missing.\n")
    assert "names no relay" in what_it_must_open(SERVER, True, (), "blocked")
    assert what_it_must_open(SERVER, True, (), "open").endswith("Nothing is missing.\n")
