"""The tables of a store, once, for SQLite and PostgreSQL; says nothing of who reads or writes them."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

# One line of a consult's log. The two keys are the two promises: no number twice, no gesture twice.
records = Table(
    "records",
    metadata,
    Column("consult", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("offset_known", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("counter", BigInteger, nullable=False),
    Column("v", Integer, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("consult", "device", "counter", name="one_origin"),
)

# What a probe writes to learn whether the store can keep anything again.
probes = Table("probes", metadata, Column("id", Integer, primary_key=True), Column("times", BigInteger, nullable=False))

# `telephone` here and below: where they are reached when nothing else reaches them; empty where nobody said.
sites = Table(
    "sites",
    metadata,
    Column("site", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("telephone", Text, nullable=False, server_default=""),
)

# `changed` rises with every change of any account, so that a running server notices by one number.
accounts = Table(
    "accounts",
    metadata,
    Column("account", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("telephone", Text, nullable=False, server_default=""),
)

# The computers a person signed in from. `key` is Ed25519, empty where none was enrolled; a row without account stands
# for everybody on that device; `changed` rises with every device that is revoked or allowed again, and is 0 else.
devices = Table(
    "devices",
    metadata,
    Column("device", Text, primary_key=True),
    Column("account", Text, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    Column("name", Text, nullable=False),
    Column("enrolled_ms", BigInteger, nullable=False),
    Column("seen_ms", BigInteger, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("next_ms", BigInteger, nullable=False, server_default="0"),
)

# The id that this server has for good: what is signed for it is good for no other.
house = Table("house", metadata, Column("id", Text, primary_key=True))

audit = Table(
    "audit",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

# Which consult a blob came in through: bytes shared twice are locked only when the last consult has let go.
blob_uses = Table(
    "blob_uses",
    metadata,
    Column("blob", Text, primary_key=True),
    Column("consult", Text, primary_key=True),
)

# The last known line of the board for each consult, so that a start does not fold every log again.
board_lines = Table(
    "board_lines",
    metadata,
    Column("consult", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("line", LargeBinary, nullable=False),
)
