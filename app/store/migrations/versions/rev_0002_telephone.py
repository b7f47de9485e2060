"""The number under which a person, or a site, is reached when nothing else reaches them."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for table in ("sites", "accounts"):
        op.add_column(table, Column("telephone", Text, nullable=False, server_default=""))
