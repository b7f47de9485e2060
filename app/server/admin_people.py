"""Sites and accounts: add, list, rename, close and open again; their passwords and telephone numbers."""

import sys
from typing import Annotated, cast

import typer

from app.consult.events.people import Role
from app.server import passwords
from app.server.admin_desk import Data, Database, at, check_id, line, note, open_stores, refuse
from app.store.accounts import ROLES, AccountTaken, NoSuch

commands = typer.Typer()

FromInput = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
MOST_TELEPHONE = 64  # with an extension and a word beside it
MOST_NAME = 120


@commands.command("add-site")
def add_site(site: str, name: str, data: Data, database: Database = "") -> None:
    """Add a clinic: a short id and its name."""
    check_id(site, "site")
    name = _name(name)
    stores = open_stores(data, database, may_make=True)
    try:
        stores.accounts.add_site(site, name)
    except AccountTaken:
        refuse(f"There is a site {site} already.")
    note(stores, "site_added", site)
    typer.echo(f"Site {site} is there.")


@commands.command("list-sites")
def list_sites(data: Data, database: Database = "") -> None:
    """Print the sites: id, name, telephone, how many accounts are open."""
    stores = open_stores(data, database)
    accounts = stores.accounts.all()
    for site, name in stores.accounts.sites().items():
        people = sum(one.site == site and not one.disabled for one in accounts)
        line(site, name, stores.accounts.site_telephone(site) or "-", people)
    stores.close()


@commands.command("rename-site")
def rename_site(site: str, name: str, data: Data, database: Database = "") -> None:
    """Give a site another name; what was written under the old one keeps it."""
    name = _name(name)
    stores = open_stores(data, database)
    try:
        stores.accounts.rename_site(site, name)
    except NoSuch:
        refuse(f"There is no site {site}.")
    note(stores, "site_renamed", site)
    typer.echo("The new name is kept. It is told from the next signing in on.")


@commands.command("add-user")
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
    check_id(user, "user")
    name = _name(name or user)
    kind = _role(role)
    if kind == "clinic" and not site:
        refuse("An account of the role clinic belongs to a site: add --site.")
    secret = _new_password(user, password_stdin)
    stores = open_stores(data, database, may_make=True)
    try:
        stores.accounts.add(user, name, kind, site, passwords.hashed(secret))
    except AccountTaken:
        refuse(f"There is an account {user} already.")
    except NoSuch:
        refuse(f"There is no site {site}. Add it first: preceptor admin add-site {site} NAME --data {data}")
    note(stores, "account_added", user)
    typer.echo(f"Account {user} is there.")


@commands.command("list-users")
def list_users(
    data: Data,
    site: Annotated[str, typer.Option(help="Only of this site.")] = "",
    role: Annotated[str, typer.Option(help="Only of this role.")] = "",
    database: Database = "",
) -> None:
    """Print the accounts: id, name, role, site, open or closed, last signing in, telephone."""
    kind = _role(role) if role else ""
    stores = open_stores(data, database)
    last = stores.audit.last_signed_in()
    for one in stores.accounts.all():
        if (not site or one.site == site) and (not kind or one.role == kind):
            came = at(last[one.account]) if one.account in last else "never"
            state = "closed" if one.disabled else "open"
            line(one.account, one.name, one.role, one.site or "-", state, came, one.telephone or "-")
    stores.close()


@commands.command("rename-user")
def rename_user(user: str, name: str, data: Data, database: Database = "") -> None:
    """Give a person another name; what they did under the old one keeps it."""
    name = _name(name)
    stores = open_stores(data, database)
    try:
        stores.accounts.rename(user, name)
    except NoSuch:
        refuse(f"There is no account {user}.")
    note(stores, "account_renamed", user)
    typer.echo("The new name is kept. It is told from the next signing in on.")


@commands.command("set-telephone")
def set_telephone(
    number: Annotated[str, typer.Argument(help="As it is dialled, e.g. '+47 78 00 00 00'; empty to take it away.")],
    data: Data,
    user: Annotated[str, typer.Option(help="Whose own number it is.")] = "",
    site: Annotated[str, typer.Option(help="Of everybody at this site who has none of their own.")] = "",
    database: Database = "",
) -> None:
    """Say where a person or a site is telephoned: shown to the other side of a consult when the connection is lost."""
    if bool(user) == bool(site):
        refuse("Whose number is it? Give either --user or --site.")
    number = number.strip()
    if len(number) > MOST_TELEPHONE or not number.isprintable():
        refuse(f"A telephone number has at most {MOST_TELEPHONE} letters on one line.")
    stores = open_stores(data, database)
    try:
        if user:
            stores.accounts.set_telephone(user, number)
        else:
            stores.accounts.set_site_telephone(site, number)
    except NoSuch:
        refuse(f"There is no account {user}." if user else f"There is no site {site}.")
    note(stores, "telephone_set", user or site)
    typer.echo("The number is kept. It is told from the next signing in on.")


@commands.command("set-password")
def set_password(user: str, data: Data, password_stdin: FromInput = False, database: Database = "") -> None:
    """Give an account a new password; whoever is signed in with it is signed out."""
    secret = _new_password(user, password_stdin)
    stores = open_stores(data, database)
    try:
        stores.accounts.set_secret(user, passwords.hashed(secret))
    except NoSuch:
        refuse(f"There is no account {user}.")
    note(stores, "password_set", user)
    typer.echo(f"Account {user} has a new password.")


@commands.command("disable-user")
def disable_user(user: str, data: Data, database: Database = "") -> None:
    """Close an account; its connections end within 5 s."""
    stores = open_stores(data, database)
    try:
        stores.accounts.disable(user)
    except NoSuch:
        refuse(f"There is no account {user}.")
    note(stores, "account_disabled", user)
    typer.echo(f"Account {user} is closed.")


@commands.command("enable-user")
def enable_user(user: str, data: Data, database: Database = "") -> None:
    """Open a closed account again, with the password it had."""
    stores = open_stores(data, database)
    try:
        stores.accounts.enable(user)
    except NoSuch:
        refuse(f"There is no account {user}.")
    note(stores, "account_enabled", user)
    typer.echo(f"Account {user} is open.")


def _name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > MOST_NAME or not name.isprintable():
        refuse(f"A name has 1 to {MOST_NAME} letters on one line.")
    return name


def _new_password(user: str, from_input: bool) -> str:
    if from_input:
        secret = sys.stdin.readline().rstrip("\r\n")
    else:
        secret = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    reason = passwords.why_not(secret, user)
    if reason is not None:
        refuse(reason)
    return secret


def _role(role: str) -> Role:
    if role not in ROLES:
        refuse(f"A role is one of: {', '.join(ROLES)}.")
    return cast(Role, role)
