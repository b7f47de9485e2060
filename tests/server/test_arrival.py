"""Whatever ends a connection before it is one: it is counted no more, and it is closed."""

import asyncio
import ssl
from pathlib import Path
from typing import cast

import pytest
from websockets.asyncio.server import ServerConnection, serve

from app.clock import ManualClock
from app.server import tls
from app.server.arrival import arrivals
from app.server.strangers import Strangers
from app.tasks import Tasks

WITHIN_S = 20


async def nobody(connection: ServerConnection) -> None:
    raise AssertionError("nobody was to come")


def encrypting(path: Path) -> ssl.SSLContext:
    return tls.server_context(*tls.self_signed(path / "tls", "127.0.0.1"))


def test_an_end_of_the_key_exchange_by_us_is_counted_no_more(tmp_path: Path) -> None:
    async def story() -> None:
        strangers, tasks = Strangers(8, ManualClock()), Tasks()
        made = arrivals(strangers, tasks, encrypting(tmp_path))
        async with asyncio.timeout(WITHIN_S), serve(nobody, "127.0.0.1", 0, create_connection=made) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            while not len(strangers):
                await asyncio.sleep(0.001)
            await asyncio.sleep(0)  # the exchange has begun
            await tasks.close()
            assert len(strangers) == 0
            assert await reader.read() == b""
            writer.close()

    asyncio.run(story())


def test_an_exchange_that_fails_otherwise_than_by_the_line_is_counted_no_more(caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        strangers, tasks = Strangers(8, ManualClock()), Tasks()
        made = arrivals(strangers, tasks, cast(ssl.SSLContext, "no context"))
        async with asyncio.timeout(WITHIN_S), serve(nobody, "127.0.0.1", 0, create_connection=made) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            assert await reader.read() == b""
            assert len(strangers) == 0
            writer.close()

    asyncio.run(story())
    assert [record.message for record in caplog.records] == ["task key-exchange ended by an error"]


@pytest.mark.parametrize("is_encrypted", [True, False])
def test_who_is_accepted_in_the_moment_of_going_down_is_not_waited_for(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, is_encrypted: bool
) -> None:
    async def story() -> None:
        strangers, tasks = Strangers(8, ManualClock()), Tasks()
        made = arrivals(strangers, tasks, encrypting(tmp_path) if is_encrypted else None)
        async with asyncio.timeout(WITHIN_S), serve(nobody, "127.0.0.1", 0, create_connection=made) as server:
            strangers.close_all()
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            assert await reader.read() == b""
            assert len(strangers) == 0
            writer.close()

    asyncio.run(story())
    assert not caplog.records
