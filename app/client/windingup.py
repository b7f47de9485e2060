"""Ends a link with all that hangs on it, in an order in which nothing is lost; begins nothing."""

import asyncio

from app.client.account import Account
from app.client.bulk import Bulk
from app.client.bulk_socket import BulkSocket
from app.client.link import Link
from app.client.tidying import Tidying

GOODBYE_S = 1.0  # what waits for the socket when the person leaves; the rest stays in the outbox


async def wound_up(
    link: Link,
    run: asyncio.Task[None] | None,
    socket: BulkSocket,
    bulk: Bulk | None,
    account: Account | None,
    tidying: Tidying | None,
) -> None:
    await link.drained(GOODBYE_S)
    if tidying is not None:
        await tidying.ended()
    if run is not None:
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)
    if bulk is not None:
        await bulk.close()
    await socket.close()
    if account is not None:
        account.outgoing.close()
        await account.desk.run(account.desk.disk, account.shelf.close)  # behind every write that is on its way
