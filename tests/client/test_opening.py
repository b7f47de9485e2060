"""What this computer can reach is tried from here, each thing to its own end, and told without anybody's name."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from websockets.asyncio.server import serve

from app.client import opening as module
from app.client.dial import Address, DialFailed
from app.client.link_views import LinkStats, NetworkTried, TryNetwork, WatchLink
from app.client.opening import reach
from app.consult.messages import SUBPROTOCOL
from app.media import relayprobe
from app.media.relayprobe import Outcome, probe_all
from tests.client.place import Place, in_call
from tests.rig.server import Server

UDP, TCP, TLS = "turn:relay:3478?transport=udp", "turn:relay:3478?transport=tcp", "turns:relay:443"


@asynccontextmanager
async def listening(speaks: bool) -> AsyncIterator[int]:
    protocols = [SUBPROTOCOL] if speaks else None
    async with serve(lambda one: one.wait_closed(), "127.0.0.1", 0, subprotocols=protocols) as server:  # type: ignore[arg-type]
        yield next(iter(server.sockets)).getsockname()[1]


def test_a_server_that_answers_is_open_and_another_program_is_not() -> None:
    async def look() -> None:
        for speaks, found in ((True, "open"), (False, "other")):
            async with listening(speaks) as port:
                assert await reach(Address("127.0.0.1", port, False)) == found
                assert await reach(Address("127.0.0.1", port, True, "ab" * 32)) == "other"  # it speaks no TLS

    asyncio.run(look())


def test_a_key_that_is_another_is_not_called_blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    async def dial(address: Address, path: str) -> None:
        raise DialFailed("pin_changed", "")

    monkeypatch.setattr(module, "dial", dial)
    assert asyncio.run(reach(Address("clinic.example", 8740, True, "ab" * 32))) == "untrusted"


def test_a_closed_port_silence_and_an_unknown_name_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    async def look() -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # and kept, so that no other program comes to listen there
            assert await reach(Address("127.0.0.1", taken.getsockname()[1], False)) == "refused"
        assert await reach(Address("nobody.invalid", 8740, True)) == "unnamed"
        monkeypatch.setattr(module, "ANSWER_S", 0.2)
        with socket.create_server(("127.0.0.1", 0)) as mute:
            assert await reach(Address("127.0.0.1", mute.getsockname()[1], False)) == "silent"

    asyncio.run(look())


def test_every_relay_is_tried_to_its_own_end(monkeypatch: pytest.MonkeyPatch) -> None:
    async def outcome(relay: object, username: str, credential: str) -> Outcome:
        match relay.over:  # type: ignore[attr-defined]
            case "UDP":
                return "open"
            case "TCP":
                await asyncio.sleep(60)
        return "refused"

    monkeypatch.setattr(relayprobe, "_outcome", outcome)
    tried = asyncio.run(probe_all((TLS, TCP, UDP), "1:a", "b", within_s=0.1))
    assert [(one.relay.over, one.outcome) for one in tried] == [("UDP", "open"), ("TCP", "silent"), ("TLS", "refused")]


def test_who_is_not_signed_in_can_try_the_server_alone(tmp_path: Path) -> None:
    with socket.socket() as taken, Place(tmp_path / "laptop") as laptop:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        laptop.post(TryNetwork(f"ws://127.0.0.1:{port}"))
        told = laptop.notice(NetworkTried).opening
        assert told is not None and (told.server, told.port, told.relays, told.asked) == ("refused", port, (), False)
        laptop.post(TryNetwork("http://x"))
        assert laptop.notice(NetworkTried).opening is None


@pytest.mark.slow
def test_in_a_call_the_figures_come_while_they_are_looked_at_and_the_way_is_known(tmp_path: Path) -> None:
    with Server(tmp_path / "server") as server, Place(tmp_path / "a") as clinic, Place(tmp_path / "b") as city:
        in_call(clinic, city, server.url)
        city.post(WatchLink(True))

        def figures() -> LinkStats | None:
            view = city.engine.link_stats.take()
            return view if view is not None and len(view.moments) >= 2 and "inbound-video" in view.report else None

        view = city.until(figures)
        assert view.moments[-1].down_bps > 0 and view.moved_bytes > 0
        assert view.report["candidate-pair"]["state"] == "succeeded"
        ours = view.report["preceptor"]
        assert ours["megabytesOfConsult"] > 0 and 0 <= ours["loopLateness"] < 5 and "frozenTime" in ours  # type: ignore[operator]
        city.post(WatchLink(False))
        city.post(TryNetwork())
        told = city.notice(NetworkTried).opening
        assert told is not None and (told.server, told.direct, told.asked) == ("open", "open", True)
