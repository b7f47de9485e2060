"""Sites and accounts, over every database."""

import pytest

from app.store.accounts import Accounts, AccountTaken, NoSuch
from app.store.log import EventLog


def test_an_account_belongs_to_a_known_site_and_has_one_id(log: EventLog) -> None:
    accounts = Accounts(log.engine)
    accounts.add_site("hill", "Hill clinic")
    accounts.add("anna", "Anna", "clinic", "hill", "hash")
    found = accounts.find("anna")
    assert found is not None
    assert (found.name, found.role, found.site, found.disabled) == ("Anna", "clinic", "hill", False)
    assert accounts.find("nobody") is None
    assert accounts.sites() == {"hill": "Hill clinic"}
    with pytest.raises(AccountTaken):
        accounts.add("anna", "Another", "clinic", "hill", "hash")
    with pytest.raises(AccountTaken):
        accounts.add_site("hill", "Again")
    with pytest.raises(NoSuch):
        accounts.add("bea", "Bea", "clinic", "valley", "hash")


def test_every_change_of_any_account_raises_one_number(log: EventLog) -> None:
    accounts = Accounts(log.engine)
    accounts.add("a", "A", "specialist", "", "1")
    accounts.add("b", "B", "specialist", "", "1")
    seen = max(account.changed for account in accounts.all())
    accounts.disable("a")
    accounts.set_secret("b", "2")
    assert [(x.account, x.disabled, x.secret) for x in accounts.changed_after(seen)] == [
        ("a", True, "1"),
        ("b", False, "2"),
    ]
    with pytest.raises(NoSuch):
        accounts.disable("c")
