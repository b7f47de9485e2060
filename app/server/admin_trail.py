"""The audit trail printed, searched, and its chain checked."""

from datetime import UTC, datetime
from typing import Annotated, get_args

import typer

from app.server.admin_desk import Data, Database, at, line, open_stores, refuse
from app.store.audit import AuditLine, Did, Outcome, Wanted

commands = typer.Typer()

Day = Annotated[str, typer.Option(help="UTC, as 2026-11-22 or 2026-11-22T14:30.")]
DAY_MS = 86_400_000
A_DAY = "2026-11-22"
MINUTE_MS = 60_000


@commands.command()
def audit(
    data: Data,
    after: Annotated[int, typer.Option(help="Only lines after this number.")] = 0,
    who: Annotated[str, typer.Option(help="Only of this account.")] = "",
    what: Annotated[str, typer.Option(help="Only of this consult, file or account: its id, or a part of it.")] = "",
    did: Annotated[str, typer.Option(help="Only of this kind, e.g. opened_consult.")] = "",
    outcome: Annotated[str, typer.Option(help="Only done, refused or failed.")] = "",
    since: Day = "",
    until: Day = "",
    database: Database = "",
) -> None:
    """Print the audit trail, a line an entry, all of it or what is searched for, and check the chain of the whole."""
    _is_one_of(did, get_args(Did), "--did")
    _is_one_of(outcome, get_args(Outcome), "--outcome")
    wanted = Wanted(after, who, what, did, outcome, _ms(since), _ms(until, is_end=True))
    stores = open_stores(data, database)
    for found in stores.audit.lines(wanted):
        line(found.number, at(found.at_ms), found.who, found.did, found.what, found.outcome, found.address)
    broken = stores.audit.first_broken()
    if broken is not None:
        refuse(f"The trail is not as it was written: line {broken} was changed, removed or moved.")
    typer.echo("The trail is whole.", err=True)
    last: AuditLine | None = stores.audit.last()
    if last is not None:  # whoever keeps this line elsewhere finds out when the end is cut off
        typer.echo(f"Its last line is {last.number}, {last.hash.hex()}.", err=True)
    stores.close()


def _is_one_of(word: str, words: tuple[str, ...], option: str) -> None:
    if word and word not in words:
        refuse(f"{option} is one of: {', '.join(words)}.")


def _ms(day: str, is_end: bool = False) -> int | None:
    """A day means its first millisecond, or its last; a minute likewise."""
    if not day:
        return None
    try:
        read = datetime.fromisoformat(day)
    except ValueError:
        refuse(f"{day} is no day. Write it as 2026-11-22, or 2026-11-22T14:30.")
    begins = round((read if read.tzinfo is not None else read.replace(tzinfo=UTC)).timestamp() * 1000)
    return begins + (DAY_MS if len(day) <= len(A_DAY) else MINUTE_MS) - 1 if is_end else begins
