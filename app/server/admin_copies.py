"""Copies of everything a server keeps: made, put back, and a drill that proves that they can be."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from app.server.admin_desk import Data, Database, note, open_stores, refuse
from app.server.backup import CannotBackUp, in_words, make_backup, restore_backup
from app.server.drill import NotProven, drill
from app.store.errors import StoreFailed

commands = typer.Typer()

Empty = Annotated[str, typer.Option(help="postgresql+psycopg://... of an empty database; else SQLite in DATA.")]
STOPPED = "Stopped before it was done: what was put aside for it is gone."


@commands.command()
def backup(
    data: Data, to: Annotated[Path, typer.Option(help="A new folder for the copy.")], database: Database = ""
) -> None:
    """Copy log, accounts, audit and documents while the server runs, on SQLite or PostgreSQL alike."""
    try:
        count = make_backup(data, to, database, _show)
    except CannotBackUp as refusal:
        refuse(str(refusal))
    note(open_stores(data, database), "exported", f"backup {to.name}")
    typer.echo(f"{count} files are in {to}, each with its hash in manifest.json.")


@commands.command()
def restore(
    source: Annotated[Path, typer.Option("--from", help="A folder that backup made.")],
    data: Annotated[Path, typer.Option(help="A new, empty folder for the server.")],
    database: Empty = "",
) -> None:
    """Check a copy whole and put it where a server can be started on it: SQLite, or an empty PostgreSQL database."""
    try:
        count = restore_backup(source, data, database, _show)
    except CannotBackUp as refusal:
        refuse(str(refusal))
    note(open_stores(data, database), "restored", source.name)
    rows = ", log, accounts and audit in the database" if database else ""
    typer.echo(f"{count} files were checked and are in {data}{rows}.")


@commands.command("drill")
def prove(
    data: Data,
    source: Annotated[
        Path | None, typer.Option("--from", help="A folder that backup made; else a copy is made for the drill.")
    ] = None,
    within: Annotated[
        Path | None, typer.Option("--in", help="Folder with room for a copy or two; else the system's temporary one.")
    ] = None,
    database: Database = "",
) -> None:
    """Prove that a copy can be put back: restore it aside, read all of it, hold it against the server that runs."""
    stores = open_stores(data, database)
    try:
        drill(data, stores, source, within, typer.echo, database, _show)
    except (NotProven, CannotBackUp, OSError, SQLAlchemyError, KeyboardInterrupt) as refusal:
        typer.echo(f"NOT PROVEN: {STOPPED if isinstance(refusal, KeyboardInterrupt) else in_words(refusal)}", err=True)
        try:
            note(stores, "drill", f"not proven {source.name if source is not None else ''}".strip())
        except StoreFailed as failure:  # a database that is gone is often why
            typer.echo(f"The audit trail has no line of it: {failure}.", err=True)
        raise typer.Exit(1) from None
    note(stores, "drill", source.name if source is not None else "")
    typer.echo("Proven: everything in the copy can be put back and read.")


def _show(line: str) -> None:
    """How far it is: beside what a command answers, so that a script reads on as before."""
    typer.echo(line, err=True)
