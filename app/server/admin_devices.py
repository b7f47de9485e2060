"""`preceptor admin list-devices`, `revoke-device`, `allow-device`: which computers people sign in from."""

from typing import Annotated

import typer

from app.server.admin_desk import Data, Database, at, line, note, open_stores, refuse
from app.store.accounts import NoSuch
from app.store.devices import EVERYBODY, Device

commands = typer.Typer()

UNDER_ANOTHER_ID = (
    "A program that was tampered with can name itself another device: where somebody else may know a password, set a "
    "new one too (set-password), or close the account (disable-user)."
)

User = Annotated[str, typer.Option(help="Only of this account.")]


@commands.command("list-devices")
def list_devices(data: Data, user: User = "", database: Database = "") -> None:
    """Print the computers that people signed in from, a line a person and computer."""
    stores = open_stores(data, database)
    rows = stores.devices.all(user)
    stores.close()
    nobodys = {row.device for row in rows if row.account == EVERYBODY and row.revoked}
    for row in rows:
        if row.account == EVERYBODY and not row.revoked:
            continue
        seen = at(row.seen_ms) if row.seen_ms else "-"
        line(row.account or "everybody", row.device, row.name, _how_it_stands(row, nobodys), seen)


@commands.command("revoke-device")
def revoke_device(
    device: Annotated[str, typer.Argument(help="Its id, as list-devices says it.")],
    data: Data,
    user: User = "",
    database: Database = "",
) -> None:
    """Take a computer out of use: its connections end within 5 s, and nobody signs in from it."""
    stores = open_stores(data, database)
    try:
        stores.devices.revoke(device, user)
    except NoSuch:
        stores.close()
        refuse(f"Nobody has signed in from a device {device}{f' as {user}' if user else ''}. See list-devices.")
    note(stores, "device_revoked", f"{device}/{user}" if user else device)
    typer.echo(f"Nobody signs in from {device} any more{f' as {user}' if user else ''}. {UNDER_ANOTHER_ID}")


@commands.command("allow-device")
def allow_device(device: str, data: Data, user: User = "", database: Database = "") -> None:
    """Let people sign in again from a computer that was revoked; who was revoked there by name stays out."""
    stores = open_stores(data, database)
    if user and any(row.device == device and row.revoked for row in stores.devices.all() if row.account == EVERYBODY):
        stores.close()
        refuse(f"{device} is revoked for everybody. Allow it without --user first.")
    try:
        stores.devices.allow(device, user)
    except NoSuch:
        stores.close()
        if user:
            refuse(f"There is no device {device} of {user}. See list-devices.")
        refuse(f"The device {device} is not revoked for everybody. See list-devices; of one person: --user.")
    note(stores, "device_allowed", f"{device}/{user}" if user else device)
    typer.echo("Signing in from it is possible again, with the password.")


def _how_it_stands(row: Device, nobodys: set[str]) -> str:
    if row.revoked or row.device in nobodys:
        return "revoked"
    return "enrolled" if row.key else "password only"
