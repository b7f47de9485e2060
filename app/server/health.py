"""What is answered before a connection becomes a WebSocket: how the server is, and which paths there are."""

from collections.abc import Callable

import msgspec
from websockets.asyncio.server import ServerConnection
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

EVENTS_PATH = "/events"
BULK_PATH = "/bulk"
HEALTH_PATH = "/healthz"


class Health(msgspec.Struct, frozen=True):
    """`synchronous` is what SQLite says on its live connection (2: every commit is flushed), null elsewhere."""

    status: str
    version: str
    connections: int
    rooms: int
    read_only: bool
    synchronous: int | None


Asked = Callable[[], Health]


def answer(asked: Asked, request: Request) -> Response | None:
    """None lets the WebSocket handshake go on."""
    path = request.path.partition("?")[0]
    if path in (EVENTS_PATH, BULK_PATH):
        return None
    if path == HEALTH_PATH:
        health = asked()
        body = msgspec.json.encode(health)
        return _response(200 if health.status == "ok" else 503, "OK", body, "application/json")
    return _response(404, "Not Found", b"There is nothing here. Connect with the Preceptor program.\n", "text/plain")


def process_request(asked: Asked) -> Callable[[ServerConnection, Request], Response | None]:
    """The same as the hook that websockets calls."""

    def process(_: ServerConnection, request: Request) -> Response | None:
        return answer(asked, request)

    return process


def _response(status: int, reason: str, body: bytes, kind: str) -> Response:
    headers = Headers(
        [
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Connection", "close"),
            ("Cache-Control", "no-store"),
        ]
    )
    return Response(status, reason, headers, body)
