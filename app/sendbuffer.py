"""How much of what is written to a connection may lie in this computer, where nothing can overtake it any more."""

import asyncio
import socket


def bound_send_buffer(transport: asyncio.BaseTransport, size_bytes: int) -> None:
    """In the kernel, and in the plain transport beneath TLS."""
    raw = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, size_bytes)
    beneath = getattr(getattr(transport, "_ssl_protocol", None), "_transport", None)
    if isinstance(beneath, asyncio.WriteTransport):
        beneath.set_write_buffer_limits(high=size_bytes)
