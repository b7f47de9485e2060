"""The first tables: log, probes, sites, accounts, audit, uses of blobs, lines of the board."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, Text, UniqueConstraint

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "records",
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
    op.create_table("probes", Column("id", Integer, primary_key=True), Column("times", BigInteger, nullable=False))
    op.create_table("sites", Column("site", Text, primary_key=True), Column("name", Text, nullable=False))
    op.create_table(
        "accounts",
        Column("account", Text, primary_key=True),
        Column("name", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("site", Text, nullable=False),
        Column("secret", Text, nullable=False),
        Column("disabled", Boolean, nullable=False),
        Column("changed", BigInteger, nullable=False),
    )
    op.create_table(
        "audit",
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
    op.create_table("blob_uses", Column("blob", Text, primary_key=True), Column("consult", Text, primary_key=True))
    op.create_table(
        "board_lines",
        Column("consult", Text, primary_key=True),
        Column("seq", BigInteger, nullable=False),
        Column("line", LargeBinary, nullable=False),
    )
