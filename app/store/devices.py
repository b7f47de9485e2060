"""The computers each person signs in from, with the public key of each; it never sees a private one. Blocking."""

import secrets
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, func, insert, or_, select, text, update

from app.store.accounts import NoSuch
from app.store.database import READ
from app.store.tables import accounts, devices, house

EVERYBODY = ""  # in the place of an account: whoever signs in from that device
# An account keeps so many computers with a key and as many without, those seen last: each signing in may invent one.
# What was revoked is an administrator's, and stays.
MOST_EACH = 64


class Device(msgspec.Struct, frozen=True):
    """`key` is empty where none was enrolled; `changed` rises with each device that is revoked or allowed again;
    `next_ms`: when somebody else signed in there, the first time since this one enrolled; 0 for not yet."""

    device: str
    account: str
    key: bytes
    name: str
    enrolled_ms: int
    seen_ms: int
    revoked: bool
    changed: int
    next_ms: int = 0


class Devices:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def server(self) -> str:
        """The id of this server, made with its store."""
        with self._engine.begin() as connection:
            found = connection.execute(select(house.c.id).order_by(house.c.id).limit(1)).scalar()
            if found is None:
                found = secrets.token_hex(16)
                connection.execute(insert(house).values(id=found))
        return str(found)

    def find(self, device: str, account: str) -> Device | None:
        """Of that person on that device; where the device is revoked for everybody it says so."""
        both = devices.c.account.in_((account, EVERYBODY))
        with self._engine.connect().execution_options(**READ) as connection:
            rows = [Device(*row) for row in connection.execute(_of(device).where(both))]
        own = next((row for row in rows if row.account == account), None)
        if any(row.revoked for row in rows):
            own = own or Device(device, account, b"", "", 0, 0, True, 0)
            return msgspec.structs.replace(own, revoked=True)
        return own

    def last_here(self, device: str, account: str) -> tuple[int, int]:
        """When that person last enrolled there, which is at each signing in by password, and when the next other one
        signed in; 0 for never. It stands in that person's own row: others come again, and the row of one who came may
        be gone."""
        where = (devices.c.device == device) & (devices.c.account == account)
        with self._engine.connect().execution_options(**READ) as connection:
            found = connection.execute(select(devices.c.enrolled_ms, devices.c.next_ms).where(where)).first()
        return (int(found[0]), int(found[1])) if found is not None else (0, 0)

    def seen(self, device: str, account: str, name: str, now_ms: int) -> None:
        """Signed in from there."""
        with self._engine.begin() as connection:
            if not _change(connection, device, account, seen_ms=now_ms, name=name):
                _add(connection, Device(device, account, b"", name, 0, now_ms, False, 0))
                _keep_few(connection, account, devices.c.key == b"")
            _came_next(connection, device, account, now_ms)

    def enrol(self, device: str, account: str, key: bytes, name: str, now_ms: int, changed: int) -> bool:
        """Its key from now on: the one before is worth nothing any more. False, and nothing is kept, where the account
        is not as it was when its number was `changed`: its password may be another since."""
        with self._engine.begin() as connection:
            asked = select(accounts.c.changed).where(accounts.c.account == account).with_for_update(read=True)
            if connection.execute(asked).scalar() != changed:
                return False
            now = {"enrolled_ms": now_ms, "seen_ms": now_ms, "next_ms": 0}
            if not _change(connection, device, account, key=key, name=name, **now):
                _add(connection, Device(device, account, key, name, now_ms, now_ms, False, 0))
            _keep_few(connection, account, devices.c.key != b"")
            _came_next(connection, device, account, now_ms)
        return True

    def used(self, device: str, account: str, now_ms: int) -> None:
        """Let in by its key."""
        with self._engine.begin() as connection:
            _change(connection, device, account, seen_ms=now_ms)

    def revoke(self, device: str, account: str = EVERYBODY) -> None:
        """Nobody, or not that person, signs in from it any more; its key is forgotten. Raises NoSuch."""
        with self._engine.begin() as connection:
            changed = _next(connection)
            if not connection.execute(_of(device)).first():
                raise NoSuch(device)
            if account:
                if not _change(connection, device, account, key=b"", revoked=True, changed=changed):
                    raise NoSuch(account)
                return
            _change(connection, device, key=b"")
            if not _change(connection, device, EVERYBODY, revoked=True, changed=changed):
                _add(connection, Device(device, EVERYBODY, b"", "", 0, 0, True, changed))

    def allow(self, device: str, account: str = EVERYBODY) -> None:
        """Signing in from it with the password is free again, and enrols anew: for everybody but who was revoked there
        by name, or for that person. Raises NoSuch."""
        with self._engine.begin() as connection:
            if not _change(connection, device, account, revoked=False, changed=_next(connection)):
                raise NoSuch(account or device)

    def all(self, account: str = "") -> list[Device]:
        wanted = select(devices).order_by(devices.c.account, devices.c.seen_ms.desc(), devices.c.device)
        if account:
            wanted = wanted.where(devices.c.account.in_((account, EVERYBODY)))
        with self._engine.connect().execution_options(**READ) as connection:
            return [Device(*row) for row in connection.execute(wanted)]

    def last_change(self) -> int:
        """The newest number; 0 where nothing was revoked."""
        with self._engine.connect().execution_options(**READ) as connection:
            return int(connection.execute(select(func.max(devices.c.changed))).scalar() or 0)

    def changed_after(self, change: int) -> list[Device]:
        """Revoked or allowed since that number, in order."""
        wanted = select(devices).where(devices.c.changed > change).order_by(devices.c.changed)
        with self._engine.connect().execution_options(**READ) as connection:
            return [Device(*row) for row in connection.execute(wanted)]


def _of(device: str) -> "Select[Any]":
    return select(devices).where(devices.c.device == device)


def _change(connection: Connection, device: str, account: str | None = None, **values: object) -> bool:
    where: ColumnElement[bool] = devices.c.device == device
    if account is not None:
        where = where & (devices.c.account == account)
    return connection.execute(update(devices).where(where).values(**values)).rowcount > 0


def _came_next(connection: Connection, device: str, account: str, now_ms: int) -> None:
    """For everybody else who was there before."""
    others = (devices.c.device == device) & devices.c.account.not_in((account, EVERYBODY)) & (devices.c.next_ms == 0)
    connection.execute(update(devices).where(others).values(next_ms=now_ms))


def _add(connection: Connection, row: Device) -> None:
    connection.execute(insert(devices).values(**msgspec.structs.asdict(row)))


def _keep_few(connection: Connection, account: str, kind: ColumnElement[bool]) -> None:
    such = (devices.c.account == account) & kind & devices.c.revoked.is_(False)
    oldest = select(devices.c.device).where(such).order_by(devices.c.seen_ms.desc()).offset(MOST_EACH)
    gone = [row[0] for row in connection.execute(oldest)]
    if gone:
        connection.execute(delete(devices).where(such, or_(*(devices.c.device == device for device in gone))))


def _next(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE devices IN EXCLUSIVE MODE"))
    return int(connection.execute(select(func.max(devices.c.changed))).scalar() or 0) + 1
