"""Two hosts with a network each and a hospital's firewall between: no UDP passes, the relay in use is killed, the
clinic's address changes. Nobody presses anything, and it is one meeting."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.client.border import MediaView
from app.media import framecode
from app.server.tls import self_signed
from tests.client.place import Place, in_call
from tests.rig.coturn import SECRET, Coturn
from tests.rig.namespaces import Namespaces, missing
from tests.rig.server import Server

pytestmark = pytest.mark.slow
WITHIN_S = 90.0  # of a busy computer: no figure


class Country:
    """The clinic on host a; server, relays and specialist on host b."""

    def __init__(self, hosts: Namespaces, relays: tuple[Coturn, Coturn], clinic: Place, city: Place, url: str) -> None:
        self.hosts, self.relays, self.clinic, self.city = hosts, relays, clinic, city
        in_call(clinic, city, url)

    @property
    def places(self) -> tuple[Place, Place]:
        return self.clinic, self.city

    def talks(self) -> None:
        """Pictures taken from now on are seen at both places."""
        for seeing, taking in (self.places, self.places[::-1]):
            taken_ms = taking.until(lambda taking=taking: taking.engine.frames["own"].peek()).ref.capture_ms
            seeing.until(lambda seeing=seeing, taken_ms=taken_ms: _later(seeing, taken_ms), WITHIN_S)
        assert all(len(place.engine.room.peek().state.meetings) == 1 for place in self.places)

    def both(self, what: Callable[[MediaView], bool]) -> None:
        for place in self.places:
            place.until(lambda place=place: what(place.engine.media.peek()), WITHIN_S)


def _later(place: Place, taken_ms: int) -> bool:
    frame = place.engine.frames["remote"].peek()
    return frame is not None and frame.ref.capture_ms > taken_ms and framecode.read(frame.pixels) is not None


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Country]:
    if why := missing():
        pytest.skip(why)
    with Namespaces() as hosts:
        hosts.block_udp(True)
        host = hosts.address("b")
        cert, key = self_signed(tmp_path / "relay", host)
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        (tmp_path / "secret").write_text(SECRET)
        with hosts.on("b"), Coturn(host) as first, Coturn(host, (cert, key)) as second:
            turns = ("--turn", first.url("udp"), "--turn", first.url("tcp"), "--turn", second.url("tls"))
            turns = (*turns, "--turn-secret", str(tmp_path / "secret"))
            with Server(tmp_path / "server", ("--host", host, "--tls-self-signed", *turns)) as server:
                url = server.line().split()[1]
                with Place(tmp_path / "city") as city, hosts.on("a"), Place(tmp_path / "clinic") as clinic:
                    yield Country(hosts, (first, second), clinic, city, url)


def test_a_call_finds_its_way_through_a_firewall_past_a_dead_relay_and_to_another_address(country: Country) -> None:
    country.talks()
    country.relays[0].kill()
    country.talks()
    country.hosts.block_udp(False)
    country.hosts.readdress("a")
    country.both(lambda media: media.remote == "stalled")
    country.talks()
