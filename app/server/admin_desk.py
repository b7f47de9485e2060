"""What every `preceptor admin` command begins and ends with: the server's data opened, a line of audit, a sentence."""

import time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from sqlalchemy.exc import SQLAlchemyError

from app.server.ids import ID
from app.server.options import ServeOptions
from app.server.stores import NO_DRIVER, Stores
from app.store.audit import AuditNote, Did

Data = Annotated[Path, typer.Option(help="Folder of the server.")]
Database = Annotated[str, typer.Option(help="postgresql+psycopg://... when the server uses one.")]
ADMIN = "administrator"  # whoever can run these commands on the server's own computer


def open_stores(data: Path, database: str = "", may_make: bool = False) -> Stores:
    """Ends the command in words where there is nothing to open."""
    if not may_make and not database and not (data / "preceptor.sqlite").is_file():
        refuse(f"There is no server's data in {data}. Check --data.")
    try:
        return Stores(ServeOptions(data=data, database=database))
    except ModuleNotFoundError:
        refuse(NO_DRIVER)
    except (SQLAlchemyError, OSError) as error:
        text = "Check {data} and --database, and that this program is not older than the one that wrote it."
        refuse(f"The store could not be opened ({type(error).__name__}). {text.format(data=data)}")


def note(stores: Stores, did: Did, what: str) -> None:
    """The last act of a command: the stores are closed after it."""
    stores.audit.add(AuditNote(time.time_ns() // 1_000_000, ADMIN, did, what))
    stores.close()


def line(*fields: object) -> None:
    """One line of a table, fields apart by tabs; what somebody typed once must not draw lines of its own here."""
    typer.echo("\t".join(_plain(str(field)) for field in fields))


def at(ms: int) -> str:
    """A time as people read it, UTC."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(ms / 1000))


def check_id(value: str, kind: str) -> None:
    if not ID.match(value):
        refuse(f"The id of a {kind} has 1 to 64 letters a-z, A-Z, digits, - and _.")


def refuse(text: str) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(1)


def _plain(field: str) -> str:
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in field)
