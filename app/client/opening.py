"""*What IT must open*: what this computer has to reach, each tried from here and now; the words are the window's."""

import asyncio
import socket

from app.client.desk import Desk
from app.client.dial import Address, DialFailed, dial, read_address
from app.client.link_views import DirectOutcome, NetworkTried, Opening, ServerOutcome, TriedRelay
from app.client.session import Session
from app.media.relayprobe import Tried

ANSWER_S = 8.0  # for a server; what takes longer is of no use to a call


async def opening(session: Session | None, server: str) -> Opening | None:
    """On the loop, some seconds. `session`: of who is signed in, else None and `server` as it was typed; None where
    that is no address."""
    if session is None:
        try:
            address = read_address(server)
        except DialFailed:
            return None
        return _told(address, await reach(address), (), False, "untried")
    address, account = session.address, session.account
    if account is None:
        return _told(address, await reach(address), (), False, "untried")
    found, tried = await asyncio.gather(_server(session, address), account.relays.try_all())
    room = session.room
    direct: DirectOutcome = room.parts.meeting.sampling.direct if room is not None else "untried"
    return _told(address, found, tried, account.relays.is_told, direct)


async def try_network(desk: Desk, session: Session | None, server: str) -> None:
    """Told as NetworkTried."""
    desk.tell(NetworkTried(await opening(session, server)))


async def reach(address: Address) -> ServerOutcome:
    """As the program itself would, through a proxy where this computer has one; without signing in."""
    try:
        async with asyncio.timeout(ANSWER_S):
            connection = await dial(address, "/events")
    except TimeoutError:
        return "silent"
    except DialFailed as failed:
        if failed.code == "unreachable":
            return await _why_not(address)
        return "untrusted" if address.tls and failed.code in ("wrong_server", "pin_changed") else "other"
    connection.transport.abort()
    return "open"


async def _server(session: Session, address: Address) -> ServerOutcome:
    account = session.account
    return "open" if account is not None and account.link.is_up else await reach(address)


async def _why_not(address: Address) -> ServerOutcome:
    """What the network itself says: the name is not known, nothing answers, somebody refuses."""
    try:
        async with asyncio.timeout(ANSWER_S):
            _, writer = await asyncio.open_connection(address.host, address.port)
    except TimeoutError:
        return "silent"
    except OSError as error:
        return "unnamed" if isinstance(error, socket.gaierror) else "refused"
    writer.transport.abort()
    return "other"


def _told(
    address: Address, server: ServerOutcome, tried: tuple[Tried, ...], asked: bool, direct: DirectOutcome
) -> Opening:
    relays = tuple(TriedRelay(one.relay.host, one.relay.port, one.relay.over, one.outcome) for one in tried)
    return Opening(address.host, address.port, address.tls, bool(address.pin), server, relays, asked, direct)
