"""What opens the site's relays: made from the secret, good for a while, given only to who calls, never logged."""

import logging
from pathlib import Path

import pytest

from app.consult.answers import Relays
from app.consult.messages import RelaysAsk
from app.consult.person import Person
from app.server.turn import LIFE_MS, BadTurn, Turn, credential
from tests.rig.people import NURSE
from tests.rig.server import Server
from tests.server.talker import Talker

URLS = ("turn:relay.example.org:3478?transport=udp", "turns:relay.example.org:443")


def test_the_credential_is_that_of_coturns_shared_secret() -> None:
    """Computed with `openssl dgst -sha1 -hmac north -binary | base64`."""
    assert credential(b"north", "1700000000:anna") == "WS1fjjHj2gNlXzhc/ZcwmC3ofIo="


def test_it_is_good_for_a_shift_and_names_who_asked() -> None:
    given = Turn(URLS, b"north").given(Person("anna", "Anna", "clinic"), 1_000_000)
    assert given.urls == URLS and given.until_ms == 1_000_000 + LIFE_MS
    assert given.username == f"{given.until_ms // 1_000}:anna"
    assert given.credential == credential(b"north", given.username)


def test_who_takes_no_part_in_calls_is_given_none() -> None:
    assert Turn(URLS, b"north").given(Person("rita", "Rita", "reviewer"), 0) == Relays()
    assert Turn().given(Person("anna", "Anna", "clinic"), 0) == Relays()


@pytest.mark.parametrize(
    "url",
    [
        *("stun:relay:3478", "turn:", "turn:relay?transport=sctp", "turns:relay?transport=udp", "turn:a b"),
        *("turn:[2001:db8::1]:3478", "turn:2001:db8::1", "turn:relay:0", "turn:relay:65536", "turn:relay:port"),
    ],
)
def test_an_address_that_is_none_is_refused_in_words(url: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("north\n")
    with pytest.raises(BadTurn, match="no address of a relay"):
        Turn.named((url,), secret)


def test_relay_and_secret_belong_together(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_text("\n")
    for urls, secret in ((URLS, None), ((), empty), (URLS, empty), (URLS, tmp_path / "none")):
        with pytest.raises(BadTurn):
            Turn.named(urls, secret)
    empty.write_text("north\n")
    assert Turn.named(URLS, empty).given(Person("anna", "Anna", "clinic"), 0).credential
    assert Turn.named((), None).given(Person("anna", "Anna", "clinic"), 0) == Relays()


@pytest.mark.slow
def test_a_client_is_told_the_relays_and_no_log_line_holds_what_opens_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("north\n")
    named = [argument for url in URLS for argument in ("--turn", url)]
    with (
        caplog.at_level(logging.DEBUG),
        Server(tmp_path / "server", [*named, "--turn-secret", str(secret)]) as server,
        Talker(server.url, NURSE) as nurse,
    ):
        nurse.send(RelaysAsk())
        told = nurse.expect(Relays)
        assert told.urls == URLS and told.credential == credential(b"north", told.username)
        assert told.credential not in server.log.read_text(encoding="utf-8") + caplog.text
