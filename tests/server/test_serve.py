"""A real server process: it starts safely, keeps what it acknowledged, closes cleanly."""

import asyncio
import json
import os
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
from app.consult.codecs import Codec
from app.consult.events.guidance import MessageSent
from app.consult.events.record import GENESIS, record_hash
from app.consult.messages import Denied, SignIn, Whole
from app.server import tls
from app.server.health import Health
from app.server.options import ServeOptions
from app.server.serve import OPEN_S, _bound
from app.server.signing_in import FIRST_WORD_S
from app.store.log import EventLog
from tests.rig.people import NURSE, PASSWORD
from tests.rig.server import Server
from tests.server.talker import PATIENCE_S, Talker, dial, new_id
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

    async def serve(self, connection: ServerConnection) -> None:
        raise AssertionError("nobody was to come")

    def health(self) -> Health:
        raise AssertionError("nobody was to ask")


def test_who_dials_gives_up_before_the_server_does(tmp_path: Path) -> None:
    """A server that is the first cuts off a busy computer in the middle of a word."""

    async def story() -> None:
        context = tls.server_context(*tls.self_signed(tmp_path / "tls", "127.0.0.1"))
        async with await _bound(ServeOptions(data=tmp_path, port=0), Nobody(), context) as server:
            # As asyncio keeps what websockets was told: the key exchange has as long as the request behind it.
            assert server.server._ssl_handshake_timeout == OPEN_S > OPEN_TIMEOUT_S

    asyncio.run(story())
    assert FIRST_WORD_S >= WELCOME_TIMEOUT_S


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
