"""When somebody else was the next to sign in on a computer: noted in each person's own row, 0 for not yet."""

from alembic import op
from sqlalchemy import BigInteger, Column, inspect

revision = "0004"
down_revision = "0003"

# As it was asked for each time before: the first of the others that are known there.
CAME_NEXT = """
UPDATE devices SET next_ms = COALESCE((
    SELECT MIN(CASE WHEN o.enrolled_ms > 0 THEN o.enrolled_ms ELSE o.seen_ms END) FROM devices AS o
    WHERE o.device = devices.device AND o.account <> devices.account AND o.account <> ''
    AND CASE WHEN o.enrolled_ms > 0 THEN o.enrolled_ms ELSE o.seen_ms END > devices.enrolled_ms
), 0) WHERE account <> ''
"""


def upgrade() -> None:
    """Builds shortly before the first release made this column within 0003: there it stays as it is."""
    if "next_ms" in {column["name"] for column in inspect(op.get_bind()).get_columns("devices")}:
        return
    op.add_column("devices", Column("next_ms", BigInteger, nullable=False, server_default="0"))
    op.execute(CAME_NEXT)
