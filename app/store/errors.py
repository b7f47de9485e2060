"""What can go wrong with a store, by what the caller can do about it; and how a driver's error becomes one of these."""

import errno

from sqlalchemy.exc import DBAPIError, IntegrityError

# PostgreSQL's class 53 "insufficient resources" (appendix A of its manual): 53100 is disk_full.
PG_DISK_FULL = "53100"
FULL_NUMBERS = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class StoreFailed(Exception):
    """Nothing of what was handed over may be counted as stored. Read the log again before going on."""


class StoreFull(StoreFailed):
    """There is no space left; it works again by itself when there is."""


class StoreConflict(StoreFailed):
    """The records do not follow what is stored: a number or an origin is taken. The store itself is well."""


def as_store_failure(error: Exception) -> StoreFailed:
    """The failure of a driver or of the file system as one of ours, with the original as its cause."""
    failure: StoreFailed
    if isinstance(error, StoreFailed):
        return error
    if _is_full(error):
        failure = StoreFull("no space left where the log is kept")
    elif isinstance(error, IntegrityError):
        failure = StoreConflict("the records do not follow what is stored")
    else:
        failure = StoreFailed(f"the log could not be written: {type(error).__name__}")
    failure.__cause__ = error
    return failure


def _is_full(error: BaseException) -> bool:
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, OSError) and error.errno in FULL_NUMBERS:
        return True
    if getattr(error, "sqlstate", None) == PG_DISK_FULL:
        return True
    # sqlite3 names its result code from Python 3.11 on: SQLITE_FULL.
    return getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"
