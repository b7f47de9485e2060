"""Proves that a copy can be put back: it is restored beside the server, read whole, and held against what runs.

A copy is older than the server it came from: each log, and the audit trail, must begin like the server's own. A log
that was there before a copy made just now must be in it as far as it went then. Nothing of the server is changed.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.consult.events.record import GENESIS, record_hash
from app.consult.reduce import Folding
from app.consult.state import ConsultState
from app.server.backup import make_backup, restore_backup
from app.server.options import ServeOptions
from app.server.stores import Stores
from app.store.audit import Wanted
from app.store.carrying import Show

SLICE = 500
Say = Callable[[str], None]


class NotProven(Exception):
    """What is put back is not what was kept; the text names the first difference."""


def drill(
    data: Path,
    running: Stores,
    source: Path | None,
    within: Path | None,
    say: Say,
    database: str = "",
    show: Show = lambda _line: None,
) -> None:
    """A line a check to `say`, how far it is to `show`. `source`: a copy made earlier; None makes one. `within`: where
    copies are put meanwhile. `database`: the server's PostgreSQL, if any; what is restored aside is on SQLite.
    Raises NotProven, or CannotBackUp where the copy cannot even be made or put back. Blocking, for long."""
    before = running.log.heads() if source is None else {}
    whose = {one.account for one in running.accounts.all()} if source is None else set()
    with tempfile.TemporaryDirectory(prefix="preceptor-drill-", dir=within) as folder:
        aside = Path(folder)
        if source is None:
            source = aside / "copy"
            say(f"{make_backup(data, source, database, show)} files were copied.")
        count = restore_backup(source, aside / "restored", show=show)
        say(f"{count} files were put back, each with the hash it had.")
        try:
            restored = Stores(ServeOptions(data=aside / "restored"))
        except (SQLAlchemyError, OSError) as error:
            raise NotProven(f"a server could not be started on it ({type(error).__name__}).") from error
        try:
            _logs(restored, running, before, say)
            _files(restored, say)
            _accounts(restored, running, whose, say)
            _trail(restored, running, say)
        finally:
            restored.close()


def _logs(restored: Stores, running: Stores, before: dict[str, int], say: Say) -> None:
    heads = restored.log.heads()
    for consult, seq in before.items():
        if heads.get(consult, 0) < seq:
            raise NotProven(f"consult {consult} had {seq} records before, and {heads.get(consult, 0)} in the copy.")
    for consult, head in heads.items():
        _log(restored, running, consult, head)
    say(f"{len(heads)} consults with {sum(heads.values())} records were read, their chains checked, each folded.")


def _log(restored: Stores, running: Stores, consult: str, head: int) -> None:
    folding, prev, seq = Folding(ConsultState(consult)), GENESIS, 0
    own = running.log.slices(consult, 0, head, SLICE)
    for records in restored.log.slices(consult, 0, head, SLICE):
        for record in records:
            seq += 1
            if record.seq != seq or record.prev != prev:
                raise NotProven(f"record {seq} of consult {consult} was changed, removed or moved.")
            prev = record_hash(record)
        if records != next(own, []):
            raise NotProven(f"consult {consult} is not what the server has of it.")
        try:
            folding.take(records)
        except (LookupError, TypeError, ValueError, AttributeError) as error:  # what a fold of bent parts can raise
            raise NotProven(f"consult {consult} cannot be read up to record {seq} ({type(error).__name__}).") from error
    if seq != head or folding.state.seq != head:
        raise NotProven(f"consult {consult} ends at record {seq}, not {head}.")


def _files(restored: Stores, say: Say) -> None:
    named = restored.uses.blobs()
    locked = set(restored.blobs.locked())
    for blob in named:
        if blob not in locked and not restored.blobs.has(blob):
            raise NotProven(f"the file {blob} is named by a consult and is not in the copy.")
        if not restored.blobs.verify(blob):
            raise NotProven(f"the file {blob} is damaged.")
    say(f"{len(named)} files of consults were read, {len(locked)} of them locked away.")


def _accounts(restored: Stores, running: Stores, before: set[str], say: Say) -> None:
    """No account is ever removed: whoever was there before is in the copy, whoever is in the copy is there now."""
    accounts, sites = restored.accounts.all(), restored.accounts.sites()
    copied = {one.account for one in accounts}
    for account in sorted(before - copied):
        raise NotProven(f"account {account} is not in the copy.")
    for account in sorted(copied - {one.account for one in running.accounts.all()}):
        raise NotProven(f"account {account} of the copy is not known to the server.")
    for one in accounts:
        if one.site and one.site not in sites:
            raise NotProven(f"account {one.account} belongs to a site that is not in the copy.")
    say(f"{len(accounts)} accounts at {len(sites)} sites were read.")


def _trail(restored: Stores, running: Stores, say: Say) -> None:
    broken = restored.audit.first_broken()
    if broken is not None:
        raise NotProven(f"line {broken} of the audit trail was changed, removed or moved.")
    last = restored.audit.last()
    if last is not None and [last] != list(running.audit.lines(Wanted(after=last.number - 1, most=1))):
        raise NotProven(f"line {last.number} of the audit trail is not the server's own.")
    say(f"{last.number if last is not None else 0} lines of the audit trail were read, their chain is whole.")
