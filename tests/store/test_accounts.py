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


def test_a_person_without_a_number_is_reached_at_their_site_and_a_number_signs_nobody_out(log: EventLog) -> None:
    accounts = Accounts(log.engine)
    accounts.add_site("hill", "Hill clinic")
    accounts.add("anna", "Anna", "clinic", "hill", "hash")
    accounts.add("wei", "Wei", "specialist", "", "hash")
    seen = max(account.changed for account in accounts.all())

    def numbers() -> list[str]:
        return [accounts.telephone(account) for account in accounts.all()]

    assert numbers() == ["", ""]
    accounts.set_site_telephone("hill", "+47 78 00 00 00")
    assert numbers() == ["+47 78 00 00 00", ""]
    accounts.set_telephone("anna", "+47 900 00 001")
    accounts.set_telephone("wei", "+47 900 00 002")
    assert numbers() == ["+47 900 00 001", "+47 900 00 002"]
    accounts.set_telephone("anna", "")
    assert numbers() == ["+47 78 00 00 00", "+47 900 00 002"]
    assert accounts.changed_after(seen) == []
    for change in (accounts.set_telephone, accounts.set_site_telephone):
        with pytest.raises(NoSuch):
            change("nobody", "1")
