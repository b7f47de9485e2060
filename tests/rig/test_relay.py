"""The relay is itself tested: a rig that lies makes every test behind it lie."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.rig.relay import Line, Relay


@pytest.fixture
def echo_port() -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))

    def answer(connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            while data := connection.recv(65_536):
                connection.sendall(data)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=answer, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(60)


def _connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=60)


def _receive(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        assert more, "the connection ended early"
        data += more
    return data


def test_everything_arrives_whole_and_in_order(echo_port: int) -> None:
    sent = bytes(range(256)) * 1_000
    with Relay(echo_port) as relay, _connect(relay.port) as connection:
        threading.Thread(target=connection.sendall, args=(sent,), daemon=True).start()
        assert _receive(connection, len(sent)) == sent
        assert relay.carried().up_bytes == len(sent)


def test_a_slow_late_line_takes_at_least_its_time(echo_port: int) -> None:
    """A lower bound is the relay's promise, not a figure of speed."""
    with Relay(echo_port, up=Line(bps=400_000, delay_ms=50)) as relay, _connect(relay.port) as connection:
        began = time.monotonic()
        connection.sendall(bytes(20_000))
        _receive(connection, 20_000)
        assert time.monotonic() - began >= 0.4 + 0.05


def test_nothing_passes_a_silent_link_and_all_of_it_when_restored(echo_port: int) -> None:
    with Relay(echo_port) as relay, _connect(relay.port) as connection:
        connection.sendall(b"before")
        assert _receive(connection, 6) == b"before"
        relay.cut()
        connection.sendall(b"during")
        connection.settimeout(0.3)
        with pytest.raises(TimeoutError):
            connection.recv(10)
        relay.restore()
        connection.settimeout(60)
        assert _receive(connection, 6) == b"during"


def test_a_reset_link_ends_its_connections_and_refuses_new_ones(echo_port: int) -> None:
    with Relay(echo_port) as relay:
        with _connect(relay.port) as connection:
            connection.sendall(b"before")
            _receive(connection, 6)
            relay.cut("reset")
            assert _ended(connection)
        with _connect(relay.port) as refused:
            assert _ended(refused)
        relay.restore()
        with _connect(relay.port) as again:
            again.sendall(b"after")
            assert _receive(again, 5) == b"after"


def test_a_full_queue_stops_the_sender_instead_of_growing(echo_port: int) -> None:
    line = Line(bps=8_000, queue_bytes=4_000)
    with Relay(echo_port, up=line) as relay, _connect(relay.port) as connection:
        connection.settimeout(0.5)
        with pytest.raises(TimeoutError):
            connection.sendall(bytes(64_000_000))
        assert relay.carried().up_bytes < 10_000


def _ended(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True
