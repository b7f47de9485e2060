"""The server's certificate: one made by ourselves and pinned by its key, or the hospital's own; knows no socket."""

import hashlib
import os
import ssl
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

# Clients pin the key and ask no date of it: a laptop may believe that it is 2015.
FROM = datetime(2000, 1, 1, tzinfo=UTC)
UNTIL = datetime(2099, 12, 31, tzinfo=UTC)


def self_signed(folder: Path, host: str) -> tuple[Path, Path]:
    """Certificate and key in `folder`, made when they are not there; the key is readable by its owner alone."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    if cert.is_file() and key.is_file():
        return cert, key
    folder.mkdir(parents=True, exist_ok=True)
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Preceptor")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .add_extension(x509.SubjectAlternativeName([_alternative(host)]), critical=False)
    )
    signed = builder.sign(secret, hashes.SHA256())
    handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    cert.write_bytes(signed.public_bytes(Encoding.PEM))
    return cert, key


def pin_of(cert: Path) -> str:
    """SHA-256 (hex) of the public key, as SubjectPublicKeyInfo in DER; it outlives a renewed certificate."""
    found = x509.load_pem_x509_certificate(cert.read_bytes())
    spki = found.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).hexdigest()


def enrolment_link(host: str, port: int, pin: str) -> str:
    """What is handed to a clinic: where the server is and by which key to know it."""
    bracketed = f"[{host}]" if ":" in host else host
    return f"preceptor://{bracketed}:{port}#{pin}"


def server_context(cert: Path, key: Path) -> ssl.SSLContext:
    """TLS 1.2 or newer. Raises OSError or ssl.SSLError when the files do not fit."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(cert, key)
    return context


def is_loopback(host: str) -> bool:
    """Whether only this computer can connect to what listens there."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)
