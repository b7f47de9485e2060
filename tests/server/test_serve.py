"""A real server process: it starts safely, keeps what it acknowledged, closes cleanly."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.client.dial import OPEN_TIMEOUT_S
from app.client.link import WELCOME_TIMEOUT_S
from app.clock import ManualClock
from app.consult.codecs import Codec
from app.consult.events.guidance import MessageSent
from app.consult.events.record import GENESIS, record_hash
from app.consult.messages import Denied, Ping, Pong, SignIn, Whole
from app.server import tls
from app.server.arrival import OPEN_S, arrivals
from app.server.health import Health
from app.server.options import ServeOptions
from app.server.serve import _bound
from app.server.signing_in import FIRST_WORD_S
from app.server.strangers import Strangers
from app.store.log import EventLog
from app.tasks import Tasks
from tests.rig.people import NURSE, PASSWORD, SPECIALIST
from tests.rig.server import Server
from tests.server.talker import PATIENCE_S, Talker, dial, new_id, unverified
from tests.server.test_bulk import DATA, HASH

ROOT = Path(__file__).resolve().parents[2]
KILLS = 20


def health(server: Server) -> dict[str, object]:
    try:
        with urllib.request.urlopen(server.url.replace("ws", "http", 1) + "/healthz", timeout=PATIENCE_S) as answer:
            return dict(json.load(answer))
    except HTTPError as error:
        return dict(json.load(error))


def refusal_to_start(data: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "app.cli", "serve", "--data", str(data), "--port", "0", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, cwd=ROOT)
    assert done.returncode == 2
    assert not done.stdout
    return done.stderr


def test_it_says_how_it_is_and_that_every_commit_is_flushed(shared_server: Server) -> None:
    found = health(shared_server)
    assert (found["status"], found["synchronous"], found["read_only"]) == ("ok", 2, False)


def test_other_paths_and_foreign_pages_are_refused(shared_server: Server) -> None:
    with pytest.raises(InvalidStatus) as no_path:
        dial(shared_server.url, "/elsewhere")
    assert no_path.value.response.status_code == 404
    with pytest.raises(InvalidStatus) as foreign:
        dial(shared_server.url, "/events", origin="https://evil.example")
    assert foreign.value.response.status_code == 403


def test_off_loopback_it_refuses_without_tls_and_without_accounts(tmp_path: Path) -> None:
    assert "--tls-self-signed" in refusal_to_start(tmp_path, "--host", "0.0.0.0")
    assert "add-user" in refusal_to_start(tmp_path, "--host", "0.0.0.0", "--tls-self-signed")


def test_a_port_in_use_is_said_in_words(shared_server: Server, tmp_path: Path) -> None:
    assert "--port" in refusal_to_start(tmp_path / "other", "--port", str(shared_server.port))


class Nobody:
    """A house that nobody comes into."""

    def __init__(self) -> None:
        self.strangers = Strangers(8, ManualClock())

    async def serve(self, connection: ServerConnection) -> None:
        raise AssertionError("nobody was to come")

    def health(self) -> Health:
        raise AssertionError("nobody was to ask")

    def arrivals(self, context: ssl.SSLContext | None) -> type[ServerConnection]:
        return arrivals(self.strangers, Tasks(), context)


def test_who_dials_gives_up_before_the_server_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is the first cuts off a busy computer in the middle of a word."""
    assert OPEN_S > OPEN_TIMEOUT_S
    assert FIRST_WORD_S > WELCOME_TIMEOUT_S
    monkeypatch.setattr("app.server.arrival.OPEN_S", 0.1)  # the key exchange has no other end, and asyncio's is 60 s

    async def story() -> None:
        context = tls.server_context(*tls.self_signed(tmp_path / "tls", "127.0.0.1"))
        house = Nobody()
        async with await _bound(ServeOptions(data=tmp_path, port=0), house, context) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            async with asyncio.timeout(30):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                assert await reader.read() == b""
                while len(house.strangers):
                    await asyncio.sleep(0.01)
                writer.close()

    asyncio.run(story())


LEAST_FILES = 128  # of which half are for strangers


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_crowd_that_says_nothing_keeps_nobody_out(tmp_path: Path) -> None:
    few = ("sh", "-c", f'ulimit -n {LEAST_FILES} && exec "$@"', "sh")
    with Server(tmp_path / "server", ["--tls-self-signed"], before=few) as server, contextlib.ExitStack() as crowd:
        nurse = crowd.enter_context(Talker(server.url, NURSE))
        bulk = nurse.bulk()
        silent = [
            crowd.enter_context(socket.create_connection(("127.0.0.1", server.port), PATIENCE_S))
            for _ in range(LEAST_FILES + 12)
        ]
        with Talker(server.url, SPECIALIST) as specialist:
            for one in silent[: LEAST_FILES + 12 - LEAST_FILES // 2]:
                assert is_closed(one)
            silent[-1].setblocking(False)
            with pytest.raises(BlockingIOError):
                silent[-1].recv(1)
            specialist.send(Ping(1))
            specialist.expect(Pong)
        nurse.send(Ping(2))
        nurse.expect(Pong)
        bulk.send(Ping(3))
        assert isinstance(bulk.hear(), Pong)
        bulk.close()
        # A request in one packet with the last word of the key exchange is read like any other.
        assert b"200 OK" in asked_in_one_packet(server.port, b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n")
        late = socket.create_connection(("127.0.0.1", server.port), OPEN_S / 2)  # it gives up before the server would
        silent_late = crowd.enter_context(unverified().wrap_socket(late))
        os.kill(server.pid, signal.SIGTERM)
        assert is_closed(silent_late)
    lines = [line for line in server.log.read_text(encoding="utf-8").splitlines() if "without a sign-in" in line]
    assert len(lines) == 1


def is_closed(one: socket.socket) -> bool:
    """Waits for it."""
    try:
        return one.recv(1) == b""
    except ConnectionResetError:
        return True


def asked_in_one_packet(port: int, request: bytes) -> bytes:
    came, goes = ssl.MemoryBIO(), ssl.MemoryBIO()
    keys = unverified().wrap_bio(came, goes)
    with socket.create_connection(("127.0.0.1", port), PATIENCE_S) as line:
        while True:
            try:
                keys.do_handshake()
                break
            except ssl.SSLWantReadError:
                line.sendall(goes.read())
                came.write(line.recv(65_536))
        keys.write(request)
        line.sendall(goes.read())
        answer = b""
        while data := line.recv(65_536):
            came.write(data)
            with contextlib.suppress(ssl.SSLWantReadError, ssl.SSLZeroReturnError):
                answer += keys.read()
        return answer


def test_sigterm_says_goodbye_and_ends_with_nothing_lost(tmp_path: Path) -> None:
    with Server(tmp_path / "server") as server:
        nurse = Talker(server.url, NURSE)
        consult = nurse.ask()
        up = nurse.bulk()
        up.push(consult, HASH, DATA, most=40_000)
        code = server.stop()
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                nurse.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1001
        assert code == 0
        server.start()
        with Talker(server.url, NURSE) as again:
            assert again.open(consult).seq >= 1
            up = again.bulk()
            assert isinstance(up.push(consult, HASH, DATA), Whole)
            assert up.resumed_at > 0
            up.close()


def test_another_protocol_version_is_told_so(shared_server: Server) -> None:
    for protocol, version in (("preceptor.1", 99), ("preceptor.9", 1)):
        socket = dial(shared_server.url, "/events", protocol)
        codec = Codec("msgpack")
        socket.send(codec.encode(SignIn(NURSE.user, PASSWORD, new_id(), version=version)))
        answer = codec.decode_server(socket.recv(timeout=PATIENCE_S))
        assert isinstance(answer, Denied)
        assert answer.code == "protocol_version"
        socket.close()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_killed_twenty_times_under_load_it_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    acknowledged: dict[str, dict[int, bytes]] = {new_id(): {} for _ in range(3)}
    with Server(tmp_path / "server") as server:
        for consult in acknowledged:
            with Talker(server.url, NURSE) as nurse:
                nurse.ask(consult)
        for kill in range(KILLS):
            before = {consult: len(kept) for consult, kept in acknowledged.items()}
            writers = [threading.Thread(target=_write, args=(server.url, c, acknowledged[c])) for c in acknowledged]
            for writer in writers:
                writer.start()
            deadline = time.monotonic() + PATIENCE_S
            while min(len(kept) - before[consult] for consult, kept in acknowledged.items()) < 5 + kill:
                assert time.monotonic() < deadline, "every writer is at work when the server dies"
                time.sleep(0.001)
            server.kill()
            for writer in writers:
                writer.join(PATIENCE_S)
                assert not writer.is_alive()
            server.start()
    log = EventLog(f"sqlite:///{tmp_path / 'server' / 'preceptor.sqlite'}")
    for consult, kept in acknowledged.items():
        records = log.read(consult)
        assert [record.seq for record in records] == list(range(1, len(records) + 1))
        assert {record.seq: record.body for record in records}.items() >= kept.items()
        assert len({record.origin for record in records}) == len(records)
        previous = GENESIS
        for record in records:
            assert record.prev == previous
            previous = record_hash(record)
    log.close()


def _write(url: str, consult: str, kept: dict[int, bytes]) -> None:
    """Sends until the server is gone; keeps what was acknowledged."""
    try:
        with Talker(url, NURSE) as nurse:
            while True:
                record = nurse.keep(consult, MessageSent(new_id(), "still here"))
                kept[record.seq] = record.body
    except (ConnectionClosed, ConnectionError, EOFError):
        return


@pytest.mark.skipif(os.name == "nt", reason="the lock of a running server's files works otherwise there")
def test_started_on_a_store_it_cannot_open_it_says_what_to_check(tmp_path: Path) -> None:
    (tmp_path / "preceptor.sqlite").write_bytes(b"this is no database" * 100)
    assert str(tmp_path) in refusal_to_start(tmp_path)
