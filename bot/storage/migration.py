"""Bringing a database to the present schema, and refusing one that is newer than this code."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.errors import StartupError
from bot.storage.database import Database

FOLDER = Path(__file__).parent / "migrations"


async def migrate(database: Database) -> None:
    """Apply the missing migrations in one transaction; refuse a database newer than the code."""
    async with database.transaction() as connection:
        await connection.run_sync(_upgrade)


async def is_current(database: Database) -> bool:
    """Tell whether no migration is missing."""
    config = _config()
    async with database.read() as connection:
        revision = await connection.run_sync(_revision)
    return revision == ScriptDirectory.from_config(config).get_current_head()


def _upgrade(connection: Connection) -> None:
    config = _config()
    script = ScriptDirectory.from_config(config)
    revision = _revision(connection)
    if revision == script.get_current_head():
        return
    if revision is not None and revision not in {step.revision for step in script.walk_revisions()}:
        raise StartupError(
            f"The database is newer than this program (revision {revision}): "
            "update Wiebelik, or restore a backup that fits it."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
