"""TLS: a key of our own that clients pin, whatever their clock says; and what is not safe does not start."""

import hashlib
import os
import re
import ssl
import stat
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.consult.codecs import Codec
from app.consult.messages import SignIn, Welcome
from app.server.tls import enrolment_link, is_loopback, pin_of, self_signed, server_context
from tests.rig.people import NURSE, PASSWORD
from tests.rig.server import Server
from tests.server.talker import PATIENCE_S, dial, new_id
from tests.server.test_serve import refusal_to_start


def pin_seen(der: bytes) -> str:
    """As a client works it out of what the server shows it."""
    key = x509.load_der_x509_certificate(der).public_key()
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def test_the_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    cert, key = self_signed(tmp_path / "tls", "127.0.0.1")
    made = (cert.read_bytes(), key.read_bytes())
    assert self_signed(tmp_path / "tls", "127.0.0.1") == (cert, key)
    assert (cert.read_bytes(), key.read_bytes()) == made
    if os.name != "nt":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_laptop_that_believes_it_is_2015_finds_the_certificate_in_its_time(tmp_path: Path) -> None:
    cert, _ = self_signed(tmp_path, "tele.example")
    found = x509.load_pem_x509_certificate(cert.read_bytes())
    assert found.not_valid_before_utc.year < 2015
    assert found.not_valid_after_utc.year > 2090


@pytest.mark.parametrize(
    ("host", "link"),
    [("tele.example", "preceptor://tele.example:8760#ab12"), ("fd00::1", "preceptor://[fd00::1]:8760#ab12")],
)
def test_the_link_names_the_place_and_the_key(host: str, link: str) -> None:
    assert enrolment_link(host, 8760, "ab12") == link


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_is_this_computer(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "tele.example", "", "localhost.example"])
def test_anything_else_is_a_network(host: str) -> None:
    assert not is_loopback(host)


def test_a_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    cert, _ = self_signed(tmp_path / "one", "127.0.0.1")
    _, key = self_signed(tmp_path / "two", "127.0.0.1")
    with pytest.raises(ssl.SSLError):
        server_context(cert, key)
    said = refusal_to_start(tmp_path / "data", "--tls-cert", str(cert), "--tls-key", str(key))
    assert "cannot be used together" in said
    assert "Traceback" not in said


def test_one_half_of_a_pair_is_refused(tmp_path: Path) -> None:
    cert, _ = self_signed(tmp_path / "one", "127.0.0.1")
    assert "--tls-key" in refusal_to_start(tmp_path / "data", "--tls-cert", str(cert))


def test_a_client_signs_in_over_tls_and_sees_the_printed_key(tmp_path: Path) -> None:
    with Server(tmp_path / "server", ("--tls-self-signed",)) as server:
        assert server.url.startswith("wss://127.0.0.1:")
        with dial(server.url, "/events") as line:
            assert isinstance(line.socket, ssl.SSLSocket)
            assert line.socket.version() in ("TLSv1.2", "TLSv1.3")
            shown = line.socket.getpeercert(binary_form=True)
            codec = Codec("msgpack")
            line.send(codec.encode(SignIn(NURSE.user, PASSWORD, new_id())))
            assert isinstance(codec.decode_server(line.recv(timeout=PATIENCE_S)), Welcome)
        assert shown is not None
        pin = pin_of(server.data / "tls" / "cert.pem")
        assert pin_seen(shown) == pin
        assert re.fullmatch(r"[0-9a-f]{64}", pin)
        assert server.line() == f"enrol preceptor://127.0.0.1:{server.port}#{pin}"
