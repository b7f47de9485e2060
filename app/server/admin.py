"""`preceptor admin ...`: sites, accounts, audit, backup and restore, beside a running server or without one."""

import sys
import time
from pathlib import Path
from typing import Annotated, NoReturn, cast

import typer
from sqlalchemy.exc import SQLAlchemyError

from app.consult.events.people import Role
from app.server import passwords
from app.server.backup import CannotBackUp, make_backup, restore_backup
from app.server.ids import ID
from app.server.options import ServeOptions
from app.server.stores import NO_DRIVER, Stores
from app.store.accounts import ROLES, AccountTaken, NoSuch
from app.store.audit import AuditNote, Did

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Sites, accounts, audit, backup and restore.")

Data = Annotated[Path, typer.Option(help="Folder of the server.")]
Database = Annotated[str, typer.Option(help="postgresql+psycopg://... when the server uses one.")]
FromInput = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
MOST_TELEPHONE = 64  # with an extension and a word beside it
ADMIN = "administrator"  # whoever can run this command on the server's own computer


@app.command("add-site")
def add_site(site: str, name: str, data: Data, database: Database = "") -> None:
    """Add a clinic: a short id and its name."""
    _check_id(site, "site")
    stores = _open(data, database, may_make=True)
    try:
        stores.accounts.add_site(site, name)
    except AccountTaken:
        _refuse(f"There is a site {site} already.")
    _note(stores, "site_added", site)
    typer.echo(f"Site {site} is there.")


@app.command("add-user")
def add_user(
    user: str,
    role: Annotated[str, typer.Option(help="clinic, specialist, observer, reviewer, privacy or admin.")],
    data: Data,
    name: Annotated[str, typer.Option(help="As others read it, e.g. 'Dr Lin'.")] = "",
    site: Annotated[str, typer.Option(help="Id of the clinic; needed for the role clinic.")] = "",
    password_stdin: FromInput = False,
    database: Database = "",
) -> None:
    """Add an account."""
    _check_id(user, "user")
    kind = _role(role)
    if kind == "clinic" and not site:
        _refuse("An account of the role clinic belongs to a site: add --site.")
    secret = _new_password(user, password_stdin)
    stores = _open(data, database, may_make=True)
    try:
        stores.accounts.add(user, name or user, kind, site, passwords.hashed(secret))
    except AccountTaken:
        _refuse(f"There is an account {user} already.")
    except NoSuch:
        _refuse(f"There is no site {site}. Add it first: preceptor admin add-site {site} NAME --data {data}")
    _note(stores, "account_added", user)
    typer.echo(f"Account {user} is there.")


@app.command("set-telephone")
def set_telephone(
    number: Annotated[str, typer.Argument(help="As it is dialled, e.g. '+47 78 00 00 00'; empty to take it away.")],
    data: Data,
    user: Annotated[str, typer.Option(help="Whose own number it is.")] = "",
    site: Annotated[str, typer.Option(help="Of everybody at this site who has none of their own.")] = "",
    database: Database = "",
) -> None:
    """Say where a person or a site is telephoned: shown to the other side of a consult when the connection is lost."""
    if bool(user) == bool(site):
        _refuse("Whose number is it? Give either --user or --site.")
    number = number.strip()
    if len(number) > MOST_TELEPHONE or not number.isprintable():
        _refuse(f"A telephone number has at most {MOST_TELEPHONE} letters on one line.")
    stores = _open(data, database)
    try:
        if user:
            stores.accounts.set_telephone(user, number)
        else:
            stores.accounts.set_site_telephone(site, number)
    except NoSuch:
        _refuse(f"There is no account {user}." if user else f"There is no site {site}.")
    _note(stores, "telephone_set", user or site)
    typer.echo("The number is kept. It is told from the next signing in on.")


@app.command("set-password")
def set_password(user: str, data: Data, password_stdin: FromInput = False, database: Database = "") -> None:
    """Give an account a new password; whoever is signed in with it is signed out."""
    secret = _new_password(user, password_stdin)
    stores = _open(data, database)
    try:
        stores.accounts.set_secret(user, passwords.hashed(secret))
    except NoSuch:
        _refuse(f"There is no account {user}.")
    _note(stores, "password_set", user)
    typer.echo(f"Account {user} has a new password.")


@app.command("disable-user")
def disable_user(user: str, data: Data, database: Database = "") -> None:
    """Close an account; its connections end within 5 s."""
    stores = _open(data, database)
    try:
        stores.accounts.disable(user)
    except NoSuch:
        _refuse(f"There is no account {user}.")
    _note(stores, "account_disabled", user)
    typer.echo(f"Account {user} is closed.")


@app.command()
def audit(
    data: Data,
    after: Annotated[int, typer.Option(help="Only lines after this number.")] = 0,
    database: Database = "",
) -> None:
    """Print the audit trail, a line an entry, and check its chain."""
    stores = _open(data, database)
    last = None
    for line in stores.audit.lines(after):
        at = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(line.at_ms / 1000))
        fields = (line.who, line.did, line.what, line.outcome, line.address)
        typer.echo("\t".join((str(line.number), at, *map(_plain, fields))))
        last = line
    broken = stores.audit.first_broken()
    if broken is not None:
        _refuse(f"The trail is not as it was written: line {broken} was changed, removed or moved.")
    typer.echo("The trail is whole.", err=True)
    if last is not None:  # whoever keeps this line elsewhere finds out when the end is cut off
        typer.echo(f"Its last line is {last.number}, {last.hash.hex()}.", err=True)


@app.command()
def backup(data: Data, to: Annotated[Path, typer.Option(help="A new folder for the copy.")]) -> None:
    """Copy log, accounts, audit and documents while the server runs."""
    try:
        count = make_backup(data, to)
    except CannotBackUp as refusal:
        _refuse(str(refusal))
    stores = _open(data, "")
    _note(stores, "exported", f"backup {to.name}")
    typer.echo(f"{count} files are in {to}, each with its hash in manifest.json.")


@app.command()
def restore(
    source: Annotated[Path, typer.Option("--from", help="A folder that backup made.")],
    data: Annotated[Path, typer.Option(help="A new, empty folder for the server.")],
) -> None:
    """Check a copy whole and put it where a server can be started on it."""
    try:
        count = restore_backup(source, data)
    except CannotBackUp as refusal:
        _refuse(str(refusal))
    stores = _open(data, "")
    _note(stores, "restored", source.name)
    typer.echo(f"{count} files were checked and are in {data}.")


def _open(data: Path, database: str, may_make: bool = False) -> Stores:
    if not may_make and not database and not (data / "preceptor.sqlite").is_file():
        _refuse(f"There is no server's data in {data}. Check --data.")
    try:
        return Stores(ServeOptions(data=data, database=database))
    except ModuleNotFoundError:
        _refuse(NO_DRIVER)
    except (SQLAlchemyError, OSError) as error:
        text = "Check {data} and --database, and that this program is not older than the one that wrote it."
        _refuse(f"The store could not be opened ({type(error).__name__}). {text.format(data=data)}")


def _plain(field: str) -> str:
    """What somebody typed at the door must not draw lines of its own here."""
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in field)


def _note(stores: Stores, did: Did, what: str) -> None:
    stores.audit.add(AuditNote(time.time_ns() // 1_000_000, ADMIN, did, what))
    stores.close()


def _new_password(user: str, from_input: bool) -> str:
    if from_input:
        secret = sys.stdin.readline().rstrip("\r\n")
    else:
        secret = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    reason = passwords.why_not(secret, user)
    if reason is not None:
        _refuse(reason)
    return secret


def _role(role: str) -> Role:
    if role not in ROLES:
        _refuse(f"A role is one of: {', '.join(ROLES)}.")
    return cast(Role, role)


def _check_id(value: str, kind: str) -> None:
    if not ID.match(value):
        _refuse(f"The id of a {kind} has 1 to 64 letters a-z, A-Z, digits, - and _.")


def _refuse(text: str) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(1)
