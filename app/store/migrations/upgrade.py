"""Runs the migrations from the installed package; imported only when a store is behind."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Brings the tables to the newest revision, in the caller's transaction: killed inside, nothing has happened."""
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)  # it lists its own parts
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def configuration() -> Config:
    """Alembic's settings, by code: an installed wheel has no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
