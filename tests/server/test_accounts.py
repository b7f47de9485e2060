"""Failures are counted for a quarter of an hour, by key, and a memory full of strangers forgets the oldest."""

from pathlib import Path

from app.consult.codecs import Codec
from app.consult.messages import Denied, SignIn
from app.server.accounts import FAILS_AN_ACCOUNT, MOST_KEPT, WINDOW_MS, Throttle, network_of, wrong_version
from tests.rig.people import NURSE, PASSWORD, SPECIALIST
from tests.rig.server import Server
from tests.server.talker import PATIENCE_S, Talker, dial, new_id


def test_after_the_last_try_one_waits_until_the_first_of_them_is_old() -> None:
    throttle = Throttle(3)
    for at_ms in (0, 1_000, 2_000):
        assert throttle.wait_ms("anna", at_ms) == 0
        throttle.failed("anna", at_ms)
    assert throttle.wait_ms("anna", 3_000) == WINDOW_MS - 3_000
    assert throttle.wait_ms("omar", 3_000) == 0
    assert throttle.wait_ms("anna", WINDOW_MS) == 0


def test_getting_in_forgets_what_failed() -> None:
    throttle = Throttle(1)
    throttle.failed("anna", 0)
    throttle.forget("anna")
    assert throttle.wait_ms("anna", 1) == 0


def test_a_million_invented_names_take_no_more_memory_than_is_set_aside() -> None:
    throttle = Throttle(1)
    for number in range(MOST_KEPT + 10):
        throttle.failed(str(number), 0)
    assert throttle.wait_ms("0", 1) == 0
    assert throttle.wait_ms(str(MOST_KEPT), 1) > 0


def test_which_of_the_two_must_be_brought_up_to_date_is_said() -> None:
    assert "server is older" in wrong_version(99).text
    assert "Install the new version" in wrong_version(0).text


def test_who_guesses_at_a_name_locks_nobody_out_who_was_let_in_before(tmp_path: Path) -> None:
    with Server(tmp_path / "server") as server:
        desk, elsewhere = new_id(), new_id()
        Talker(server.url, SPECIALIST, desk).close()
        for _ in range(FAILS_AN_ACCOUNT):
            assert said(server, SPECIALIST.user, "guess", elsewhere).code == "wrong_password"
        assert said(server, SPECIALIST.user, PASSWORD, elsewhere).code == "throttled"
        Talker(server.url, SPECIALIST, desk).close()  # the link of a doctor in a consult had blinked
        for _ in range(FAILS_AN_ACCOUNT):
            assert said(server, SPECIALIST.user, "guess", desk).code == "wrong_password"
        assert said(server, SPECIALIST.user, PASSWORD, desk).code == "throttled"


def test_what_is_no_name_is_answered_as_any_wrong_one(tmp_path: Path) -> None:
    with Server(tmp_path / "server") as server:
        for name in ("x" * 50_000, "a\nb", "a\0b", ""):
            assert said(server, name, PASSWORD, new_id()).code == "wrong_password"
        Talker(server.url, NURSE).close()


def test_a_network_is_an_address_or_half_of_a_long_one() -> None:
    assert network_of("10.0.0.9") == "10.0.0.9"
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2::1%eth0") == "2001:db8:1:2::/64"


def said(server: Server, user: str, secret: str, device: str) -> Denied:
    """What somebody at the door is told."""
    socket, codec = dial(server.url, "/events"), Codec("msgpack")
    socket.send(codec.encode(SignIn(user, secret, device)))
    answer = codec.decode_server(socket.recv(timeout=PATIENCE_S))
    socket.close()
    assert isinstance(answer, Denied)
    return answer
