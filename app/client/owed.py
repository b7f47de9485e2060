"""What the server has not got yet, and what travels before what; values only."""

import msgspec

# What travels first: what is looked at, then what was kept of it, then the past, the files behind it, the recording.
RANK_VIEW, RANK_STILL, RANK_LOG, RANK_FILE, RANK_SEGMENT = range(5)


class Owed(msgspec.Struct, frozen=True):
    """A blob that the server has not got yet. `not_before_ms`, by this computer's clock: until then it goes only when
    nobody needs the line; 0: it goes as soon as it can."""

    consult: str
    blob: str
    rank: int
    size_bytes: int = 0
    not_before_ms: int = 0
