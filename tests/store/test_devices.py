"""The computers people sign in from, over every database."""

import pytest

from app.store.accounts import Accounts, NoSuch
from app.store.devices import EVERYBODY, MOST_EACH, Devices
from app.store.log import EventLog

KEY = bytes(32)


def test_who_signed_in_next_is_who_came_after_the_newest_enrolment(log: EventLog) -> None:
    accounts, devices = with_anna(log)
    assert devices.last_here("laptop", "anna") == (0, 0)
    devices.seen("laptop", "bea", "ward", 5)
    devices.seen("elsewhere", "bea", "ward", 12)
    devices.enrol("laptop", "anna", KEY, "ward", 10, changed(accounts))
    assert devices.last_here("laptop", "anna") == (10, 0)
    devices.seen("laptop", "bea", "ward", 20)
    devices.seen("laptop", "carl", "ward", 30)
    assert devices.last_here("laptop", "anna") == (10, 20)
    accounts.add("bea", "Bea", "specialist", "", "1")
    devices.enrol("laptop", "bea", KEY, "ward", 21, changed(accounts, "bea"))
    devices.seen("laptop", "bea", "ward", 40)
    devices.enrol("laptop", "bea", KEY, "ward", 41, changed(accounts, "bea"))
    assert devices.last_here("laptop", "anna") == (10, 20)  # who came stays who came, however often they come again
    for number in range(MOST_EACH):
        devices.enrol(f"invented-{number}", "bea", KEY, "", 50 + number, changed(accounts, "bea"))
        devices.seen(f"plain-{number}", "bea", "", 50 + number)
    assert devices.find("laptop", "bea") is None and devices.last_here("laptop", "anna") == (10, 20)
    devices.seen("laptop", "anna", "ward", 200)
    assert devices.last_here("laptop", "anna") == (10, 20)
    devices.enrol("laptop", "anna", KEY, "ward", 201, changed(accounts))
    assert devices.last_here("laptop", "anna") == (201, 0)


def with_anna(log: EventLog) -> tuple[Accounts, Devices]:
    accounts = Accounts(log.engine)
    accounts.add("anna", "Anna", "specialist", "", "1")
    return accounts, Devices(log.engine)


def changed(accounts: Accounts, account: str = "anna") -> int:
    found = accounts.find(account)
    assert found is not None
    return found.changed


def test_who_was_let_in_before_the_secret_was_changed_enrols_nothing_after_it(log: EventLog) -> None:
    accounts, devices = with_anna(log)
    before = changed(accounts)
    assert devices.enrol("laptop", "anna", KEY, "ward", 1, before)
    accounts.set_secret("anna", "2")
    found = devices.find("laptop", "anna")
    assert found is not None and found.key == b""
    assert not devices.enrol("laptop", "anna", KEY, "ward", 2, before)
    assert devices.find("laptop", "anna") == found
    assert devices.enrol("laptop", "anna", KEY, "ward", 3, changed(accounts))


def test_each_account_keeps_the_computers_it_used_last_and_what_was_revoked(log: EventLog) -> None:
    accounts, devices = with_anna(log)
    now = changed(accounts)
    devices.enrol("first", "anna", KEY, "ward", 1, now)
    devices.enrol("lost", "anna", KEY, "ward", 2, now)
    devices.revoke("lost", "anna")
    devices.enrol("used", "anna", KEY, "ward", 3, now)
    devices.used("used", "anna", 1_000)
    for number in range(MOST_EACH):
        devices.enrol(f"invented-{number}", "anna", KEY, "", 10 + number, now)
        devices.seen(f"plain-{number}", "anna", "", 10 + number)
    kept = {row.device for row in devices.all("anna")}
    assert len(kept) == 2 * MOST_EACH + 1
    assert {"lost", "used"} <= kept and "first" not in kept
    devices.seen("one-more", "anna", "", 2_000)
    assert len(devices.all("anna")) == len(kept)


def test_who_was_revoked_by_name_stays_so_when_the_computer_is_allowed_again(log: EventLog) -> None:
    accounts, devices = with_anna(log)
    assert devices.last_change() == 0
    devices.enrol("laptop", "anna", KEY, "ward", 1, changed(accounts))
    devices.seen("laptop", "bea", "ward", 1)
    devices.revoke("laptop", "bea")
    with pytest.raises(NoSuch):
        devices.allow("laptop")
    devices.revoke("laptop")
    seen = devices.last_change()
    for account in ("anna", "bea", "carl"):
        found = devices.find("laptop", account)
        assert found is not None and found.revoked and found.key == b""
    devices.allow("laptop")
    assert [row.account for row in devices.changed_after(seen)] == [EVERYBODY]
    anna, bea = devices.find("laptop", "anna"), devices.find("laptop", "bea")
    assert anna is not None and not anna.revoked
    assert bea is not None and bea.revoked
    devices.allow("laptop", "bea")
    bea = devices.find("laptop", "bea")
    assert bea is not None and not bea.revoked
