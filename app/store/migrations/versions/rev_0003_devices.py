"""Which computers each person signed in from, with the key of each; and the id that this server has for good."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "devices",
        Column("device", Text, primary_key=True),
        Column("account", Text, primary_key=True),
        Column("key", LargeBinary, nullable=False),
        Column("name", Text, nullable=False),
        Column("enrolled_ms", BigInteger, nullable=False),
        Column("seen_ms", BigInteger, nullable=False),
        Column("revoked", Boolean, nullable=False),
        Column("changed", BigInteger, nullable=False),
    )
    op.create_table("house", Column("id", Text, primary_key=True))
