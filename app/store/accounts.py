"""Sites and accounts as they are kept; it never sees a password, only what Argon2id made of it. Blocking."""

from typing import get_args

import msgspec
from sqlalchemy import Connection, Engine, Update, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from app.consult.events.people import Role
from app.store.database import READ
from app.store.tables import accounts, devices, sites

ROLES: tuple[str, ...] = get_args(Role)


class AccountTaken(Exception):
    """There is one of that id already."""


class NoSuch(Exception):
    """There is no account or site of that id."""


class Account(msgspec.Struct, frozen=True):
    """`secret` is the Argon2id string; `changed` rises with every change of any account; `telephone` is the person's
    own."""

    account: str
    name: str
    role: Role
    site: str
    secret: str
    disabled: bool
    changed: int
    telephone: str = ""


class Accounts:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_site(self, site: str, name: str) -> None:
        """Raises AccountTaken."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(sites).values(site=site, name=name))
        except IntegrityError as error:
            raise AccountTaken(site) from error

    def sites(self) -> dict[str, str]:
        """Id to name."""
        with self._engine.connect().execution_options(**READ) as connection:
            return {row.site: row.name for row in connection.execute(select(sites).order_by(sites.c.site))}

    def telephone(self, account: Account) -> str:
        """The person's own number, else their site's, else empty."""
        if account.telephone or not account.site:
            return account.telephone
        return self.site_telephone(account.site)

    def set_telephone(self, account: str, telephone: str) -> None:
        """Raises NoSuch. Told from this person's next signing in on: who is signed in stays so."""
        self._write(update(accounts).where(accounts.c.account == account).values(telephone=telephone), account)

    def site_telephone(self, site: str) -> str:
        """Empty where there is none."""
        with self._engine.connect().execution_options(**READ) as connection:
            return str(connection.execute(select(sites.c.telephone).where(sites.c.site == site)).scalar() or "")

    def rename(self, account: str, name: str) -> None:
        """Raises NoSuch. Told as a telephone is."""
        self._write(update(accounts).where(accounts.c.account == account).values(name=name), account)

    def rename_site(self, site: str, name: str) -> None:
        """Raises NoSuch. Told as a telephone is."""
        self._write(update(sites).where(sites.c.site == site).values(name=name), site)

    def set_site_telephone(self, site: str, telephone: str) -> None:
        """Raises NoSuch. Told as above."""
        self._write(update(sites).where(sites.c.site == site).values(telephone=telephone), site)

    def add(self, account: str, name: str, role: Role, site: str, secret: str) -> None:
        """Raises AccountTaken, or NoSuch when the site is not known."""
        if site and site not in self.sites():
            raise NoSuch(site)
        try:
            with self._engine.begin() as connection:
                row = {"account": account, "name": name, "role": role, "site": site, "secret": secret}
                connection.execute(insert(accounts).values(**row, disabled=False, changed=_next(connection)))
        except IntegrityError as error:
            raise AccountTaken(account) from error

    def find(self, account: str) -> Account | None:
        with self._engine.connect().execution_options(**READ) as connection:
            row = connection.execute(select(accounts).where(accounts.c.account == account)).first()
        return Account(*row) if row else None

    def all(self) -> list[Account]:
        with self._engine.connect().execution_options(**READ) as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.account)).all()
        return [Account(*row) for row in rows]

    def set_secret(self, account: str, secret: str) -> None:
        """Raises NoSuch. No computer's key is good for this account any more: whoever had the old secret may have
        enrolled one."""
        with self._engine.begin() as connection:
            _change(connection, account, secret=secret)
            connection.execute(update(devices).where(devices.c.account == account).values(key=b""))

    def disable(self, account: str) -> None:
        """Raises NoSuch."""
        with self._engine.begin() as connection:
            _change(connection, account, disabled=True)

    def enable(self, account: str) -> None:
        """Raises NoSuch."""
        with self._engine.begin() as connection:
            _change(connection, account, disabled=False)

    def changed_after(self, change: int) -> list[Account]:
        """The accounts changed since that number, in order of change."""
        wanted = select(accounts).where(accounts.c.changed > change).order_by(accounts.c.changed)
        with self._engine.connect().execution_options(**READ) as connection:
            return [Account(*row) for row in connection.execute(wanted)]

    def _write(self, change: Update, name: str) -> None:
        with self._engine.begin() as connection:
            if connection.execute(change).rowcount == 0:
                raise NoSuch(name)


def _change(connection: Connection, account: str, **values: object) -> None:
    where = accounts.c.account == account
    changed = connection.execute(update(accounts).where(where).values(**values, changed=_next(connection)))
    if changed.rowcount == 0:
        raise NoSuch(account)


def _next(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE accounts IN EXCLUSIVE MODE"))
    return int(connection.execute(select(func.max(accounts.c.changed))).scalar() or 0) + 1
