"""The computers people sign in from, over every database."""

from app.store.accounts import Accounts
from app.store.devices import Devices
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
