"""Starts and ends the server: opens the stores, listens, says where, closes cleanly; it decides nothing."""

import asyncio
import logging
import signal
import socket
import ssl
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.typing import Origin, Subprotocol

from app.clock import SystemClock
from app.consult.messages import MAX_MESSAGE_BYTES, SUBPROTOCOL
from app.server import tls
from app.server.arrival import GOODBYE_S, OPEN_S
from app.server.health import process_request
from app.server.house import House
from app.server.options import ServeOptions
from app.server.stores import NO_DRIVER, Stores
from app.server.turn import BadTurn, Turn
from app.store.writer import Flush, flush_now

log = logging.getLogger(__name__)

PING_S, TIMEOUT_S = 10.0, 15.0
MOST_UNREAD = 16  # messages of one connection: at 64 KiB each 1 MiB
# The writer's thread and the loop share the interpreter; by default one waits up to 5 ms for the other.
SWITCH_S = 0.0005


class CannotServe(Exception):
    """The server will not start; the text says why and what to do."""


def run(options: ServeOptions, flush: Flush = flush_now) -> None:
    """Serves until SIGTERM, SIGINT or Ctrl+C. The first line on stdout is `listening ws://HOST:PORT` (or wss).

    Raises CannotServe. `flush` is how a flush of the log is performed: benches slow it, tests hold it.
    """
    sys.setswitchinterval(SWITCH_S)
    try:
        Turn.named(options.turn, options.turn_secret)
    except BadTurn as error:
        raise CannotServe(str(error)) from error
    try:
        stores = Stores(options)
    except ModuleNotFoundError as error:
        raise CannotServe(NO_DRIVER) from error
    except (SQLAlchemyError, OSError) as error:
        raise CannotServe(
            f"The store could not be opened ({type(error).__name__}). Check that {options.data} can be written, "
            f"that the database runs, and that this program is not older than the one that wrote it."
        ) from error
    try:
        context, pin = _safety(options, stores)
        asyncio.run(_serve(options, stores, flush, context, pin))
    finally:
        stores.close()


def _safety(options: ServeOptions, stores: Stores) -> tuple[ssl.SSLContext | None, str]:
    """TLS, and the pin of a self-signed key. Raises CannotServe for what would lie open to a network."""
    if not tls.is_loopback(options.host):
        if not options.wants_tls:
            raise CannotServe(
                f"{options.host} can be reached by other computers, so the connection must be encrypted. Add "
                f"--tls-self-signed, or --tls-cert and --tls-key; or listen on 127.0.0.1 only."
            )
        if not any(not account.disabled for account in stores.accounts.all()):
            raise CannotServe(
                f"{options.host} can be reached by other computers and there is no account yet. Make one first: "
                f"preceptor admin add-user NAME --role admin --data {options.data}"
            )
    if not options.wants_tls:
        return None, ""
    cert, key = _certificate(options)
    try:
        return tls.server_context(cert, key), tls.pin_of(cert)
    except (OSError, ValueError) as error:
        raise CannotServe(f"The certificate {cert} and the key {key} cannot be used together: {error}") from error


def _certificate(options: ServeOptions) -> tuple[Path, Path]:
    if options.tls_cert is not None and options.tls_key is not None:
        return options.tls_cert, options.tls_key
    if options.tls_cert is not None or options.tls_key is not None:
        raise CannotServe("A certificate needs its key and a key its certificate: give both --tls-cert and --tls-key.")
    return tls.self_signed(options.data / "tls", options.host)


async def _serve(options: ServeOptions, stores: Stores, flush: Flush, context: ssl.SSLContext | None, pin: str) -> None:
    stop = asyncio.Event()
    _on_signals(stop)
    house = House(options, stores, SystemClock(), flush)
    try:
        async with await _listen(options, house, context) as server:
            _say_where(server, options, context is not None, pin)
            await stop.wait()
            log.info("going down")
            house.go_down()
            server.close(code=1001, reason="The server is going down. Connect again in a moment.")
    finally:
        await house.close()


async def _listen(options: ServeOptions, house: House, context: ssl.SSLContext | None) -> Server:
    try:
        return await _bound(options, house, context)
    except OSError as error:
        raise CannotServe(
            f"Port {options.port} on {options.host} cannot be used: {error.strerror or error}. "
            f"Choose another --port, or end the program that has it."
        ) from error


async def _bound(options: ServeOptions, house: House, context: ssl.SSLContext | None) -> Server:
    return await serve(
        house.serve,
        options.host,
        options.port,
        create_connection=house.arrivals(context),
        origins=[None, *(Origin(origin) for origin in options.origins)],
        select_subprotocol=_subprotocol,
        compression=None,
        process_request=process_request(house.health),
        server_header=None,
        max_size=MAX_MESSAGE_BYTES,
        max_queue=MOST_UNREAD,
        open_timeout=OPEN_S,
        ping_interval=PING_S,
        ping_timeout=TIMEOUT_S,
        close_timeout=GOODBYE_S,
    )


def _subprotocol(_: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    """Who speaks another version is let in to be told so in words."""
    return Subprotocol(SUBPROTOCOL) if SUBPROTOCOL in offered else None


def _say_where(server: Server, options: ServeOptions, is_tls: bool, pin: str) -> None:
    port = next(iter(server.sockets)).getsockname()[1]
    host = f"[{options.host}]" if ":" in options.host else options.host
    sys.stdout.write(f"listening {'wss' if is_tls else 'ws'}://{host}:{port}\n")
    if is_tls:
        # Every address of this computer is none that a clinic could type.
        reached = socket.gethostname() if options.host in ("0.0.0.0", "::", "") else options.host  # noqa: S104
        sys.stdout.write(f"enrol {tls.enrolment_link(reached, port, pin)}\n")
    sys.stdout.flush()


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGINT"):
        number = getattr(signal, name)
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows: the handler runs between two steps of the interpreter
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
