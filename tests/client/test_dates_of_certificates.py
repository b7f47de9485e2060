"""A certificate that only the date of this computer speaks against: said so, since that is what can be set right."""

import asyncio
import datetime as dt
import ipaddress
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.client.dial import DATE_EARLY, DATE_LATE, NOT_PROVEN, DialFailed, dial, read_address

YEAR = dt.timedelta(days=365)


def certificate(folder: Path, begins_years: int) -> tuple[Path, Path]:
    """Of 127.0.0.1, signed by itself, for two years."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hospital")]),
    )
    begins = dt.datetime.now(dt.UTC) + begins_years * YEAR
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + 2 * YEAR)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, key_pem = folder / "cert.pem", folder / "key.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    how = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    key_pem.write_bytes(key.private_bytes(serialization.Encoding.PEM, *how))
    return pem, key_pem


@pytest.mark.parametrize(
    ("begins_years", "trusted", "sentence"),
    [(5, True, DATE_EARLY), (-5, True, DATE_LATE), (-1, False, NOT_PROVEN)],
)
def test_the_date_is_named_where_it_is_the_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begins_years: int, trusted: bool, sentence: str
) -> None:
    pem, key = certificate(tmp_path, begins_years)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem if trusted else tmp_path / "none.pem"))
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(pem, key)

    async def story() -> None:
        def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.close()

        server = await asyncio.start_server(hang_up, "127.0.0.1", 0, ssl=server_side)
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(DialFailed) as failed:
            await dial(read_address(f"wss://127.0.0.1:{port}"), "/events")
        server.close()
        assert (failed.value.code, failed.value.text) == ("wrong_server", sentence)

    asyncio.run(story())
