"""Bringing a database to the present schema, and refusing one that is newer than this code."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from bot.errors import StartupError
from bot.storage.database import Database

FOLDER = Path(__file__).parent / "migrations"
LOCK = 20161122  # any number that no other program on the same server uses


async def migrate(database: Database) -> None:
    """Apply the missing migrations in one transaction; refuse a database newer than the code."""
    if not await is_current(database):
        async with database.transaction() as connection:
            await connection.run_sync(_upgrade)


async def is_current(database: Database) -> bool:
    """Tell whether no migration is missing."""
    async with database.read() as connection:
        return await connection.run_sync(_revision) == _revisions()[-1]


def _revisions() -> list[str]:
    """Return all revisions, oldest first: the numbers that the migration files begin with."""
    return sorted(file.name.split("_")[0] for file in (FOLDER / "versions").glob("0*.py"))


def _revision(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql(
        "SELECT version_num FROM alembic_version"
    ).scalar()
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":  # two processes may start at the same moment
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    revision = _revision(connection)
    if revision is not None and revision not in _revisions():
        raise StartupError(
            f"The database is newer than this program (revision {revision}): "
            "update Wiebelik, or restore a backup that fits it."
        )
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
