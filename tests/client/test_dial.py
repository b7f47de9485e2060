"""Ways to a server: addresses, an HTTP proxy, and a sentence for each way to fail."""

import asyncio
import socket
from pathlib import Path

import pytest
from websockets.asyncio.server import serve

from app.client.border import Connect, SignInFailed
from app.client.dial import Address, DialFailed, dial, read_address
from tests.client.place import Place
from tests.client.proxy import Proxy
from tests.rig.people import NURSE, PASSWORD
from tests.rig.server import Server

PIN = "ab" * 32


def test_an_enrolment_link_a_plain_name_and_loopback_are_addresses() -> None:
    assert read_address(f"preceptor://clinic.example:8740#{PIN}") == Address("clinic.example", 8740, True, PIN)
    assert read_address(" clinic.example ") == Address("clinic.example", 8740, True)
    assert read_address("ws://127.0.0.1:9") == Address("127.0.0.1", 9, False)


@pytest.mark.parametrize(
    "text",
    ["", "http://clinic.example", "ws://clinic.example", "preceptor://a#12", "wss://a:99999999", "wss://[::1", "a..b"],
)
def test_what_is_no_address_is_refused_in_words(text: str) -> None:
    with pytest.raises(DialFailed) as failed:
        read_address(text)
    assert failed.value.code == "wrong_server" and failed.value.text.endswith(".")


def through(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system names this proxy; the name is one that only the proxy can find."""
    for variable in ("https_proxy", "http_proxy", "wss_proxy", "ws_proxy"):
        monkeypatch.setenv(variable, f"http://127.0.0.1:{proxy.port}")
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")


@pytest.mark.slow
def test_both_connections_go_through_the_proxy_that_the_system_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.server.tls import pin_of

    with Server(tmp_path / "server", ["--tls-self-signed"]) as server, Proxy(server.port) as proxy:
        through(proxy, monkeypatch)
        pin = pin_of(server.data / "tls" / "cert.pem")
        with Place(tmp_path / "laptop") as laptop:
            laptop.sign_in(f"preceptor://hospital.invalid:443#{pin}", NURSE)
        assert proxy.asked[0].startswith("CONNECT hospital.invalid:443 ")


def test_a_proxy_that_refuses_is_named_in_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with Proxy(1, refuse=True) as proxy:
        through(proxy, monkeypatch)
        with pytest.raises(DialFailed) as failed:
            asyncio.run(dial(Address("hospital.invalid", 443, True, PIN), "/events"))
        assert failed.value.code == "unreachable" and "proxy" in failed.value.text


def test_a_server_of_another_version_is_told_from_no_server(tmp_path: Path) -> None:
    """It is a WebSocket server that does not speak our subprotocol."""

    async def older() -> None:
        async with serve(lambda connection: connection.wait_closed(), "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            with pytest.raises(DialFailed) as failed:
                await dial(Address("127.0.0.1", port, False), "/events")
            assert failed.value.code == "other_version" and "version" in failed.value.text

    asyncio.run(older())


def test_a_port_where_nobody_listens_is_a_failed_sign_in_with_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken, Place(tmp_path / "laptop") as laptop:
        taken.bind(("127.0.0.1", 0))  # and kept, so that no other program comes to listen there
        port = taken.getsockname()[1]
        laptop.post(Connect(f"ws://127.0.0.1:{port}", NURSE.user, PASSWORD))
        failed = laptop.notice(SignInFailed)
        assert failed.code == "unreachable" and str(port) in failed.text
