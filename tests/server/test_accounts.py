"""Failures are counted for a quarter of an hour, by key, and a memory full of strangers forgets the oldest."""

from app.server.accounts import MOST_KEPT, WINDOW_MS, Throttle, wrong_version


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
