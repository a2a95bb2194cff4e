"""Migrations bring a database to exactly the schema, and a newer one is refused."""

from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from bot.errors import StartupError
from bot.storage.database import Database, open_database
from bot.storage.migration import is_current, migrate
from bot.storage.schema import metadata


def differences(connection: Connection) -> list[object]:
    """List what differs between a database and the schema: tables, columns, types, indexes."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


@pytest.fixture
async def own_database(empty_url: str) -> AsyncIterator[Database]:
    """Open a migrated database of which a test may change the schema."""
    opened = open_database(empty_url)
    await migrate(opened)
    yield opened
    await opened.close()


async def test_migrations_equal_the_schema(database: Database) -> None:
    """A migrated database has nothing too few and nothing too many."""
    async with database.read() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_missing_column_would_be_seen(own_database: Database) -> None:
    """The comparison above can fail."""
    async with own_database.transaction() as connection:
        await connection.execute(sa.text("ALTER TABLE phones DROP COLUMN extension"))
    async with own_database.read() as connection:
        found = await connection.run_sync(differences)
    assert "extension" in str(found)


async def test_migrating_from_nothing_and_again(empty_url: str) -> None:
    """An empty database becomes current; migrating once more does nothing."""
    database = open_database(empty_url)
    try:
        assert not await is_current(database)
        await migrate(database)
        assert await is_current(database)
        await migrate(database)
        assert await is_current(database)
    finally:
        await database.close()


async def test_a_newer_database_is_refused(own_database: Database) -> None:
    """A database of a later version is left alone, with one clear line."""
    async with own_database.transaction() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StartupError, match="newer than this program"):
        await migrate(own_database)
    async with own_database.read() as connection:
        found = await connection.execute(sa.text("SELECT version_num FROM alembic_version"))
        assert found.scalar_one() == "9999"
