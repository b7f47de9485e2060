"""From a server's address to an open connection whose key was checked; every way to fail has its own sentence."""

import asyncio
import hashlib
import ipaddress
import ssl
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_der_x509_certificate
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, InvalidURI, ProxyError, WebSocketException
from websockets.typing import Subprotocol

from app.consult.messages import MAX_MESSAGE_BYTES, SUBPROTOCOL

DEFAULT_PORT = 8740
OPEN_TIMEOUT_S = 20.0  # a TLS handshake over 150 kbps and 800 ms is 4 s; a proxy doubles it
PING_EVERY_S = 10.0
PING_TIMEOUT_S = 15.0

NOT_PROVEN = "The server at this address could not prove who it is. Nothing was sent. Ask for the enrolment link."
DATE_EARLY = (
    "The date of this computer is wrong: by it the server's certificate is not valid yet. Nothing was sent. Have the "
    "date set, or ask for the enrolment link, which works with any date."
)
DATE_LATE = (
    "By the date of this computer the server's certificate has ended. Nothing was sent. If the date is wrong, have it "
    "set; if it is right, tell whoever runs the server. The enrolment link works with any date."
)
BY_DATE = {9: DATE_EARLY, 10: DATE_LATE}  # X509_V_ERR_CERT_NOT_YET_VALID, _HAS_EXPIRED of OpenSSL's x509_vfy.h
NOT_PRECEPTOR = "Something answers at this address, but it is not a Preceptor server. Check the address."
PROXY_REFUSED = "The proxy of this network did not let us through."

NO_ADDRESS = "This is not a server address. Copy the whole enrolment link you were given."

DialCode = Literal["wrong_server", "pin_changed", "unreachable", "other_version"]


class DialFailed(Exception):
    """No connection. `text` is for people."""

    def __init__(self, code: DialCode, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Address(msgspec.Struct, frozen=True):
    """Where the server is. `pin`: SHA-256 (hex) of its public key, from the enrolment link."""

    host: str
    port: int
    tls: bool
    pin: str = ""

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def read_address(text: str) -> Address:
    """`preceptor://host:port#pin`, `wss://host:port` or, on this computer, `ws://127.0.0.1:port`. Raises DialFailed."""
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"preceptor://{text}")
        host, port = parts.hostname, parts.port
        (host or "").encode("idna")  # as whoever looks the name up does
    except ValueError as error:
        raise DialFailed("wrong_server", NO_ADDRESS) from error
    if not host or parts.scheme not in ("preceptor", "wss", "ws"):
        raise DialFailed("wrong_server", NO_ADDRESS)
    address = Address(host, port or DEFAULT_PORT, tls=parts.scheme != "ws", pin=parts.fragment.strip().lower())
    if address.pin and (len(address.pin) != 64 or set(address.pin) - set("0123456789abcdef")):
        raise DialFailed("wrong_server", "The enrolment link is not complete. Copy the whole link you were given.")
    if not address.tls and not address.is_loopback:
        raise DialFailed(
            "wrong_server", "This address is not encrypted, so nothing was sent. Ask for the enrolment link."
        )
    return address


async def dial(address: Address, path: str) -> ClientConnection:
    """An open connection to the very server that was enrolled. Raises DialFailed."""
    scheme = "wss" if address.tls else "ws"
    host = f"[{address.host}]" if ":" in address.host else address.host
    try:
        connection = await connect(
            f"{scheme}://{host}:{address.port}{path}",
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            proxy=None if address.is_loopback else True,
            open_timeout=OPEN_TIMEOUT_S,
            ping_interval=PING_EVERY_S,
            ping_timeout=PING_TIMEOUT_S,
            close_timeout=2.0,
            max_size=MAX_MESSAGE_BYTES * 2,  # JSON base64 does not concern us; a little room for the envelope does
            ssl=await asyncio.to_thread(_tls, address) if address.tls else None,  # reads a file of 200 kB
        )
    except ssl.SSLCertVerificationError as error:
        raise DialFailed(
            "wrong_server",
            BY_DATE.get(error.verify_code, NOT_PROVEN),
        ) from error
    except (InvalidHandshake, InvalidURI, ssl.SSLError) as error:
        if isinstance(error, ProxyError):
            raise DialFailed("unreachable", _unreachable(address, PROXY_REFUSED)) from error
        raise DialFailed("wrong_server", NOT_PRECEPTOR) from error
    except (TimeoutError, OSError, EOFError, WebSocketException) as error:
        raise DialFailed("unreachable", _unreachable(address, "The server does not answer.")) from error
    try:
        _check(address, connection)
    except DialFailed:
        connection.transport.abort()
        raise
    return connection


def _unreachable(address: Address, what: str) -> str:
    return f"{what} Check the network cable or Wi-Fi, and the address {address.place}."


def _tls(address: Address) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if address.pin:
        # The key itself is compared after the handshake, before a word is said: names and dates do not count, so
        # that a laptop whose clock says 2015 still works.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _check(address: Address, connection: ClientConnection) -> None:
    if address.pin and public_key_pin(connection) != address.pin:
        raise DialFailed(
            "pin_changed",
            "The server's key is not the one this computer was enrolled with. Nothing was sent. "
            "Ask whoever runs the server whether its key was changed, and for a new enrolment link.",
        )
    if connection.subprotocol != SUBPROTOCOL:
        raise DialFailed(
            "other_version", "The server speaks another version of Preceptor. Update this program or the server."
        )


def public_key_pin(connection: ClientConnection) -> str:
    """SHA-256 (hex) of the public key (SubjectPublicKeyInfo) at the other end; empty without TLS."""
    tls = connection.transport.get_extra_info("ssl_object")
    certificate = tls.getpeercert(binary_form=True) if tls is not None else None
    if not certificate:
        return ""
    key = load_der_x509_certificate(certificate).public_key()
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
