"""What an error means: wait, or give up."""

import sqlite3
from collections.abc import AsyncIterator
from socket import gaierror

import pytest
from sqlalchemy.exc import OperationalError

from bot.delivery import trouble
from bot.storage.database import Database, open_database


@pytest.fixture
async def server(migrated_postgres: str) -> AsyncIterator[Database]:
    """A database on a real PostgreSQL."""
    opened = open_database(migrated_postgres)
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    ("code", "waits"),
    [
        ("53100", True),  # disk full
        ("53300", True),  # too many connections
        ("57P01", True),  # it is being stopped
        ("40P01", True),  # deadlock
        ("55P03", True),  # locked
        ("25006", True),  # read-only
        ("23505", False),  # a row that is there already
        ("42703", False),  # a column that is not there
    ],
)
async def test_what_a_server_says(server: Database, code: str, waits: bool) -> None:
    """A server that can't be used now is waited for; a mistake of ours is not."""
    raising = f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$"
    with pytest.raises(Exception, match="exception") as raised:
        async with server.transaction() as connection:
            await connection.exec_driver_sql(raising)
    assert trouble.is_storage(raised.value) is waits


async def test_a_connection_that_broke(server: Database) -> None:
    """A server that ends the connection in the middle is waited for."""
    with pytest.raises(Exception, match=r"closed|in progress") as raised:
        async with server.transaction() as connection:
            pid = (await connection.exec_driver_sql("SELECT pg_backend_pid()")).scalar_one()
            async with server.transaction() as other:
                await other.exec_driver_sql(f"SELECT pg_terminate_backend({pid})")
            for _ in range(1000):
                await connection.exec_driver_sql("SELECT 1")
    assert trouble.is_storage(raised.value)


@pytest.mark.parametrize("host", ["nowhere.invalid", "/nowhere"])
async def test_a_server_that_is_not_there(host: str) -> None:
    """Neither found by name nor by its socket: waited for."""
    database = open_database(f"postgresql:///wiebelik?host={host}")
    with pytest.raises((gaierror, FileNotFoundError)) as raised:
        async with database.transaction():
            pass
    assert trouble.is_storage(raised.value)
    await database.close()


def test_sqlite() -> None:
    """Locked and full are waited for, and named without what people wrote."""
    error = OperationalError(
        "UPDATE people SET name = 'Anna'", {}, sqlite3.OperationalError("full")
    )
    assert trouble.is_storage(error)
    assert trouble.name_of(error) == "OperationalError (OperationalError)"
